package import Kernel

/// 工作要点、分工方案: one year's plan of an agency, from which its tasks come (TASK-1).
package struct Plan: Hashable, Sendable {
    package let id: PlanID
    package let agency: AgencyID
    package let year: Int
    package let title: String
    package let issuer: String?
    /// 文号 of the plan itself.
    package let documentNumber: String?
    /// By when 落实情况 with proof is to be reported (TASK-4).
    package let reportDue: Day?
    package let contactDepartment: String?
    /// The file the plan was read from.
    package let sourceName: String
    package let sourceHash: String
    package let confirmedAt: Moment

    package init(
        id: PlanID, agency: AgencyID, year: Int, title: String, issuer: String?, documentNumber: String?,
        reportDue: Day?, contactDepartment: String?, sourceName: String, sourceHash: String, confirmedAt: Moment
    ) {
        self.id = id
        self.agency = agency
        self.year = year
        self.title = title
        self.issuer = issuer
        self.documentNumber = documentNumber
        self.reportDue = reportDue
        self.contactDepartment = contactDepartment
        self.sourceName = sourceName
        self.sourceHash = sourceHash
        self.confirmedAt = confirmedAt
    }

    /// The last day for a task that names none: the plan's own report day, else the end of its year (TASK-4, TASK-5).
    package var defaultDue: Day? { reportDue ?? Day(year: year, month: 12, day: 31) }
}
