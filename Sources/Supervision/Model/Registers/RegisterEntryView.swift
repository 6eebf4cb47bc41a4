package import Audit
package import Kernel

/// One entry with what its page shows beside it.
package struct RegisterEntryView: Sendable {
    package let entry: RegisterEntry
    /// Of a complaint.
    package let clock: ClockReading?
    package let unit: String
    package let today: Day
    package let timeline: [RecordedEntry]

    package init(
        entry: RegisterEntry, clock: ClockReading?, unit: String, today: Day, timeline: [RecordedEntry]
    ) {
        self.entry = entry
        self.clock = clock
        self.unit = unit
        self.today = today
        self.timeline = timeline
    }
}
