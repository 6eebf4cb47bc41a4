package import Kernel
package import Plans

package enum ClauseCheckSubject {}
package typealias ClauseCheckID = Identifier<ClauseCheckSubject>

/// What a person settled for one clause.
package struct CheckSetting: Hashable, Sendable {
    package let method: CheckMethod
    /// The name of the measure; nil unless measured.
    package let measure: String?
    package let threshold: Int
    package let period: Period.Kind?
    package let scope: CheckScope
    /// The day a manual check that comes once is due.
    package let due: Day?
    /// Who answers for it.
    package let unit: UnitID?

    package init(
        method: CheckMethod, measure: String? = nil, threshold: Int = 0, period: Period.Kind? = nil,
        scope: CheckScope = .agency, due: Day? = nil, unit: UnitID? = nil
    ) {
        self.method = method
        self.measure = measure
        self.threshold = threshold
        self.period = period
        self.scope = scope
        self.due = due
        self.unit = unit
    }
}

/// A clause of a plan with the check that a person confirmed for it, and how that check stands.
package struct ClauseCheck: Hashable, Sendable {
    package static let journalKind = "plan_check"

    package let id: ClauseCheckID
    package let agency: AgencyID
    package let plan: PlanID
    package let task: PlanTaskID
    /// Which proposal of the task it answers (`ClauseProposal.key`).
    package let key: String
    package let quote: String
    package let setting: CheckSetting
    /// Why it differs from what was proposed; empty when it does not.
    package let reason: String
    package let decidedBy: String
    package let decidedAt: Moment
    package let standing: CheckStanding
    package let version: Int

    package init(
        id: ClauseCheckID, agency: AgencyID, plan: PlanID, task: PlanTaskID, key: String, quote: String,
        setting: CheckSetting, reason: String, decidedBy: String, decidedAt: Moment,
        standing: CheckStanding = CheckStanding(), version: Int = 1
    ) {
        self.id = id
        self.agency = agency
        self.plan = plan
        self.task = task
        self.key = key
        self.quote = quote
        self.setting = setting
        self.reason = reason
        self.decidedBy = decidedBy
        self.decidedAt = decidedAt
        self.standing = standing
        self.version = version
    }

    package func reach(of officer: Officer) -> RecordReach {
        RecordReach(of: officer, agency: agency, units: setting.unit.map { [$0] } ?? [])
    }

    /// The check as the kernel judges it; nil unless it is measured.
    package func judged(by book: MeasureBook) -> Check? {
        guard setting.method == .measured, let name = setting.measure, let definition = book[name] else { return nil }
        return Check(
            id: id.text, title: definition.title, source: quote, measure: name, scope: setting.scope.text,
            period: setting.period ?? definition.periods.first ?? .year,
            threshold: definition.comparison.threshold(setting.threshold),
            margin: definition.margin(at: setting.threshold))
    }

    package func title(in book: MeasureBook) -> String {
        switch setting.method {
        case .measured: setting.measure.flatMap { book[$0]?.title } ?? "指标已不在目录中"
        case .manual: "人工核查"
        case .byTask: "不单列核查"
        }
    }
}

/// How a measured check stood when it was computed last.
package struct CheckStanding: Hashable, Sendable {
    /// Nil while nothing was computed.
    package let signal: Signal?
    package let sentence: String
    package let ranOn: Day?
    /// Since when it has been red.
    package let redSince: Day?

    package init(signal: Signal? = nil, sentence: String = "", ranOn: Day? = nil, redSince: Day? = nil) {
        self.signal = signal
        self.sentence = sentence
        self.ranOn = ranOn
        self.redSince = redSince
    }
}

/// What one day's computation showed.
package struct CheckRun: Hashable, Sendable {
    package let day: Day
    /// Nil: not measured (未测), since the records no longer tell what that day was like.
    package let signal: Signal?
    package let measured: Measure?
    package let sentence: String

    package init(day: Day, signal: Signal?, measured: Measure?, sentence: String) {
        self.day = day
        self.signal = signal
        self.measured = measured
        self.sentence = sentence
    }
}

extension ClauseProposal {
    /// Tells the proposals of one task apart, also when the plan is read again.
    package var key: String { "\(measure ?? method.rawValue)·\(quote)" }

    /// The proposal for a program that has no reader for the measure: a person looks instead.
    package func adapted(to available: Set<String>, _ book: MeasureBook) -> ClauseProposal {
        guard let measure, !available.contains(measure) else { return self }
        return ClauseProposal(
            quote: quote, method: .manual, period: period, due: due, score: 0,
            reason: "这里要的是“\(book[measure]?.title ?? measure)”，系统里还没有这项数据，由人工对照核查并附佐证（EVAL-3）。")
    }

    /// What confirming it settles.
    package func setting(unit: UnitID?) -> CheckSetting {
        CheckSetting(
            method: method, measure: measure, threshold: threshold, period: period, scope: scope, due: due,
            unit: method == .byTask ? nil : unit)
    }
}

/// One clause on the page of a plan: what is proposed, and what was decided.
package struct ClauseLine: Hashable, Sendable {
    package let task: PlanTask
    package let proposal: ClauseProposal
    package let check: ClauseCheck?

    package init(task: PlanTask, proposal: ClauseProposal, check: ClauseCheck?) {
        self.task = task
        self.proposal = proposal
        self.check = check
    }

    /// Who answers when nobody chose otherwise: the first unit that leads.
    package var unit: UnitID? { task.assignments.sorted { ($0.duty, $0.unit) < ($1.duty, $1.unit) }.first?.unit }
}

/// How far the clauses of a plan are covered.
package struct ClauseCoverage: Hashable, Sendable {
    package var measured = 0
    package var manual = 0
    package var byTask = 0
    package var open = 0

    package init(_ lines: [ClauseLine] = []) {
        for line in lines {
            switch line.check?.setting.method {
            case .measured: measured += 1
            case .manual: manual += 1
            case .byTask: byTask += 1
            case nil: open += 1
            }
        }
    }

    package var total: Int { measured + manual + byTask + open }
}
