package import Kernel

/// One line of a timeline, as the journal tells it.
package struct RecordedNormativeAct: Hashable, Sendable {
    package let who: String
    /// `normative.submit_review`.
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
        case "create": return "立项"
        case "enrol": return "存量文件入库"
        case "import_opinion": return "导入审核意见"
        case "end": return "清理结果生效"
        case "withdraw": return "公布页面撤下"
        default: return NormativeAct(rawValue: verb)?.chinese ?? CleanUpAct(rawValue: verb)?.chinese ?? verb
        }
    }
}
