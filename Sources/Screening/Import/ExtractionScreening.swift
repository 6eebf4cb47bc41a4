package import OfficeFormats

/// What the screening of a whole file found.
package struct FileScreening: Sendable, Hashable {
    package let hits: [Hit]
    package let notes: [ReadingNote]
    /// False when something could not be looked into: such a file is not published (PII-6).
    package let isComplete: Bool

    package init(hits: [Hit], notes: [ReadingNote] = [], isComplete: Bool = true) {
        self.hits = hits
        self.notes = notes
        self.isComplete = isComplete
    }
}

extension Screen {
    /// Everything extractable, shown or hidden. Slips of wording count only where readers see them; the offsets of a hit are
    /// those in its part.
    package func screening(of extraction: Extraction) -> FileScreening {
        var found: [Hit] = [], seen: Set<Hit> = []
        for part in extraction.parts {
            let hits = hits(
                in: part.text, place: part.place.rawValue, detail: part.detail, columnHead: part.columnHead,
                isFromOCR: part.isFromOCR)
            for hit in hits where hit.kind.isPrivacy || part.place.isRead {
                // The same cell may be extracted by two ways.
                if seen.insert(hit).inserted { found.append(hit) }
            }
        }
        return FileScreening(hits: found, notes: extraction.notes, isComplete: extraction.isComplete)
    }
}

extension ExtractedPlace {
    /// Where a reader of the published file sees the text.
    fileprivate var isRead: Bool { self == .body || self == .header || self == .footnote }
}
