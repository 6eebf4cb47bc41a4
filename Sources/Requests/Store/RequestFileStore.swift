package import Kernel

/// Files and letters of a case.
extension RequestStore {
    package func addFile(
        _ file: CaseAttachment, as role: CaseFile.Role, to id: RequestID, by officer: Officer, version: Int? = nil
    ) async throws -> CaseFile {
        throw Refusal.notFound
    }

    package func caseFile(
        _ file: CaseFileID, of id: RequestID, for officer: Officer
    ) async throws -> (file: CaseFile, bytes: [UInt8]) {
        throw Refusal.notFound
    }

    /// For the holder of the code: own files, and enclosures once the reply is delivered.
    package func caseFile(_ file: CaseFileID, code: String) async throws -> (file: CaseFile, bytes: [UInt8]) {
        throw Refusal.notFound
    }

    /// The `.docx`, made at the first call and the same ever after.
    package func letterFile(
        _ letter: CaseLetterID, of id: RequestID, for officer: Officer
    ) async throws -> (letter: CaseLetter, bytes: [UInt8]) {
        throw Refusal.notFound
    }

    /// For the holder of the code: letters to the applicant.
    package func letterFile(
        _ letter: CaseLetterID, code: String
    ) async throws -> (letter: CaseLetter, bytes: [UInt8]) {
        throw Refusal.notFound
    }
}
