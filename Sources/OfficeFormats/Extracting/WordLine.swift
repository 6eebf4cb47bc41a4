/// The runs of one paragraph, each with how it is to be seen.
struct WordLine {
    let visibility: WordVisibility
    let style: String?
    let isColoured: Bool
    private var pieces: [(text: String, mark: WordMark)] = []
    private(set) var boxes: [XMLNode] = []
    private(set) var codes = ""

    init(visibility: WordVisibility, style: String?, isColoured: Bool) {
        self.visibility = visibility
        self.style = style
        self.isColoured = isColoured
    }

    func text(_ wanted: (WordMark) -> Bool) -> String { pieces.filter { wanted($0.mark) }.map(\.text).joined() }

    func has(_ mark: WordMark) -> Bool { pieces.contains { $0.mark == mark && !$0.text.isEmpty } }

    /// Whether a number runs over the border between what is shown and what is not.
    var splitsNumber: Bool {
        let kept = pieces.filter { $0.mark != .deleted && !$0.text.isEmpty }
        for (left, right) in zip(kept, kept.dropFirst()) where (left.mark >= .white) != (right.mark >= .white) {
            if left.text.last?.isNumber == true, right.text.first.map({ $0.isNumber || $0 == "X" }) == true {
                return true
            }
        }
        return false
    }

    mutating func gather(_ node: XMLNode, _ mark: WordMark) {
        for child in node.elements { gather(one: child, mark) }
    }

    private mutating func gather(one child: XMLNode, _ mark: WordMark) {
        switch child.name {
        case "t": pieces.append((child.allText, mark))
        case "delText": pieces.append((child.allText, .deleted))
        case "instrText", "delInstrText": codes += child.allText
        case "tab", "ptab": pieces.append(("\t", mark))
        case "br", "cr": pieces.append(("\n", mark))
        case "noBreakHyphen": pieces.append(("-", mark))
        case "pPr", "rPr", "sdtPr", "rubyPr": return
        case "r": run(child, mark)
        case "ins", "moveTo": gather(child, max(mark, .inserted))
        case "del", "moveFrom": gather(child, .deleted)
        case "txbxContent": boxes.append(child)
        case "fldSimple":
            codes += (child.attributes["instr"] ?? "") + "\n"
            gather(child, mark)
        case "AlternateContent": alternatives(child, mark)
        default:
            if child.hasOwnText { pieces.append((child.allText, mark)) } else { gather(child, mark) }
        }
    }

    /// A drawing is stored twice, for new programs and old ones; the second is read when it says something else.
    private mutating func alternatives(_ node: XMLNode, _ mark: WordMark) {
        let choice = node.first("Choice"), fallback = node.first("Fallback")
        if let choice { gather(choice, mark) }
        if let fallback, fallback.allText != choice?.allText { gather(fallback, mark) }
    }

    private mutating func run(_ node: XMLNode, _ mark: WordMark) {
        var own = visibility.mark(node.first("rPr"), paragraphStyle: style, isColoured: isColoured)
        if own == .shown { own = mark }
        gather(node, max(own, mark))
    }
}
