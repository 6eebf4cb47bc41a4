package import Kernel

/// A measurable demand found in a task's words (reading rules 14–16).
package struct RequirementDraft: Hashable, Sendable {
    /// What is measured.
    package enum Kind: String, CaseIterable, Sendable {
        case withinWorkingDays = "within_working_days"
        case withinHours = "within_hours"
        case byDate = "by_date"
        case frequency
        case minimumRate = "minimum_rate"
        case minimumWeight = "minimum_weight"
        case minimumCount = "minimum_count"
    }

    /// How much: a number, or a day that may be unknown because the document's year is.
    package enum Value: Hashable, Sendable {
        case number(Double)
        case day(Day?)
    }

    package var kind: Kind
    package var value: Value
    /// `working_day`, `hour`, `date`, `%`, a period, or the counted thing as written.
    package var unit: String
    /// The words it was read from, literally.
    package var quote: String
    /// Over what time a minimum count runs: day week month quarter half_year year.
    package var period: String?

    package init(kind: Kind, value: Value, unit: String, quote: String, period: String? = nil) {
        self.kind = kind
        self.value = value
        self.unit = unit
        self.quote = quote
        self.period = period
    }
}
