package import Kernel
package import SQL

/// Finds and reads the records that can prove something; the program gives it.
package struct LiveRecords: Sendable {
    /// Those of an agency with these words in the title, the newest first; at most `most`.
    package typealias Search =
        @Sendable (_ words: String, _ agency: AgencyID, _ snapshot: Snapshot) throws -> [LiveRecord]
    /// The record as it is now; nil when it proves nothing any more.
    package typealias Reading =
        @Sendable (
            _ kind: LiveRecord.Kind, _ id: String, _ agency: AgencyID, _ snapshot: Snapshot
        ) throws -> LiveRecord?

    let search: Search
    let read: Reading
    let isThere: Bool
    package static let most = 20

    package init(search: @escaping Search, read: @escaping Reading) {
        self.search = search
        self.read = read
        isThere = true
    }

    private init() {
        search = { _, _, _ in [] }
        read = { _, _, _, _ in nil }
        isThere = false
    }

    /// A program without any.
    package static let none = LiveRecords()
}
