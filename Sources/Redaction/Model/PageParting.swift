extension RedactablePages.Page {
    package var points: (width: Double, height: Double) { (Double(width) / 100, Double(height) / 100) }

    /// What stands in the boxes, line by line, and what stands outside of all of them. A text layer gives the place of words
    /// only, so characters are taken to be as wide as they usually are.
    func parted(by boxes: [RedactionBox]) -> (inside: [String], outside: String) {
        var inside: [String] = [], outside = ""
        for word in words {
            let kept = word.letters.filter { letter in !boxes.contains { letter.isIn($0) } }.map(\.scalar)
            if !kept.isEmpty { outside += String(String.UnicodeScalarView(kept)) + " " }
        }
        for box in boxes {
            var line = "", height: Int?
            for word in words where box.touches(word.box) {
                let own = word.letters.filter { $0.isIn(box) }.map(\.scalar)
                if own.isEmpty { continue }
                let middle = word.box.top + word.box.height / 2
                if let before = height, abs(middle - before) > word.box.height / 2, !line.isEmpty {
                    inside.append(line)
                    line = ""
                }
                height = middle
                line += String(String.UnicodeScalarView(own))
            }
            if !line.isEmpty { inside.append(line) }
        }
        return (inside, outside)
    }

    /// The whole line that a box stands on: how wide a gap is tells how long the words were that stood in it, where the
    /// words beside it stay.
    package func wholeLine(_ box: RedactionBox) -> RedactionBox {
        let line = words.filter { word in
            let middle = word.box.top + word.box.height / 2
            return box.top < middle && middle < box.bottom
        }
        return line.reduce(box) { $0.joined($1.box) }
    }
}

/// A character and where it is taken to stand.
struct PlacedLetter {
    let scalar: Unicode.Scalar
    let middle: Int
    let line: Int

    func isIn(_ box: RedactionBox) -> Bool {
        box.left <= middle && middle < box.right && box.top <= line && line < box.bottom
    }
}

extension RedactableWord {
    var letters: [PlacedLetter] {
        let scalars = Array(text.unicodeScalars)
        let total = scalars.reduce(0) { $0 + Self.weight($1) }
        var before = 0
        if !isEven(scalars) {
            let (middle, line) = (box.left + box.width / 2, box.top + box.height / 2)
            return scalars.map { PlacedLetter(scalar: $0, middle: middle, line: line) }
        }
        return scalars.map { scalar in
            let weight = Self.weight(scalar)
            defer { before += weight }
            let middle = box.left + box.width * (2 * before + weight) / max(1, 2 * total)
            return PlacedLetter(scalar: scalar, middle: middle, line: box.top + box.height / 2)
        }
    }

    /// Without the room above and below that some typefaces claim for themselves, which would take the lines beside along.
    package var trimmed: RedactableWord {
        let scalars = Array(text.unicodeScalars)
        let total = scalars.reduce(0) { $0 + Self.weight($1) }
        guard isEven(scalars), total >= 4, scalars.contains(where: { $0.value >= 0x2E80 }) else { return self }
        let needed = max(box.width * 26 / (total * 10), box.height * 6 / 10)
        if needed >= box.height { return self }
        // The strokes stand a little below the middle.
        let top = max(box.top, box.top + box.height * 53 / 100 - needed / 2)
        return RedactableWord(text, RedactionBox(left: box.left, top: top, width: box.width, height: needed))
    }

    /// The box of some of its characters, with a little room on both sides.
    package func box(of range: Range<Int>) -> RedactionBox? {
        let scalars = Array(text.unicodeScalars)
        guard !range.isEmpty, range.lowerBound >= 0, range.upperBound <= scalars.count else { return nil }
        if range.count == scalars.count || !isEven(scalars) { return box }
        let total = max(1, scalars.reduce(0) { $0 + Self.weight($1) })
        let start = scalars[..<range.lowerBound].reduce(0) { $0 + Self.weight($1) }
        let end = scalars[..<range.upperBound].reduce(0) { $0 + Self.weight($1) }
        let room = box.width / total / 6
        let left = max(box.left, box.left + box.width * start / total - room)
        let right = min(box.right, box.left + box.width * end / total + room)
        return RedactionBox(left: left, top: box.top, width: right - left, height: box.height)
    }

    /// Whether places in it can be reckoned: level, and without letters of which nobody knows how wide they are.
    private func isEven(_ scalars: [Unicode.Scalar]) -> Bool {
        if scalars.contains(where: { $0.properties.isAlphabetic && $0.value < 0x2E80 }) { return false }
        return box.width * 2 > box.height * 3 || scalars.count == 1
    }

    /// Two for what is as wide as a Chinese character.
    private static func weight(_ scalar: Unicode.Scalar) -> Int {
        scalar.value >= 0x2E80 || scalar.value == 0x2014 || (0x2018...0x201D).contains(scalar.value) ? 2 : 1
    }
}
