/// Web pages: what a browser shows, what it hides, comments, attributes, scripts, embedded data.
enum WebPageExtractor {
    static func extract(_ bytes: [UInt8], scope: ExtractionScope) throws {
        LooseText.comments(Array(CharacterDecoding.text(bytes).utf8), detail: "网页", scope: scope)
        var reader = WebPageReader(scope: scope)
        reader.walk(try HTMLTree.parse(bytes, limits: scope.limits.reading), place: .body)
        reader.flush()
    }
}

/// The elements of a page in their order; a line ends with its block.
struct WebPageReader {
    private static let inline: Set<String> = [
        "a", "b", "i", "u", "em", "strong", "span", "font", "sub", "sup", "small", "big", "s", "del", "ins", "mark",
        "code", "label", "abbr", "cite", "q", "time", "var", "kbd", "samp", "tt", "strike", "bdi", "bdo", "wbr",
    ]
    private static let addresses: Set<String> = ["href", "src", "action", "cite", "data", "poster", "srcset"]

    private let scope: ExtractionScope
    private var line = ""
    private var place = ExtractedPlace.body
    private var number = 0

    init(scope: ExtractionScope) { self.scope = scope }

    mutating func walk(_ node: HTMLNode, place: ExtractedPlace) {
        for child in node.children {
            switch child {
            case .text(let text):
                if place != self.place { flush() }
                self.place = place
                line += text
            case .element(let element): walk(element: element, place: place)
            }
        }
    }

    mutating func flush() {
        number += 1
        scope.add(place, "第\(number)处", line)
        line = ""
    }

    private mutating func walk(element: HTMLNode, place: ExtractedPlace) {
        attributes(of: element)
        let own = Self.place(of: element) ?? place
        let isInline = Self.inline.contains(element.name) && own == place
        if !isInline { flush() }
        if element.name == "tr" {
            row(element, place: own)
        } else {
            walk(element, place: own)
        }
        if !isInline { flush() }
    }

    private static func place(of node: HTMLNode) -> ExtractedPlace? {
        switch node.name {
        case "script", "style": return .script
        case "template", "datalist": return .hiddenText
        case "title": return .metadata
        default: break
        }
        if node.attributes["hidden"] != nil { return .hiddenText }
        let style = (node.attributes["style"] ?? "").lowercased().filter { !$0.isWhitespace }
        for mark in ["display:none", "visibility:hidden", "opacity:0;", "font-size:0", "left:-9", "text-indent:-9"]
        where (style + ";").contains(mark) { return .hiddenText }
        let isWhite = [";color:#fff", ";color:white", ";color:transparent"].contains { (";" + style).contains($0) }
        if isWhite, !style.contains("background") { return .whiteText }
        return ["#fff", "#ffffff", "white"].contains((node.attributes["color"] ?? "").lowercased()) ? .whiteText : nil
    }

    private func attributes(of node: HTMLNode) {
        for (name, value) in node.attributes.sorted(by: { $0.key < $1.key }) {
            if value.hasPrefix("data:"), let file = Self.embedded(value) {
                scope.open(file, name: "data", detail: "内嵌数据", as: PictureKind.of(file) == nil ? .embeddedObject : nil)
            } else if Self.addresses.contains(name) {
                let readable = PercentCoding.decoded(value) ?? value
                if LooseText.isTelling(name, readable) { scope.add(.link, "链接地址", readable) }
            } else if LooseText.isTelling(name == "style" ? "css" : name, value) {
                let isText = ["alt", "title", "aria-label", "placeholder", "summary"].contains(name)
                let place: ExtractedPlace =
                    isText ? .altText : node.name == "meta" ? .metadata : node.name == "input" ? .form : .hiddenText
                scope.add(place, "\(node.name)/\(name)", value)
            }
        }
    }

    private static func embedded(_ value: String) -> [UInt8]? {
        guard let comma = value.firstIndex(of: ",") else { return nil }
        let content = String(value[value.index(after: comma)...])
        return value[..<comma].hasSuffix(";base64")
            ? PackedLetters.decoded(content) : PercentCoding.decoded(content).map { Array($0.utf8) }
    }

    private mutating func row(_ node: HTMLNode, place: ExtractedPlace) {
        var texts: [String] = []
        for cell in node.elements {
            walk(element: cell, place: place)
            texts.append(cell.text.trimmingBlanks)
        }
        SingleCells.add(texts, place: place, detail: "表格行", scope: scope)
    }
}

extension String {
    fileprivate var trimmingBlanks: String { String(filter { !$0.isWhitespace }) }
}

/// Bytes written as letters.
enum PackedLetters {
    static func decoded(_ text: String) -> [UInt8]? {
        var out: [UInt8] = [], bits = 0, count = 0
        for byte in text.utf8 {
            let value: Int
            switch byte {
            case 0x41...0x5A: value = Int(byte) - 65
            case 0x61...0x7A: value = Int(byte) - 71
            case 0x30...0x39: value = Int(byte) + 4
            case UInt8(ascii: "+"), UInt8(ascii: "-"): value = 62
            case UInt8(ascii: "/"), UInt8(ascii: "_"): value = 63
            case UInt8(ascii: "="), 0x0A, 0x0D, 0x20: continue
            default: return nil
            }
            bits = (bits << 6 | value) & 0xFFFFFF
            count += 6
            if count >= 8 {
                count -= 8
                out.append(UInt8(truncatingIfNeeded: bits >> count))
            }
        }
        return out.isEmpty ? nil : out
    }
}
