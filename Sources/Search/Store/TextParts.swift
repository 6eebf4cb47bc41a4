import TextForms

/// A stretch of a record's text that is indexed and shown as one.
struct TextPart: Sendable, Hashable {
    /// The attachment it comes from; empty for the text itself.
    let attachment: String
    let text: String
}

/// Long texts are indexed in stretches: PostgreSQL keeps at most 255 positions of a token, and a snippet needs its
/// surroundings only.
enum TextParts {
    static let longest = 1_500
    private static let overlap = 64
    /// More than six million characters; what comes after is not searched.
    static let limit = 4_000

    static func of(text: String, attachments: [(name: String, text: String)]) -> [TextPart] {
        var parts = cut(text).map { TextPart(attachment: "", text: $0) }
        if parts.isEmpty { parts.append(TextPart(attachment: "", text: "")) }
        for attachment in attachments {
            let pieces = cut(attachment.text)
            parts += (pieces.isEmpty ? [""] : pieces).map { TextPart(attachment: attachment.name, text: $0) }
        }
        return Array(parts.prefix(limit))
    }

    /// Cut at the end of a line or sentence, where no phrase of Chinese can stand across; without one, with an overlap.
    static func cut(_ text: String) -> [String] {
        let scalars = Array(text.unicodeScalars)
        var pieces: [String] = [], start = 0
        while start < scalars.count {
            let limit = min(start + longest, scalars.count)
            var end = limit
            if limit < scalars.count {
                let least = start + longest / 3
                if let stop = (least..<limit).last(where: { isEnd(scalars[$0]) }) { end = stop + 1 }
            }
            let piece = Whitespace.trimmed(String(String.UnicodeScalarView(scalars[start..<end])))
            if !piece.isEmpty { pieces.append(piece) }
            let isClean = end == scalars.count || isEnd(scalars[end - 1])
            start = isClean ? end : end - overlap
        }
        return pieces
    }

    private static func isEnd(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "\n", "。", "；", "！", "？": true
        default: false
        }
    }
}
