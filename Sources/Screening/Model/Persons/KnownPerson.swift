/// What is known of one person: none of it may stand in a text that is to be public, however it is written: with blanks
/// between, in full-width figures, with another dot (PII-1, PII-6).
package struct KnownPerson: Sendable {
    package enum Part: CaseIterable, Sendable {
        case name, contact, address

        package var mask: String {
            switch self {
            case .name: "来信人"
            case .contact: "［联系方式］"
            case .address: "［地址］"
            }
        }
    }

    private let marks: [(part: Part, scalars: [UInt32])]

    /// - Parameters:
    ///   - names: the person's own, and others that the person gave.
    ///   - contacts: as typed, perhaps several in one line.
    package init(names: [String] = [], contacts: [String] = [], addresses: [String] = []) {
        let parts =
            names.flatMap(KnownPerson.names).map { (Part.name, $0) }
            + contacts.flatMap(KnownPerson.contacts).map { (Part.contact, $0) }
            + addresses.flatMap(KnownPerson.addresses).map { (Part.address, $0) }
        marks = parts.map { (part: $0.0, scalars: FoldedText($0.1).values) }.filter { $0.scalars.count > 1 }
            .sorted { $0.scalars.count > $1.scalars.count }
    }

    package var isEmpty: Bool { marks.isEmpty }

    /// What of the person stands in `text`; nil when nothing does.
    package func part(in text: String) -> Part? {
        let folded = FoldedText(text)
        return marks.first { !folded.places(of: $0.scalars).isEmpty }?.part
    }

    /// The text with a mask for everything of the person.
    package func masked(_ text: String) -> String {
        var text = text
        for mark in marks {
            let folded = FoldedText(text), scalars = Array(text.unicodeScalars)
            var out = String.UnicodeScalarView(), last = 0
            for place in folded.places(of: mark.scalars) where place.lowerBound >= last {
                out.append(contentsOf: scalars[last..<place.lowerBound])
                out.append(contentsOf: mark.part.mask.unicodeScalars)
                last = place.upperBound
            }
            if last > 0 { text = String(out) + String(String.UnicodeScalarView(scalars[last...])) }
        }
        return text
    }

    // MARK: What stands for somebody

    /// The name, and the parts of one that is written with dots: 阿依古丽 of 阿依古丽·买买提.
    private static func names(_ name: String) -> [String] {
        let whole = name.split { "（(，, 、".contains($0) }.map(String.init)
        let parts = name.split { FoldedText.dots.contains($0) }.map(String.init)
        return [name] + (parts.count > 1 ? parts : whole.count > 1 ? whole.filter { $0.count > 1 } : [])
    }

    /// The whole, and each number, address or account of it.
    private static func contacts(_ line: String) -> [String] {
        let words = line.split { character in
            !(character.isASCII && (character.isLetter || character.isNumber || "@._-+".contains(character)))
        }
        return [line] + words.map(String.init).filter { $0.count > 4 }
    }

    /// The whole, and what follows the last town, county or district of it: that alone finds the door.
    private static func addresses(_ line: String) -> [String] {
        let door = line.lastIndex { "镇乡县区市道".contains($0) }.map { String(line[line.index(after: $0)...]) } ?? ""
        let isDoor = door.count > 4 && door.contains { $0.isNumber }
        return isDoor ? [line, door] : [line]
    }
}

/// A text for comparing: blanks, hyphens and dots out, half-width, small letters; each scalar knows where it stood.
struct FoldedText {
    static let dots = "·•‧・．."

    private(set) var values: [UInt32] = []
    private var origins: [Int] = []

    init(_ text: String) {
        for (place, scalar) in text.unicodeScalars.enumerated() {
            let value = scalar.value
            if Scalars.isBlank(value) || Scalars.isHyphen(value) || FoldedText.dots.unicodeScalars.contains(scalar) {
                continue
            }
            let half = (0xFF01...0xFF5E).contains(value) ? value - 0xFEE0 : value
            values.append((0x41...0x5A).contains(half) ? half + 0x20 : half)
            origins.append(place)
        }
    }

    /// Where `mark` stands, in scalars of the text itself.
    func places(of mark: [UInt32]) -> [Range<Int>] {
        guard let first = mark.first, values.count >= mark.count else { return [] }
        var found: [Range<Int>] = [], place = 0
        while place + mark.count <= values.count {
            if values[place] == first, values[place..<place + mark.count].elementsEqual(mark) {
                found.append(origins[place]..<origins[place + mark.count - 1] + 1)
                place += mark.count
            } else {
                place += 1
            }
        }
        return found
    }
}
