package import Screening
import TextForms

/// Marks that a person may take over; none is set by itself.
extension RedactableText {
    /// Every place where these words stand, however they are written.
    package func places(of words: String) -> [RedactionPlace] {
        let wanted = WordsFold.scalars(words)
        if wanted.isEmpty { return [] }
        return units.flatMap { unit in
            ranges(of: wanted, in: unit.text).map { RedactionPlace.text(unit: unit.number, $0) }
        }
    }

    /// Personal data that the screening sees, as marks on the ground of privacy (FOI-15, PII-2).
    package func suggestions(_ screen: Screen) -> [RedactionSuggestion] {
        units.flatMap { unit in
            let hits = screen.hits(in: unit.text, columnHead: head(over: unit)).filter { $0.kind.isPrivacy }
            return hits.map { hit in
                RedactionSuggestion(
                    mark: .text(unit: unit.number, hit.start..<hit.end, .privacy), words: hit.text,
                    kind: hit.kind.chinese, isSure: hit.confidence == .high)
            }
        }
    }

    private func ranges(of wanted: [Unicode.Scalar], in text: String) -> [Range<Int>] {
        let pieces = FoldedText(text).pieces.filter { $0.kind != .blank && $0.kind != .stop }
        var found: [Range<Int>] = [], at = 0
        var offsets: [Int32: Int]?
        while at + wanted.count <= pieces.count {
            guard zip(pieces[at...], wanted).allSatisfy({ $0.scalar == $1 }) else {
                at += 1
                continue
            }
            let known = offsets ?? Self.scalarOffsets(text)
            offsets = known
            if let start = known[pieces[at].start], let end = known[pieces[at + wanted.count - 1].end] {
                found.append(start..<end)
            }
            at += wanted.count
        }
        return found
    }

    /// From UTF-8 offsets to counted scalars.
    private static func scalarOffsets(_ text: String) -> [Int32: Int] {
        var offsets: [Int32: Int] = [0: 0], bytes: Int32 = 0, count = 0
        for scalar in text.unicodeScalars {
            bytes += Int32(UTF8.width(scalar))
            count += 1
            offsets[bytes] = count
        }
        return offsets
    }

    /// What stands at the head of a cell's column, where no cell above it is merged.
    private func head(over unit: RedactableUnit) -> String? {
        guard unit.role == .cell else { return nil }
        for case .table(let headerRows, let rows) in blocks where headerRows > 0 {
            for row in rows.dropFirst(headerRows) {
                guard let column = row.firstIndex(where: { $0.units.contains(unit.number) }) else { continue }
                let above = rows[headerRows - 1]
                guard above.count == row.count, above.indices.contains(column) else { return nil }
                return above[column].units.compactMap { self.unit($0)?.text }.joined(separator: " ")
            }
        }
        return nil
    }
}

extension RedactablePages {
    /// Where these words stand, line by line; the boxes are those of whole words of the text layer.
    package func places(of words: String) -> [RedactionPlace] {
        let wanted = WordsFold.scalars(words)
        if wanted.isEmpty { return [] }
        return pages.enumerated().flatMap { index, page in
            page.boxes(of: wanted).map { RedactionPlace.page(index + 1, $0) }
        }
    }

    /// Personal data that the screening sees in the text layer of the pages.
    package func suggestions(_ screen: Screen) -> [RedactionSuggestion] {
        pages.enumerated().flatMap { index, page in
            let text = page.words.map(\.text).joined(separator: " ")
            return screen.hits(in: text).filter { $0.kind.isPrivacy }.flatMap { hit in
                page.boxes(of: WordsFold.scalars(hit.text)).map { box in
                    RedactionSuggestion(
                        mark: .page(index + 1, box, .privacy), words: hit.text, kind: hit.kind.chinese,
                        isSure: hit.confidence == .high)
                }
            }
        }
    }
}

extension RedactablePages.Page {
    /// Where the wanted characters stand in succession; one box for each line they run over.
    fileprivate func boxes(of wanted: [Unicode.Scalar]) -> [RedactionBox] {
        var letters: [(scalar: Unicode.Scalar, word: Int, at: Int)] = []
        for (index, word) in words.enumerated() {
            for (at, scalar) in word.text.unicodeScalars.enumerated() {
                letters += WordsFold.scalars(String(scalar)).map { ($0, index, at) }
            }
        }
        var found: [RedactionBox] = [], at = 0
        while !wanted.isEmpty, at + wanted.count <= letters.count {
            guard zip(letters[at...], wanted).allSatisfy({ $0.scalar == $1 }) else {
                at += 1
                continue
            }
            let own = letters[at..<(at + wanted.count)]
            let touched = Set(own.map(\.word)).sorted()
            found += Self.lines(
                touched.compactMap { word in
                    let places = own.filter { $0.word == word }.map(\.at)
                    guard let first = places.min(), let last = places.max() else { return nil }
                    return words[word].box(of: first..<(last + 1))
                })
            at += wanted.count
        }
        return found
    }

    private static func lines(_ boxes: [RedactionBox]) -> [RedactionBox] {
        var out: [RedactionBox] = []
        for box in boxes {
            let middle = box.top + box.height / 2
            if let last = out.last, last.top < middle, middle < last.bottom {
                out[out.count - 1] = last.joined(box)
            } else {
                out.append(box)
            }
        }
        return out
    }
}

/// A mark that the screening proposes; it counts once a person has accepted it.
package struct RedactionSuggestion: Sendable, Hashable {
    package let mark: RedactionMark
    package let words: String
    /// `身份证号`, `姓名`.
    package let kind: String
    /// Check digits and exact shapes; otherwise only context speaks for it.
    package let isSure: Bool

    package init(mark: RedactionMark, words: String, kind: String, isSure: Bool) {
        self.mark = mark
        self.words = words
        self.kind = kind
        self.isSure = isSure
    }
}
