/// The ruling lines in the drawing that `pdftocairo -svg` makes of the pages.
struct PDFRulings {
    private var transforms: [[Double]] = [[1, 0, 0, 1, 0, 0]]
    private var horizontals: [PDFRule] = []
    private var verticals: [PDFRule] = []

    static func add(_ bytes: [UInt8], to pages: inout [PDFPage], limits: ReadingLimits) throws {
        let pull = try XMLPull(bytes, limits: limits, fromConverter: true)
        var rulings = PDFRulings()
        // One page stands alone; several stand in <page> elements.
        var index = 0
        var sawPage = false
        while try pull.next() != .finished {
            switch (pull.event, pull.name) {
            case (.start, "defs"), (.start, "symbol"), (.start, "clipPath"), (.start, "mask"): try pull.skip()
            case (.start, "page"):
                if sawPage { index += 1 }
                sawPage = true
            case (.start, "g"): rulings.push(pull.attributes()["transform"])
            case (.end, "g"): if rulings.transforms.count > 1 { rulings.transforms.removeLast() }
            case (.end, "page"), (.end, "svg"): rulings.flush(into: &pages, index)
            case (.start, "path"): rulings.path(pull.attributes())
            default: continue
            }
        }
    }

    private mutating func flush(into pages: inout [PDFPage], _ index: Int) {
        if pages.indices.contains(index), !horizontals.isEmpty || !verticals.isEmpty {
            pages[index].horizontals = Self.merged(horizontals)
            pages[index].verticals = Self.merged(verticals)
        }
        horizontals = []
        verticals = []
    }

    private mutating func push(_ text: String?) {
        transforms.append(Self.product(transforms.last ?? [1, 0, 0, 1, 0, 0], Self.matrix(text)))
    }

    private mutating func path(_ attributes: [String: String]) {
        guard horizontals.count + verticals.count < 200_000, let shape = attributes["d"], shape.utf8.count < 20_000
        else { return }
        let style = (attributes["style"] ?? "") + ";"
        func isPainted(_ what: String) -> Bool {
            attributes[what].map { $0 != "none" } ?? (style.contains("\(what):") && !style.contains("\(what):none"))
        }
        let matrix = Self.product(transforms.last ?? [1, 0, 0, 1, 0, 0], Self.matrix(attributes["transform"]))
        for points in Self.subpaths(shape) {
            let moved = points.map {
                (matrix[0] * $0.0 + matrix[2] * $0.1 + matrix[4], matrix[1] * $0.0 + matrix[3] * $0.1 + matrix[5])
            }
            if isPainted("stroke") { for pair in zip(moved, moved.dropFirst()) { segment(pair.0, pair.1) } }
            if isPainted("fill") { filled(moved) }
        }
    }

    private mutating func segment(_ a: (Double, Double), _ b: (Double, Double)) {
        if abs(a.1 - b.1) < 1, abs(a.0 - b.0) > 3 {
            horizontals.append(PDFRule(at: (a.1 + b.1) / 2, from: min(a.0, b.0), to: max(a.0, b.0)))
        } else if abs(a.0 - b.0) < 1, abs(a.1 - b.1) > 3 {
            verticals.append(PDFRule(at: (a.0 + b.0) / 2, from: min(a.1, b.1), to: max(a.1, b.1)))
        }
    }

    /// Word draws its borders as thin filled rectangles.
    private mutating func filled(_ points: [(Double, Double)]) {
        guard points.count >= 4, let left = points.map(\.0).min(), let right = points.map(\.0).max(),
            let top = points.map(\.1).min(), let bottom = points.map(\.1).max()
        else { return }
        if bottom - top <= 2, right - left > 3 {
            horizontals.append(PDFRule(at: (top + bottom) / 2, from: left, to: right))
        }
        if right - left <= 2, bottom - top > 3 {
            verticals.append(PDFRule(at: (left + right) / 2, from: top, to: bottom))
        }
    }

    /// Pieces of one line put together.
    private static func merged(_ rules: [PDFRule]) -> [PDFRule] {
        var out: [PDFRule] = []
        for rule in rules.sorted(by: { ($0.at, $0.from) < ($1.at, $1.from) }) {
            let near = out.indices.suffix(60).last {
                abs(out[$0].at - rule.at) < 1.6 && rule.from <= out[$0].to + 2.5 && rule.to >= out[$0].from - 2.5
            }
            if let near {
                out[near].from = min(out[near].from, rule.from)
                out[near].to = max(out[near].to, rule.to)
            } else {
                out.append(rule)
            }
        }
        return out
    }

    /// The points of each piece of a path; a path with curves is no ruling line.
    private static func subpaths(_ text: String) -> [[(Double, Double)]] {
        var out: [[(Double, Double)]] = []
        var numbers: [Double] = []
        for token in text.split(whereSeparator: { $0 == " " || $0 == "," || $0.isNewline }) {
            switch token {
            case "M": out.append([])
            case "L": break
            case "Z", "z": if let first = out.last?.first { out[out.count - 1].append(first) }
            default:
                guard let value = Double(token), value.isFinite else { return [] }
                numbers.append(value)
                if numbers.count == 2, !out.isEmpty {
                    out[out.count - 1].append((numbers[0], numbers[1]))
                    numbers = []
                }
            }
        }
        return out
    }

    private static func matrix(_ text: String?) -> [Double] {
        guard let text, let open = text.firstIndex(of: "("), text.hasPrefix("matrix") else {
            return [1, 0, 0, 1, 0, 0]
        }
        let numbers = text[text.index(after: open)...].split { $0 == "," || $0 == " " || $0 == ")" }.compactMap {
            Double($0)
        }
        return numbers.count == 6 && numbers.allSatisfy(\.isFinite) ? numbers : [1, 0, 0, 1, 0, 0]
    }

    private static func product(_ a: [Double], _ b: [Double]) -> [Double] {
        [
            a[0] * b[0] + a[2] * b[1], a[1] * b[0] + a[3] * b[1], a[0] * b[2] + a[2] * b[3], a[1] * b[2] + a[3] * b[3],
            a[0] * b[4] + a[2] * b[5] + a[4], a[1] * b[4] + a[3] * b[5] + a[5],
        ]
    }
}
