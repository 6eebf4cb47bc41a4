package import Audit
package import Kernel
package import Markup
import Site

/// What the page of one article shows.
package struct ArticleView: Sendable {
    package let article: Article
    /// The revision on the screen; signatures are for this text and no other.
    package let revision: ArticleRevision
    /// Its text, clean, with its pictures taken from where staff may see them.
    package let body: HTML
    /// Every revision, the newest first.
    package let revisions: [ArticleRevision]
    /// Who signed under the text on the screen, also when it is public long since.
    package let signed: RevisionInHand?
    /// What `changes` are counted from.
    package let comparedTo: ArticleRevision?
    package let changes: [TextChange]
    package let columns: [SiteColumn]
    package let comments: [ArticleComment]
    package let releases: [MediaRelease]
    package let timeline: [RecordedEntry]
    /// The public pages that speak of it; nil where nobody keeps track.
    package let knockOn: ArticleKnockOn?
    package let directory: ArticleDirectory
    package let officer: Officer

    package init(
        article: Article, revision: ArticleRevision, body: HTML, revisions: [ArticleRevision],
        signed: RevisionInHand? = nil, comparedTo: ArticleRevision? = nil, changes: [TextChange] = [],
        columns: [SiteColumn],
        comments: [ArticleComment] = [], releases: [MediaRelease] = [], timeline: [RecordedEntry] = [],
        knockOn: ArticleKnockOn? = nil, directory: ArticleDirectory, officer: Officer
    ) {
        self.article = article
        self.revision = revision
        self.body = body
        self.revisions = revisions
        self.signed = signed
        self.comparedTo = comparedTo
        self.changes = changes
        self.columns = columns
        self.comments = comments
        self.releases = releases
        self.timeline = timeline
        self.knockOn = knockOn
        self.directory = directory
        self.officer = officer
    }

    /// The revision under way that is on the screen: in preparation, in review, or with reviews owed.
    var hand: RevisionInHand? {
        [article.working, article.owed].compactMap(\.self).first { $0.revision == revision.id }
    }

    func allows(_ act: ArticleAct) -> Bool { article.refusal(of: act, by: officer) == nil }

    /// What every form of the page sends along.
    var hidden: [(name: String, value: String)] {
        [(ArticleField.version, "\(article.version)"), (ArticleField.seen, revision.hash)]
    }
}

/// The article's own text. `html` was read as rich text and written again by the handler: only what that model can say.
package struct ArticleTextBox: Component {
    let text: HTML
    package init(_ text: HTML) { self.text = text }
    package var html: HTML {
        text.isEmpty ? "<p class=\"hint\">没有正文。</p>" : "<div class=\"official body\">\(text)</div>"
    }
}
