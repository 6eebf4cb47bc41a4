package import Markup

/// One line over time, with its last value written at its end; the period before in grey beside it.
package struct LineChart: Component {
    let finding: String
    let source: String
    let points: [(label: String, value: Int)]
    let before: [Int]
    let beforeName: String
    let unit: String

    /// - Parameters:
    ///   - before: The same points of the period before, or what they are measured against; empty for none.
    ///   - beforeName: Its head in the table.
    ///   - unit: Behind the numbers: `件`.
    package init(
        _ finding: String, source: String, points: [(label: String, value: Int)], before: [Int] = [],
        beforeName: String = "上期", unit: String = ""
    ) {
        self.beforeName = beforeName
        self.finding = finding
        self.source = source
        self.points = points.map { ($0.label, max($0.value, 0)) }
        self.before = before.map { max($0, 0) }
        self.unit = unit
    }

    package var html: HTML {
        let width = 480, height = 150, room = 64, foot = 24, top = 14
        let most = max((points.map(\.value) + before).max() ?? 1, 1)
        func place(_ index: Int, _ value: Int) -> (x: Int, y: Int) {
            let x = Chart.scale(index, max(points.count - 1, 1), to: width - room - 8) + 8
            return (x, height - foot - Chart.scale(value, most, to: height - foot - top))
        }
        func path(_ values: [Int]) -> String {
            values.prefix(points.count).enumerated().map { index, value in
                let at = place(index, value)
                return "\(at.x),\(at.y)"
            }.joined(separator: " ")
        }
        var drawing: HTML =
            "<line x1=\"0\" x2=\"\(width)\" y1=\"\(height - foot)\" y2=\"\(height - foot)\" class=\"axis\"/>"
        if before.count > 1 { drawing += "<polyline\(attribute: "points", path(before)) class=\"line rest\"/>" }
        drawing += "<polyline\(attribute: "points", path(points.map(\.value))) class=\"line\"/>"
        if let last = points.last {
            let end = place(points.count - 1, last.value)
            drawing += """
                <circle cx="\(end.x)" cy="\(end.y)" r="4" class="dot"/>\
                <text x="\(end.x + 8)" y="\(end.y + 5)" class="value">\(last.value)\(unit)</text>
                """
        }
        for (index, point) in points.enumerated() where points.count <= 6 || index % 3 == 0 || index == points.count - 1
        {
            let anchor = index == 0 ? "tick first" : "tick"
            drawing +=
                "<text x=\"\(place(index, 0).x)\" y=\"\(height - 6)\"\(attribute: "class", anchor)>\(point.label)</text>"
        }
        return Chart(
            finding: finding, source: source, width: width, height: height, drawing: drawing,
            heads: ["时间", "数值"] + (before.isEmpty ? [] : [beforeName]),
            rows: points.enumerated().map { index, point in
                [point.label, "\(point.value)\(unit)"]
                    + (before.isEmpty ? [] : [before.indices.contains(index) ? "\(before[index])\(unit)" : ""])
            }
        ).html
    }
}

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

    var html: HTML {
        let table: HTML = """
            <table><thead><tr>\(heads.each { "<th scope=\"col\">\($0)</th>" })</tr></thead>
            <tbody>\(rows.each { "<tr>\($0.each { "<td>\($0)</td>" })</tr>" })</tbody></table>
            """
        return """
            <figure class="chart"><p class="finding">\(finding)</p>\
            <svg viewBox="0 0 \(width) \(height)" role="img"\(attribute: "aria-label", finding)><title>\(finding)</title>\
            <desc>\(source)</desc>\(drawing)</svg>\(below)
            <figcaption>\(source)</figcaption><details><summary>查看数据</summary>\(table)</details></figure>
            """
    }

    /// `value` of `most` as a length of `room`, without overflow.
    static func scale(_ value: Int, _ most: Int, to room: Int) -> Int {
        guard most > 0 else { return 0 }
        let share = Double(min(max(value, 0), most)) / Double(most)
        return Int(exactly: (share * Double(room)).rounded()) ?? 0
    }

    /// What fits beside a bar.
    static func short(_ label: String) -> String { label.count > 8 ? label.prefix(7) + "…" : label }
}
