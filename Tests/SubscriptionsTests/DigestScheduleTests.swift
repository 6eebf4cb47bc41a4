import Kernel
import Testing

@testable import Subscriptions

@Suite struct DigestScheduleTests {
    /// 2026-03-13 is a Friday.
    @Test(arguments: [
        (DigestFrequency.daily, "2026-03-13T07:59", "2026-03-13T08:00"),
        (.daily, "2026-03-13T08:00", "2026-03-14T08:00"),
        (.daily, "2026-03-13T23:00", "2026-03-14T08:00"), (.weekly, "2026-03-13T09:00", "2026-03-16T08:00"),
        (.weekly, "2026-03-16T07:00", "2026-03-16T08:00"), (.weekly, "2026-03-16T08:00", "2026-03-23T08:00"),
    ])
    func dueAtEightInTheMorning(_ frequency: DigestFrequency, _ after: String, _ due: String) throws {
        let moment = try #require(Moment(iso: after))
        #expect(frequency.due(after: moment) == Moment(iso: due))
    }
}
