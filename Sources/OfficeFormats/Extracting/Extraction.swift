/// One text of a file, and where it stands.
package struct ExtractedPart: Sendable, Hashable {
    /// The kind of place.
    package let place: ExtractedPlace
    /// The place itself, in Chinese: `工作表“名单”B7`.
    package let detail: String
    /// The text, as its pieces read one after the other.
    package let text: String
    /// For a cell of a table, what stands at the head of its column.
    package let columnHead: String?
    /// Read off a picture, so letters and digits may be wrong.
    package let isFromOCR: Bool

    /// A part.
    package init(
        place: ExtractedPlace, detail: String, text: String, columnHead: String? = nil, isFromOCR: Bool = false
    ) {
        self.place = place
        self.detail = detail
        self.text = text
        self.columnHead = columnHead
        self.isFromOCR = isFromOCR
    }
}

/// Everything a file holds, shown or not.
package struct Extraction: Sendable, Hashable {
    /// The texts.
    package let parts: [ExtractedPart]
    /// What was met that is no text: macros, embedded objects, what could not be looked into.
    package let notes: [ReadingNote]
    /// Whether everything was looked into; the gate refuses a file where it was not.
    package let isComplete: Bool

    /// An extraction.
    package init(parts: [ExtractedPart], notes: [ReadingNote], isComplete: Bool) {
        self.parts = parts
        self.notes = notes
        self.isComplete = isComplete
    }
}

/// How far the search goes into one uploaded file.
struct ExtractionLimits: Sendable {
    var reading = ReadingLimits.standard
    /// Files in files in files.
    var depth = 5
    /// Files found inside, all levels together.
    var files = 600
    /// Their bytes together.
    var nestedBytes = 400 << 20
    /// Texts kept.
    var parts = 600_000
    /// Pictures whose text is recognised, and their size.
    var pictures = 24
    var pictureBytes = 24 << 20
    /// Pages of a PDF without a text layer that are drawn and recognised.
    var drawnPages = 12
    /// Earlier states of a PDF that are read.
    var revisions = 12
}
