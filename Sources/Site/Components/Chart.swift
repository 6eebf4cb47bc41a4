import Markup

/// What all plots share: the finding as title, the drawing with its words for those who cannot see it, the caption and
/// the table behind.
struct Chart: Component {
    let finding: String
    let source: String
    let width: Int
    let height: Int
    let drawing: HTML
    var below = HTML.empty
    let heads: [String]
    let rows: [[String]]
    /// A drawing with links is a group of them; one without is an image.
    var hasLinks = false
    /// Where the records are that were counted.
    var records: Link?

    var html: HTML {
        let way: HTML = records.map { "<p><a href=\"\(link: $0)\">打开清单</a></p>" } ?? .empty
        let table: HTML = """
            <table><thead><tr>\(heads.each { "<th scope=\"col\">\($0)</th>" })</tr></thead>
            <tbody>\(rows.each { "<tr>\($0.each { "<td>\($0)</td>" })</tr>" })</tbody></table>
            """
        return """
            <figure class="chart"><p class="finding">\(finding)</p>\
            <svg viewBox="0 0 \(width) \(height)" role="\(hasLinks ? "group" : "img")"\(attribute: "aria-label", finding)><title>\(finding)</title>\
            <desc>\(source)</desc>\(drawing)</svg>\(below)
            <figcaption>\(source)</figcaption><details><summary>查看数据</summary>\(table)</details>\(way)</figure>
            """
    }

    /// `value` of `most` as a length of `room`, without overflow.
    static func scale(_ value: Int, _ most: Int, to room: Int) -> Int {
        guard most > 0 else { return 0 }
        let share = Double(min(max(value, 0), most)) / Double(most)
        return Int(exactly: (share * Double(room)).rounded()) ?? 0
    }

    /// About how wide a bold text of 13 px is.
    static func width(_ text: String) -> Int { text.unicodeScalars.reduce(0) { $0 + ($1.value > 0x2E7F ? 13 : 8) } }

    /// What fits beside a bar.
    static func short(_ label: String) -> String { label.count > 8 ? label.prefix(7) + "…" : label }
}
