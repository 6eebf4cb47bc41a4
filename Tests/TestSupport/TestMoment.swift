package import Kernel

extension TestDatabase {
    /// The moment that stands still in tests: Friday 2026-03-13, 09:00 in Beijing.
    package static let moment = Moment(milliseconds: 1_773_363_600_000)
}
