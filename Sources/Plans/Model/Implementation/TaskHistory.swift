package import Kernel

/// What the records say of one task beside the task itself.
package struct TaskHistory: Hashable, Sendable {
    /// The newest first.
    package let reports: [ReportRecord]
    /// The newest first.
    package let changes: [DueChange]

    package init(reports: [ReportRecord] = [], changes: [DueChange] = []) {
        self.reports = reports
        self.changes = changes
    }

    package static let empty = TaskHistory()

    /// The report that was accepted (TASK-4).
    var accepted: ReportRecord? { reports.first { $0.outcome == .accepted } }

    /// What the office accepted; what was only reported proves nothing yet.
    var proofs: [TaskProof] {
        guard let accepted, let day = accepted.reviewedAt?.day else { return [] }
        let files = accepted.evidence.map {
            TaskProof(title: $0.file.name, hash: $0.file.hash, acceptedOn: day, source: .file($0.id))
        }
        return files
            + accepted.records.map {
                TaskProof(
                    title: $0.record.title, hash: $0.record.hash, acceptedOn: day,
                    source: .record($0.record.kind, address: $0.record.address, $0.standing))
            }
    }
}

/// 佐证 that was accepted: a file by its hash, or a record of the system with its address (TASK-4).
package struct TaskProof: Hashable, Sendable {
    package enum Source: Hashable, Sendable {
        case file(EvidenceID)
        case record(LiveRecord.Kind, address: String, RecordEvidence.Standing)
    }

    package let title: String
    /// SHA-256 in lower-case hexadecimal; of a record its content's.
    package let hash: String
    package let acceptedOn: Day
    package let source: Source

    /// `文件`, `公开信息`.
    package var kind: String {
        switch source {
        case .file: "文件"
        case .record(let kind, _, _): kind.chinese
        }
    }
}

/// A change of day or units that was asked for, and what came of it (ROLE-13).
package struct DueChange: Hashable, Sendable {
    package enum Outcome: String, CaseIterable, Sendable { case approved, declined }

    package let due: Day?
    package let reason: String
    package let proposedOn: Day
    /// Nil while a leader has it.
    package let outcome: Outcome?
    package let note: String

    package init(due: Day?, reason: String, proposedOn: Day, outcome: Outcome?, note: String) {
        self.due = due
        self.reason = reason
        self.proposedOn = proposedOn
        self.outcome = outcome
        self.note = note
    }
}
