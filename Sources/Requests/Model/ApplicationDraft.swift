package import Kernel

/// An application as it was typed: only what FOI-29 allows to be asked. A purpose has no field (FOI-27).
package struct ApplicationDraft: Hashable, Sendable {
    /// The raw value is the field's name in the form.
    package enum Field: String, CaseIterable, Sendable, Hashable {
        case kind
        /// `person` or `organization`: which of the two forms.
        case party
        case applicantKind = "applicant_kind"
        case name, proof
        case proofNumber = "proof_number"
        case representative
        case contactName = "contact_name"
        case phone, email, address, postcode, description
        case documentNumber = "document_number"
        case medium, route
        /// The search that came before the form, to count what became of it.
        case asked
    }

    private var typed: [Field: String]

    package init(_ typed: [Field: String] = [:]) { self.typed = typed }

    package subscript(field: Field) -> String {
        get { (typed[field] ?? "").trimmed }
        set { typed[field] = newValue }
    }

    package var kind: RequestKind { RequestKind(rawValue: self[.kind]) ?? .disclosure }
    package var isOrganization: Bool { self[.party] == ApplicationDraft.organization }
    package static let organization = "organization"

    /// The column of table 三; nobody must say what kind of organization they are (FOI-29).
    package var applicantKind: ApplicantKind {
        guard isOrganization else { return .naturalPerson }
        let chosen = ApplicantKind(rawValue: self[.applicantKind]) ?? .otherOrganization
        return chosen.isOrganization ? chosen : .otherOrganization
    }

    /// The fields that the form of this kind and applicant has, in the order of the page.
    package static func fields(_ kind: RequestKind, _ applicant: ApplicantKind) -> [Field] {
        let organization: [Field] = applicant.isOrganization ? [.representative, .contactName] : []
        let first: [Field] = applicant.isOrganization ? [.applicantKind] : []
        let wanted: [Field] =
            kind == .disclosure
            ? [.description, .documentNumber, .medium, .route] : [.documentNumber, .description, .route]
        return first + [.name, .proof, .proofNumber] + organization + [.phone, .email, .address, .postcode] + wanted
    }

    /// The application these words make, or everything that is wrong with them.
    package func application() -> Result<WrittenApplication, ApplicationFaults> {
        let faults = ApplicationCheck(self).faults
        guard faults.isEmpty else { return .failure(ApplicationFaults(faults)) }
        return .success(
            WrittenApplication(kind: kind, applicant: applicant, wanted: wanted, asked: AskedID(self[.asked])))
    }

    private var applicant: Applicant {
        let organization = applicantKind.isOrganization
        return Applicant(
            kind: applicantKind, name: self[.name].tidied, proof: Applicant.Proof(rawValue: self[.proof]) ?? .other,
            proofNumber: number(.proofNumber).uppercased(),
            representative: organization ? self[.representative].tidied : "",
            contactName: organization ? self[.contactName].tidied : "", phone: self[.phone].halfWidth.tidied,
            address: self[.address].tidied, postcode: number(.postcode), email: number(.email))
    }

    /// Full-width letters and digits are what an input method leaves behind.
    func number(_ field: Field) -> String { self[field].halfWidth.unspaced }

    private var wanted: WantedInformation {
        let route = WantedInformation.Route(rawValue: self[.route]) ?? .portal
        // FOI-41: of a correction only the way to be told is asked.
        let medium = kind == .disclosure ? WantedInformation.Medium(rawValue: self[.medium]) : nil
        return WantedInformation(
            description: self[.description], documentNumber: self[.documentNumber].tidied,
            medium: medium ?? (route.isByNet ? .electronic : .paper), route: route)
    }
}

/// An application that can be taken in.
package struct WrittenApplication: Hashable, Sendable {
    package let kind: RequestKind
    package let applicant: Applicant
    package let wanted: WantedInformation
    package let asked: AskedID?
}

/// Everything that is wrong with a draft, in the order of the form.
package struct ApplicationFaults: Error, Hashable, Sendable {
    package struct Fault: Hashable, Sendable {
        package let field: ApplicationDraft.Field
        package let sentence: String

        init(_ field: ApplicationDraft.Field, _ sentence: String) {
            self.field = field
            self.sentence = sentence
        }
    }

    package let faults: [Fault]

    init(_ faults: [Fault]) { self.faults = faults }
}

extension WantedInformation.Route {
    package var isByNet: Bool { self == .email || self == .portal }
}

extension Applicant.Proof {
    /// What this kind of applicant can prove itself with.
    package static func choices(for applicant: ApplicantKind) -> [Applicant.Proof] {
        applicant.isOrganization ? [.creditCode, .other] : [.identityCard, .passport, .residencePermit, .other]
    }
}
