/// Brackets: which of them have a partner.
enum Brackets {
    /// How deep each place of a text lies in closed brackets; most texts have none, and then nothing is stored.
    struct Depths {
        fileprivate var values: [Int]
        fileprivate let count: Int

        subscript(index: Int) -> Int { values.isEmpty ? 0 : values[index] }

        var last: Int { values.last ?? 0 }

        /// The last place outside of all brackets.
        var lastOutside: Int? { values.isEmpty ? (count > 0 ? count - 1 : nil) : values.lastIndex(of: 0) }
    }

    private static let openingMarks = Marks("（(〔[【《")
    private static let closingMarks = Marks("）)〕]】》")

    /// How deep each place lies in brackets that are closed again; a bracket without partner encloses nothing (rule 10).
    static func depths(_ text: Scalars) -> Depths {
        var depths = Depths(values: [], count: text.count)
        let opening = openingMarks, closing = closingMarks
        var open: [(index: Int, scalar: Unicode.Scalar)] = []
        var index = 0
        while index < text.count {
            defer { index += 1 }
            let scalar = text[index]
            if opening.contains(scalar) {
                open.append((index, scalar))
            } else if closing.contains(scalar), let start = open.lastIndex(where: { matches($0.scalar, scalar) }) {
                if depths.values.isEmpty { depths.values = [Int](repeating: 0, count: text.count) }
                for place in open[start].index...index { depths.values[place] += 1 }
                open.removeSubrange(start...)
            }
        }
        return depths
    }

    /// Round brackets of either width close one another; writers mix them.
    private static func matches(_ opening: Unicode.Scalar, _ closing: Unicode.Scalar) -> Bool {
        if opening == "（" || opening == "(" { return closing == "）" || closing == ")" }
        switch opening {
        case "〔": return closing == "〕"
        case "[": return closing == "]"
        case "【": return closing == "】"
        default: return closing == "》"
        }
    }

    static func isBalanced(_ text: Scalars) -> Bool {
        let depths = depths(text)
        return !text.indices.contains {
            (openingMarks.contains(text[$0]) || closingMarks.contains(text[$0])) && depths[$0] == 0
        }
    }
}
