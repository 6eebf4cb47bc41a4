/// A text after its marks have been carried out: nothing of what was marked is in it any more.
package struct RedactedText: Sendable, Hashable {
    /// The units with labels in the place of what was removed; same numbers.
    package let units: [RedactableUnit]
    /// What was removed, mark by mark.
    package let removed: [RemovedWords]
}

/// Words that must not be found in the rewritten file, and where they stood.
package struct RemovedWords: Sendable, Hashable {
    package let text: String
    package let place: String

    package init(_ text: String, place: String) {
        self.text = text
        self.place = place
    }
}

extension RedactableText {
    /// The plan's marks must have been looked at with `refusal(hash:_:)` before; what lies outside is nil.
    func redacted(_ marks: [RedactionMark]) -> RedactedText? {
        var byUnit: [Int: [(Range<Int>, String)]] = [:]
        var removed: [RemovedWords] = []
        for mark in marks {
            guard case .text(let number, let range) = mark.place, let unit = unit(number), let words = unit.words(range)
            else { return nil }
            byUnit[number, default: []].append((range, mark.label))
            removed.append(RemovedWords(words, place: unit.place))
        }
        let units = units.map { unit in
            guard let own = byUnit[unit.number] else { return unit }
            return RedactableUnit(
                number: unit.number, role: unit.role, place: unit.place, text: Self.text(unit, without: own))
        }
        return RedactedText(units: units, removed: removed)
    }

    /// `marks` are in order and do not overlap: the plan has settled them.
    private static func text(_ unit: RedactableUnit, without marks: [(Range<Int>, String)]) -> String {
        var out = String.UnicodeScalarView()
        var next = 0
        let scalars = Array(unit.text.unicodeScalars)
        for (range, label) in marks {
            out.append(contentsOf: scalars[next..<range.lowerBound])
            out.append(contentsOf: label.unicodeScalars)
            next = range.upperBound
        }
        out.append(contentsOf: scalars[next...])
        return String(out)
    }
}
