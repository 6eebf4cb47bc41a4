import Kernel

/// How somebody wants to be told outside the console. The inbox always has everything.
package struct NoticeSetting: Hashable, Sendable {
    package enum Manner: String, CaseIterable, Hashable, Sendable {
        /// A letter for each.
        case each
        /// One letter on the morning of a working day.
        case daily
        case none

        package var chinese: String {
            switch self {
            case .each: "每条一封"
            case .daily: "每个工作日一封摘要"
            case .none: "不发邮件"
            }
        }
    }

    package let mailbox: String
    package let manner: Manner

    package init(mailbox: String = "", manner: Manner = .none) {
        self.mailbox = mailbox
        self.manner = manner
    }

    /// Half past eight of the first working day after `now`.
    static func nextDigest(after now: Moment, calendar: WorkCalendar) -> Moment {
        let minute = 8 * 60 + 30
        let isAhead = calendar.isWorkday(now.day) && now.minuteOfDay < minute
        return Moment(day: isAhead ? now.day : calendar.workday(1, after: now.day), minute: minute)
    }
}
