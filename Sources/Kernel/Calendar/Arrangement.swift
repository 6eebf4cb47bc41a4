/// One notice on holidays: the days on which a year departs from Monday to Friday, who said so and when (CAL-3, CAL-5).
///
/// A later notice for the same year replaces an earlier one as a whole; both are kept, so that one can ask what was
/// known on a given day.
package struct Arrangement: Hashable, Sendable {
    /// The year the notice is about. Its days may reach into the neighbouring years (元旦 often begins on 30 December).
    package let year: Int
    /// The region of a local arrangement (`广西`), nil for the State Council's (CAL-4).
    package let region: String?
    /// The title of the notice; empty when the data does not say.
    package let source: String
    /// The day the notice became known; nil when the data does not say (older than every dated one).
    package let knownSince: Day?
    /// The days that depart from Monday to Friday, in order.
    package let departures: [Departure]

    package init(
        year: Int, region: String? = nil, source: String = "", knownSince: Day? = nil, departures: [Departure]
    ) {
        self.year = year
        self.region = region
        self.source = source
        self.knownSince = knownSince
        self.departures = departures.sorted { $0.day < $1.day }
    }

    /// Whether `other` is a version of the same thing: the same year of the same region.
    func concernsSame(as other: Arrangement) -> Bool { year == other.year && region == other.region }

    /// The order in which versions take over from one another; an undated version comes first.
    static func isOlder(_ one: Arrangement, _ other: Arrangement) -> Bool {
        (one.knownSince ?? .earliest, one.year) < (other.knownSince ?? .earliest, other.year)
    }
}

/// A day that departs from Monday to Friday (CAL-1).
package struct Departure: Hashable, Sendable {
    package enum Kind: String, CaseIterable, Sendable {
        /// Off work.
        case holiday
        /// A weekend day worked instead; its name is that of the holiday it pays for.
        case makeup
    }

    package let day: Day
    package let kind: Kind
    /// `春节`.
    package let name: String

    package init(_ day: Day, _ kind: Kind, _ name: String) {
        self.day = day
        self.kind = kind
        self.name = name
    }
}
