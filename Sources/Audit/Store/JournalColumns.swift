import Kernel
import SQL

/// The columns of `journal_entry`, in one order for reading and writing.
enum JournalColumns {
    static let list = """
        agency_id, sequence, at, recorded_at, clock_went_back, actor_id, actor_name, act, subject_kind, subject_id,
        before_hash, after_hash, rule, note, algorithm, previous, hash
        """

    static func values(_ entry: RecordedEntry) -> [any SQLConvertible] {
        [
            entry.chain, entry.sequence, entry.at, entry.recordedAt, entry.clockWentBack, entry.actor, entry.actorName,
            entry.act, entry.subjectKind, entry.subjectID, entry.beforeHash, entry.afterHash, entry.rule, entry.note,
            entry.algorithm, entry.previous, entry.hash,
        ]
    }

    @Sendable static func entry(_ row: SQLRow) throws -> RecordedEntry {
        RecordedEntry(
            chain: try row.text(0), sequence: try row.integer64(1), at: try row.moment(2),
            recordedAt: try row.moment(3), clockWentBack: try row.optionalInteger64(4), actor: try row.optionalText(5),
            actorName: try row.text(6), act: try row.text(7), subjectKind: try row.text(8),
            subjectID: try row.text(9), beforeHash: try row.optionalText(10), afterHash: try row.optionalText(11),
            rule: try row.optionalText(12), note: try row.text(13), algorithm: try row.text(14),
            previous: try row.text(15), hash: try row.text(16))
    }
}
