/// A threshold on a measure, with scope and period: a clause of a plan that is looked at every day.
package struct Check: Hashable, Sendable {
    package enum Threshold: Hashable, Sendable {
        /// 多样化解读率不低于 90 %.
        case atLeastPercent(Int)
        /// 纠错率不超过 5 %.
        case atMostPercent(Int)
        /// 领导听取汇报每年不少于 2 次.
        case atLeast(Int)
        case atMost(Int)
        /// 栏目 14 天内有更新.
        case withinDays(Int)
    }

    /// `INT-7`.
    package let id: String
    /// `多样化解读率`.
    package let title: String
    /// The clause: `工作要点第 12 条`.
    package let source: String
    /// The name of the measure that is computed: `interpretation.forms.rate`.
    package let measure: String
    /// Whom it is about: `county`, `unit:…`, `column:…`; empty for the whole agency.
    package let scope: String
    package let period: Period.Kind
    package let threshold: Threshold
    /// How near to the threshold turns yellow, in percentage points, pieces or days.
    package let margin: Int

    package init(
        id: String, title: String, source: String, measure: String, scope: String = "", period: Period.Kind,
        threshold: Threshold, margin: Int = 0
    ) {
        self.id = id
        self.title = title
        self.source = source
        self.measure = measure
        self.scope = scope
        self.period = period
        self.threshold = threshold
        self.margin = max(margin, 0)
    }

    /// What `measured` shows: green met, yellow met within the margin, red broken (FOI-D7); red too when the measure is
    /// of another kind than the threshold, since nothing was shown then.
    package func result(_ measured: Measure) -> CheckResult {
        let signal = slack(measured).map { $0 < 0 ? Signal.red : $0 < margin ? .yellow : .green } ?? .red
        let verdict = signal == .red ? "未达到" : signal == .yellow ? "刚达到" : "达到"
        return CheckResult(
            signal: signal, measured: measured, sentence: "\(title)：\(measured.chinese)，要求\(demand)，\(verdict)。")
    }

    /// `不低于 90%`.
    package var demand: String {
        switch threshold {
        case .atLeastPercent(let n): "不低于 \(n)%"
        case .atMostPercent(let n): "不超过 \(n)%"
        case .atLeast(let n): "不少于 \(n)"
        case .atMost(let n): "不超过 \(n)"
        case .withinDays(let n): "\(n) 天内"
        }
    }

    /// How far beyond the threshold, in whole units rounded down; negative when broken, nil when not comparable.
    private func slack(_ measured: Measure) -> Int? {
        switch (threshold, measured) {
        case (.atLeastPercent, .rate(_, let whole)) where whole <= 0,
            (.atMostPercent, .rate(_, let whole)) where whole <= 0:
            // Nothing had to be done, so nothing is lacking.
            return margin
        case (.atLeastPercent(let percent), .rate(let part, let whole)):
            let (have, high) = part.multipliedReportingOverflow(by: 100)
            let (need, low) = whole.multipliedReportingOverflow(by: percent)
            guard !high, !low else { return nil }
            return have < need ? -1 : (have - need) / whole
        case (.atMostPercent(let percent), .rate(let part, let whole)):
            let (have, high) = part.multipliedReportingOverflow(by: 100)
            let (most, low) = whole.multipliedReportingOverflow(by: percent)
            guard !high, !low else { return nil }
            return have > most ? -1 : (most - have) / whole
        case (.atLeast(let least), .count(let n)): return difference(n, least)
        case (.atMost(let most), .count(let n)): return difference(most, n)
        case (.withinDays, .age(nil)): return -1
        case (.withinDays(let most), .age(.some(let days))): return difference(most, days)
        case (.atLeastPercent, .count), (.atLeastPercent, .age), (.atMostPercent, .count), (.atMostPercent, .age),
            (.atLeast, .rate), (.atLeast, .age), (.atMost, .rate),
            (.atMost, .age), (.withinDays, .rate), (.withinDays, .count):
            return nil
        }
    }

    private func difference(_ one: Int, _ other: Int) -> Int? {
        let (result, overflow) = one.subtractingReportingOverflow(other)
        return overflow ? nil : result
    }
}

/// What a check showed.
package struct CheckResult: Hashable, Sendable {
    package let signal: Signal
    package let measured: Measure
    /// `多样化解读率：92.3%（36/39），要求不低于 90%，刚达到。`
    package let sentence: String

    package init(signal: Signal, measured: Measure, sentence: String) {
        self.signal = signal
        self.measured = measured
        self.sentence = sentence
    }
}
