package import Kernel

package enum AskedSubject {}

/// One search before an application: its row in `request_asked`.
package typealias AskedID = Identifier<AskedSubject>

/// What came of a search before an application. Words are not kept: people write of themselves in them.
package enum AskFirstStep: String, CaseIterable, Sendable, Hashable {
    /// A page of findings was shown.
    case shown
    /// One of them was opened.
    case opened
    /// The visitor said that this is what was wanted.
    case solved
    /// The visitor went on to apply.
    case applied
}

/// Something that is public already and may be what is wanted.
package struct AskFirstFinding: Hashable, Sendable {
    package enum Source: Hashable, Sendable {
        /// Published by the agency: an article, a document, an institution.
        case published(kind: String)
        /// A reply to somebody else, from the public log.
        case reply(DecisionCode)
    }

    package let source: Source
    package let title: String
    package let excerpt: String
    /// 文号 or 索引号, where it has one.
    package let number: String
    package let publishedOn: Day
    /// Where it stands on this site: a path.
    package let address: String

    package init(
        source: Source, title: String, excerpt: String, number: String = "", publishedOn: Day, address: String
    ) {
        self.source = source
        self.title = title
        self.excerpt = excerpt
        self.number = number
        self.publishedOn = publishedOn
        self.address = address
    }
}

/// The search before an application, wired by the program: Requests knows neither Search nor Publishing.
package struct AskFirst: Sendable {
    /// Published items and suitable replies for these words, best first.
    package let find: @Sendable (String) async throws -> [AskFirstFinding]
    /// Makes a row with how many were found; gives its id.
    package let show: @Sendable (_ found: Int) async throws -> AskedID
    /// Marks a later step on a row; a row that is not there is no fault.
    package let note: @Sendable (AskFirstStep, AskedID) async throws -> Void

    package init(
        find: @escaping @Sendable (String) async throws -> [AskFirstFinding],
        show: @escaping @Sendable (_ found: Int) async throws -> AskedID,
        note: @escaping @Sendable (AskFirstStep, AskedID) async throws -> Void
    ) {
        self.find = find
        self.show = show
        self.note = note
    }
}

/// How the search before the form did in a stretch of time.
package struct AskedFigures: Hashable, Sendable {
    package let searches: Int
    package let shown: Int
    package let opened: Int
    package let solved: Int
    package let applied: Int

    package init(searches: Int = 0, shown: Int = 0, opened: Int = 0, solved: Int = 0, applied: Int = 0) {
        self.searches = searches
        self.shown = shown
        self.opened = opened
        self.solved = solved
        self.applied = applied
    }
}
