package import Kernel

/// What somebody typed to put a duty of an `assigned` rule on a unit: a public opinion to be answered in 48 hours, a decision
/// to be published in seven working days.
package struct DutyDraft: Hashable, Sendable {
    package var rule: String
    package var title: String
    package var unit: UnitID?
    /// When it happened: `2026-09-15` or `2026-09-15T14:30`.
    package var start: String

    package init(rule: String = "", title: String = "", unit: UnitID? = nil, start: String = "") {
        self.rule = rule
        self.title = title
        self.unit = unit
        self.start = start
    }

    /// The office alone puts duties on units.
    package static func refusal(for officer: Officer) -> Refusal? {
        guard !officer.isAdministrator else { return .notFound }
        guard officer.roles.isDisjoint(with: [.opennessOffice, .officeHead]) else { return nil }
        return Refusal(.roleRefused, "不能下达应办事项：只有政务公开办可以下达。请联系政务公开办。", rule: "SUP-2")
    }

    /// The rules that can be put on somebody on `day`.
    package static func rules(_ book: RuleBook, on day: Day) -> [RuleEntry] {
        book.inForce(on: day).filter { $0.trigger == .assigned && $0.clock != nil }
    }

    package struct Valid: Hashable, Sendable {
        package let rule: RuleEntry
        package let clock: TermLength
        package let title: String
        package let unit: UnitID
        package let start: Moment
    }

    package func valid(_ book: RuleBook, units: Set<UnitID>, now: Moment) -> Result<Valid, Refusal> {
        guard let rule = DutyDraft.rules(book, on: now.day).first(where: { $0.id == rule }), let clock = rule.clock
        else {
            return fault("请选择所依据的规则。", "rule")
        }
        let title = title.trimmed
        guard (4...120).contains(title.count) else { return fault("请用 4 至 120 字写明要办什么，不写当事人姓名。", "title") }
        guard let unit, units.contains(unit) else { return fault("请选择责任科室。", "unit") }
        guard let start = Moment(iso: start), start <= now, start >= now.adding(hours: -24 * 60) else {
            return fault("起算时间应是 60 天以内、已经过去的时间，例如 2026-09-15 或者 2026-09-15T14:30。", "start")
        }
        return .success(Valid(rule: rule, clock: clock, title: title, unit: unit, start: start))
    }

    private func fault(_ words: String, _ field: String) -> Result<Valid, Refusal> {
        .failure(Refusal(.invalid, "没有下达：\(words)", rule: "SUP-2", field: field))
    }
}
