package import Ciphers
package import SQL

/// Says what a record looks like now, so that it can be held against its last journal entry.
package struct SubjectReader: Sendable {
    /// `plan.task`.
    package let kind: String
    /// The canonical JSON of the record with that id as its acts put it into `JournalEntry.after`; nil when it is gone.
    package let canonical: @Sendable (String, Snapshot) throws -> String?

    /// Reads records of one kind.
    package init(kind: String, canonical: @escaping @Sendable (String, Snapshot) throws -> String?) {
        self.kind = kind
        self.canonical = canonical
    }
}

extension Journal {
    private static let pageLength = 2_000

    /// Every entry, chain by chain in order.
    package func forEachEntry(in snapshot: Snapshot, _ body: (RecordedEntry) throws -> Void) throws {
        var last: RecordedEntry?
        while true {
            let page = try snapshot.query(
                """
                SELECT \(JournalColumns.list) FROM journal_entry
                WHERE agency_id > ? OR (agency_id = ? AND sequence > ?)
                ORDER BY agency_id, sequence LIMIT \(Journal.pageLength)
                """, [last?.chain ?? "", last?.chain ?? "", last?.sequence ?? Int64.min])
            for row in page {
                let entry = try JournalColumns.entry(row)
                try body(entry)
                last = entry
            }
            if page.count < Journal.pageLength { return }
        }
    }

    /// Checks the journal in the database: every hash, every link, every checkpoint kept in it or given, and the records
    /// that `subjects` can read against their last entries.
    package func verify(
        in snapshot: Snapshot, witness: SignedNote? = nil, key: VerifyingKey?, subjects: [SubjectReader] = []
    ) throws -> VerificationReport {
        var verifier = JournalVerifier()
        for row in try snapshot.query("SELECT number, note FROM journal_checkpoint ORDER BY number") {
            verifier.hold(
                against: SignedNote(text: try row.text(1)), from: "库内第 \(try row.integer64(0)) 个检查点", key: key)
        }
        if let witness { verifier.hold(witness: witness, key: key) }
        var standing = SubjectStanding(subjects)
        try forEachEntry(in: snapshot) { entry in
            try verifier.take(entry)
            standing.take(entry)
        }
        for difference in try standing.differences(in: snapshot) {
            verifier.problem(difference.entry.chain, difference.entry.sequence, difference.sentence)
        }
        return verifier.finish(heads: try heads(in: snapshot))
    }
}
