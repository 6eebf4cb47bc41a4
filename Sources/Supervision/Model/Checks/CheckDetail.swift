package import Audit
package import Kernel

/// What the page of one check shows.
package struct CheckDetail: Sendable {
    package let check: ClauseCheck
    /// The last ninety days, the oldest first.
    package let runs: [CheckRun]
    package let items: [MeasuredItem]
    package let turns: [ManualTurn]
    package let timeline: [RecordedEntry]

    package init(
        check: ClauseCheck, runs: [CheckRun], items: [MeasuredItem], turns: [ManualTurn], timeline: [RecordedEntry]
    ) {
        self.check = check
        self.runs = runs
        self.items = items
        self.turns = turns
        self.timeline = timeline
    }
}
