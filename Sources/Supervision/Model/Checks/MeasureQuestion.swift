package import Kernel

/// What is asked of the records: the figure of one measure, for one agency, as it stood at the end of a day.
package struct MeasureQuestion: Hashable, Sendable {
    package let measure: String
    package let agency: AgencyID
    package let period: Period
    package let scope: CheckScope
    package let on: Day

    package init(measure: String, agency: AgencyID, period: Period, scope: CheckScope, on: Day) {
        self.measure = measure
        self.agency = agency
        self.period = period
        self.scope = scope
        self.on = on
    }

    /// The last day that counts: a period that still runs ends today.
    package var until: Day { min(period.last, on) }
}
