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

/// A record that keeps a figure from being met.
package struct MeasuredItem: Hashable, Sendable {
    /// `《关于……的通知》未解读`.
    package let title: String
    /// The path of its page in the console; empty when it has none.
    package let address: String
    package let note: String

    package init(title: String, address: String = "", note: String = "") {
        self.title = title
        self.address = address
        self.note = note
    }
}

/// A figure with what breaks it.
package struct MeasureReading: Hashable, Sendable {
    package let measure: Measure
    package let items: [MeasuredItem]

    package init(_ measure: Measure, items: [MeasuredItem] = []) {
        self.measure = measure
        self.items = items
    }

    /// No list of a check is longer.
    package static let mostItems = 50
}
