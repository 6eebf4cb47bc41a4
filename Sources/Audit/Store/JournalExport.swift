package import Ciphers
package import SQL

import Foundation
import Kernel

/// The journal as a file that is checked without a database: JSON lines, first a line about the whole, then one an entry.
package struct JournalExport: Sendable {
    private struct Preamble: Decodable {
        struct End: Decodable {
            let chain: String
            let sequence: Int64
            let hash: String
        }
        let format: String
        let chains: [End]
        let checkpoints: [String]
    }

    private struct Line: Decodable {
        let chain: String
        let sequence: Int64
        let at: Int64
        let recordedAt: Int64
        let clockWentBack: Int64?
        let actor: String?
        let actorName: String
        let act: String
        let subjectKind: String
        let subjectID: String
        let before: String?
        let after: String?
        let rule: String?
        let note: String
        let algorithm: String
        let previous: String
        let hash: String

        private enum CodingKeys: String, CodingKey {
            case chain, sequence, at, actor, act, before, after, rule, note, algorithm, previous, hash
            case recordedAt = "recorded_at"
            case clockWentBack = "clock_went_back"
            case actorName = "actor_name"
            case subjectKind = "subject_kind"
            case subjectID = "subject_id"
        }

        var entry: RecordedEntry {
            RecordedEntry(
                chain: chain, sequence: sequence, at: Moment(milliseconds: at),
                recordedAt: Moment(milliseconds: recordedAt), clockWentBack: clockWentBack, actor: actor,
                actorName: actorName, act: act, subjectKind: subjectKind, subjectID: subjectID, beforeHash: before,
                afterHash: after, rule: rule, note: note, algorithm: algorithm, previous: previous, hash: hash)
        }
    }

    private static let format = "gongkai-journal/1"

    /// Gives the lines of the export one by one, each with its line end.
    package static func write(_ journal: Journal, in snapshot: Snapshot, line: (String) throws -> Void) throws {
        let notes = try snapshot.query("SELECT note FROM journal_checkpoint ORDER BY number").map { try $0.text(0) }
        let ends = try journal.heads(in: snapshot).map { head in
            CanonicalJSON.Value.object([
                "chain": .text(head.chain), "sequence": .integer(head.sequence), "hash": .text(head.hash),
            ])
        }
        try line(
            CanonicalJSON.object([
                ("format", .text(format)), ("chains", .list(ends)), ("checkpoints", .list(notes.map { .text($0) })),
            ]) + "\n")
        try journal.forEachEntry(in: snapshot) { try line(text($0) + "\n") }
    }

    /// Checks an export whose lines `nextLine` gives one by one.
    package static func verify(
        witness: SignedNote?, key: VerifyingKey?, nextLine: () throws -> String?
    ) throws -> VerificationReport {
        let decoder = JSONDecoder()
        var verifier = JournalVerifier()
        guard let first = try nextLine(), let preamble = decode(Preamble.self, first, decoder),
            preamble.format == format
        else { throw unreadable(1) }
        for (index, note) in preamble.checkpoints.enumerated() {
            verifier.hold(against: SignedNote(text: note), from: "文件内第 \(index + 1) 个检查点", key: key)
        }
        if let witness { verifier.hold(witness: witness, key: key) }
        var number = 1
        while let line = try nextLine() {
            number += 1
            guard let entry = decode(Line.self, line, decoder)?.entry else { throw unreadable(number) }
            try verifier.take(entry)
        }
        return verifier.finish(
            heads: preamble.chains.map { JournalHead(chain: $0.chain, sequence: $0.sequence, hash: $0.hash) })
    }

    private static func decode<Value: Decodable>(
        _ type: Value.Type, _ line: String, _ decoder: JSONDecoder
    ) -> Value? {
        do {
            return try decoder.decode(type, from: Data(line.utf8))
        } catch {
            return nil
        }
    }

    private static func unreadable(_ line: Int) -> Refusal {
        Refusal(.invalid, "没有核对：文件第 \(line) 行不是本系统导出的日志。请检查文件是否完整、是否选对。")
    }

    private static func text(_ entry: RecordedEntry) -> String {
        CanonicalJSON.object([
            ("chain", .text(entry.chain)), ("sequence", .integer(entry.sequence)),
            ("at", .integer(entry.at.milliseconds)), ("recorded_at", .integer(entry.recordedAt.milliseconds)),
            ("clock_went_back", entry.clockWentBack.map { .integer($0) } ?? .null), ("actor", .optional(entry.actor)),
            ("actor_name", .text(entry.actorName)), ("act", .text(entry.act)),
            ("subject_kind", .text(entry.subjectKind)), ("subject_id", .text(entry.subjectID)),
            ("before", .optional(entry.beforeHash)), ("after", .optional(entry.afterHash)),
            ("rule", .optional(entry.rule)), ("note", .text(entry.note)), ("algorithm", .text(entry.algorithm)),
            ("previous", .text(entry.previous)), ("hash", .text(entry.hash)),
        ])
    }
}
