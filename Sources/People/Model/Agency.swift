package import Kernel

/// 行政机关 or a public institution with its own portal, report and officers.
package struct Agency: Hashable, Sendable {
    package let id: AgencyID
    /// Nil when the agency is known by its short name alone.
    package let creditCode: SocialCreditCode?
    package let name: String
    /// Unique in the installation: `青禾县卫健局`.
    package let shortName: String
    /// The agency directly above; it reads this one's records and changes none.
    package let parent: AgencyID?
    /// Answers for a government as a whole (政府办公室), not for one department (FOI-49).
    package let isGovernment: Bool

    package init(
        id: AgencyID, creditCode: SocialCreditCode?, name: String, shortName: String, parent: AgencyID?,
        isGovernment: Bool = false
    ) {
        self.id = id
        self.creditCode = creditCode
        self.name = name
        self.shortName = shortName
        self.parent = parent
        self.isGovernment = isGovernment
    }

    /// What commands and addresses call it: the credit code, else the short name.
    package var code: String { creditCode?.text ?? shortName }
}

/// What somebody typed to make or change an agency, not yet looked at.
package struct AgencyDraft: Hashable, Sendable {
    package var name: String
    package var shortName: String
    /// Empty when the agency has none.
    package var creditCode: String
    package var isGovernment: Bool

    package init(name: String, shortName: String = "", creditCode: String = "", isGovernment: Bool = false) {
        self.name = name
        self.shortName = shortName
        self.creditCode = creditCode
        self.isGovernment = isGovernment
    }

    /// The agency these words describe; a name without a short one serves as both.
    package func agency(id: AgencyID, parent: AgencyID?) -> Result<Agency, Refusal> {
        let name = PlainName.trimmed(name), short = PlainName.trimmed(shortName), code = PlainName.trimmed(creditCode)
        if let refusal = PlainName.refusal(of: name, what: "机构名称", field: "name") { return .failure(refusal) }
        if !short.isEmpty, let refusal = PlainName.refusal(of: short, what: "机构简称", field: "short_name") {
            return .failure(refusal)
        }
        let creditCode = SocialCreditCode(code)
        if !code.isEmpty, creditCode == nil {
            return .failure(
                Refusal(
                    .invalid, "机构未保存：“\(code)”不是有效的统一社会信用代码（18 位，末位为校验码）。请核对证书后重新填写，没有代码可以留空。",
                    field: "credit_code"))
        }
        return .success(
            Agency(
                id: id, creditCode: creditCode, name: name, shortName: short.isEmpty ? name : short, parent: parent,
                isGovernment: isGovernment))
    }
}
