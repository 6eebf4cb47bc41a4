/// Who applies: what FOI-29 allows to be asked, and nothing else. Personal data: kept sealed, shown masked by role (PII-6).
package struct Applicant: Hashable, Sendable {
    package enum Proof: String, CaseIterable, Sendable, Hashable {
        case identityCard = "identity_card"
        case passport
        case residencePermit = "residence_permit"
        /// 统一社会信用代码.
        case creditCode = "credit_code"
        case other

        package var chinese: String {
            switch self {
            case .identityCard: "居民身份证"
            case .passport: "护照"
            case .residencePermit: "港澳台居民居住证、外国人永久居留身份证"
            case .creditCode: "统一社会信用代码"
            case .other: "其他有效证件"
            }
        }
    }

    package let kind: ApplicantKind
    /// The person's name or the organization's.
    package let name: String
    package let proof: Proof
    package let proofNumber: String
    /// The organization's legal representative; empty for a person.
    package let representative: String
    /// Who is to be called, where that is another person.
    package let contactName: String
    package let phone: String
    package let address: String
    package let postcode: String
    package let email: String

    package init(
        kind: ApplicantKind, name: String, proof: Proof, proofNumber: String, representative: String = "",
        contactName: String = "", phone: String = "", address: String = "", postcode: String = "", email: String = ""
    ) {
        self.kind = kind
        self.name = name
        self.proof = proof
        self.proofNumber = proofNumber
        self.representative = representative
        self.contactName = contactName
        self.phone = phone
        self.address = address
        self.postcode = postcode
        self.email = email
    }
}
