import Foundation
import SQL
import Audit
import Kernel
import Testing

@testable import Supervision

/// The year 2026 of a made bureau, day by day, under the rules that come with the program (SUP-2): every rule fires, and how
/// the board stands on chosen days is pinned.
@Suite struct SimulatedYearTests {
    private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()

    /// After the Spring Festival, after May Day, in summer, after the National Day week, on the last day.
    static let chosen = ["2026-02-24", "2026-05-06", "2026-07-15", "2026-10-09", "2026-12-31"]

    @Test func everyRuleFiresAndEveryChosenDayStands() async throws {
        try await YearWorld.with { world in
            var lines: [String] = [], day = try #require(Day(iso: "2026-01-01"))
            let last = try #require(Day(iso: "2026-12-31"))
            while day <= last {
                try await world.live(day)
                if Self.chosen.contains(day.description) {
                    lines += ["", "# \(day)"] + (try await world.standing())
                }
                day = day.adding(days: 1)
            }
            let firsts = try await world.firsts()
            // This is the year of a department: what binds governments alone stays dark.
            let silent = world.book.inForce(on: last).filter { firsts[$0.id] == nil && $0.scope != .governments }
            // What has no light is an act that the program refuses (`Tests/GateTests` tries each); all else fires.
            #expect(
                silent.allSatisfy { if case .gate = $0.trigger { true } else { false } },
                "add a line to YearTale or a spell to YearFigures: \(silent.map(\.id))")
            let mild = firsts.filter { $0.value.red == nil && $0.value.black == nil }
            #expect(mild.isEmpty, "only yellow: \(mild.keys.sorted())")
            let table = firsts.filter { world.isPinned($0.key) }.sorted { $0.key < $1.key }.map {
                "\($0.key): \($0.value)"
            }
            let head = ["# Rule by rule: the first day with a light, the first red day, the first day overdue"]
            try Self.compare((head + table + lines).joined(separator: "\n") + "\n")
            // MLPS-4: a year of acts is one chain without a gap.
            let problems = try await world.store.read { [journal = world.journal] in
                try journal.verify(in: $0, key: nil, subjects: [ItemStore.subjectReader, RegisterStore.subjectReader])
                    .problems.map(\.sentence)
            }
            #expect(problems == [])
        }
    }

    /// Days that can be counted on a calendar, apart from what the program printed.
    @Test(arguments: [
        // FOI-30: 7 working days from 2 February end on the 11th, the day it is overdue is the 12th.
        ("FOI-30", "2026-02-12"),
        // INT-3, as CAL-T13 has it: published on 30 April, due on 8 May; the 9th is a Saturday that is worked.
        ("INT-3", "2026-05-09"),
        // SEN-2: five hours from nine in the morning end the same day.
        ("SEN-2", "2026-08-17"),
        // ROLE-1: nobody was heard by the end of June.
        ("ROLE-1", "2026-07-01"),
        // SUP-3: 15 working days from 6 May, one Saturday worked.
        ("SUP-3", "2026-05-27"),
        // CONS-2: thirty days of consultation from 12 October.
        ("CONS-2", "2026-11-12"),
    ]) func countedByHand(_ rule: String, _ overdue: String) throws {
        let pinned = try String(contentsOf: Self.pin, encoding: .utf8)
        let line = try #require(pinned.split(separator: "\n").first { $0.hasPrefix("\(rule): ") })
        #expect(line.hasSuffix(" \(overdue)"), "\(line)")
    }

    private static var pin: URL { root.appending(path: "Tests/SupervisionTests/Pinned/simulated-year.txt") }

    private static func compare(_ actual: String) throws {
        if ProcessInfo.processInfo.environment["RECORD"] == "1" {
            try actual.write(to: pin, atomically: true, encoding: .utf8)
        }
        let expected = try String(contentsOf: pin, encoding: .utf8)
        #expect(actual == expected, "the simulated year changed; look at every line, then run with RECORD=1")
    }
}
