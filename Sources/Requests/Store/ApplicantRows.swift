import Ciphers
import Kernel
import SQL

/// Who applied: one sealed text a case, and two names made with the key, by which the same person is found again without
/// opening any.
enum ApplicantRows {
    private static let mark = "\u{1F}"

    static func sealed(_ applicant: Applicant, of id: RequestID, with cipher: FieldCipher) throws -> [UInt8] {
        try cipher.seal(text(applicant), for: place(id))
    }

    static func insert(_ applicant: SealedApplicant, of request: DisclosureRequest, in tx: Transaction) throws {
        try tx.execute(
            """
            INSERT INTO request_applicant (request_id, agency_id, sealed, proof_key, phone_key) VALUES (?, ?, ?, ?, ?)
            """,
            [request.id, request.agency, applicant.sealed, applicant.proofKey, applicant.phoneKey])
    }

    static func applicant(
        of id: RequestID, kind: ApplicantKind, opening cipher: FieldCipher, in snapshot: Snapshot
    ) throws -> Applicant {
        guard let row = try snapshot.first("SELECT sealed FROM request_applicant WHERE request_id = ?", [id]) else {
            throw SQLError.failed(code: "stored", message: "no applicant of \(id.text)")
        }
        return try open(try row.bytes(0), of: id, kind: kind, with: cipher)
    }

    static func open(
        _ sealed: [UInt8], of id: RequestID, kind: ApplicantKind, with cipher: FieldCipher
    ) throws -> Applicant {
        let parts = try cipher.open(sealed, for: place(id)).split(
            separator: mark, omittingEmptySubsequences: false
        ).map(String.init)
        guard parts.count == 9 else { throw SQLError.failed(code: "stored", message: "an applicant of other fields") }
        return Applicant(
            kind: kind, name: parts[0], proof: try Stored.value(Applicant.Proof.self, parts[1]), proofNumber: parts[2],
            representative: parts[3], contactName: parts[4], phone: parts[5], address: parts[6], postcode: parts[7],
            email: parts[8])
    }

    /// The name alone, for lists.
    static func name(_ sealed: [UInt8], of id: RequestID, with cipher: FieldCipher) throws -> String {
        guard
            let name = try cipher.open(sealed, for: place(id)).split(
                separator: mark, maxSplits: 1, omittingEmptySubsequences: false
            ).first
        else { throw SQLError.failed(code: "stored", message: "an applicant of other fields") }
        return String(name)
    }

    private static func text(_ applicant: Applicant) -> String {
        [
            applicant.name, applicant.proof.rawValue, applicant.proofNumber, applicant.representative,
            applicant.contactName, applicant.phone, applicant.address, applicant.postcode, applicant.email,
        ].joined(separator: mark)
    }

    private static func place(_ id: RequestID) -> String { RequestStore.applicants.place(id.text) }

    static func proofKey(_ applicant: Applicant, _ cipher: FieldCipher) -> String {
        cipher.name(applicant.proofNumber.unspaced.halfWidth.uppercased(), for: "request.proof")
    }

    /// Nil when there is no number to speak of.
    static func phoneKey(_ applicant: Applicant, _ cipher: FieldCipher) -> String? {
        let digits = applicant.phone.halfWidth.filter { $0.isASCII && $0.isNumber }
        guard digits.count >= 7 else { return nil }
        return cipher.name(String(digits.suffix(11)), for: "request.phone")
    }
}
