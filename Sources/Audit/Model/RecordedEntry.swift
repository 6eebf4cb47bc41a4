package import Kernel

/// A journal entry as it stands in its chain.
package struct RecordedEntry: Sendable, Hashable {
    /// The chain: an agency's id, or empty for the whole installation.
    package var chain: String
    /// 1, 2, 3 … without a gap in each chain.
    package var sequence: Int64
    /// The moment the decision was made at (`--as-of` may have set it).
    package var at: Moment
    /// The real moment it was written.
    package var recordedAt: Moment
    /// How many milliseconds the clock had gone back since the entry before; nil when no more than five seconds.
    package var clockWentBack: Int64?
    /// The member who acted; nil for the system itself.
    package var actor: String?
    /// The name as it was then.
    package var actorName: String
    /// What was done: `plan.task.assign`.
    package var act: String
    /// What kind of record: `plan.task`.
    package var subjectKind: String
    /// The record's id.
    package var subjectID: String
    /// Hexadecimal hash of the record before; nil when there was none.
    package var beforeHash: String?
    /// Hexadecimal hash of the record after; nil when it is gone.
    package var afterHash: String?
    /// The rule the act follows.
    package var rule: String?
    /// What a person reads on the timeline.
    package var note: String
    /// The name of the hash function of this entry.
    package var algorithm: String
    /// Hexadecimal hash of the entry before; 64 zeros for the first.
    package var previous: String
    /// Hexadecimal hash of this entry.
    package var hash: String

    /// The text that is hashed: every field that is not a link of the chain, in canonical JSON.
    package var body: String {
        CanonicalJSON.sortedObject([
            ("act", .text(act)),
            ("actor", .optional(actor)),
            ("actor_name", .text(actorName)),
            ("after", .optional(afterHash)),
            ("at", .integer(at.milliseconds)),
            ("before", .optional(beforeHash)),
            ("clock_went_back", clockWentBack.map { .integer($0) } ?? .null),
            ("note", .text(note)),
            ("recorded_at", .integer(recordedAt.milliseconds)),
            ("rule", .optional(rule)),
            ("subject_id", .text(subjectID)),
            ("subject_kind", .text(subjectKind)),
        ])
    }
}
