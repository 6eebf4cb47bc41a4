package import Audit
package import Kernel

extension RecordedEntry {
    /// What was done on a document, in the words of the button that did it.
    package var documentWords: String {
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
