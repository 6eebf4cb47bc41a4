package import Documents
package import Kernel

/// A line of a public list with what CAT-2 lists say beside the title.
package struct PublicLine: Hashable, Sendable {
    package let id: ArticleID
    package let title: String
    package let summary: String
    package let documentNumber: String
    package let indexNumber: String
    package let issuer: String
    /// 主题分类 (CAT-4).
    package let topic: String
    package let writtenOn: Day?
    package let column: ColumnID
    /// The official document behind it, if there is one.
    package let document: DocumentID?
    /// When it first went public: a correction makes nothing newer than it is (SITE-5).
    package let publishedAt: Moment
    package let fields: StructuredFields

    package init(
        id: ArticleID, title: String, summary: String = "", documentNumber: String = "", indexNumber: String = "",
        issuer: String = "", topic: String = "", writtenOn: Day? = nil, column: ColumnID, document: DocumentID? = nil,
        publishedAt: Moment, fields: StructuredFields = .none
    ) {
        self.id = id
        self.title = title
        self.summary = summary
        self.documentNumber = documentNumber
        self.indexNumber = indexNumber
        self.issuer = issuer
        self.topic = topic
        self.writtenOn = writtenOn
        self.column = column
        self.document = document
        self.publishedAt = publishedAt
        self.fields = fields
    }
}

/// Which readable articles a public page lists.
package struct PublicSelection: Hashable, Sendable {
    package var columns: [ColumnID]
    /// The year they first went public in; nil for all.
    package var year: Int?
    /// Words that title, summary or number hold.
    package var words: String
    package var page: Int
    package var size: Int
    /// Whether anybody asks how many there are in all.
    package var isCounted: Bool
    /// Whether anybody asks for more of them than a line of text: the fields of structured articles.
    package var hasFields: Bool

    package static let mostRows = 5_000

    package init(
        columns: [ColumnID], year: Int? = nil, words: String = "", page: Int = 1, size: Int = 20,
        isCounted: Bool = true,
        hasFields: Bool = true
    ) {
        self.isCounted = isCounted
        self.hasFields = hasFields
        self.columns = columns
        self.year = year.map { min(max($0, 1_950), 2_190) }
        self.words = words
        self.page = min(max(page, 1), 10_000)
        self.size = min(max(size, 1), PublicSelection.mostRows)
    }

    /// At most five words count.
    package var wanted: [String] { words.split(whereSeparator: \.isWhitespace).prefix(5).map(String.init) }
}

/// How much the public can read in a column, and since when the newest stands there.
package struct PublicTally: Hashable, Sendable {
    package let count: Int
    package let last: Day

    package init(count: Int, last: Day) {
        self.count = count
        self.last = last
    }
}
