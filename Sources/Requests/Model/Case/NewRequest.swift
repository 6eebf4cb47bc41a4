package import Kernel

/// An application as it comes in, by the portal, by staff at the counter, or from another intake system.
package struct NewRequest: Hashable, Sendable {
    package let agency: AgencyID
    package let kind: RequestKind
    package let channel: IntakeChannel
    package let applicant: Applicant
    package let wanted: WantedInformation
    /// When it reached the agency, where that is not now: letters and faxes are entered later.
    package let arrivedAt: Moment?
    package var attachments: [CaseAttachment]
    /// The search before the form, to count what became of it.
    package let asked: AskedID?
    /// The hidden key of the form: the same key gives the same receipt and no second case.
    package let formKey: String?
    /// Who filled the form in for somebody who cannot write, and at whose word (FOI-29, FOI-43).
    package let helpNote: String

    package init(
        agency: AgencyID, kind: RequestKind = .disclosure, channel: IntakeChannel, applicant: Applicant,
        wanted: WantedInformation, arrivedAt: Moment? = nil, attachments: [CaseAttachment] = [],
        asked: AskedID? = nil, formKey: String? = nil, helpNote: String = ""
    ) {
        self.agency = agency
        self.kind = kind
        self.channel = channel
        self.applicant = applicant
        self.wanted = wanted
        self.arrivedAt = arrivedAt
        self.attachments = attachments
        self.asked = asked
        self.formKey = formKey
        self.helpNote = helpNote
    }
}

/// A file that was looked at and is kept, before it belongs to a case.
package struct CaseAttachment: Hashable, Sendable {
    package let name: String
    /// SHA-256 of its bytes, 64 hexadecimal digits.
    package let hash: String
    /// How the record names the file where it lies.
    package let kept: String
    package let size: Int
    /// What the bytes are, as sniffed: `pdf`, `jpeg`.
    package let kind: String

    package init(name: String, hash: String, size: Int, kind: String, kept: String? = nil) {
        self.name = name
        self.hash = hash
        self.kept = kept ?? hash
        self.size = size
        self.kind = kind
    }
}

/// What the applicant is given.
package struct RequestReceipt: Hashable, Sendable {
    package let id: RequestID
    /// `2026-017`.
    package let number: String
    /// In clear this once; only its hash is kept.
    package let code: String
    /// The same form was sent before: this is the receipt it got then.
    package let isRepeated: Bool

    package init(id: RequestID, number: String, code: String, isRepeated: Bool = false) {
        self.id = id
        self.number = number
        self.code = code
        self.isRepeated = isRepeated
    }
}
