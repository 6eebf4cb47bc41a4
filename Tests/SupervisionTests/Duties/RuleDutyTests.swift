import Kernel
import Obligations
import People
import SQL
import TestSupport
import Testing

@testable import Supervision

@Suite struct RuleDutyTests {
    typealias World = EngineWorld

    private func officer(
        _ roles: Set<Role>, _ units: Set<UnitID> = [], of agency: AgencyID = World.agency,
        overseen: Set<AgencyID> = []
    ) -> Officer {
        Officer(
            id: World.clerk, name: "甲", agency: agency, roles: roles, units: units, headOf: [], overseen: overseen)
    }

    private func duty(rule: RuleEntry?) throws -> RuleDuty {
        let calendar = StateCouncil.calendar, start = try #require(Day(iso: "2026-03-02"))
        let obligation = Obligation(
            id: Identifier(at: TestDatabase.moment, random: (9, 9)), rule: rule?.id ?? "X", title: "密件",
            subject: Obligation.Subject(kind: "k", id: "1"), agency: World.agency, owner: World.health,
            clock: ObligationClock(term: Term(.workingDays(20)), startedOn: start), calendar: calendar)
        let now = Moment(day: start, minute: 600)
        return RuleDuty(
            obligation: obligation, rule: rule, unitName: "疾控科", at: now,
            reading: obligation.reading(at: now, calendar: calendar))
    }

    private func rule(_ trigger: RuleTrigger, discreet: Bool = false) -> RuleEntry {
        RuleEntry(
            id: "QH-1", title: "复查", source: "县办", trigger: trigger, clock: .workingDays(20),
            warnings: WarningPolicy(isDiscreet: discreet), owner: .clerk, layer: .local, place: "a.yaml:1")
    }

    /// ROLE-14: an overseeing agency reads and never acts; MLPS-3: 三员 see nothing.
    @Test func `who reads a duty, who may record it as done`() throws {
        let above: AgencyID = Identifier(at: TestDatabase.moment, random: (1, 9)), none = "not_found"
        let rows: [(Officer, String)] = [
            (officer([.clerk], [World.health]), "yes"), (officer([.sectionHead], [World.health]), "yes"),
            (officer([.opennessOffice]), "yes"), (officer([.officeHead]), "yes"),
            (officer([.leader]), "role_refused"), (officer([.supervisor]), "role_refused"),
            (officer([.supervisor], [World.health]), "role_refused"), (officer([.assessor]), "role_refused"),
            (officer([.clerk], [World.office]), none), (officer([.spokesperson]), none),
            (officer([.opennessOffice], of: above, overseen: [World.agency]), "role_refused"),
            (officer([.clerk], of: above, overseen: [World.agency]), none),
            (officer([.opennessOffice], of: above), none),
            (officer([.systemAdministrator], [World.health]), none),
        ]
        let duty = try duty(rule: rule(.assigned))
        for (officer, expected) in rows {
            #expect(duty.refusal(ofConcluding: officer)?.code.rawValue ?? "yes" == expected, "\(officer.roles)")
        }
    }

    @Test func `what the program ends by itself is not ended by hand`() throws {
        let clerk = officer([.clerk], [World.health])
        for trigger in [RuleTrigger.capability("requests"), .gate("documents"), .check("x")] {
            #expect(try duty(rule: rule(trigger)).refusal(ofConcluding: clerk)?.code == .stateRefused)
        }
        #expect(try duty(rule: nil).refusal(ofConcluding: clerk)?.code == .stateRefused)
    }

    @Test func `a discreet rule shows its title to the unit and the office alone`() throws {
        let duty = try duty(rule: rule(.assigned, discreet: true))
        #expect(duty.title(for: officer([.clerk], [World.health])) == "密件")
        #expect(duty.title(for: officer([.opennessOffice])) == "密件")
        #expect(duty.title(for: officer([.leader])) == "复查")
    }

    @Test("A period is recorded as done once, with words, in ledger and journal", arguments: TestDatabases.all)
    func conclude(_ database: TestDatabase) async throws {
        try await World.with(database, on: "2026-05-06") { world in
            try await world.run()
            let duties = RuleDutyStore(
                store: world.store, journal: world.journal, obligations: world.obligations,
                people: world.engine.people, rules: world.engine.rules)
            let office = Officer(
                id: World.officer, name: "甲", agency: World.agency, roles: [.opennessOffice], units: [World.office])
            let id = try await world.store.read { [obligations = world.obligations] in
                try obligations.open("ROLE-1", onSubjectsOf: EngineStore.roundKind, of: World.agency, in: $0).first?.id
            }
            let duty = try #require(id)
            await #expect(throws: Refusal.self) { try await duties.conclude(duty, words: "好", by: office) }
            await #expect(throws: Refusal.notFound) {
                try await duties.conclude(duty, words: "已汇报，会议纪要〔2026〕8号", by: officer([.clerk], [World.health]))
            }
            try await duties.conclude(duty, words: "已汇报，会议纪要〔2026〕8号", by: office)
            #expect(try await world.duties("ROLE-1") == ["2026H1 met 2026-06-30 领导听取政务公开工作汇报（2026年上半年）"])
            #expect(try await world.journalActs("supervision.duty").count == 1)
            await #expect(throws: Refusal.self) { try await duties.conclude(duty, words: "再登记一次", by: office) }
            let found = try await duties.duty(duty, for: office)
            #expect(try await duties.timeline(of: found).map(\.note).last == "登记办结：已汇报，会议纪要〔2026〕8号")
        }
    }

    /// ENF-1: seven working days from the day of the decision.
    @Test("The office puts a duty of an assigned rule on a unit", arguments: TestDatabases.all)
    func assign(_ database: TestDatabase) async throws {
        try await World.with(database, on: "2026-03-13T16:00") { world in
            let duties = RuleDutyStore(
                store: world.store, journal: world.journal, obligations: world.obligations,
                people: world.engine.people, rules: world.engine.rules)
            let office = officer([.opennessOffice], [World.office])
            #expect(duties.assignable(on: duties.now.day).map(\.id).contains("ENF-1"))
            let draft = DutyDraft(rule: "ENF-1", title: "回应关于疫苗短缺的舆情", unit: World.health, start: "2026-03-13T14:30")
            let id = try await duties.assign(draft, by: office)
            let duty = try await duties.duty(id, for: office)
            #expect(duty.reading.due.chinese == "2026-03-24" && duty.refusal(ofConcluding: office) == nil)
            await #expect(throws: Refusal.self) {
                try await duties.assign(draft, by: officer([.clerk], [World.health]))
            }
            let faults: [(DutyDraft, String)] = [
                (DutyDraft(rule: "FOI-33", title: "回应舆情", unit: World.health, start: "2026-03-13"), "rule"),
                (DutyDraft(rule: "ENF-1", title: "短", unit: World.health, start: "2026-03-13"), "title"),
                (DutyDraft(rule: "ENF-1", title: "回应舆情", unit: nil, start: "2026-03-13"), "unit"),
                (DutyDraft(rule: "ENF-1", title: "回应舆情", unit: World.health, start: "2026-03-13T16:01"), "start"),
            ]
            for (draft, field) in faults {
                do {
                    _ = try await duties.assign(draft, by: office)
                    Issue.record("\(field) was taken")
                } catch let refusal as Refusal { #expect(refusal.field == field) }
            }
        }
    }
}
