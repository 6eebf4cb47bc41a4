package import Kernel

/// A line in a list of articles.
package struct ArticleListing: Hashable, Sendable {
    package let article: Article
    package let title: String
    package let column: ColumnID
    package let changedAt: Moment

    package init(article: Article, title: String, column: ColumnID, changedAt: Moment) {
        self.article = article
        self.title = title
        self.column = column
        self.changedAt = changedAt
    }
}

/// Which articles a list shows.
package struct ArticleQuery: Hashable, Sendable {
    package enum Standing: String, CaseIterable, Sendable {
        case drafting, inReview = "in_review", approved, scheduled, failed, live, owed, withdrawn

        package var chinese: String {
            switch self {
            case .drafting: "拟稿中"
            case .inReview: "审核中"
            case .approved: "待发布"
            case .scheduled: "定时发布"
            case .failed: "发布未成功"
            case .live: "已发布"
            case .owed: "待补审"
            case .withdrawn: "已撤回"
            }
        }
    }

    package var standing: Standing?
    package var column: ColumnID?
    package var unit: UnitID?
    package var words: String
    package var page: Int
    package var size: Int

    package init(
        standing: Standing? = nil, column: ColumnID? = nil, unit: UnitID? = nil, words: String = "", page: Int = 1,
        size: Int = 30
    ) {
        self.standing = standing
        self.column = column
        self.unit = unit
        self.words = words
        self.page = min(max(page, 1), 100_000)
        self.size = min(max(size, 1), 200)
    }
}

/// A page of a list, with how many there are in all.
package struct ArticleListPage: Sendable {
    package let listings: [ArticleListing]
    package let total: Int

    package init(listings: [ArticleListing], total: Int) {
        self.listings = listings
        self.total = total
    }
}

/// What the public is given of one article: the live text, or the notice in its place.
package struct PublicArticle: Sendable {
    package let article: Article
    package let revision: ArticleRevision
    package let column: SiteColumn
    package let firstPublishedAt: Moment
    /// What changed since it was first public, the latest first: the days and the notes.
    package let history: [(day: Day, note: String)]

    /// 索引号 (CAT-3).
    package var indexNumber: String { article.indexNumber ?? revision.content.indexNumber }

    package init(
        article: Article, revision: ArticleRevision, column: SiteColumn, firstPublishedAt: Moment,
        history: [(day: Day, note: String)]
    ) {
        self.article = article
        self.revision = revision
        self.column = column
        self.firstPublishedAt = firstPublishedAt
        self.history = history
    }
}

/// A line of a public list, with what feeds, tables and open data say of it.
package struct PublicListing: Hashable, Sendable {
    package let id: ArticleID
    package let title: String
    package let summary: String
    package let documentNumber: String
    /// 索引号 (CAT-3).
    package let indexNumber: String
    package let issuer: String
    package let column: ColumnID
    /// First public.
    package let publishedAt: Moment
    /// The last time its text went public.
    package let updatedAt: Moment
    package let fields: StructuredFields

    package init(
        id: ArticleID, title: String, summary: String, documentNumber: String, indexNumber: String = "",
        issuer: String = "", column: ColumnID, publishedAt: Moment, updatedAt: Moment? = nil,
        fields: StructuredFields = .none
    ) {
        self.id = id
        self.title = title
        self.summary = summary
        self.documentNumber = documentNumber
        self.indexNumber = indexNumber
        self.issuer = issuer
        self.column = column
        self.publishedAt = publishedAt
        self.updatedAt = updatedAt ?? publishedAt
        self.fields = fields
    }
}
