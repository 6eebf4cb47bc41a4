package import Kernel
package import Plans

/// How a clause is followed.
package enum CheckMethod: String, CaseIterable, Sendable {
    /// A figure, computed every day.
    case measured
    /// By a person, with evidence, by a day.
    case manual
    /// Not on its own: the task it stands in is reported with evidence anyway (TASK-4).
    case byTask = "task"

    package var chinese: String {
        switch self {
        case .measured: "自动核查"
        case .manual: "人工核查"
        case .byTask: "不单列核查"
        }
    }
}

/// What the system would do about a clause; a person decides.
package struct ClauseProposal: Hashable, Sendable {
    /// The clause as it stands in the plan.
    package let quote: String
    package let method: CheckMethod
    /// The name of the measure; nil unless measured.
    package let measure: String?
    package let threshold: Int
    /// How often: of a measured check the period of the figure, of a manual one nil when it is done once.
    package let period: Period.Kind?
    package let scope: CheckScope
    /// The day a manual check is due; nil for the task's own.
    package let due: Day?
    /// How well the words fit, 0…100.
    package let score: Int
    /// Why this is proposed.
    package let reason: String

    package init(
        quote: String, method: CheckMethod, measure: String? = nil, threshold: Int = 0, period: Period.Kind? = nil,
        scope: CheckScope = .agency, due: Day? = nil, score: Int = 0, reason: String
    ) {
        self.quote = quote
        self.method = method
        self.measure = measure
        self.threshold = threshold
        self.period = period
        self.scope = scope
        self.due = due
        self.score = score
        self.reason = reason
    }
}

