package import Kernel
import Plans

/// What may be decided about the check of a clause, and by whom. Nothing is written here.
package enum CheckDecisions {
    /// Nil when `officer` may settle how the clauses of a plan of `agency` are checked (ROLE-2).
    package static func refusal(by officer: Officer, agency: AgencyID) -> Refusal? {
        switch RecordReach(of: officer, agency: agency, units: []) {
        case .none: return .notFound
        case .reading:
            return Refusal(.roleRefused, "未能确认核查：您所在单位是上级监督单位，只能查看下级单位的核查。", rule: "ROLE-14")
        case .acting: break
        }
        guard officer.agency == agency, officer.holds(.opennessOffice), !officer.holds(.supervisor) else {
            return Refusal(.roleRefused, "未能确认核查：条款的核查方式由政务公开办确认。", rule: "ROLE-2")
        }
        return nil
    }

    /// The setting as it may be kept.
    ///
    /// - Parameter units: the open units of the agency.
    package static func settling(
        _ setting: CheckSetting, for line: ClauseLine, reason: String, book: MeasureBook, available: Set<String>,
        units: Set<UnitID>, by officer: Officer
    ) -> Result<CheckSetting, Refusal> {
        if let refusal = refusal(by: officer, agency: line.task.agency) { return .failure(refusal) }
        if reason.count > 500 { return .failure(invalid("理由超过500字，请精简", "reason")) }
        let isProposed = setting == line.proposal.setting(unit: setting.unit)
        // What is not measured though it could be, and what is measured otherwise than the clause says, is explained.
        if !isProposed, reason.isEmpty { return .failure(invalid("与建议不同，没有写理由。请写明为什么这样核查", "reason")) }
        switch setting.method {
        case .measured: return measured(setting, book, available, units)
        case .manual: return manual(setting, line, units)
        case .byTask: return .success(CheckSetting(method: .byTask))
        }
    }

    private static func measured(
        _ setting: CheckSetting, _ book: MeasureBook, _ available: Set<String>, _ units: Set<UnitID>
    ) -> Result<CheckSetting, Refusal> {
        guard let name = setting.measure, let definition = book[name] else {
            return .failure(invalid("没有选择指标。请从目录中选择", "measure"))
        }
        guard available.contains(name) else {
            return .failure(invalid("系统里还没有“\(definition.title)”的数据，请改为人工核查", "measure"))
        }
        guard (0...definition.comparison.limit).contains(setting.threshold) else {
            return .failure(invalid("要求的数字应为 0 至 \(definition.comparison.limit)", "threshold"))
        }
        let period = setting.period ?? definition.periods.first ?? .year
        guard definition.periods.contains(period) else {
            let known = definition.periods.map(\.chineseAdverb).joined(separator: "、")
            return .failure(invalid("“\(definition.title)”只能按\(known)统计", "period"))
        }
        if case .subject(let words) = setting.scope {
            guard !definition.subject.isEmpty else {
                return .failure(invalid("“\(definition.title)”不按标题用词统计，请清空“标题用词”", "scope"))
            }
            guard words.count <= 10, words.allSatisfy({ (2...20).contains($0.count) && !$0.contains("%") }) else {
                return .failure(invalid("标题用词最多10个，每个2至20个字", "scope"))
            }
        } else if !definition.subject.isEmpty {
            return .failure(invalid("没有写标题用词。请写明统计哪些信息", "scope"))
        }
        guard let unit = setting.unit, units.contains(unit) else { return .failure(noUnit) }
        return .success(
            CheckSetting(
                method: .measured, measure: name, threshold: setting.threshold, period: period, scope: setting.scope,
                unit: unit))
    }

    private static func manual(
        _ setting: CheckSetting, _ line: ClauseLine, _ units: Set<UnitID>
    ) -> Result<CheckSetting, Refusal> {
        guard let unit = setting.unit, units.contains(unit) else { return .failure(noUnit) }
        let due = setting.period == nil ? setting.due ?? line.task.due : nil
        return .success(CheckSetting(method: .manual, period: setting.period, due: due, unit: unit))
    }

    private static let noUnit = Refusal(
        .invalid, "未能确认核查：没有责任单位。请选择由谁对这一条负责。", rule: "ROLE-4", field: "unit")

    private static func invalid(_ problem: String, _ field: String) -> Refusal {
        Refusal(.invalid, "未能确认核查：\(problem)。", rule: "EVAL-3", field: field)
    }
}
