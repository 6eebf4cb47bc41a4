/// A formula in one line: fractions with a stroke, powers above the line.
enum RichWordMath {
    static func line(_ node: XMLNode) -> [RichInline] { parts(node, []) }

    private static func parts(_ node: XMLNode, _ marks: RichMarks) -> [RichInline] {
        node.elements.flatMap { part($0, marks) }
    }

    private static func part(_ node: XMLNode, _ marks: RichMarks) -> [RichInline] {
        func inside(_ name: String, _ marks: RichMarks) -> [RichInline] {
            node.first(name).map { parts($0, marks) } ?? []
        }
        func sign(_ text: String) -> [RichInline] { [.text(text, marks)] }
        func braced(_ name: String) -> [RichInline] {
            let inner = inside(name, marks)
            return inner.words.unicodeScalars.count > 1 ? sign("(") + inner + sign(")") : inner
        }
        switch node.name {
        case "t": return sign(node.allText)
        case "f": return braced("num") + sign("/") + braced("den")
        case "sSup": return inside("e", marks) + inside("sup", .superscript)
        case "sSub": return inside("e", marks) + inside("sub", .subscript)
        case "sSubSup": return inside("e", marks) + inside("sub", .subscript) + inside("sup", .superscript)
        case "rad":
            let degree = inside("deg", .superscript)
            return degree + sign("√(") + inside("e", marks) + sign(")")
        case "d":
            let properties = node.first("dPr")
            let begin = properties?.first("begChr")?.attributes["val"] ?? "("
            let end = properties?.first("endChr")?.attributes["val"] ?? ")"
            return sign(begin) + node.elements.filter { $0.name == "e" }.flatMap { parts($0, marks) } + sign(end)
        case "nary":
            let symbol = node.first("naryPr")?.first("chr")?.attributes["val"] ?? "∫"
            return sign(symbol) + inside("sub", .subscript) + inside("sup", .superscript) + inside("e", marks)
        case "mr": return node.elements.flatMap { parts($0, marks) + sign(" ") }
        default: return node.name.hasSuffix("Pr") ? [] : parts(node, marks)
        }
    }
}
