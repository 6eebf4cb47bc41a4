import Kernel

/// What somebody looks for. Everything but the words narrows the answer.
package struct SearchQuery: Sendable, Hashable {
    package enum Order: String, CaseIterable, Sendable {
        case relevance, newest
    }

    /// As typed, at most `longest` characters of it.
    package let text: String
    /// The portal whose records alone are asked for, as entries name it.
    package var portal: String?
    /// How the address says so: the portal's code, or nothing on the first portal.
    package var site: String?
    package var kind: SearchKind?
    package var year: Int?
    package var column: String?
    package var issuer: String?
    package var topic: String?
    package var validity: SearchValidity?
    package var order = Order.relevance
    package var page = 1
    package var size = 10

    package static let longest = 100

    package init(_ text: String) { self.text = String(text.prefix(SearchQuery.longest)) }

    package var isNarrowed: Bool {
        kind != nil || year != nil || column != nil || issuer != nil || topic != nil || validity != nil
    }
}

/// Kind, column, issuer, topic and validity that entries have together.
final class Shelf: Sendable {
    let number: Int
    let kind: SearchKind
    let columnSlug: String
    let columnName: String
    let issuer: String
    let topic: String?
    /// As it was when the entry came in.
    let validity: SearchValidity?

    init(
        number: Int, kind: SearchKind, columnSlug: String, columnName: String, issuer: String, topic: String?,
        validity: SearchValidity?
    ) {
        self.number = number
        self.kind = kind
        self.columnSlug = columnSlug
        self.columnName = columnName
        self.issuer = issuer
        self.topic = topic
        self.validity = validity
    }
}

/// What ranking and facets need to know of a candidate.
struct SearchCandidate: Sendable {
    /// The newer has the lesser.
    let id: Int64
    let shelf: Shelf
    let publishedOn: Day
    /// As of the day of the search: what has run out since is expired.
    let validity: SearchValidity?
    let titleLength: Int
    /// Whether every phrase stands in the title.
    var isInTitle = false
    /// Whether it is the document whose number was typed.
    var isNumbered = false
    /// How much of what was typed is found in it, where not all of it need be: more is better.
    var coverage = 0
    /// The first piece of its text that was found.
    var part: Int64 = 0

    func passes(_ query: SearchQuery) -> Bool {
        guard query.isNarrowed else { return true }
        return (query.kind.map { $0 == shelf.kind } ?? true) && (query.year.map { $0 == publishedOn.year } ?? true)
            && (query.column.map { $0 == shelf.columnSlug } ?? true)
            && (query.issuer.map { $0 == shelf.issuer } ?? true) && (query.topic.map { $0 == shelf.topic } ?? true)
            && (query.validity.map { $0 == validity } ?? true)
    }
}

extension SearchValidity {
    /// A document that has run out by `day` is expired, whoever has not yet said so (NORM-4).
    static func effective(_ kept: SearchValidity?, expiresOn: Day?, on day: Day) -> SearchValidity? {
        guard let expiresOn, expiresOn < day, kept == .inForce || kept == .amended else { return kept }
        return .expired
    }
}
