import Kernel
import Obligations
import Synchronization

/// The working days as they are known now: the calendar of this release and what was loaded since.
final class CurrentCalendar: CalendarShelf {
    private let calendar: Mutex<WorkCalendar>

    init(_ calendar: WorkCalendar) { self.calendar = Mutex(calendar) }

    var value: WorkCalendar { calendar.withLock { $0 } }

    func replace(_ next: WorkCalendar) { calendar.withLock { $0 = next } }
}
