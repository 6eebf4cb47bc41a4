import Kernel
import Supervision
import TestSupport
import Testing

/// Rules that no light watches because the program does not let them be broken (SUP-2): each is tried in earnest.
@Suite struct GateTests {
    @Test(arguments: TestDatabases.all.flatMap { database in GateTable.all.map { (database, $0) } })
    func theForbiddenActIsRefusedAndChangesNothing(_ database: TestDatabase, _ gate: Gate) async throws {
        try await GateWorld.with(database) { world in
            let acts = try await gate.prepare(world)
            let before = try await world.standing()
            do {
                try await acts.forbidden()
                Issue.record("\(gate.rule) let it happen: \(gate.forbids)")
            } catch let refusal as Refusal {
                #expect(refusal.rule == gate.rule, "\(refusal.sentence)")
                #expect(!refusal.sentence.isEmpty)
            } catch {
                #expect(gate.isEngine, "\(gate.rule): \(error)")
            }
            #expect(try await world.standing() == before)
            // The same act as the rule wants it: what was refused was refused for the rule's sake.
            try await acts.allowed()
            #expect(try await world.standing() != before)
        }
    }

    /// A gate without an attempt in the table says so here.
    @Test func everyGateOfTheShippedRulesIsTried() throws {
        let gates = try RuleFileReading.book(local: []).inForce(on: .latest).filter {
            if case .gate = $0.trigger { true } else { false }
        }.map(\.id)
        let tried = Set(GateTable.all.map(\.rule)).union(GateElsewhere.rules)
        #expect(Set(gates).subtracting(tried) == [], "add an attempt to GateTable")
        #expect(tried.subtracting(gates) == [], "no such gate in national.yaml")
    }
}

/// Gates that are tried where their capability is tested: a report whose numbers disagree is not settled (`AnnualReportTests`),
/// an application stands in one row (`RequestsTests`).
enum GateElsewhere {
    static let rules: Set<String> = ["RPT-21", "RPT-22", "RPT-23", "RPT-24", "RPT-25", "RPT-31", "RPT-32"]
}
