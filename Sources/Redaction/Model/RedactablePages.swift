/// The pages of a prepared PDF file, in hundredths of a point.
package struct RedactablePages: Sendable, Hashable {
    package struct Page: Sendable, Hashable {
        package let width: Int
        package let height: Int
        /// What its text layer says and where; a scanned page has none.
        package let words: [RedactableWord]

        package init(width: Int, height: Int, words: [RedactableWord] = []) {
            self.width = width
            self.height = height
            self.words = words
        }
    }

    package let pages: [Page]
    package let digest: String

    package init(_ pages: [Page]) {
        self.pages = pages
        var digest = ReadingDigest()
        for page in pages {
            digest.add("\(page.width)x\(page.height)")
            for word in page.words { digest.add(word.text) }
        }
        self.digest = digest.hex
    }
}

/// A word of a page and where it stands.
package struct RedactableWord: Sendable, Hashable {
    package let text: String
    package let box: RedactionBox

    package init(_ text: String, _ box: RedactionBox) {
        self.text = text
        self.box = box
    }
}

/// What marks are set in.
package enum RedactableMaterial: Sendable, Hashable {
    case text(RedactableText)
    case pages(RedactablePages)

    package var kind: RedactableKind {
        switch self {
        case .text(let text): text.kind
        case .pages: .pages
        }
    }

    package var digest: String {
        switch self {
        case .text(let text): text.digest
        case .pages(let pages): pages.digest
        }
    }
}
