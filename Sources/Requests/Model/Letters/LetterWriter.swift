package import Kernel

/// What an agency's letters say of the agency; a setting, never guessed (FOI-R1).
package struct LetterOffice: Hashable, Sendable {
    /// How the applicant is addressed.
    package enum Address: String, CaseIterable, Sendable, Hashable {
        /// 你（单位）, as the standard forms have it.
        case standard
        /// 你 to a person, 你单位 to an organization.
        case byKind = "by_kind"
    }

    package var agency: String
    /// 政府信息公开工作机构.
    package var office = "政务公开办公室"
    /// The same-level people's government; nil until it is set: no final letter without it.
    package var government: String?
    package var court: String?
    package var address = ""
    package var postcode = ""
    package var phone = ""
    package var email = ""
    package var contact = ""
    /// How the fee is paid (FEE-5).
    package var paymentWay = ""
    package var addressing = Address.standard

    package init(agency: String, government: String? = nil, court: String? = nil) {
        self.agency = agency
        self.government = government
        self.court = court
    }
}

/// All that a letter may be about: the case and, where it is to others, which of its consultations or duties.
package struct LetterSubject: Sendable {
    package let request: DisclosureRequest
    package let applicant: Applicant
    package let agency: AgencyID
    /// The agency's name as People has it.
    package let agencyName: String
    /// 成文日期.
    package let on: Day
    /// 文号; the reply's own stands in the case.
    package var number = ""
    package var consultation: ConsultationID?
    package var assistance: AssistanceID?
    /// Names of members and units that stand in the case, by the text of their id.
    package var names: [String: String] = [:]
    /// Titles of the enclosures.
    package var enclosures: [String] = []
    /// The last day of the reply as the clock has it, and as it was before the extension.
    package var replyDue: Day?
    package var oldDue: Day?
    /// More facts, for what the case itself does not hold (查询码, 接收单位 …).
    package var more: [LetterKey: LetterValue] = [:]
    /// Rows of 移送明细表: name, 文号, how often asked, unit.
    package var rows: [[String]] = []

    package init(request: DisclosureRequest, applicant: Applicant, agency: AgencyID, agencyName: String, on: Day) {
        self.request = request
        self.applicant = applicant
        self.agency = agency
        self.agencyName = agencyName
        self.on = on
    }
}

/// A letter as it was made, to be kept.
package struct WrittenLetter: Sendable, Hashable {
    package let kind: LetterKind
    package let title: String
    package let number: String
    /// All its words, for pages and search within the case.
    package let text: String
    /// `.docx`.
    package let bytes: [UInt8]
    package let fileName: String

    package init(kind: LetterKind, title: String, number: String, text: String, bytes: [UInt8], fileName: String) {
        self.kind = kind
        self.title = title
        self.number = number
        self.text = text
        self.bytes = bytes
        self.fileName = fileName
    }
}

/// What the store calls to have a letter written; wired where templates and files are known.
package struct LetterWriter: Sendable {
    package let write: @Sendable (LetterKind, LetterSubject) throws(Refusal) -> WrittenLetter

    package init(_ write: @escaping @Sendable (LetterKind, LetterSubject) throws(Refusal) -> WrittenLetter) {
        self.write = write
    }
}
