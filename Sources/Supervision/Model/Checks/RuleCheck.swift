package import Kernel

/// A rule that is looked at every day (`trigger: {check: …}`), whether or not a clause of a plan asks for it: SUP-2.
package struct RuleCheck: Hashable, Sendable {
    package static let journalKind = "rule_check"

    package let agency: AgencyID
    package let rule: String
    package let standing: CheckStanding

    package init(agency: AgencyID, rule: String, standing: CheckStanding = CheckStanding()) {
        self.agency = agency
        self.rule = rule
        self.standing = standing
    }

    package var journalID: String { "\(agency)/\(rule)" }
}

/// One rule that is looked at, with what breaks it and its last days.
package struct RuleCheckDetail: Hashable, Sendable {
    package let check: RuleCheck
    package let items: [MeasuredItem]
    /// The oldest first.
    package let runs: [CheckRun]

    package init(check: RuleCheck, items: [MeasuredItem], runs: [CheckRun]) {
        self.check = check
        self.items = items
        self.runs = runs
    }
}

/// What is read and judged for a rule on a day.
package struct RuleQuestion: Hashable, Sendable {
    package let entry: RuleEntry
    package let definition: MeasureDefinition
    package let check: Check

    /// Nil for a rule that is not looked at, and for one whose measure the catalogue does not know.
    package init?(_ entry: RuleEntry, _ book: MeasureBook) {
        guard case .check(let measure) = entry.trigger, let definition = book[measure] else { return nil }
        self.entry = entry
        self.definition = definition
        check = Check(
            id: entry.id, title: definition.title, source: entry.source, measure: measure, scope: definition.scope.text,
            period: definition.periods.first ?? .month,
            threshold: definition.comparison.threshold(definition.standard),
            margin: definition.margin(at: definition.standard))
    }

    package func asked(of agency: AgencyID, on day: Day) -> MeasureQuestion {
        MeasureQuestion(
            measure: check.measure, agency: agency, period: Period(check.period, containing: day),
            scope: definition.scope, on: day)
    }

    /// What the figure shows. An agency without site, documents or accounts has nothing that could be lacking: no light.
    package func run(_ measured: Measure, of agency: AgencyID, on day: Day) -> CheckRun {
        let isEmpty =
            switch measured {
            case .rate(_, let whole): whole <= 0
            case .age(let days): days == nil
            case .count: false
            }
        guard !isEmpty else {
            return CheckRun(day: day, signal: nil, measured: nil, sentence: "\(check.title)：没有应当统计的记录。")
        }
        let result = check.result(measured).settled(check, asked(of: agency, on: day))
        return CheckRun(day: day, signal: result.signal, measured: measured, sentence: result.sentence)
    }
}

extension CheckResult {
    /// A number to be reached by the end of a period is not broken while the period still runs: it is yellow in its last
    /// quarter, and red when it is over.
    func settled(_ check: Check, _ question: MeasureQuestion) -> CheckResult {
        guard case .atLeast = check.threshold, signal == .red, question.on < question.period.last else { return self }
        let length = question.period.first.days(to: question.period.last) + 1
        let left = question.on.days(to: question.period.last)
        let next: Signal = left * 10 <= length ? .red : left * 4 <= length ? .yellow : .green
        let words = "\(check.title)：\(measured.chinese)，要求\(check.demand)，\(question.period.title)还剩 \(left) 天。"
        return CheckResult(signal: next, measured: measured, sentence: words)
    }
}
