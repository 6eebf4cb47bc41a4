import Kernel
import Plans

/// Cuts the words of a task into sentences and their parts, and makes what cannot be measured a manual check.
enum Clauses {
    private static let ends: Set<Character> = ["。", "；", ";", "！", "!", "？", "?", "\n"]
    private static let marks: Set<Character> = ["，", ",", "：", ":"]

    /// Brackets hold their own commas and full stops together with what they explain.
    static func sentences(_ text: String) -> [String] { cut(text, at: ends) }

    static func parts(_ sentence: String) -> [String] { cut(sentence, at: marks) }

    private static func cut(_ text: String, at marks: Set<Character>) -> [String] {
        var found: [String] = [], current = "", depth = 0
        for character in text {
            switch character {
            case "（", "(", "《", "“": depth += 1
            case "）", ")", "》", "”": depth = max(depth - 1, 0)
            default: break
            }
            if marks.contains(character), depth == 0 || character == "\n" {
                found.append(current)
                current = ""
                depth = 0
            } else {
                current.append(character)
            }
        }
        found.append(current)
        return found.map(\.trimmed).filter { !$0.isEmpty }
    }

    /// A requirement of the plan that no measure answers.
    static func manual(_ required: TaskRequirement, in sentence: String) -> ClauseProposal? {
        let due = required.unit == "date" ? required.value.flatMap { Day(iso: $0) } : nil
        let period = period(named: required.period ?? required.unit)
        return ClauseProposal(
            quote: sentence, method: .manual, period: period, due: due, score: 0,
            reason: "“\(required.quote)”没有对应的指标，由人工对照核查并附佐证（EVAL-3）。")
    }

    static func manual(_ demand: ClauseDemand, in sentence: String) -> ClauseProposal {
        ClauseProposal(
            quote: sentence, method: .manual, period: demand.period, score: 0,
            reason: "“\(demand.quote)”没有对应的指标，由人工对照核查并附佐证（EVAL-3）。")
    }

    private static func period(named name: String) -> Period.Kind? {
        name == "day" ? .week : Period.Kind(rawValue: name)
    }

    /// Several demands of one sentence that nothing measures are one look at it.
    static func merged(_ found: [ClauseProposal]) -> [ClauseProposal] {
        var merged: [ClauseProposal] = [], manual: ClauseProposal?
        for proposal in found {
            guard proposal.method == .manual else {
                merged.append(proposal)
                continue
            }
            guard let first = manual else {
                manual = proposal
                continue
            }
            manual = ClauseProposal(
                quote: first.quote, method: .manual, period: first.period ?? proposal.period,
                due: [first.due, proposal.due].compactMap { $0 }.min(), reason: first.reason)
        }
        return merged + (manual.map { [$0] } ?? [])
    }
}
