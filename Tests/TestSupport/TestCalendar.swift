package import Kernel
import Synchronization

/// The calendar in force, which a test replaces as `gongkai calendar load` does.
package final class TestCalendar: Sendable {
    private let calendar: Mutex<WorkCalendar>

    package init(_ calendar: WorkCalendar) { self.calendar = Mutex(calendar) }

    package var value: WorkCalendar { calendar.withLock { $0 } }

    package func replace(_ next: WorkCalendar) { calendar.withLock { $0 = next } }

    /// The notice of January 2020 that prolonged the Spring Festival (CAL-T4), as a file.
    package static var prolonged: String {
        let notice = StateCouncil.calendar.arrangements.last { $0.year == 2020 && $0.region == nil }
        let tail = "\(notice?.source ?? ""),\(notice?.knownSince?.description ?? ""),"
        let rows = (notice?.departures ?? []).map { "\($0.day),\($0.kind.rawValue),\($0.name),\(tail)\n" }
        return "date,kind,name,source,known_since,region\n2020-01-01,published,,\(tail)\n" + rows.joined()
    }
}
