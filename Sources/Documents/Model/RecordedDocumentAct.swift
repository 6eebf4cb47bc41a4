package import Kernel

/// One line of a document's timeline, as the journal tells it.
package struct RecordedDocumentAct: Hashable, Sendable {
    package let who: String
    /// `document.sign`.
    package let act: String
    package let at: Moment
    package let rule: String?
    package let note: String
    /// 审计凭证: its number in the agency's journal.
    package let sequence: Int64

    package init(who: String, act: String, at: Moment, rule: String?, note: String, sequence: Int64) {
        self.who = who
        self.act = act
        self.at = at
        self.rule = rule
        self.note = note
        self.sequence = sequence
    }

    /// What was done, in the words of the button that did it.
    package var chinese: String {
        let verb = act.split(separator: ".").last.map(String.init) ?? act
        switch verb {
        case "draft": return "拟稿"
        case "import": return "从公文系统导入"
        case "register_offline": return "登记涉密线下处理"
        case "publish": return "对外公开"
        case "withdraw": return "撤下公开"
        default: return DocumentAct(rawValue: verb)?.chinese ?? verb
        }
    }
}

extension OfficialDocument {
    /// The acts that carry the document on and wait for `officer`; what may be done besides is left out.
    package func nextActs(for officer: Officer) -> [DocumentAct] {
        DocumentAct.allCases.filter { $0.carriesOn && refusal(of: $0, by: officer) == nil }
    }
}

extension DocumentAct {
    fileprivate var carriesOn: Bool {
        switch self {
        case .submit, .approveDraft, .passAttribute, .acceptCounter, .declineCounter, .concludeSecrecy, .passLegality,
            .sign, .issue, .informJoint, .approveRelease, .declineRelease:
            true
        case .edit, .takeBack, .abandon, .counterAttribute, .referSecrecy, .sendBack, .recordAgreement, .moveOffline,
            .callForReview, .review:
            false
        }
    }
}
