package import Kernel

package enum RecordEvidenceSubject {}
package typealias RecordEvidenceID = Identifier<RecordEvidenceSubject>

/// 系统内记录作佐证: what the record was when it was named, and whether it still is.
package struct RecordEvidence: Hashable, Sendable {
    package enum Standing: String, CaseIterable, Sendable {
        case holds
        /// Its content is another than the one that was named.
        case changed
        /// Withdrawn, or not there any more.
        case gone

        package var chinese: String {
            switch self {
            case .holds: "记录未变"
            case .changed: "内容已变更"
            case .gone: "已撤回或者失效"
            }
        }
    }

    package let id: RecordEvidenceID
    package let record: LiveRecord
    package let standing: Standing

    package init(id: RecordEvidenceID, record: LiveRecord, standing: Standing) {
        self.id = id
        self.record = record
        self.standing = standing
    }

    package static func standing(of kept: LiveRecord, now: LiveRecord?) -> Standing {
        guard let now else { return .gone }
        return now.hash == kept.hash ? .holds : .changed
    }
}

/// The name of the field in which records are chosen.
package enum TaskRecordField {
    package static let name = "records"
    package static let search = "search"
}
