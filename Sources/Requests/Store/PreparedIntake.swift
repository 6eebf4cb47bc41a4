import Ciphers
import Kernel

/// What a new case needs besides its statements. It is made before the case's turn to write comes: many who send at once do
/// it side by side, and only their statements wait for one another.
struct PreparedIntake: Sendable {
    let id: RequestID
    /// In clear, for the receipt.
    let code: String
    let codeHash: String
    let applicant: SealedApplicant
    let bands: [Int64]

    init(_ id: RequestID, _ applicant: Applicant, _ wanted: WantedInformation, _ cipher: FieldCipher) throws {
        self.id = id
        code = RequestCodes.code(of: id, cipher)
        codeHash = QueryCode.digest(code)
        self.applicant = try SealedApplicant(applicant, of: id, cipher)
        bands = RequestLikeness.bands(of: wanted)
    }
}

/// Who applied as the row has it.
struct SealedApplicant: Sendable {
    let sealed: [UInt8]
    let proofKey: String
    let phoneKey: String?

    init(_ applicant: Applicant, of id: RequestID, _ cipher: FieldCipher) throws {
        sealed = try ApplicantRows.sealed(applicant, of: id, with: cipher)
        proofKey = ApplicantRows.proofKey(applicant, cipher)
        phoneKey = ApplicantRows.phoneKey(applicant, cipher)
    }
}
