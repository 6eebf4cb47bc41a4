/// Everything that can be done to an official document.
package enum DocumentAct: String, CaseIterable, Sendable, Hashable {
    case edit
    case submit
    case takeBack = "take_back"
    case abandon
    case approveDraft = "approve_draft"
    case passAttribute = "pass_attribute"
    case counterAttribute = "counter_attribute"
    case acceptCounter = "accept_counter"
    case declineCounter = "decline_counter"
    case concludeSecrecy = "conclude_secrecy"
    case referSecrecy = "refer_secrecy"
    case passLegality = "pass_legality"
    case sendBack = "send_back"
    case sign
    case issue
    case recordAgreement = "record_agreement"
    case informJoint = "inform_joint"
    case moveOffline = "move_offline"
    case callForReview = "call_for_review"
    case review
    case approveRelease = "approve_release"
    case declineRelease = "decline_release"

    /// The word on the button.
    package var chinese: String {
        switch self {
        case .edit: "修改文稿"
        case .submit: "送审"
        case .takeBack: "撤回修改"
        case .abandon: "撤稿"
        case .approveDraft: "审核通过"
        case .passAttribute: "通过属性审核"
        case .counterAttribute: "提出调整属性"
        case .acceptCounter: "同意调整属性"
        case .declineCounter: "不同意调整属性"
        case .concludeSecrecy: "作出保密审查结论"
        case .referSecrecy: "提请上级确定"
        case .passLegality: "通过合法性审核"
        case .sendBack: "退文"
        case .sign: "签发"
        case .issue: "印发"
        case .recordAgreement: "登记会签意见"
        case .informJoint: "告知联合发文机关"
        case .moveOffline: "转涉密线下处理"
        case .callForReview: "提请复查"
        case .review: "复查公开属性"
        case .approveRelease: "批准变更属性"
        case .declineRelease: "不同意变更属性"
        }
    }

    /// The rule behind the act, shown in the timeline.
    package var rule: String {
        switch self {
        case .edit, .submit, .takeBack, .abandon: "OPN-2"
        case .approveDraft, .passAttribute, .counterAttribute, .acceptCounter, .declineCounter, .sendBack,
            .recordAgreement, .informJoint:
            "OPN-6"
        case .concludeSecrecy, .referSecrecy: "SEC-2"
        case .passLegality: "NORM-2"
        case .sign: "OPN-6"
        case .issue: "NORM-3"
        case .moveOffline: "SEC-4"
        case .callForReview, .review, .approveRelease, .declineRelease: "OPN-9"
        }
    }
}
