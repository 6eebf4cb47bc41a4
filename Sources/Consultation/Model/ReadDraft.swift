import Kernel

/// What was read of a Word file: the text of a draft before anybody has looked at it.
package struct ReadDraft: Hashable, Sendable {
    package let name: String
    package let title: String?
    /// One paragraph each.
    package let lines: [String]
    /// What was left out or is doubtful, in sentences.
    package let notes: [String]

    package init(name: String, title: String?, lines: [String], notes: [String]) {
        self.name = name
        self.title = title
        self.lines = lines
        self.notes = notes
    }

    package var text: String { lines.joined(separator: "\n") }
}
