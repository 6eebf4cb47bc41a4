package import Audit

extension RecordedEntry {
    /// What was done on a normative document or in a clean-up, in the words of the button that did it.
    package var normativeWords: String {
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
