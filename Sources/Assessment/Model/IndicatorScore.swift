package import Inspection
package import Kernel

/// What one indicator came to for one party, with the records behind each point that was lost (EVAL-4).
package struct IndicatorScore: Hashable, Sendable {
    package let indicator: Indicator
    /// The figure as it is read: `92.3%（36/39）`.
    package let reading: String
    package let got: Points
    /// Whether there was anything to measure; what there was not counts for nobody.
    package let isApplicable: Bool
    package let items: [MeasuredItem]
    /// Why a person gave these points; empty for a figure.
    package let reason: String

    package init(
        indicator: Indicator, reading: String, got: Points, isApplicable: Bool, items: [MeasuredItem],
        reason: String = ""
    ) {
        self.indicator = indicator
        self.reading = reading
        self.got = got
        self.isApplicable = isApplicable
        self.items = items
        self.reason = reason
    }

    package var lost: Points { isApplicable ? indicator.weight - got : .none }
}

extension Indicator {
    /// Points by a figure: a pure function, so that everybody can do the sum again.
    package func score(_ found: MeasureReading?) -> IndicatorScore {
        guard let found else { return blank("没有数据") }
        let got: Points
        switch (method, found.measure) {
        case (.rate, .rate(_, let whole)) where whole <= 0: return blank(found.measure.chinese)
        case (.rate(let target), .rate(let part, let whole)): got = share(part, of: whole, target: target)
        case (.each(let points), .count(let count)): got = max(weight - points.times(max(count, 0)), .none)
        case (.each(let points), .rate(let part, let whole)):
            got = max(weight - points.times(max(whole - part, 0)), .none)
        case (.reach(let least), .count(let count)):
            got = count >= least ? weight : Points(tenths: weight.tenths * max(count, 0) / max(least, 1))
        case (.within(let most), .age(let days)): got = days.map { $0 <= most } ?? false ? weight : .none
        case (.manual, _), (.rate, _), (.each, .age), (.reach, _), (.within, _): return blank("没有数据")
        }
        return IndicatorScore(
            indicator: self, reading: found.measure.chinese, got: got, isApplicable: true,
            items: got < weight ? proof(found) : [])
    }

    /// In proportion to the target, down to a tenth.
    private func share(_ part: Int, of whole: Int, target: Int) -> Points {
        let (reached, overflow) = part.multipliedReportingOverflow(by: 100)
        let (wanted, beyond) = whole.multipliedReportingOverflow(by: max(target, 1))
        guard !overflow, !beyond, wanted > 0, reached < wanted else { return weight }
        let (product, tooMuch) = weight.tenths.multipliedReportingOverflow(by: max(reached, 0))
        return tooMuch ? .none : Points(tenths: product / wanted)
    }

    /// Each point that is lost leads to a record; where nothing was recorded, to where it should stand (EVAL-4).
    private func proof(_ found: MeasureReading) -> [MeasuredItem] {
        found.items.isEmpty
            ? [MeasuredItem(title: "\(title)：\(found.measure.chinese)", address: page, note: methodChinese)]
            : found.items
    }

    func blank(_ words: String) -> IndicatorScore {
        IndicatorScore(indicator: self, reading: words, got: .none, isApplicable: false, items: [])
    }

    /// Points by the hand of the checker.
    package func score(_ given: ManualScore) -> Result<IndicatorScore, Refusal> {
        func refused(_ why: String) -> Result<IndicatorScore, Refusal> {
            .failure(Refusal(.invalid, "未能核查：“\(title)”\(why)。", rule: "EVAL-4", field: "manual_\(id)"))
        }
        guard given.points >= .none, given.points <= weight else {
            return refused("的得分应在 0 至 \(weight) 分之间，最多一位小数")
        }
        if given.points == weight {
            return .success(
                IndicatorScore(
                    indicator: self, reading: "核查评分", got: weight, isApplicable: true, items: [], reason: given.reason))
        }
        guard !given.reason.isEmpty, given.reason.count <= 500 else { return refused("有失分，要写明理由（不超过500字）") }
        guard given.address.hasPrefix("/"), !given.address.hasPrefix("//"), given.address.count <= 300 else {
            return refused("有失分，要写明是哪一件记录。请复制那一件在本系统中的地址，以“/”开头")
        }
        return .success(
            IndicatorScore(
                indicator: self, reading: "核查评分", got: given.points, isApplicable: true,
                items: [MeasuredItem(title: given.reason, address: given.address)], reason: given.reason))
    }
}

/// What a checker gives for an indicator that no figure tells.
package struct ManualScore: Hashable, Sendable {
    package let points: Points
    package let reason: String
    /// The page of the record that the points were lost for.
    package let address: String

    package init(points: Points, reason: String = "", address: String = "") {
        self.points = points
        self.reason = reason
        self.address = address
    }
}

extension AssessmentScheme {
    /// The sum over what applies, scaled to the full score, down to a tenth; nil when nothing applies.
    package func total(_ scores: [IndicatorScore], adjusted: Points = .none) -> Points? {
        let counted = scores.filter(\.isApplicable)
        let weight = counted.reduce(Points.none) { $0 + $1.indicator.weight }
        guard weight > .none else { return nil }
        let got = counted.reduce(Points.none) { $0 + $1.got }
        let (product, overflow) = got.tenths.multipliedReportingOverflow(by: full.tenths)
        guard !overflow else { return nil }
        return min(max(Points(tenths: product / weight.tenths) + adjusted, .none), full)
    }
}
