package import Kernel

/// Everything that can be done to a normative document in its chain and after.
package enum NormativeAct: String, CaseIterable, Sendable, Hashable {
    case study
    case draft
    case comment
    case consult
    case submitReview = "submit_review"
    case concludeReview = "conclude_review"
    case revise
    case deliberate
    case sign
    case register
    case file
    case interpret
    case evaluate
    case skip
    case relate
    case unrelate
    case renew
    case publish

    package var chinese: String {
        switch self {
        case .study: "登记立项、调研"
        case .draft: "登记起草"
        case .comment: "登记公开征求意见"
        case .consult: "登记部门协商"
        case .submitReview: "送合法性审核"
        case .concludeReview: "出具审核意见"
        case .revise: "按审核意见修改"
        case .deliberate: "登记集体审议"
        case .sign: "签署"
        case .register: "统一登记、编号、印发"
        case .file: "登记备案"
        case .interpret: "登记解读"
        case .evaluate: "登记评估"
        case .skip: "略过一个环节"
        case .relate: "登记与其他文件的关系"
        case .unrelate: "删除关系"
        case .renew: "重新制定"
        case .publish: "登记公布"
        }
    }

    /// The stage that the act settles by a record of its own.
    package var stage: NormativeStage? {
        switch self {
        case .study: .study
        case .draft: .drafting
        case .comment: .comments
        case .consult: .consultation
        case .deliberate: .deliberation
        case .sign: .signing
        case .file: .filing
        case .interpret: .interpretation
        case .evaluate: .evaluation
        case .submitReview, .concludeReview, .revise, .register, .skip, .relate, .unrelate, .renew, .publish: nil
        }
    }

    package init?(recording stage: NormativeStage) {
        guard let act = NormativeAct.allCases.first(where: { $0.stage == stage }) else { return nil }
        self = act
    }

    package var rule: String {
        switch self {
        case .comment: "CONS-8"
        case .submitReview, .concludeReview, .revise: "CONS-6"
        case .file: "NORM-7"
        case .evaluate, .renew: "NORM-5"
        case .relate, .unrelate: "NORM-4"
        case .publish: "NORM-6"
        case .study, .draft, .consult, .deliberate, .sign, .register, .interpret, .skip: "NORM-2"
        }
    }
}

extension NormativeText {
    /// Nil when `officer` may do `act` now; otherwise why not.
    package func refusal(of act: NormativeAct, by officer: Officer) -> Refusal? {
        switch reach(of: officer) {
        case .none: return .notFound
        case .reading: return refused(act, "您所在单位是上级监督单位，只能查看下级单位的文件", "ROLE-14")
        case .acting: break
        }
        if officer.holds(.supervisor) { return refused(act, "监察人员只能查看，不能办理业务", "ROLE-14") }
        if act == .skip, roleRefusal(act, officer) == nil, stateRefusal(act) == nil {
            return skippableStages(for: officer).isEmpty
                ? refused(act, "现在可以略过的环节由其他科室办理", "ROLE-6") : nil
        }
        return roleRefusal(act, officer) ?? stateRefusal(act) ?? separationRefusal(act, officer)
    }

    package func allowedActs(for officer: Officer) -> [NormativeAct] {
        NormativeAct.allCases.filter { refusal(of: $0, by: officer) == nil }
    }

    /// The stages that wait, may be left out, and are this officer's to leave out.
    package func skippableStages(for officer: Officer) -> [NormativeStage] {
        openStages.filter { $0.isSkippable && skipRefusal($0, by: officer) == nil }
    }

    private func roleRefusal(_ act: NormativeAct, _ officer: Officer) -> Refusal? {
        let isHere = officer.agency == agency
        let inUnit = officer.units.contains(unit)
        let isOffice = isHere && officer.holds(.opennessOffice)
        let isLegal = isHere && officer.holds(.legalReviewer)
        switch act {
        case .study, .draft, .comment, .consult, .submitReview, .revise, .evaluate, .renew:
            return inUnit ? nil : refused(act, "这一步由起草科室办理", "ROLE-6")
        case .concludeReview: return isLegal ? nil : refused(act, "这一步由合法性审查员办理", "ROLE-9")
        case .deliberate, .publish: return isOffice ? nil : refused(act, "这一步由政务公开办办理", "ROLE-2")
        case .sign: return isHere && officer.holds(.leader) ? nil : refused(act, "文件由委领导签署", "ROLE-13")
        case .register, .file: return isOffice || isLegal ? nil : refused(act, "这一步由法规科或者政务公开办办理", "ROLE-9")
        case .interpret: return inUnit || isOffice ? nil : refused(act, "这一步由起草科室或者政务公开办办理", "ROLE-5")
        case .skip:
            return inUnit || isOffice || isLegal ? nil : refused(act, "这一步由起草科室、法规科或者政务公开办办理", "ROLE-6")
        case .relate, .unrelate:
            if isLegal || inUnit && !isRegistered { return nil }
            return refused(act, isRegistered ? "印发后的文件关系由法规科登记" : "文件关系由起草科室或者法规科登记", "ROLE-9")
        }
    }

    /// 职责分离: the reviewer neither drafted nor handed in; who signs or registers did not draft, who signs did not review.
    private func separationRefusal(_ act: NormativeAct, _ officer: Officer) -> Refusal? {
        switch act {
        case .concludeReview:
            if officer.id == drafter { return refused(act, "起草人不能审核自己起草的文件，请由其他合法性审查员办理", "ROLE-9") }
            if officer.id == openReview?.submitter {
                return refused(act, "送审人不能审核自己送审的文件，请由其他合法性审查员办理", "ROLE-9")
            }
            return nil
        case .sign:
            if officer.id == drafter { return refused(act, "起草人不能签署自己起草的文件，请由其他委领导签署", "ROLE-13") }
            return reviews.contains { $0.conclusion?.reviewer == officer.id }
                ? refused(act, "出具合法性审核意见的人不能签署，请由其他委领导签署", "ROLE-13") : nil
        case .register:
            return officer.id == drafter ? refused(act, "起草人不能登记自己起草的文件，请由法规科或者政务公开办其他人员登记", "ROLE-9") : nil
        case .study, .draft, .comment, .consult, .submitReview, .revise, .deliberate, .file, .interpret, .evaluate,
            .skip, .relate, .unrelate, .renew, .publish:
            return nil
        }
    }

    /// Each stage is left out by whoever answers for it: the unit for its draft, the ledger's keepers for 备案 (NORM-7).
    func skipRefusal(_ stage: NormativeStage, by officer: Officer) -> Refusal? {
        let inUnit = officer.units.contains(unit), isHere = officer.agency == agency
        let isOffice = isHere && officer.holds(.opennessOffice)
        switch stage {
        case .study, .comments, .consultation, .drafting, .legality, .deliberation, .signing, .registration,
            .evaluation:
            return inUnit ? nil : refused(.skip, "“\(stage.chinese)”由起草科室办理或者说明略过的理由", "ROLE-6")
        case .filing:
            return isOffice || isHere && officer.holds(.legalReviewer)
                ? nil : refused(.skip, "“备案”由法规科或者政务公开办办理或者说明略过的理由", "ROLE-9")
        case .interpretation:
            return inUnit || isOffice ? nil : refused(.skip, "“解读”由起草科室或者政务公开办办理", "ROLE-5")
        }
    }

    func refused(_ act: NormativeAct, _ why: String, _ rule: String) -> Refusal {
        Refusal(.roleRefused, "未能\(act.chinese)：\(why)（\(rule)）。", rule: rule)
    }
}
