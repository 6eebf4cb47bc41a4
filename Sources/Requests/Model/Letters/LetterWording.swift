package import Kernel

/// One version of what an agency's letters of one kind say; all versions are kept.
package struct LetterWording: Hashable, Sendable {
    package let template: LetterTemplateID
    package let version: Int
    /// The template as it was written; nil where the agency went back to the national text.
    package let words: String?
    package let by: MemberID
    package let at: Moment

    package init(template: LetterTemplateID, version: Int, words: String?, by: MemberID, at: Moment) {
        self.template = template
        self.version = version
        self.words = words
        self.by = by
        self.at = at
    }
}

/// Reads what an agency wrote; the refusal names each line at fault.
package typealias LetterWordingReading = @Sendable (LetterTemplateID, String) throws(Refusal) -> LetterTemplate

extension LetterTemplate {
    /// The template as somebody who edits it reads it: keys in brackets, conditions in words.
    package var outline: [String] {
        let cells = rows.map { row in
            switch row {
            case .section(let words): "【\(words)】"
            case .fields(let fields): fields.map { "\($0.label)｜\($0.value.outline)" }.joined(separator: "｜")
            case .schedule(let heads): heads.joined(separator: "｜")
            }
        }
        return passages.map(\.outline) + cells + notes.map { "说明：\($0.outline)" }
    }
}

extension LetterPassage {
    fileprivate var outline: String {
        let words = pieces.map(\.outline).joined()
        return switch condition {
        case .always: words
        case .has(let key): "（有\(key.rawValue)时）\(words)"
        case .lacks(let key): "（无\(key.rawValue)时）\(words)"
        }
    }
}

extension LetterPiece {
    fileprivate var outline: String {
        switch self {
        case .text(let text): text
        case .key(let key): "〈\(key.rawValue)〉"
        case .optional(let pieces): "［\(pieces.map(\.outline).joined())］"
        }
    }
}
