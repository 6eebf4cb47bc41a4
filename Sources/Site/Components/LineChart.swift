package import Markup

/// One line over time, with its last value written at its end; the period before in grey beside it.
package struct LineChart: Component {
    let finding: String
    let source: String
    let points: [(label: String, value: Int)]
    let before: [Int]
    let beforeName: String
    let unit: String
    let records: Link?

    /// - Parameters:
    ///   - before: The same points of the period before, or what they are measured against; empty for none.
    ///   - beforeName: Its head in the table.
    ///   - unit: Behind the numbers: `件`.
    ///   - records: Where the records are that were counted.
    package init(
        _ finding: String, source: String, points: [(label: String, value: Int)], before: [Int] = [],
        beforeName: String = "上期", unit: String = "", records: Link? = nil
    ) {
        self.records = records
        self.beforeName = beforeName
        self.finding = finding
        self.source = source
        self.points = points.map { ($0.label, max($0.value, 0)) }
        self.before = before.map { max($0, 0) }
        self.unit = unit
    }

    private static let width = 340, height = 140, room = 56, foot = 24, top = 14

    package var html: HTML {
        let ground = LineChart.height - LineChart.foot
        var drawing: HTML =
            "<line x1=\"0\" x2=\"\(LineChart.width)\" y1=\"\(ground)\" y2=\"\(ground)\" class=\"axis\"/>"
        if before.count > 1 { drawing += "<polyline\(attribute: "points", path(before)) class=\"line rest\"/>" }
        drawing += "<polyline\(attribute: "points", path(points.map(\.value))) class=\"line\"/>\(lastValue)\(ticks)"
        return Chart(
            finding: finding, source: source, width: LineChart.width, height: LineChart.height, drawing: drawing,
            heads: ["时间", "数值"] + (before.isEmpty ? [] : [beforeName]), rows: rows, records: records
        ).html
    }

    private var rows: [[String]] {
        points.enumerated().map { index, point in
            [point.label, "\(point.value)\(unit)"]
                + (before.isEmpty ? [] : [before.indices.contains(index) ? "\(before[index])\(unit)" : ""])
        }
    }

    private func place(_ index: Int, _ value: Int) -> (x: Int, y: Int) {
        let most = max((points.map(\.value) + before).max() ?? 1, 1)
        let ground = LineChart.height - LineChart.foot
        let x = Chart.scale(index, max(points.count - 1, 1), to: LineChart.width - LineChart.room - 8) + 8
        return (x, ground - Chart.scale(value, most, to: ground - LineChart.top))
    }

    private func path(_ values: [Int]) -> String {
        values.prefix(points.count).enumerated().map { index, value in
            let at = place(index, value)
            return "\(at.x),\(at.y)"
        }.joined(separator: " ")
    }

    private var lastValue: HTML {
        guard let last = points.last else { return .empty }
        let end = place(points.count - 1, last.value)
        return """
            <circle cx="\(end.x)" cy="\(end.y)" r="4" class="dot"/>\
            <text x="\(end.x + 8)" y="\(end.y + 5)" class="value">\(last.value)\(unit)</text>
            """
    }

    private var ticks: HTML {
        // A name needs the room of three of twelve points; the last one always has its own.
        let step = points.count <= 6 ? 1 : max(3, (points.count + 5) / 6), last = points.count - 1
        return points.enumerated().each { index, point in
            guard index == last || (index % step == 0 && (last - index >= step || step < 4)) else { return .empty }
            let anchor = index == 0 ? "tick first" : "tick"
            return """
                <text x="\(place(index, 0).x)" y="\(LineChart.height - 6)"\(attribute: "class", anchor)>\(point.label)</text>
                """
        }
    }
}
