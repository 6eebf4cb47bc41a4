package import Kernel

/// The rates of a period (INT-7, INT-9), computed from facts and nothing else. Documents belong to the period in which they
/// were published.
package struct InterpretationFigures: Hashable, Sendable {
    package let policies: Int
    package let exempt: Int
    /// Interpreted ÷ to be interpreted.
    package let interpreted: Share
    /// On time ÷ those of which it is decided: interpreted, or past their day [C].
    package let onTime: Share
    /// 多样化解读率: with a form that is not text ÷ interpreted (INT-7).
    package let nonText: Share
    /// 多渠道发布率: on two kinds of channels ÷ interpreted (INT-7).
    package let multiChannel: Share
    /// How many documents were explained in each form.
    package let forms: [MaterialKind: Int]
    package let channels: [ReleaseChannel: Int]

    package init(_ facts: [InterpretationFact], in period: Period, asOf day: Day) {
        let facts = facts.filter { period.contains($0.publishedOn) && $0.publishedOn <= day }
        let owed = facts.filter(\.isOwed), done = owed.filter { ($0.interpretedOn ?? .latest) <= day }
        policies = facts.count
        exempt = facts.count - owed.count
        interpreted = Share(done.count, of: owed.count)
        let judged = owed.compactMap { fact -> Bool? in
            fact.interpretedOn.map { $0 > day } == true
                ? fact.dueOn.map { day <= $0 } == true ? nil : false
                : fact.isOnTime(asOf: day)
        }
        onTime = Share(judged.count { $0 }, of: judged.count)
        nonText = Share(done.count(where: \.isNonText), of: done.count)
        multiChannel = Share(done.count(where: \.isMultiChannel), of: done.count)
        var forms: [MaterialKind: Int] = [:], channels: [ReleaseChannel: Int] = [:]
        for fact in done {
            for form in fact.forms { forms[form, default: 0] += 1 }
            for channel in fact.channels { channels[channel, default: 0] += 1 }
        }
        self.forms = forms
        self.channels = channels
    }

    package static let target = 90
}

/// 通报 of a quarter (INT-9): the figures, each section's, and what is missing.
package struct InterpretationReview: Hashable, Sendable {
    package struct Section: Hashable, Sendable {
        package let unit: UnitID
        package let figures: InterpretationFigures
    }

    package struct Gap: Hashable, Sendable {
        package let fact: InterpretationFact
        package let words: [String]
    }

    package let period: Period
    package let asOf: Day
    package let figures: InterpretationFigures
    package let sections: [Section]
    package let gaps: [Gap]
    package let facts: [InterpretationFact]

    package init(_ facts: [InterpretationFact], in period: Period, asOf day: Day) {
        self.period = period
        asOf = day
        let inside = facts.filter { period.contains($0.publishedOn) && $0.publishedOn <= day }
            .sorted { ($0.publishedOn, $0.id) < ($1.publishedOn, $1.id) }
        self.facts = inside
        figures = InterpretationFigures(inside, in: period, asOf: day)
        sections = Dictionary(grouping: inside, by: \.unit).sorted { $0.key < $1.key }.map {
            Section(unit: $0.key, figures: InterpretationFigures($0.value, in: period, asOf: day))
        }
        gaps = inside.compactMap { fact in
            let words = InterpretationReview.gaps(of: fact, asOf: day)
            return words.isEmpty ? nil : Gap(fact: fact, words: words)
        }
    }

    private static func gaps(of fact: InterpretationFact, asOf day: Day) -> [String] {
        guard fact.isOwed else { return [] }
        guard let done = fact.interpretedOn, done <= day else {
            return fact.isOnTime(asOf: day) == false || fact.dueOn.map { $0 < day } == true
                ? ["超过期限还没有解读"] : ["还没有解读，期限\(fact.dueOn?.description ?? "")"]
        }
        var words: [String] = []
        if fact.isOnTime(asOf: day) == false { words.append("解读晚于期限（\(fact.dueOn?.description ?? "")）") }
        if !fact.isNonText { words.append("只有文字解读") }
        if !fact.isMultiChannel { words.append("只在一类渠道发布") }
        return words
    }

    /// The sentences that page and document both begin with.
    package var sentences: [String] {
        let shown = figures
        var lines = ["\(period.title)公开政策文件\(shown.policies)件，其中应当解读\(shown.interpreted.whole)件，免予解读\(shown.exempt)件。"]
        lines.append(
            "已经解读\(shown.interpreted.part)件，解读率\(shown.interpreted.chinese)；按期解读率\(shown.onTime.chinese)，期限为文件公开后3个工作日。"
        )
        lines.append("多样化解读率\(shown.nonText.chinese)，多渠道发布率\(shown.multiChannel.chinese)，目标均为不低于90%。")
        lines.append(gaps.isEmpty ? "没有需要整改的问题。" : "存在问题的\(gaps.count)件，逐件列在后面。")
        return lines
    }
}
