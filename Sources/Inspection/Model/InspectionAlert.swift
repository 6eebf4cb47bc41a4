package import Kernel

/// A unit has something to mend, and who of it is told (SITE-6-R).
package struct InspectionAlert: Hashable, Sendable {
    package let agency: AgencyID
    package let run: InspectionRunID
    package let day: Day
    package let unit: UnitID
    package let count: Int
    package let due: Day?
    package let members: [MemberID]

    /// So that nobody is told twice of the same list.
    package var source: String { "\(run):\(unit)" }
    /// For those who may open it.
    package var title: String { "网站检查（\(day)）发现 \(count) 个问题需要整改" }
    /// Without the name of any page: what letters and programs get.
    package var words: String {
        "网站检查发现本科室有 \(count) 个问题需要整改\(due.map { "，请在\($0.chinese)前完成" } ?? "")。"
    }

    package init(
        agency: AgencyID, run: InspectionRunID, day: Day, unit: UnitID, count: Int, due: Day?, members: [MemberID]
    ) {
        self.agency = agency
        self.run = run
        self.day = day
        self.unit = unit
        self.count = count
        self.due = due
        self.members = members
    }
}
