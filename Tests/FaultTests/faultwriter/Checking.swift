import Audit
import Ciphers
import Foundation
import SQL

/// Opens what the fault left and prints as JSON what is missing, halved or damaged. Standard input: an acknowledged id a line.
struct Checking {
    let options: Options

    init(_ options: Options) { self.options = options }

    func run() async throws {
        var acknowledged: Set<String> = []
        while let line = readLine() { acknowledged.insert(line) }
        let start = ContinuousClock.now
        let store = try await options.openStore()
        try await store.migrate(Acts.migrations)
        let ready = start.duration(to: .now)
        let findings = try await store.read { snapshot in
            let ids = Set(try snapshot.query("SELECT id FROM act").map { try $0.text(0) })
            let halves =
                try snapshot.query(
                    """
                    SELECT act.id FROM act LEFT JOIN act_text ON act_text.act_id = act.id
                    LEFT JOIN journal_entry ON subject_kind = 'act' AND subject_id = act.id
                    WHERE act_text.act_id IS NULL OR journal_entry.sequence IS NULL
                    """
                ).count
                + snapshot.query(
                    "SELECT subject_id FROM journal_entry WHERE subject_id NOT IN (SELECT id FROM act)"
                ).count
            let report = try Journal(.sha256).verify(in: snapshot, key: nil, subjects: Acts.subjects)
            return (ids: ids, halves: halves, problems: report.problems.map(\.sentence))
        }
        let integrity = try await store.integrityProblems()
        await store.close()
        let answer = Answer(
            readySeconds: Double(ready.components.seconds) + Double(ready.components.attoseconds) / 1e18,
            acknowledged: acknowledged.count, present: findings.ids.count,
            lost: acknowledged.subtracting(findings.ids).count, halves: findings.halves, journal: findings.problems,
            integrity: integrity)
        say(String(decoding: try JSONEncoder().encode(answer), as: UTF8.self))
    }

    private struct Answer: Encodable {
        let readySeconds: Double
        let acknowledged: Int
        let present: Int
        let lost: Int
        let halves: Int
        let journal: [String]
        let integrity: [String]
    }
}