/// Finds what the clauses of a task ask for, in the catalogue of measures.
package struct ClauseMatcher: Sendable {
    package let book: MeasureBook

    package init(_ book: MeasureBook) { self.book = book }

    /// The proposals of one task, in the order of its words; at least one, since a task without a number is still followed.
    package func proposals(of text: String, requirements: [TaskRequirement] = []) -> [ClauseProposal] {
        var proposals: [ClauseProposal] = []
        for sentence in Clauses.sentences(text) { proposals += self.proposals(in: sentence, requirements) }
        // A day that stands in the column of deadlines is not in the text.
        for required in requirements where !text.unspaced.contains(required.quote.unspaced) {
            // A bare “11月底前” would tell nobody what to look at.
            let asked = Clauses.sentences(text).first?.trimmed ?? text.trimmed
            guard let manual = Clauses.manual(required, in: "\(asked)（\(required.quote)）") else { continue }
            proposals.append(manual)
        }
        guard proposals.isEmpty else { return proposals }
        return [
            ClauseProposal(
                quote: text.trimmed, method: .byTask, reason: "没有可以计算的数字或者期限，由任务本身凭佐证办结（TASK-4）。")
        ]
    }

    private func proposals(in sentence: String, _ requirements: [TaskRequirement]) -> [ClauseProposal] {
        var found: [ClauseProposal] = []
        var earlier = ""
        for part in Clauses.parts(sentence) {
            let demands = DemandReading.demands(in: part)
            var fits = fits(part, sentence, demands)
            // 全年组织培训，不少于2次: what the number is about may stand before the comma.
            if fits.isEmpty, !demands.isEmpty {
                fits = self.fits(earlier + part, sentence, demands).filter { fit in
                    fit.demand != nil && !found.contains { $0.measure == fit.definition.name }
                }
            }
            earlier = part
            for fit in fits where !found.contains(where: { $0.measure == fit.definition.name }) {
                found.append(proposal(fit, sentence, part))
            }
            guard fits.isEmpty else { continue }
            let asked = requirements.filter { required in
                // A quote may run over a comma: then the part it begins in answers for it.
                let quote = required.quote.unspaced
                return part.unspaced.contains(Clauses.parts(quote).first ?? quote) && sentence.unspaced.contains(quote)
            }
            found += asked.compactMap { Clauses.manual($0, in: sentence) }
            if asked.isEmpty, let demand = demands.first {
                found.append(Clauses.manual(demand, in: sentence))
            }
        }
        return Clauses.merged(found)
    }

    private func proposal(_ fit: Fit, _ sentence: String, _ part: String) -> ClauseProposal {
        let definition = fit.definition
        let asked = fit.demand?.period ?? DemandReading.period(in: part) ?? DemandReading.period(in: sentence)
        let period = asked.flatMap { definition.periods.contains($0) ? $0 : nil } ?? definition.periods.first ?? .year
        let words = fit.words.map { "“\($0)”" }.joined(separator: "、")
        let number = fit.demand.map { "，要求是“\($0.quote)”" } ?? "，没有写数字，按\(definition.rule)的要求"
        return ClauseProposal(
            quote: sentence, method: .measured, measure: definition.name,
            threshold: fit.value ?? definition.standard, period: period, scope: definition.scope, score: fit.score,
            reason: "句中有\(words)\(number)。")
    }

    // MARK: Fitting

    struct Fit {
        let definition: MeasureDefinition
        let words: [String]
        let demand: ClauseDemand?
        /// The number the clause names, when it is of the measure's kind.
        let value: Int?
        let score: Int
    }

    /// The measures that a part asks for: the best, and others that other words of it speak of.
    private func fits(_ part: String, _ sentence: String, _ demands: [ClauseDemand]) -> [Fit] {
        let part = part.unspaced, sentence = sentence.unspaced
        let all = book.all.compactMap { fit($0, part, sentence, demands) }.sorted { $0.score > $1.score }
        var taken: [Fit] = []
        for fit in all {
            guard let best = taken.first else {
                taken.append(fit)
                continue
            }
            let isOwn = fit.words.first.map { word in
                taken.allSatisfy { other in !other.words.contains { $0.contains(word) || word.contains($0) } }
            }
            if fit.score * 3 >= best.score * 2, isOwn == true { taken.append(fit) }
        }
        return taken
    }

    private func fit(
        _ definition: MeasureDefinition, _ part: String, _ sentence: String, _ demands: [ClauseDemand]
    ) -> Fit? {
        guard !definition.without.contains(where: part.contains) else { return nil }
        var words: [String] = [], points = 0
        for (index, group) in definition.words.enumerated() {
            let longest = group.filter(part.contains).max { $0.count < $1.count }
            if let longest {
                words.append(longest)
                points += 10 + longest.count * 3
            } else if index > 0 || !demands.isEmpty,
                let word = group.filter(sentence.contains).max(by: { $0.count < $1.count })
            {
                words.append(word)
                points += 4 + word.count
            } else {
                return nil
            }
        }
        // Words of the sentence around are not enough: one must stand in the part itself.
        guard definition.words.contains(where: { $0.contains(where: part.contains) }) else { return nil }
        let fitting = demands.first { definition.value(of: $0) != nil }
        let related = fitting ?? demands.first { definition.speaksOf($0) }
        guard related != nil || definition.standsAlone else { return nil }
        points += fitting != nil ? 20 : related != nil ? 12 : 0
        return Fit(
            definition: definition, words: words, demand: related,
            value: fitting.flatMap { definition.value(of: $0) }, score: min(points, 100))
    }
}

extension MeasureDefinition {
    /// The threshold that a demand means for this measure; nil when it is of another kind.
    func value(of demand: ClauseDemand) -> Int? {
        switch (comparison, demand.kind) {
        case (.rateAtLeast, .percent(let n)): demand.isCeiling ? nil : n
        case (.rateAtMost, .percent(let n)): demand.isCeiling ? n : nil
        case (.countAtLeast, .count(let n)): demand.isCeiling ? nil : n
        case (.countAtMost, .count(let n)): demand.isCeiling ? n : nil
        case (.within, .days(let n)): n
        case (.within, .count): demand.period.map(\.longestDays)
        case (.rateAtLeast, _), (.rateAtMost, _), (.countAtLeast, _), (.countAtMost, _), (.within, _): nil
        }
    }

    /// A limit of time that stands in the measure itself: 3个工作日内 of the rate of interpretations on time.
    func speaksOf(_ demand: ClauseDemand) -> Bool {
        switch (comparison, demand.kind) {
        case (.rateAtLeast, .workingDays), (.rateAtLeast, .hours), (.rateAtLeast, .days): true
        case (.rateAtLeast, _), (.rateAtMost, _), (.countAtLeast, _), (.countAtMost, _), (.within, _): false
        }
    }
}

extension Period.Kind {
    /// The days between two acts that come once in each period.
    var longestDays: Int {
        switch self {
        case .week: 7
        case .month: 31
        case .quarter: 92
        case .halfYear: 184
        case .year: 366
        }
    }
}
