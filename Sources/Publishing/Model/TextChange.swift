/// A stretch of text and what became of it between two revisions.
package struct TextChange: Hashable, Sendable {
    package enum Kind: Sendable, Hashable { case same, removed, added }

    package let kind: Kind
    package let text: String

    package init(_ kind: Kind, _ text: String) {
        self.kind = kind
        self.text = text
    }
}
