package import Kernel

/// The clocks of one case: natural hours, by day and night, from the earlier of occurrence and discovery (SEN-3).
package struct OpinionClocks: Hashable, Sendable {
    /// 力争 (SEN-3).
    package static let targetHours = 3
    /// 最迟, for 重大突发事件 (SEN-2, SEN-3).
    package static let majorHours = 5
    package static let pressHours = 24
    /// Every other one (SEN-1).
    package static let ordinaryHours = 48
    /// 报告, at each level (SEN-8).
    package static let reportHours = 2

    package let start: Moment
    package let kind: OpinionKind

    package init(occurred: Moment?, discovered: Moment, kind: OpinionKind) {
        start = min(occurred ?? discovered, discovered)
        self.kind = kind
    }

    /// Nil for an ordinary one.
    package var target: Moment? {
        switch kind {
        case .major: start.adding(hours: OpinionClocks.targetHours)
        case .ordinary: nil
        }
    }

    package var limit: Moment { start.adding(hours: hours) }

    package var press: Moment? {
        switch kind {
        case .major: start.adding(hours: OpinionClocks.pressHours)
        case .ordinary: nil
        }
    }

    package var hours: Int {
        switch kind {
        case .major: OpinionClocks.majorHours
        case .ordinary: OpinionClocks.ordinaryHours
        }
    }

    package var responseRule: String { OpinionClocks.responseRule(kind) }

    package static func responseRule(_ kind: OpinionKind) -> String {
        switch kind {
        case .major: "SEN-2"
        case .ordinary: "SEN-1"
        }
    }

    package static let pressRule = "SEN-3"
    package static let reportRule = "SEN-8-B"
}

/// One clock as a page shows it.
package struct OpinionClockFace: Hashable, Sendable {
    package enum Name: String, CaseIterable, Sendable {
        case target, response, press, report

        package var chinese: String {
            switch self {
            case .target: "力争发布"
            case .response: "最迟回应"
            case .press: "新闻发布会"
            case .report: "向上级报告"
            }
        }
    }

    package let name: Name
    package let start: Moment
    package let due: Moment
    /// When it was done; nil while it runs.
    package let metAt: Moment?
    package let rule: String

    package init(_ name: Name, start: Moment, due: Moment, metAt: Moment?, rule: String) {
        self.name = name
        self.start = start
        self.due = due
        self.metAt = metAt
        self.rule = rule
    }

    package var isRunning: Bool { metAt == nil }

    package func isMissed(at now: Moment) -> Bool { due < metAt ?? now }

    /// Half the time, a quarter, a tenth left, as for other clocks of hours (FOI-D7).
    package func signal(at now: Moment) -> Signal {
        if isMissed(at: now) { return .black }
        if metAt != nil { return .green }
        let left = now.minutes(until: due), whole = max(start.minutes(until: due), 1)
        if left * 10 <= whole { return .red }
        if left * 4 <= whole { return .orange }
        return left * 2 <= whole ? .yellow : .green
    }

    /// `还剩2小时05分`, `已超过1小时20分`, `2小时40分完成`.
    package func sentence(at now: Moment) -> String {
        if let metAt {
            let took = OpinionClockFace.span(start.minutes(until: metAt))
            return isMissed(at: now) ? "\(took)完成，超过\(OpinionClockFace.span(due.minutes(until: metAt)))" : "\(took)完成"
        }
        return isMissed(at: now)
            ? "已超过\(OpinionClockFace.span(due.minutes(until: now)))"
            : "还剩\(OpinionClockFace.span(now.minutes(until: due)))"
    }

    package static func span(_ minutes: Int) -> String {
        let minutes = max(minutes, 0), hours = minutes / 60, rest = minutes % 60
        if hours == 0 { return "\(rest)分" }
        return rest == 0 ? "\(hours)小时" : "\(hours)小时\(rest < 10 ? "0" : "")\(rest)分"
    }
}

extension Moment {
    /// Whole minutes from here to `later`, negative when it lies before.
    package func minutes(until later: Moment) -> Int {
        Int((later.milliseconds - milliseconds) / 60_000)
    }
}
