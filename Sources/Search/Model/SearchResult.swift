package import Kernel

/// A stretch of a title or snippet, and whether it is what was looked for.
package struct MarkedText: Sendable, Hashable {
    package let text: String
    package let isMarked: Bool

    package init(_ text: String, marked: Bool) {
        self.text = text
        isMarked = marked
    }
}

/// One record that was found.
package struct SearchHit: Sendable, Hashable {
    package let subject: String
    package let kind: SearchKind
    package let title: [MarkedText]
    package let snippet: [MarkedText]
    /// The attachment in which the words stand; nil when it is the text itself.
    package let attachment: String?
    package let number: String?
    package let indexNumber: String?
    package let issuer: String
    package let columnName: String
    package let publishedOn: Day
    package let validity: SearchValidity?
    package let address: String

    package var plainTitle: String { title.map(\.text).joined() }
}

/// By what an answer can be narrowed.
package enum FacetName: String, CaseIterable, Sendable, Hashable {
    case kind, year, column, issuer, validity, topic

    package var chinese: String {
        switch self {
        case .kind: "类别"
        case .year: "年份"
        case .column: "栏目"
        case .issuer: "发布机构"
        case .validity: "有效性"
        case .topic: "主题"
        }
    }
}

package struct SearchFacet: Sendable, Hashable {
    package struct Choice: Sendable, Hashable {
        package let value: String
        package let label: String
        package let count: Int
        package let isChosen: Bool
    }

    package let name: FacetName
    package let choices: [Choice]
}

/// What is shown in place of nothing.
package struct SearchHelp: Sendable, Hashable {
    /// Other words of the index that sound alike or look alike.
    package var nearby: [String] = []
    /// Queries with one phrase fewer that find something.
    package var shorter: [String] = []
    /// Whether the same words find something without the facets.
    package var isFoundUnnarrowed = false
}

/// How much of what was typed the answer holds.
package enum SearchReach: Sendable, Hashable {
    /// Every word of it.
    case all
    /// That found next to nothing; these other wordings of it found something.
    case reworded([String])
    /// Neither did; the answer holds some of the words.
    case partly

    package var name: String {
        switch self {
        case .all: "all"
        case .reworded: "reworded"
        case .partly: "partly"
        }
    }
}

package struct SearchResult: Sendable, Hashable {
    package var hits: [SearchHit] = []
    package var total = 0
    /// The page that is shown: the last, where one beyond it was asked for.
    package var page = 1
    package var reach = SearchReach.all
    /// More was found than is ranked: the newest, and the best titles, are.
    package var isBounded = false
    package var facets: [SearchFacet] = []
    /// Whether anything could be looked for: a lone character cannot.
    package var isAnswerable = true
    package var help = SearchHelp()
}
