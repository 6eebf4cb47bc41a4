import Audit
import CPowerCutVFS
import Ciphers
import Foundation
import Kernel
import SQL

/// For the fault tests: does acts as fast as it can and says which are saved (`write`), or looks at what is left after
/// the fault (`check`).
@main
struct FaultWriter {
    static func main() async throws {
        var arguments = Array(CommandLine.arguments.dropFirst())
        let command = arguments.isEmpty ? "" : arguments.removeFirst()
        let options = Options(arguments)
        switch command {
        case "write": try await Writing(options).run()
        case "check": try await Checking(options).run()
        case "measure": try await Measuring(options).run()
        default: say("usage: faultwriter write|check|measure --path FILE|--url URL …")
        }
    }
}

/// One line, in one write: a reader sees it whole or not at all.
func say(_ line: String) {
    let bytes = Array("\(line)\n".utf8)
    _ = write(STDOUT_FILENO, bytes, bytes.count)
}

struct Options: Sendable {
    private let values: [String: String]

    init(_ arguments: [String]) {
        var values: [String: String] = [:]
        for (index, name) in arguments.enumerated() where name.hasPrefix("--") && index + 1 < arguments.count {
            values[name] = arguments[index + 1]
        }
        self.values = values
    }

    func text(_ name: String) -> String? { values["--\(name)"] }
    func number(_ name: String) -> Int? { text(name).flatMap { Int($0) } }

    func openStore() async throws -> Store {
        if let url = text("url") { return try await .postgres(url: url, timekeeper: .system) }
        var settings = SQLiteOptions()
        switch text("synchronous") {
        case "off": settings.synchronous = .off
        case "normal": settings.synchronous = .normal
        default: settings.synchronous = .full
        }
        settings.batchLimit = number("batch") ?? settings.batchLimit
        settings.checkpointAfter = number("checkpoint-after") ?? settings.checkpointAfter
        return try .sqlite(path: text("path"), timekeeper: .system, options: settings)
    }
}

/// An act: two rows and a journal entry in one transaction, so that half of one can be told.
enum Acts {
    static let migrations =
        AuditMigrations.all + [
            Migration(
                "0002_acts",
                both: [
                    "CREATE TABLE act (id TEXT PRIMARY KEY, writer INTEGER NOT NULL, number INTEGER NOT NULL)",
                    "CREATE TABLE act_text (act_id TEXT PRIMARY KEY REFERENCES act (id), text TEXT NOT NULL)",
                ])
        ]
    static let subjects = [
        SubjectReader(kind: "act") { id, snapshot in
            try snapshot.first("SELECT number FROM act WHERE id = ?", [id]).map { record(id, try $0.integer64(0)) }
        }
    ]
    static let agency = AgencyID("018e0000-0000-7000-8000-000000000001")

    static func record(_ id: String, _ number: Int64) -> String {
        CanonicalJSON.object([("id", .text(id)), ("number", .integer(number))])
    }

    static func carryOut(_ id: String, _ writer: Int, _ number: Int, in tx: Transaction) throws {
        try tx.execute("INSERT INTO act (id, writer, number) VALUES (?, ?, ?)", [id, writer, number])
        let entry = JournalEntry(
            agency: agency, actor: nil, actorName: "writer \(writer)", act: "act.do", subjectKind: "act", subjectID: id,
            after: record(id, Int64(number)), note: "")
        try Journal(.sha256).append(entry, in: tx)
        let text = String(repeating: "文", count: number % 400)
        try tx.execute("INSERT INTO act_text (act_id, text) VALUES (?, ?)", [id, text])
    }
}
