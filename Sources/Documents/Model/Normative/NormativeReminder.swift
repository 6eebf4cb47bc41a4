package import Kernel

/// How near the end of a text's term is: a signal, not an act (NORM-5).
package struct NormativeReminder: Hashable, Sendable {
    package let text: NormativeID
    package let title: String
    package let unit: UnitID
    package let expiresOn: Day
    /// From `day` to the last day, that day included; 0 on the last day.
    package let daysLeft: Int
    /// The threshold that was passed last: 180, 90 or 30 days.
    package let threshold: Int
    package let isEvaluated: Bool

    /// Yellow at the first threshold, orange at the second, red at the last.
    package func signal(_ policy: NormativePolicy) -> Signal {
        let place = policy.reminderDays.firstIndex(of: threshold) ?? 0
        if place == policy.reminderDays.count - 1 { return .red }
        return place == 0 ? .yellow : .orange
    }

    package var sentence: String {
        "《\(title)》有效期至\(expiresOn.chinese)，还有\(daysLeft)天"
            + (isEvaluated ? "，已评估。" : "。请在到期前完成评估，需要继续实施的重新登记、编号、公布（NORM-5）。")
    }
}

extension NormativeText {
    /// Nil while the text is far from its end, after it, and when it ended otherwise.
    package func reminder(on day: Day, in graph: ValidityGraph, policy: NormativePolicy) -> NormativeReminder? {
        guard let last = expiresOn, graph.validity(of: id, on: day).isApplicable, day <= last else { return nil }
        let left = day.days(to: last)
        guard let threshold = policy.reminderDays.last(where: { left <= $0 }) else { return nil }
        // What another text ends before its term needs no evaluation.
        if let ending = graph.ending(of: id), ending.on <= last { return nil }
        return NormativeReminder(
            text: id, title: title, unit: unit, expiresOn: last, daysLeft: left, threshold: threshold,
            isEvaluated: isSettled(.evaluation))
    }
}
