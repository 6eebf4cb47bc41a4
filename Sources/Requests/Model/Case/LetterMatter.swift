package import Kernel

/// Everything a letter of a case is made from; who writes it takes what it needs.
package struct LetterMatter: Sendable {
    package let letter: CaseLetter
    package let request: DisclosureRequest
    package let applicant: Applicant
    /// The case this one repeats, for a reply that says so (K17).
    package let repeated: DisclosureRequest?
    package let files: [CaseFile]
    package let agencyName: String
    package let units: [UnitID: String]
    package let members: [MemberID: String]
    /// The day the reply is due as it was known when the letter was issued.
    package let due: Day?
    /// The agency's own wording; nil where that of the installation holds.
    package let wording: LetterTemplate?

    package init(
        letter: CaseLetter, request: DisclosureRequest, applicant: Applicant, repeated: DisclosureRequest?,
        files: [CaseFile], agencyName: String, units: [UnitID: String], members: [MemberID: String], due: Day?,
        wording: LetterTemplate? = nil
    ) {
        self.letter = letter
        self.request = request
        self.applicant = applicant
        self.repeated = repeated
        self.files = files
        self.agencyName = agencyName
        self.units = units
        self.members = members
        self.due = due
        self.wording = wording
    }
}

/// Makes the `.docx` of a letter.
package typealias CaseLetterWriter = @Sendable (LetterMatter) async throws -> [UInt8]
