package import Kernel
package import Markup
package import Site

/// The addresses of documents and meetings.
package enum DocumentLinks {
    package static let list = Link("/console/documents")
    /// Where Publishing begins an article from a document.
    package static let newArticle = Link("/console/articles/new")
    package static let new = Link("/console/documents/new")
    package static let stub = Link("/console/documents/offline")
    package static let reviews = Link("/console/documents/reviews")
    package static let export = Route<String>("/console/documents/export/{format}")
    package static let document = Route<DocumentID>("/console/documents/records/{document}")
    package static let editing = Route<DocumentID>("/console/documents/records/{document}/editing")
    package static let letter = Route<DocumentID>("/console/documents/records/{document}/letter")
    package static let file = Route<DocumentID, Int>("/console/documents/records/{document}/files/{place}")
    /// A picture of the text, for those who may read the document.
    package static let picture = Route<DocumentID, String>("/console/documents/records/{document}/pictures/{hash}")
    /// Where each act on a document is posted.
    package static let act = Route<DocumentID, String>("/console/documents/records/{document}/acts/{act}")

    package static let meetings = Link("/console/meetings")
    package static let newMeeting = Link("/console/meetings/new")
    package static let meeting = Route<MeetingID>("/console/meetings/records/{meeting}")
    package static let confirmation = Route<MeetingID>("/console/meetings/records/{meeting}/confirmation")

    /// Where Publishing begins an article that stands for decisions of a meeting.
    static func article(for decisions: [MeetingDecision]) -> Link {
        decisions.reduce(newArticle) { $0.query("decision", $1.id.text) }
    }
}

/// Names of fields. Several forms stand on one page, so each name says its act.
package enum DocumentField {
    package static let version = "version"

    package static func name(_ act: DocumentAct, _ field: String) -> String { "\(act.rawValue)_\(field)" }
}

/// An act that was refused, with what the person had typed.
package struct FailedDocumentAct: Sendable {
    package let act: DocumentAct
    package let refusal: Refusal
    package let state: FormState

    package init(_ act: DocumentAct, _ refusal: Refusal, _ form: Form) {
        self.act = act
        self.refusal = refusal
        let field = refusal.field.flatMap { act.formField($0) }
        state = form.state(field.map { [FieldProblem(DocumentField.name(act, $0), refusal.sentence)] } ?? [])
    }
}

extension DocumentAct {
    /// The field of this act's form that a refusal means; nil when it means something that the form does not hold.
    fileprivate func formField(_ field: String) -> String? {
        let wanted = self == .sign && field == "reason" ? "words" : field
        return fieldNames.contains(wanted) ? wanted : nil
    }

    private var fieldNames: [String] {
        switch self {
        case .edit, .submit, .takeBack, .issue, .informJoint, .moveOffline, .approveRelease: []
        case .abandon, .acceptCounter, .declineCounter, .passLegality, .callForReview, .declineRelease: ["words"]
        case .approveDraft: ["conclusion", "basis", "words"]
        case .passAttribute: ["restricted", "words"]
        case .counterAttribute: ["attribute", "words"]
        case .concludeSecrecy: ["conclusion", "basis"]
        case .referSecrecy: ["organ", "words"]
        case .sendBack: ["step", "words"]
        case .sign: ["attribute", "words", "consents"]
        case .recordAgreement: ["organ", "answer", "words"]
        case .review: ["attribute", "words", "next"]
        }
    }
}

extension DocumentQuery {
    /// What the address of the ledger asks for; what makes no sense is left out.
    package init(reading fields: FormFields) {
        let sort = fields["sort"]
        let key = sort.hasPrefix("-") ? String(sort.dropFirst()) : sort
        let year = fields.number("year")
        self.init(
            states: Set(fields.list("state").compactMap(DocumentState.init(rawValue:))),
            kind: DocumentKind(rawValue: fields["kind"]),
            attribute: DisclosureAttribute(rawValue: fields["attribute"]), unit: fields.id("unit"),
            year: year.flatMap { (1990...2199).contains($0) ? $0 : nil }, unpublished: fields.flag("unpublished"),
            words: String(fields["q"].prefix(100)), order: Order(rawValue: key) ?? .recent,
            descending: sort.hasPrefix("-") && Order(rawValue: key) != nil,
            page: min(fields.number("page") ?? 1, 100_000))
    }

    /// The same filters and order on another address, without the page.
    package func link(from base: Link) -> Link {
        var link = base
        for state in states.map(\.rawValue).sorted() { link = link.query("state", state) }
        link = link.query("kind", kind?.rawValue).query("attribute", attribute?.rawValue).query("unit", unit?.text)
            .query("year", year.map { "\($0)" }).query("unpublished", unpublished ? "yes" : nil).query("q", words)
        guard order != .recent || descending else { return link }
        return link.query("sort", (descending ? "-" : "") + order.rawValue)
    }

    package var isFiltered: Bool {
        !states.isEmpty || kind != nil || attribute != nil || unit != nil || year != nil || unpublished
            || !words.isEmpty
    }
}
