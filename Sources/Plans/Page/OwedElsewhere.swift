package import Kernel
package import Markup

/// What an officer's units owe besides tasks: applications, letters, interpretations and whatever else the one ledger has.
package struct OwedElsewhere: Sendable {
    package struct Line: Sendable {
        package let title: String
        /// Of the record; nil when this person may not open it.
        package let link: Link?
        /// The rule and the unit.
        package let hint: String
        /// Nil while no time runs.
        package let due: Day?
        package let signal: Signal
        /// `还剩 3 个工作日`.
        package let sentence: String

        package init(title: String, link: Link?, hint: String, due: Day?, signal: Signal, sentence: String) {
            self.title = title
            self.link = link
            self.hint = hint
            self.due = due
            self.signal = signal
            self.sentence = sentence
        }
    }

    /// A document whose next step is this person's.
    package struct Paper: Sendable {
        package let title: String
        package let link: Link
        package let state: String

        package init(title: String, link: Link, state: String) {
            self.title = title
            self.link = link
            self.state = state
        }
    }

    /// The first to be due.
    package let lines: [Line]
    package let total: Int
    /// Where all of them are.
    package let board: Link
    /// The documents that wait longest; more of them are on the list of documents.
    package let papers: [Paper]

    package init(lines: [Line], total: Int, board: Link, papers: [Paper] = []) {
        self.lines = lines
        self.total = total
        self.board = board
        self.papers = papers
    }

    package static let nothing = OwedElsewhere(lines: [], total: 0, board: LedgerLinks.ledger)
}

/// Reads it: capabilities do not know of one another.
package typealias OwedElsewhereReading = @Sendable (Officer) async throws -> OwedElsewhere
