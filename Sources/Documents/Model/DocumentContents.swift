/// What the drafter writes and may change until the document is handed in.
package struct DocumentContents: Hashable, Sendable {
    package var title: String
    package var kind: DocumentKind
    /// 机关代字: `青卫发`. The number is given when the document is signed (NORM-3).
    package var organCode: String
    /// 主送.
    package var addressees: String
    /// 抄送.
    package var copies: String
    /// Canonical clean HTML.
    package var body: String
    /// The Word file it came from, and its enclosures.
    package var files: [DocumentFile]
    /// 政策性文件 (OPN-4).
    package var isPolicy: Bool
    /// 行政规范性文件: legality review stands before the signature (NORM-2).
    package var isNormative: Bool
    /// 代拟稿: drafted for the government (OPN-4).
    package var isGovernmentDraft: Bool
    package var proposal: AttributeProposal?
    package var superior: SuperiorDocument?
    /// Why the own document may stay back although the superior one is public (OPN-5).
    package var superiorOverride: String?
    /// The organs that issue it together with this agency, lead excluded (OPN-6).
    package var jointOrgans: [String]

    package init(
        title: String, kind: DocumentKind, organCode: String, addressees: String = "", copies: String = "",
        body: String, files: [DocumentFile] = [], isPolicy: Bool = false, isNormative: Bool = false,
        isGovernmentDraft: Bool = false, proposal: AttributeProposal? = nil, superior: SuperiorDocument? = nil,
        superiorOverride: String? = nil, jointOrgans: [String] = []
    ) {
        self.title = title
        self.kind = kind
        self.organCode = organCode
        self.addressees = addressees
        self.copies = copies
        self.body = body
        self.files = files
        self.isPolicy = isPolicy
        self.isNormative = isNormative
        self.isGovernmentDraft = isGovernmentDraft
        self.proposal = proposal
        self.superior = superior
        self.superiorOverride = superiorOverride
        self.jointOrgans = jointOrgans
    }

    /// What stays of a document that turned out to hold state secrets: nothing of what was written (SEC-4).
    package var emptied: DocumentContents {
        DocumentContents(title: "涉密，线下处理", kind: kind, organCode: "", body: "")
    }
}

/// The attribute that the drafter proposes, with the reason by law (OPN-2, OPN-3).
package struct AttributeProposal: Hashable, Sendable {
    package let attribute: DisclosureAttribute
    package let reason: String

    package init(_ attribute: DisclosureAttribute, reason: String = "") {
        self.attribute = attribute
        self.reason = reason
    }
}

/// The document that this one carries out or forwards (OPN-5).
package struct SuperiorDocument: Hashable, Sendable {
    package let number: String
    package let title: String
    /// Nil when it has none, or none is known.
    package let attribute: DisclosureAttribute?
    /// 转发: the own document takes the attribute of the forwarded one.
    package let isForwarded: Bool

    package init(number: String, title: String, attribute: DisclosureAttribute?, isForwarded: Bool = false) {
        self.number = number
        self.title = title
        self.attribute = attribute
        self.isForwarded = isForwarded
    }
}

/// A file of a document: its bytes lie in the file store under their hash.
package struct DocumentFile: Hashable, Sendable {
    package enum Role: String, CaseIterable, Sendable {
        /// The Word file the body was read from.
        case source
        case attachment
    }

    package let role: Role
    package let name: String
    /// SHA-256, 64 hexadecimal digits.
    package let hash: String
    package let size: Int
    package let kind: String

    package init(role: Role, name: String, hash: String, size: Int, kind: String) {
        self.role = role
        self.name = name
        self.hash = hash
        self.size = size
        self.kind = kind
    }
}
