package import Kernel

/// A fact of a letter with its type; the words it is written with follow from that.
package enum LetterValue: Hashable, Sendable {
    case text(String)
    case day(Day)
    case count(Int)
    case money(Money)
    /// Numbered lines where it stands alone, joined by 、 inside a sentence.
    case list([String])
    /// True for conditions; never written.
    case holds

    /// Nothing to write: such a key counts as missing.
    package var isEmpty: Bool {
        switch self {
        case .text(let text): Self.clean(text).isEmpty
        case .day, .count, .money, .holds: false
        case .list(let items): items.allSatisfy { Self.clean($0).isEmpty }
        }
    }

    /// In a sentence, on one line.
    package var inline: String {
        switch self {
        case .text(let text): Self.joined(Self.clean(text))
        case .day(let day): day.chinese
        case .count(let number): "\(number)"
        case .money(let amount): amount.fen % 100 == 0 ? "\(amount.fen / 100)元" : amount.chinese
        case .list(let items): items.map { Self.joined(Self.clean($0)) }.filter { !$0.isEmpty }.joined(separator: "、")
        case .holds: ""
        }
    }

    /// Standing alone: each line is a paragraph.
    package var paragraphs: [String] {
        switch self {
        case .text(let text): Self.lines(Self.clean(text))
        case .list(let items):
            Self.numbered(items.map { Self.joined(Self.clean($0)) }.filter { !$0.isEmpty })
        case .day, .count, .money, .holds: inline.isEmpty ? [] : [inline]
        }
    }

    private static func numbered(_ items: [String]) -> [String] {
        if items.count < 2 { return items }
        return items.enumerated().map { index, item in
            // An item that was numbered by hand keeps its number, one that is a sentence its full stop.
            let number = item.first?.isNumber == true || item.first == "（" ? "" : "\(index + 1)."
            let isSentence = item.last.map { "。；！？;".contains($0) } ?? false
            return number + item + (isSentence ? "" : index == items.count - 1 ? "。" : "；")
        }
    }

    /// Without what neither paper nor XML shows: control characters, marks that turn the reading direction.
    static func clean(_ text: String) -> String {
        var kept = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0x0A, 0x2028, 0x2029: kept.append("\n")
            case 0x09: kept.append(" ")
            case 0..<0x20, 0x7F...0x9F, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x206F, 0xFEFF, 0xFFF0...0xFFFF:
                continue
            default: kept.append(scalar)
            }
        }
        return String(kept).trimmed
    }

    private static func lines(_ text: String) -> [String] {
        text.split(separator: "\n").map { String($0).trimmed }.filter { !$0.isEmpty }
    }

    /// Lines run on: a sentence that has ended is followed at once, another after a comma.
    private static func joined(_ text: String) -> String {
        var all = ""
        for line in lines(text) {
            if let last = all.last, !"。；，、：！？;,:.".contains(last) { all += "，" }
            all += line
        }
        return all
    }
}

/// What a letter says, by key.
package struct LetterFacts: Hashable, Sendable {
    package private(set) var values: [LetterKey: LetterValue] = [:]
    /// Rows of a schedule (主动公开政府信息移送明细表), each as wide as its head.
    package var rows: [[String]] = []

    package init(_ values: [LetterKey: LetterValue] = [:]) {
        for (key, value) in values { self[key] = value }
    }

    /// Nil when there is nothing to say; an empty value is no value.
    package subscript(key: LetterKey) -> LetterValue? {
        get { values[key] }
        set { values[key] = newValue.flatMap { $0.isEmpty ? nil : $0 } }
    }

    package func has(_ key: LetterKey) -> Bool { values[key] != nil }

    package mutating func set(_ key: LetterKey, _ text: String) { self[key] = .text(text) }
    package mutating func set(_ key: LetterKey, _ day: Day?) { self[key] = day.map { .day($0) } }
}
