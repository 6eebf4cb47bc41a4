/// A file as it may be published.
package struct RewrittenFile: Sendable, Hashable {
    /// The bytes; the same input gives the same.
    package let bytes: [UInt8]
    /// The name, with the ending of what the file now is.
    package let name: String
    /// What was left out, in Chinese.
    package let notes: [ReadingNote]

    /// A file.
    package init(bytes: [UInt8], name: String, notes: [ReadingNote]) {
        self.bytes = bytes
        self.name = name
        self.notes = notes
    }
}

/// Why a file cannot be made fit for publication; nothing was changed.
struct RewritingError: Error, Hashable {
    let reason: String
    let advice: String

    init(_ reason: String, advice: String) {
        self.reason = reason
        self.advice = advice
    }

    var sentence: String { "\(reason)。\(advice)" }
}
