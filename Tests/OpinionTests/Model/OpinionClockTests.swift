import Kernel
import Testing

@testable import Opinion

@Suite struct OpinionClockTests {
    typealias World = OpinionWorld

    /// One line of the table: kind, occurred, discovered; target, limit, press.
    struct Line: CustomTestStringConvertible, Sendable {
        let kind: OpinionKind
        let occurred: String?
        let discovered: String
        let target: String?
        let limit: String
        let press: String?
        var testDescription: String { "\(kind) \(occurred ?? "—") \(discovered)" }
    }

    static let lines: [Line] = [
        Line(
            kind: .major, occurred: nil, discovered: "2026-03-10T09:00", target: "2026-03-10 12:00",
            limit: "2026-03-10 14:00", press: "2026-03-11 09:00"),
        // Over midnight and the end of a month.
        Line(
            kind: .major, occurred: nil, discovered: "2026-02-28T22:30", target: "2026-03-01 01:30",
            limit: "2026-03-01 03:30", press: "2026-03-01 22:30"),
        // Over the end of a year.
        Line(
            kind: .major, occurred: nil, discovered: "2025-12-31T21:10", target: "2026-01-01 00:10",
            limit: "2026-01-01 02:10", press: "2026-01-01 21:10"),
        // In the national holiday: the hours run on.
        Line(
            kind: .ordinary, occurred: nil, discovered: "2026-10-01T08:00", target: nil, limit: "2026-10-03 08:00",
            press: nil),
        Line(
            kind: .ordinary, occurred: nil, discovered: "2026-02-27T23:59", target: nil, limit: "2026-03-01 23:59",
            press: nil),
        // What happened before it was seen counts from when it happened, what was seen first from then.
        Line(
            kind: .major, occurred: "2026-03-10T06:00", discovered: "2026-03-10T09:00", target: "2026-03-10 09:00",
            limit: "2026-03-10 11:00", press: "2026-03-11 06:00"),
        Line(
            kind: .major, occurred: "2026-03-10T10:00", discovered: "2026-03-10T09:00", target: "2026-03-10 12:00",
            limit: "2026-03-10 14:00", press: "2026-03-11 09:00"),
        // Where other countries set their clocks forward, Beijing does not.
        Line(
            kind: .major, occurred: nil, discovered: "2026-03-29T00:30", target: "2026-03-29 03:30",
            limit: "2026-03-29 05:30", press: "2026-03-30 00:30"),
    ]

    @Test("SEN-1, SEN-2, SEN-3: natural hours by day and night, from the earlier moment", arguments: lines)
    func table(_ line: Line) {
        let clocks = OpinionClocks(
            occurred: line.occurred.map(World.moment), discovered: World.moment(line.discovered), kind: line.kind)
        #expect(clocks.target?.minute == line.target)
        #expect(clocks.limit.minute == line.limit)
        #expect(clocks.press?.minute == line.press)
    }

    /// SEN-3: the words and the light of one clock of five hours.
    @Test(arguments: [
        ("2026-03-10T09:00", Signal.green, "还剩5小时"), ("2026-03-10T11:29", .green, "还剩2小时31分"),
        ("2026-03-10T11:30", .yellow, "还剩2小时30分"), ("2026-03-10T12:45", .orange, "还剩1小时15分"),
        ("2026-03-10T13:30", .red, "还剩30分"), ("2026-03-10T14:00", .red, "还剩0分"),
        ("2026-03-10T15:05", .black, "已超过1小时05分"),
    ])
    func face(_ line: (now: String, signal: Signal, words: String)) {
        let start = World.moment("2026-03-10T09:00")
        let face = OpinionClockFace(.response, start: start, due: start.adding(hours: 5), metAt: nil, rule: "SEN-2")
        #expect(face.signal(at: World.moment(line.now)) == line.signal)
        #expect(face.sentence(at: World.moment(line.now)) == line.words)
    }

    @Test func whatWasMetKeepsItsTime() {
        let start = World.moment("2026-03-10T22:00"), later = World.moment("2026-04-01T00:00")
        func face(_ met: String) -> OpinionClockFace {
            OpinionClockFace(
                .response, start: start, due: start.adding(hours: 5), metAt: World.moment(met), rule: "SEN-2")
        }
        #expect(face("2026-03-11T00:40").sentence(at: later) == "2小时40分完成")
        #expect(face("2026-03-11T00:40").signal(at: later) == .green)
        #expect(face("2026-03-11T04:10").sentence(at: later) == "6小时10分完成，超过1小时10分")
        #expect(face("2026-03-11T04:10").signal(at: later) == .black)
    }

    /// 值班: the night belongs to the day before.
    @Test(arguments: [
        ("2026-03-10T07:59", "2026-03-09"), ("2026-03-10T08:00", "2026-03-10"), ("2026-03-10T23:59", "2026-03-10"),
        ("2026-03-01T00:00", "2026-02-28"), ("2026-01-01T03:00", "2025-12-31"),
    ])
    func dutyDay(_ line: (now: String, day: String)) {
        #expect(DutyShift.day(at: World.moment(line.now)).description == line.day)
    }
}
