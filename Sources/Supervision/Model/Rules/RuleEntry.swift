package import Kernel
package import People

/// A rule as its file says it, in one of its versions: the duty, what starts it, its clock, and who is told when.
package struct RuleEntry: Hashable, Sendable {
    /// Whose file it stands in.
    package enum Layer: String, Hashable, Sendable {
        case national, local

        package var chinese: String {
            switch self {
            case .national: "全国"
            case .local: "本地"
            }
        }
    }

    /// Whether the length of the clock is the law's or left to the office.
    package enum Choice: String, CaseIterable, Hashable, Sendable {
        case law, office
    }

    /// The id of domain.md or a local one: `FOI-33`, `QH-1`.
    package let id: String
    /// `依申请公开答复`.
    package let title: String
    /// The article or clause.
    package let source: String
    package let trigger: RuleTrigger
    /// Nil for what has no clock: a limit that the system itself keeps, a figure that is looked at.
    package let clock: TermLength?
    package let choice: Choice
    package let warnings: WarningPolicy
    package let owner: Role
    package let scope: RuleScope
    package let effectiveFrom: Day?
    /// The last day on which it holds.
    package let effectiveTo: Day?
    package let layer: Layer
    /// Where it stands: `national.yaml:12`.
    package let place: String

    package init(
        id: String, title: String, source: String, trigger: RuleTrigger, clock: TermLength?, choice: Choice = .law,
        warnings: WarningPolicy = .usual, owner: Role, scope: RuleScope = .all, effectiveFrom: Day? = nil,
        effectiveTo: Day? = nil, layer: Layer, place: String
    ) {
        self.id = id
        self.title = title
        self.source = source
        self.trigger = trigger
        self.clock = clock
        self.choice = choice
        self.warnings = warnings
        self.owner = owner
        self.scope = scope
        self.effectiveFrom = effectiveFrom
        self.effectiveTo = effectiveTo
        self.layer = layer
        self.place = place
    }

    package func isEffective(on day: Day) -> Bool {
        (effectiveFrom.map { $0 <= day } ?? true) && (effectiveTo.map { day <= $0 } ?? true)
    }

    /// `2026-10-01 起`, `2019-05-15 至 2026-09-30`, `一直`.
    package var effect: String {
        switch (effectiveFrom, effectiveTo) {
        case (nil, nil): "一直"
        case (let from?, nil): "\(from) 起"
        case (nil, let to?): "至 \(to)"
        case (let from?, let to?): "\(from) 至 \(to)"
        }
    }
}

/// Which agencies a rule binds.
package enum RuleScope: Hashable, Sendable {
    case all
    /// By short name or credit code.
    case agencies(Set<String>)
    /// Those that answer for a government as a whole, or all others (FOI-49).
    case governments, departments

    package func includes(_ agency: Agency) -> Bool {
        switch self {
        case .all: true
        case .agencies(let names):
            names.contains(agency.shortName) || agency.creditCode.map { names.contains($0.text) } ?? false
        case .governments: agency.isGovernment
        case .departments: !agency.isGovernment
        }
    }
}
