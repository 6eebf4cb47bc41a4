package import Kernel

/// Whose numbers, of which time.
package struct DashboardScope: Sendable {
    package let agency: AgencyID
    /// What the reader is confined to, or asked for; all of the agency when nil.
    package let units: Set<UnitID>?
    package let period: DashboardPeriod
    package let today: Day
    package let whose: String

    package init(agency: AgencyID, units: Set<UnitID>?, period: DashboardPeriod, today: Day, whose: String) {
        self.agency = agency
        self.units = units
        self.period = period
        self.today = today
        self.whose = whose
    }
}

/// What a capability adds: its figures of a scope.
package typealias DashboardSource = @Sendable (DashboardScope) async throws -> [DashboardFigure]

/// A dashboard as it is shown.
package struct DashboardView: Sendable {
    package let scope: DashboardScope
    package let figures: [DashboardFigure]
    /// What may be chosen: agencies for those above others, units for those who see a whole agency.
    package let agencies: [(id: AgencyID, name: String)]
    package let units: [(id: UnitID, name: String)]
    /// How each agency below stands; empty when there is none.
    package let below: [DashboardFigure]
}
