package import Kernel

/// One version of an article, never changed once written.
package struct ArticleRevision: Hashable, Sendable {
    package let id: RevisionID
    package let article: ArticleID
    package let number: Int
    package let content: ArticleContent
    /// SHA-256 of the content's canonical text.
    package let hash: String
    /// What changed, in the words of who changed it; part of the public history.
    package let changeNote: String
    package let author: MemberID
    package let authorName: String
    package let madeAt: Moment

    package init(
        id: RevisionID, article: ArticleID, number: Int, content: ArticleContent, hash: String, changeNote: String,
        author: MemberID, authorName: String, madeAt: Moment
    ) {
        self.id = id
        self.article = article
        self.number = number
        self.content = content
        self.hash = hash
        self.changeNote = changeNote
        self.author = author
        self.authorName = authorName
        self.madeAt = madeAt
    }
}

/// 批注 on a revision.
package struct ArticleComment: Hashable, Sendable {
    package let revision: RevisionID
    /// The words it is about; empty when it is about the whole.
    package let quote: String
    package let words: String
    package let authorName: String
    package let at: Moment

    package init(revision: RevisionID, quote: String, words: String, authorName: String, at: Moment) {
        self.revision = revision
        self.quote = quote
        self.words = words
        self.authorName = authorName
        self.at = at
    }
}
