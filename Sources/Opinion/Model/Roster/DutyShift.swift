package import Kernel

/// 值班班次: who answers the telephone on a day, and through the night after it.
package struct DutyShift: Hashable, Sendable {
    package let id: DutyShiftID
    package let agency: AgencyID
    package let day: Day
    package let unit: UnitID
    package let name: String
    package let phone: String
    /// Their account, when the name is that of one member.
    package let member: MemberID?

    package init(
        id: DutyShiftID, agency: AgencyID, day: Day, unit: UnitID, name: String, phone: String, member: MemberID?
    ) {
        self.id = id
        self.agency = agency
        self.day = day
        self.unit = unit
        self.name = name
        self.phone = phone
        self.member = member
    }

    /// A shift lasts from eight in the morning to eight the next [C].
    package static let changesAtMinute = 8 * 60

    package static func day(at moment: Moment) -> Day {
        moment.minuteOfDay < changesAtMinute ? moment.day.adding(days: -1) : moment.day
    }

    package static func refusalOfKeeping(by officer: Officer) -> Refusal? {
        if officer.isAdministrator { return .notFound }
        guard OpinionCase.leads(officer, agency: officer.agency), !officer.holds(.supervisor) else {
            return Refusal(.roleRefused, "未能保存值班表：值班表由新闻发言人或者政务公开办编排。", rule: "ROLE-10")
        }
        return nil
    }
}

/// One line of a table that can be taken in.
package struct RosterLine: Hashable, Sendable {
    package let day: Day
    package let unit: String
    package let name: String
    package let phone: String

    package init(day: Day, unit: String, name: String, phone: String) {
        self.day = day
        self.unit = unit
        self.name = name
        self.phone = phone
    }
}

/// What came of taking a table in: the bad lines by number and reason.
package struct RosterReceipt: Hashable, Sendable {
    package var taken = 0
    package var faults: [Fault] = []

    package struct Fault: Hashable, Sendable {
        package let line: Int
        package let reason: String

        package init(line: Int, reason: String) {
            self.line = line
            self.reason = reason
        }
    }

    package init() {}
}
