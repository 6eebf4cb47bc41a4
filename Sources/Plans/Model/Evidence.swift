package import Kernel

/// 佐证: a file that is to show that something was done. Its bytes lie in the object store under their hash.
package struct EvidenceFile: Hashable, Sendable {
    package let name: String
    /// SHA-256 of the bytes, in lower-case hexadecimal.
    package let hash: String
    /// Bytes.
    package let size: Int
    /// What the bytes are, as sniffed: `docx`, `pdf`, `png`.
    package let kind: String

    package init(name: String, hash: String, size: Int, kind: String) {
        self.name = name
        self.hash = hash
        self.size = size
        self.kind = kind
    }
}

/// One report on a task as its page shows it.
package struct ReportRecord: Hashable, Sendable {
    package enum Kind: String, CaseIterable, Sendable {
        case progress, contribution, completion

        package var chinese: String {
            switch self {
            case .progress: "进展"
            case .contribution: "配合材料"
            case .completion: "办结报送"
            }
        }
    }

    package enum Outcome: String, CaseIterable, Sendable { case accepted, returned }

    package let id: ReportID
    package let kind: Kind
    package let unit: UnitID?
    package let author: String
    package let words: String
    package let submittedAt: Moment
    package let outcome: Outcome?
    package let reviewer: String?
    package let reviewNote: String?
    package let reviewedAt: Moment?
    package let evidence: [EvidenceRecord]
    /// Records of the system, compared with what they are now.
    package let records: [RecordEvidence]

    package init(
        id: ReportID, kind: Kind, unit: UnitID?, author: String, words: String, submittedAt: Moment,
        outcome: Outcome?, reviewer: String?, reviewNote: String?, reviewedAt: Moment? = nil,
        evidence: [EvidenceRecord], records: [RecordEvidence] = []
    ) {
        self.id = id
        self.kind = kind
        self.unit = unit
        self.author = author
        self.words = words
        self.submittedAt = submittedAt
        self.outcome = outcome
        self.reviewer = reviewer
        self.reviewNote = reviewNote
        self.reviewedAt = reviewedAt
        self.evidence = evidence
        self.records = records
    }
}

/// A stored file of evidence with the id its link carries.
package struct EvidenceRecord: Hashable, Sendable {
    package let id: EvidenceID
    package let file: EvidenceFile

    package init(id: EvidenceID, file: EvidenceFile) {
        self.id = id
        self.file = file
    }
}
