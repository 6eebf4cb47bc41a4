package import Kernel

/// The applicant as everybody sees them who works on the case; the whole is shown to few, and the journal says to whom
/// (PII-3).
package struct MaskedApplicant: Hashable, Sendable {
    package let kind: ApplicantKind
    /// `张*`; an organization's name is no personal datum and stays whole.
    package let name: String
    package let proof: Applicant.Proof
    /// The last four characters.
    package let proofNumber: String
    package let representative: String
    package let contactName: String
    /// `138****1234`.
    package let phone: String
    /// To county or street.
    package let address: String
    /// `z***@example.org`.
    package let email: String

    package init(_ applicant: Applicant) {
        kind = applicant.kind
        name = MaskedApplicant.name(applicant.name, of: applicant.kind)
        proof = applicant.proof
        proofNumber =
            applicant.proof == .creditCode ? applicant.proofNumber : Masking.tail(of: applicant.proofNumber)
        representative = Masking.name(applicant.representative)
        contactName = Masking.name(applicant.contactName)
        phone = Masking.phone(applicant.phone)
        address = Masking.address(applicant.address)
        email = Masking.email(applicant.email)
    }

    package static func name(_ name: String, of kind: ApplicantKind) -> String {
        kind.isOrganization ? name : Masking.name(name)
    }
}

/// How single data are hidden (PII-3): never by so little that they could be put together again.
package enum Masking {
    /// `张三` → `张*`, `欧阳明华` → `欧***`; one character alone is hidden wholly.
    package static func name(_ name: String) -> String {
        guard let first = name.first else { return "" }
        guard name.count > 1 else { return "*" }
        return String(first) + String(repeating: "*", count: min(name.count - 1, 4))
    }

    /// The last four of eight or more characters; less shows nothing.
    package static func tail(of number: String) -> String {
        guard !number.isEmpty else { return "" }
        return "****" + (number.count >= 8 ? String(number.suffix(4)) : "")
    }

    package static func phone(_ phone: String) -> String {
        guard !phone.isEmpty else { return "" }
        guard phone.count >= 11 else { return phone.count >= 7 ? "****" + String(phone.suffix(2)) : "****" }
        return String(phone.prefix(3)) + "****" + String(phone.suffix(4))
    }

    /// Through the first county, district, town, street or village that is named.
    package static func address(_ address: String) -> String {
        guard !address.isEmpty else { return "" }
        var end: String.Index?
        for ending: Character in ["县", "区", "旗", "镇", "乡"] {
            guard let at = address.firstIndex(of: ending) else { continue }
            end = max(end ?? at, at)
        }
        guard let end, address.distance(from: address.startIndex, to: end) < 20 else { return "****" }
        return String(address[...end]) + "****"
    }

    package static func email(_ email: String) -> String {
        guard let at = email.lastIndex(of: "@"), let first = email.first, at > email.startIndex else {
            return email.isEmpty ? "" : "****"
        }
        return String(first) + "***" + String(email[at...])
    }
}
