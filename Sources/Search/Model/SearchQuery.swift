import Kernel

/// What somebody looks for. Everything but the words narrows the answer.
package struct SearchQuery: Sendable, Hashable {
    package enum Order: String, CaseIterable, Sendable {
        case relevance, newest
    }

    /// As typed, at most `longest` characters of it.
    package let text: String
    package var portal: String?
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

/// What ranking and facets need to know of a candidate.
struct SearchCandidate: Sendable, Hashable {
    let id: Int64
    let kind: SearchKind
    let columnSlug: String
    let columnName: String
    let issuer: String
    let topic: String?
    let publishedOn: Day
    /// As of the day of the search: what has run out since is expired.
    let validity: SearchValidity?
    let titleLength: Int
    /// Whether every phrase stands in the title.
    var isInTitle = false
    /// Whether it is the document whose number was typed.
    var isNumbered = false
    /// The piece of its text where the newest hit is; 0 is the beginning.
    var part: Int64 = 0

    func passes(_ query: SearchQuery) -> Bool {
        (query.kind.map { $0 == kind } ?? true) && (query.year.map { $0 == publishedOn.year } ?? true)
            && (query.column.map { $0 == columnSlug } ?? true) && (query.issuer.map { $0 == issuer } ?? true)
            && (query.topic.map { $0 == topic } ?? true) && (query.validity.map { $0 == validity } ?? true)
    }
}

extension SearchValidity {
    /// A document that has run out by `day` is expired, whoever has not yet said so (NORM-4).
    static func effective(_ kept: SearchValidity?, expiresOn: Day?, on day: Day) -> SearchValidity? {
        guard let expiresOn, expiresOn < day, kept == .inForce || kept == .amended else { return kept }
        return .expired
    }
}
