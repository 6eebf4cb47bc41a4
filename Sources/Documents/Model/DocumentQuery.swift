package import Kernel

/// Which documents of the ledger are asked for, in what order, which page.
package struct DocumentQuery: Hashable, Sendable {
    package enum Order: String, CaseIterable, Sendable { case recent, number, signed, title, review }

    package var states: Set<DocumentState>
    package var kind: DocumentKind?
    package var attribute: DisclosureAttribute?
    package var unit: UnitID?
    /// Of the signature.
    package var year: Int?
    /// Signed and due for its next look by then (OPN-9).
    package var reviewBy: Day?
    /// Public by attribute, signed, and on no page (FOI-26).
    package var unpublished: Bool
    /// Words that must stand in the title or the number.
    package var words: String
    package var order: Order
    package var descending: Bool
    /// From 1.
    package var page: Int
    package var pageSize: Int

    package init(
        states: Set<DocumentState> = [], kind: DocumentKind? = nil, attribute: DisclosureAttribute? = nil,
        unit: UnitID? = nil, year: Int? = nil, reviewBy: Day? = nil, unpublished: Bool = false, words: String = "",
        order: Order = .recent, descending: Bool = false, page: Int = 1, pageSize: Int = 20
    ) {
        self.states = states
        self.kind = kind
        self.attribute = attribute
        self.unit = unit
        self.year = year
        self.reviewBy = reviewBy
        self.unpublished = unpublished
        self.words = words
        self.order = order
        self.descending = descending
        self.page = min(max(page, 1), 100_000)
        self.pageSize = min(max(pageSize, 1), 10_000)
    }
}

/// A document as a list shows it, without its text.
package struct DocumentLine: Hashable, Sendable {
    package let id: DocumentID
    package let unit: UnitID
    package let drafterName: String
    package let title: String
    package let kind: DocumentKind
    package let state: DocumentState
    package let stateSince: Moment
    package let number: DocumentNumber?
    /// Decided, else passed on, else proposed.
    package let attribute: DisclosureAttribute?
    package let isDecided: Bool
    package let reason: String
    package let signedOn: Day?
    package let signerName: String?
    package let issuedOn: Day?
    package let reviewOn: Day?
    /// Where it is public now; nil when it is not.
    package let address: String?
    package let isNormative: Bool

    package init(
        id: DocumentID, unit: UnitID, drafterName: String, title: String, kind: DocumentKind, state: DocumentState,
        stateSince: Moment, number: DocumentNumber?, attribute: DisclosureAttribute?, isDecided: Bool,
        reason: String, signedOn: Day?, signerName: String?, issuedOn: Day?, reviewOn: Day?, address: String?,
        isNormative: Bool
    ) {
        self.id = id
        self.unit = unit
        self.drafterName = drafterName
        self.title = title
        self.kind = kind
        self.state = state
        self.stateSince = stateSince
        self.number = number
        self.attribute = attribute
        self.isDecided = isDecided
        self.reason = reason
        self.signedOn = signedOn
        self.signerName = signerName
        self.issuedOn = issuedOn
        self.reviewOn = reviewOn
        self.address = address
        self.isNormative = isNormative
    }
}

/// A page of the ledger.
package struct DocumentPage: Hashable, Sendable {
    package let lines: [DocumentLine]
    /// How many there are on all pages.
    package let total: Int
    package let query: DocumentQuery

    package init(lines: [DocumentLine], total: Int, query: DocumentQuery) {
        self.lines = lines
        self.total = total
        self.query = query
    }

    package var pages: Int { max((total + query.pageSize - 1) / query.pageSize, 1) }
}
