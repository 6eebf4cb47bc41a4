import Kernel
import People
import Testing

@testable import Supervision

@Suite struct QuietHoursTests {
    /// 2026-03-13 is a Friday; 2026-10-01 to 10-07 is a holiday, 2026-10-10 a worked Saturday.
    @Test(arguments: [
        ("2026-03-13T09:00", "2026-03-13T09:00"), ("2026-03-13T19:59", "2026-03-13T19:59"),
        ("2026-03-13T20:00", "2026-03-16T08:00"), ("2026-03-13T07:59", "2026-03-13T08:00"),
        ("2026-03-12T23:30", "2026-03-13T08:00"), ("2026-03-14T12:00", "2026-03-16T08:00"),
        ("2026-09-30T21:00", "2026-10-08T08:00"), ("2026-10-10T12:00", "2026-10-10T12:00"),
    ])
    func `letters wait for the morning of a working day`(_ at: String, _ release: String) throws {
        let moment = try #require(Moment(iso: at)), expected = try #require(Moment(iso: release))
        let quiet = QuietHours(), calendar = StateCouncil.calendar
        #expect(quiet.release(moment, isFast: false, calendar: calendar) == expected)
        #expect(quiet.release(moment, isFast: true, calendar: calendar) == moment)
    }

    @Test func `an office sets its own hours`() throws {
        let quiet = try #require(QuietHours("22:30-06:15", onRestDays: false))
        let night = try #require(Moment(iso: "2026-03-13T23:00")),
            morning = try #require(Moment(iso: "2026-03-14T06:15"))
        #expect(quiet.release(night, isFast: false, calendar: StateCouncil.calendar) == morning)
        for text in ["", "20:00", "8-20", "08:00-20:00", "25:00-08:00", "20:61-08:00"] {
            #expect(QuietHours(text) == nil, "\(text)")
        }
    }

    @Test func `pauses grow and end`() {
        #expect((1...8).map { RetryPauses.pause(after: $0) } == [60, 300, 1_800, 7_200, 28_800, 86_400, nil, nil])
    }

    /// Head and clerks of the unit; the liaison of a hospital that is the unit; nobody twice, no 三员.
    @Test func `who is told`() throws {
        let unit: UnitID = id(1), other: UnitID = id(2), hospital: UnitID = id(3)
        let people = try [
            member(1, [.sectionHead], unit, true), member(2, [.clerk], unit), member(3, [.spokesperson], unit),
            member(4, [.clerk], other), member(5, [.opennessOffice, .clerk], unit), member(6, [.leader], nil),
            member(7, [.systemAdministrator], unit), member(8, [.clerk], unit, isActive: false),
            member(9, [.supervisor], nil), member(10, [.spokesperson], hospital),
        ]
        let recipients = Recipients(
            members: people, speakers: [hospital: try [member(11, [.liaison], nil), member(12, [.clerk], nil)]])
        let rows: [(Set<WarningPolicy.Listener>, UnitID, [Int])] = [
            ([.unit], unit, [1, 2, 5]), ([.unit, .office], unit, [1, 2, 5]), ([.office], other, [5]),
            ([.unit, .leader], other, [4, 6]), ([.supervisor], unit, [9]), ([.unit], hospital, [10, 11]),
            ([], unit, []),
        ]
        for (listeners, unit, expected) in rows {
            #expect(recipients.told(listeners, of: unit) == expected.map { id($0) }, "\(listeners)")
        }
    }

    private func id<Subject>(_ n: Int) -> Identifier<Subject> {
        Identifier(at: Moment(milliseconds: 1_700_000_000_000), random: (0, UInt64(n)))
    }

    private func member(
        _ n: Int, _ roles: Set<Role>, _ unit: UnitID?, _ isHead: Bool = false, isActive: Bool = true
    ) throws -> Member {
        Member(
            id: id(n), agency: id(99), name: "甲", login: try #require(LoginName("m\(n)")), roles: roles,
            posts: unit.map { [Post(unit: $0, isHead: isHead)] } ?? [], isActive: isActive)
    }

}
