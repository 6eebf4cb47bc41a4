package import Kernel
package import Markup
package import Plans
package import Site

/// The addresses of the checks of clauses.
package enum CheckLinks {
    /// Every clause of a plan with what is proposed for it.
    package static let plan = Route<PlanID>("/console/plans/{plan}/checks")
    /// Confirms all clauses that nobody decided on as they are proposed.
    package static let rest = Route<PlanID>("/console/plans/{plan}/checks/rest")
    /// One clause, by its place among those of its task: its form, and where that is posted.
    package static let clause = Route<PlanTaskID, Int>("/console/tasks/{task}/clauses/{clause}")

    package static let list = Link("/console/checks")
    /// A rule that is looked at every day, by its id; `agency` names one below.
    package static let rule = Route<String>("/console/rule-checks/{rule}")
    package static let record = Route<ClauseCheckID>("/console/checks/{check}")
    package static let report = Route<ClauseCheckID, ManualTurnID>("/console/checks/{check}/turns/{turn}/report")
    package static let acceptance = Route<ClauseCheckID, ManualTurnID>(
        "/console/checks/{check}/turns/{turn}/acceptance")
    package static let sendingBack = Route<ClauseCheckID, ManualTurnID>("/console/checks/{check}/turns/{turn}/return")
    package static let proof = Route<ClauseCheckID, ManualTurnID>("/console/checks/{check}/turns/{turn}/proof")
}

/// The names of the fields in which a clause is settled.
package enum ClauseField {
    package static let key = "key"
    package static let method = "method"
    package static let measure = "measure"
    package static let threshold = "threshold"
    package static let period = "period"
    package static let scope = "scope"
    package static let due = "due"
    package static let unit = "unit"
    package static let reason = "reason"
    package static let version = "version"
}

extension CheckSetting {
    /// As a form holds it.
    package func fields(key: String, version: Int?) -> [(name: String, value: String)] {
        let words =
            switch scope {
            case .agency: ""
            case .subject(let words): words.joined(separator: "、")
            }
        return [
            (ClauseField.key, key), (ClauseField.method, method.rawValue), (ClauseField.measure, measure ?? ""),
            (ClauseField.threshold, method == .measured ? "\(threshold)" : ""),
            (ClauseField.period, period?.rawValue ?? ""), (ClauseField.scope, words),
            (ClauseField.due, due?.description ?? ""), (ClauseField.unit, unit?.text ?? ""),
            (ClauseField.version, version.map { "\($0)" } ?? ""),
        ]
    }

    /// `解读率不低于 90%，全年`, `人工核查，每季度`.
    package func words(_ book: MeasureBook) -> String {
        switch method {
        case .measured:
            guard let name = measure, let definition = book[name] else { return "指标已不在目录中" }
            return definition.sentence(value: threshold, period: period ?? .year)
        case .manual:
            if let period { return "人工核查，\(period.chineseAdverb)一次" }
            return due.map { "人工核查，\($0.chinese)前" } ?? "人工核查，按任务时限"
        case .byTask: return "不单列核查，由任务凭佐证办结"
        }
    }
}

extension CheckMethod {
    var badge: Badge {
        switch self {
        case .measured: Badge(chinese, .active)
        case .manual: Badge(chinese, .warning)
        case .byTask: Badge(chinese, .faint)
        }
    }
}
