/// The part of a table that stands on one page: lines that touch one another.
struct PDFTablePart {
    var page = 0
    var left = 0.0, right = 0.0, top = 0.0, bottom = 0.0
    var horizontals: [PDFRule] = []
    var verticals: [PDFRule] = []

    /// The tables of a page; a frame of one cell and lone lines are none.
    static func find(_ page: PDFPage, number: Int) -> [PDFTablePart] {
        let horizontals = page.horizontals.prefix(4_000), verticals = page.verticals.prefix(4_000)
        var groups = DisjointSets(horizontals.count + verticals.count)
        for (h, across) in horizontals.enumerated() {
            for (v, down) in verticals.enumerated()
            where down.at >= across.from - 3 && down.at <= across.to + 3 && across.at >= down.from - 3
                && across.at <= down.to + 3
            {
                groups.unite(h, horizontals.count + v)
            }
        }
        var parts: [Int: PDFTablePart] = [:]
        for (h, rule) in horizontals.enumerated() {
            parts[groups.root(h), default: PDFTablePart()].horizontals.append(rule)
        }
        for (v, rule) in verticals.enumerated() {
            parts[groups.root(horizontals.count + v), default: PDFTablePart()].verticals.append(rule)
        }
        return parts.values.compactMap { part in
            var part = part
            part.page = number
            part.left = (part.verticals.map(\.at) + part.horizontals.map(\.from)).min() ?? 0
            part.right = (part.verticals.map(\.at) + part.horizontals.map(\.to)).max() ?? 0
            part.top = (part.horizontals.map(\.at) + part.verticals.map(\.from)).min() ?? 0
            part.bottom = (part.horizontals.map(\.at) + part.verticals.map(\.to)).max() ?? 0
            let isGrid =
                part.horizontals.count >= 2 && part.verticals.count >= 2
                && part.horizontals.count + part.verticals.count > 4
            return isGrid && part.right - part.left > 60 ? part : nil
        }
        .sorted { $0.top < $1.top }
    }

    func contains(_ word: PDFBox) -> Bool {
        word.midX > left - 1 && word.midX < right + 1 && word.midY > top - 1 && word.midY < bottom + 1
    }

    /// Values closer than `tolerance` are one.
    static func clustered(_ values: [Double], tolerance: Double = 3) -> [Double] {
        var out: [Double] = []
        for value in values.sorted() {
            if let last = out.last, value - last < tolerance { continue }
            out.append(value)
        }
        return out
    }
}

/// Which of a number of things belong together.
struct DisjointSets {
    private var parents: [Int]

    init(_ count: Int) { parents = Array(0..<max(count, 0)) }

    mutating func root(_ index: Int) -> Int {
        var place = index
        while parents[place] != place {
            parents[place] = parents[parents[place]]
            place = parents[place]
        }
        return place
    }

    mutating func unite(_ one: Int, _ other: Int) { parents[root(one)] = root(other) }
}
