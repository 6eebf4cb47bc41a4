import Kernel
package import Redaction

/// What the page of one redaction shows: the document as read, what is marked, what is suggested.
package struct RedactionView: Sendable {
    package let request: DisclosureRequest
    package let file: CaseFile
    package let material: RedactableMaterial
    package let route: RedactionRoute
    package let marks: [RedactionMark]
    package let suggestions: [RedactionSuggestion]
    /// What of the file is not in what is shown here: comments, changes, layers.
    package let notes: [String]

    package init(
        request: DisclosureRequest, file: CaseFile, material: RedactableMaterial, route: RedactionRoute,
        marks: [RedactionMark], suggestions: [RedactionSuggestion], notes: [String]
    ) {
        self.request = request
        self.file = file
        self.material = material
        self.route = route
        self.marks = marks
        self.suggestions = suggestions
        self.notes = notes
    }

    /// Suggestions that are not marked already.
    var open: [RedactionSuggestion] {
        let places = Set(marks.map(\.place))
        return suggestions.filter { !places.contains($0.mark.place) }
    }

    /// `第3段第 5 至 12 字`, `第 1 页`.
    func words(_ place: RedactionPlace) -> String {
        switch place {
        case .text(let number, let range):
            guard case .text(let text) = material, let unit = text.unit(number) else { return "第 \(number) 段" }
            return range.count == unit.count
                ? "\(unit.place)整段" : "\(unit.place)第 \(range.lowerBound + 1) 至 \(range.upperBound) 字"
        case .page(let page, let box):
            return "第 \(page) 页，距左 \(box.left / 100) 磅、距上 \(box.top / 100) 磅，宽 \(box.width / 100)、高 \(box.height / 100)"
        }
    }

    /// What stands at the place of a mark in a text.
    func text(_ place: RedactionPlace) -> String {
        guard case .text(let number, let range) = place, case .text(let text) = material else { return "" }
        return text.unit(number)?.words(range) ?? ""
    }
}

/// A mark as it stands in a form: `t3:5-12:privacy` (characters from 1, both ends within) or
/// `b1:7000,20000,18000,2400:privacy` (left, top, width, height in hundredths of a point).
package enum RedactionValue {
    package static func text(_ mark: RedactionMark) -> String {
        let grounds = mark.grounds.map(\.rawValue).joined(separator: "+")
        switch mark.place {
        case .text(let unit, let range): return "t\(unit):\(range.lowerBound + 1)-\(range.upperBound):\(grounds)"
        case .page(let page, let box):
            return "b\(page):\(box.left),\(box.top),\(box.width),\(box.height):\(grounds)"
        }
    }

    /// Nil for what no form of ours has sent.
    package static func mark(_ text: String) -> RedactionMark? {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 3, let number = number(parts[0].dropFirst()) else { return nil }
        let grounds = parts[2].split(separator: "+").compactMap { RedactionGround(rawValue: String($0)) }
        guard !grounds.isEmpty else { return nil }
        if parts[0].hasPrefix("t") {
            let ends = parts[1].split(separator: "-").compactMap { self.number($0) }
            guard ends.count == 2, ends[0] >= 1, ends[0] <= ends[1] else { return nil }
            return RedactionMark(.text(unit: number, ends[0] - 1..<ends[1]), grounds)
        }
        let sides = parts[1].split(separator: ",").compactMap { self.number($0) }
        guard parts[0].hasPrefix("b"), sides.count == 4 else { return nil }
        let box = RedactionBox(left: sides[0], top: sides[1], width: sides[2], height: sides[3])
        return RedactionMark(.page(number, box), grounds)
    }

    private static func number(_ digits: Substring) -> Int? {
        guard (1...8).contains(digits.utf8.count), digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else {
            return nil
        }
        return Int(digits)
    }
}
