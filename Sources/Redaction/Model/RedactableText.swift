/// What of a file can be marked and removed.
package enum RedactableKind: String, CaseIterable, Sendable, Hashable {
    /// Lines of a text file.
    case lines
    /// Paragraphs, cells and footnotes of a Word file, which is written anew from them.
    case word
    /// Pages, which become pictures.
    case pages
}

/// A paragraph, a cell's paragraph, a footnote or a line: what a mark in a text counts its characters in.
package struct RedactableUnit: Sendable, Hashable {
    package enum Role: Sendable, Hashable {
        case title, heading(Int), paragraph, closing, cell, headerCell, caption, note, line
    }

    /// From 1, in the order of reading.
    package let number: Int
    package let role: Role
    /// `第3段`, `表1第2行第1列`, `脚注2`.
    package let place: String
    package let text: String

    package init(number: Int, role: Role, place: String, text: String) {
        self.number = number
        self.role = role
        self.place = place
        self.text = text
    }

    package var count: Int { text.unicodeScalars.count }

    /// The characters of a mark; nil when they lie outside.
    package func words(_ range: Range<Int>) -> String? {
        let scalars = text.unicodeScalars
        guard range.lowerBound >= 0, range.upperBound <= scalars.count else { return nil }
        let start = scalars.index(scalars.startIndex, offsetBy: range.lowerBound)
        return String(String.UnicodeScalarView(scalars[start..<scalars.index(start, offsetBy: range.count)]))
    }
}

/// A cell with the numbers of its units.
package struct RedactableCell: Sendable, Hashable {
    package let units: [Int]
    package let columnSpan: Int
    package let rowSpan: Int

    package init(units: [Int], columnSpan: Int = 1, rowSpan: Int = 1) {
        self.units = units
        self.columnSpan = columnSpan
        self.rowSpan = rowSpan
    }
}

/// How units stand one below the other.
package enum RedactableBlock: Sendable, Hashable {
    case unit(Int)
    case table(headerRows: Int, [[RedactableCell]])
}

/// A text as it can be marked: what a person sees here is all that the rewritten file can hold.
package struct RedactableText: Sendable, Hashable {
    package let kind: RedactableKind
    package let units: [RedactableUnit]
    package let blocks: [RedactableBlock]
    /// What of the file is not in it and so will not be in the rewritten one, in Chinese.
    package let notes: [String]
    /// Changes when any character or its place changes: marks are counted in exactly this reading of the file.
    package let digest: String

    package init(kind: RedactableKind, units: [RedactableUnit], blocks: [RedactableBlock], notes: [String] = []) {
        self.kind = kind
        self.units = units
        self.blocks = blocks
        self.notes = notes
        var digest = ReadingDigest()
        for unit in units {
            digest.add(unit.place)
            digest.add(unit.text)
        }
        self.digest = digest.hex
    }

    package func unit(_ number: Int) -> RedactableUnit? {
        units.indices.contains(number - 1) ? units[number - 1] : nil
    }
}

/// Tells two readings of a file apart; no protection against anybody, the file itself is known by its SHA-256.
package struct ReadingDigest: Sendable {
    private var value: UInt64 = 0xCBF2_9CE4_8422_2325

    package init() {}

    package mutating func add(_ text: String) {
        for byte in text.utf8 { add(byte) }
        add(0xFF)
    }

    private mutating func add(_ byte: UInt8) { value = (value ^ UInt64(byte)) &* 0x100_0000_01B3 }

    package var hex: String {
        let digits = String(value, radix: 16)
        return String(repeating: "0", count: 16 - digits.utf8.count) + digits
    }
}
