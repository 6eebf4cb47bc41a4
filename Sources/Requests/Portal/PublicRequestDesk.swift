package import Kernel

/// What the public pages ask of the cases, and of the program around them. Tests answer it from memory.
package struct PublicRequestDesk: Sendable {
    package typealias Served = (name: String, type: String, bytes: [UInt8])

    /// Looks at an upload and keeps it: bytes, name, form field.
    package var keep: @Sendable ([UInt8], String, String) async throws -> CaseAttachment
    package var receive: @Sendable (NewRequest) async throws -> RequestReceipt
    package var track: @Sendable (_ code: String) async throws -> TrackedCase
    package var act: @Sendable (ApplicantInput, _ code: String, [CaseAttachment]) async throws -> TrackedCase
    package var letter: @Sendable (CaseLetterID, _ code: String) async throws -> Served
    package var file: @Sendable (CaseFileID, _ code: String) async throws -> Served
    package var log: @Sendable (_ page: Int) async throws -> (replies: [PublicReply], total: Int)
    package var today: @Sendable () -> Day
    package var calendar: @Sendable () -> WorkCalendar
}

extension PublicRequestDesk {
    /// - Parameter agency: whose applications these pages take.
    package init(_ store: RequestStore, agency: @escaping @Sendable () async throws -> AgencyID) {
        @Sendable func served(_ found: (file: CaseFile, bytes: [UInt8])) -> Served {
            (found.file.file.name, found.file.file.servedType, found.bytes)
        }
        keep = { try await store.keep($0, name: $1, field: $2) }
        receive = { try await store.receive($0, by: nil) }
        track = { try await store.track($0) }
        act = { try await store.act($0, code: $1, files: $2) }
        letter = { id, code in
            let found = try await store.letterFile(id, code: code)
            let name = [found.letter.chinese, found.letter.number ?? ""].joined()
            return (name + ".docx", CaseAttachment.wordType, found.bytes)
        }
        file = { served(try await store.caseFile($0, code: $1)) }
        log = { try await store.publicLog(of: try await agency(), page: $0) }
        today = { store.today }
        calendar = { store.calendar }
    }
}
