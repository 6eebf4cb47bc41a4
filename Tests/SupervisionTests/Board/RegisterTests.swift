import Kernel
import Obligations
import SQL
import TestSupport
import Testing

@testable import Supervision

@Suite struct RegisterTests {
    typealias People = SupervisionPeople
    typealias World = SupervisionWorld

    static func draft(_ day: String, _ values: [String: String], unit: UnitID? = nil) -> RegisterDraft {
        RegisterDraft(day: People.day(day), unit: unit, values: values)
    }

    private static func entry(_ kind: RegisterKind, _ day: String, _ values: [String: String]) -> RegisterEntry {
        RegisterEntry(
            id: People.id(71), agency: People.commission, kind: kind, number: "1", unit: People.section,
            madeBy: People.office.id, day: People.day(day), values: values)
    }

    @Test(
        "A complaint is owed an answer in 15 working days from the day it came in (SUP-3)", arguments: TestDatabases.all
    )
    func complaint(_ database: TestDatabase) async throws {
        try await World.with(database, on: "2026-09-10") { world in
            let entry = try await world.registers.add(
                Self.draft("2026-09-08", ["matter": "目录没有更新", "channel": "来信"], unit: People.section),
                to: .complaint, by: People.office)
            #expect(entry.number == "2026-1" && entry.state == .open)
            // Sunday 20 September is worked, Friday 25 September is off.
            let duty = try #require(try await world.duties("SUP-3").first)
            #expect(duty.state == "open" && duty.due == "2026-09-29" && duty.owner == People.section)
            let silent = await #expect(throws: Refusal.self) {
                try await world.registers.close(entry.id, .answer, words: " ", by: People.clerk)
            }
            #expect(silent?.field == "words")
            let closed = try await world.registers.close(entry.id, .answer, words: "已更新并答复", by: People.clerk)
            #expect(closed.state == .ended && closed.values["outcome"] == "已更新并答复")
            #expect(try await world.duties("SUP-3").map(\.state) == ["met"])
            let again = await #expect(throws: Refusal.self) {
                try await world.registers.close(entry.id, .answer, words: "再次", by: People.clerk)
            }
            #expect(again?.code == .stateRefused)
            #expect(try await world.journalProblems() == [])
        }
    }

    @Test("Who keeps which register; a complaint is known to those who look into it", arguments: TestDatabases.all)
    func reach(_ database: TestDatabase) async throws {
        for kind in RegisterKind.allCases {
            for officer in [People.finances, People.administrator, People.outsider, People.above] {
                #expect(kind.refusalOfAdding(by: officer, agency: People.commission) != nil, "\(kind) \(officer.name)")
            }
            #expect(kind.refusalOfAdding(by: People.office, agency: People.commission) == nil)
        }
        let complaint = Self.entry(.complaint, "2026-09-08", ["matter": "甲"])
        #expect(!complaint.reach(of: People.finances).canRead && complaint.reach(of: People.clerk).canRead)
        #expect(complaint.reach(of: People.above) == .reading && complaint.reach(of: People.outsider) == .none)
        let training = Self.entry(.training, "2026-09-08", ["topic": "甲"])
        #expect(training.reach(of: People.finances).canRead)
    }

    @Test("A hearing meets the half-year that waits for it (ROLE-1)", arguments: TestDatabases.all)
    func hearing(_ database: TestDatabase) async throws {
        try await World.with(database, on: "2026-12-01") { world in
            try await world.store.write { [obligations = world.obligations] tx in
                try obligations.open(
                    "ROLE-1", on: Obligation.Subject(kind: EngineStore.roundKind, id: "2026H2"), of: People.commission,
                    title: "听取汇报", owner: People.officeUnit, term: Term(.until(People.day("2026-12-31"))),
                    from: Moment(day: People.day("2026-11-01")), in: tx)
            }
            // Held before the period was opened, entered now: in time.
            _ = try await world.registers.add(
                Self.draft("2026-09-09", ["leader": "沈若兰", "matters": "半年工作"]), to: .hearing, by: People.office)
            #expect(try await world.duties("ROLE-1").map(\.state) == ["met"])
        }
    }

    @Test(
        "How each register stands, by literal days",
        arguments: [
            (RegisterKind.training, "2026-03-31", [], Signal.yellow), (.training, "2026-04-01", [], .red),
            (.training, "2026-09-15", [("2026-02-10", ["form": "年度计划"])], .green),
            (.training, "2026-10-01", [("2026-02-10", ["form": "年度计划"])], .orange),
            (.hearing, "2026-09-15", [], .red), (.hearing, "2026-09-15", [("2026-03-20", [:])], .yellow),
            (.hearing, "2026-12-05", [("2026-03-20", [:])], .orange),
            (.hearing, "2026-09-15", [("2026-03-20", [:]), ("2026-09-02", [:])], .green),
            (.newMedia, "2026-09-15", [("2026-09-01", ["name": "青禾健康"])], .yellow),
            (.newMedia, "2026-09-16", [("2026-09-01", ["name": "青禾健康"])], .red),
            (.newMedia, "2026-09-15", [("2026-09-10", ["name": "青禾健康"])], .green),
        ] as [(RegisterKind, String, [(String, [String: String])], Signal)])
    func standings(
        _ kind: RegisterKind, _ today: String, _ entries: [(String, [String: String])], _ signal: Signal
    ) {
        let made = entries.map { Self.entry(kind, $0.0, $0.1) }
        let standing = RegisterStanding(kind, made, overdue: 0, on: People.day(today))
        #expect(standing.signal == signal, "\(standing.sentence)")
    }

    /// ROLE-7, OPN-11.
    @Test func responsiblePeopleAreNamedAndTwoOfThemDiffer() {
        func people(_ names: [RegisterDuty: String]) -> RegisterStanding {
            let entries = names.map {
                Self.entry(.responsible, "2026-01-05", ["duty": $0.key.rawValue, "name": $0.value])
            }
            return RegisterStanding(.responsible, entries, overdue: 0, on: People.day("2026-09-15"))
        }
        var names: [RegisterDuty: String] = [
            .group: "周启明", .office: "陆文涛", .attributes: "孟凡星", .requests: "唐佳宁", .secrecy: "孟凡星",
        ]
        #expect(people(names).signal == .green)
        names[.requests] = "孟凡星"
        #expect(people(names).signal == .orange && people(names).sentence.contains("同一人"))
        names[.secrecy] = nil
        #expect(people(names).signal == .red && people(names).sentence.contains("保密审查员"))
    }

    @Test("What is not sound is not kept", arguments: TestDatabases.all)
    func faults(_ database: TestDatabase) async throws {
        try await World.with(database) { world in
            let table: [([String: String], String, String)] = [
                ([:], "2026-09-01", "topic"), (["topic": "甲", "form": "乙"], "2026-09-01", "form"),
                (["topic": "甲", "form": "培训记录", "people": "多"], "2026-09-01", "people"),
                (["topic": "甲", "form": "培训记录"], "2026-09-11", "day"),
            ]
            for (values, day, field) in table {
                let refusal = await #expect(throws: Refusal.self) {
                    try await world.registers.add(Self.draft(day, values), to: .training, by: People.office)
                }
                #expect(refusal?.field == field)
            }
            let kept = try await world.registers.entries(.training, of: People.commission, for: People.office)
            #expect(kept.isEmpty)
        }
    }
}
