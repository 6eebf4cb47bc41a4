package import Markup

/// Bars from left to right, each with its name and its number beside it. The title says the finding; the numbers stand
/// in a table behind the drawing.
package struct BarChart: Component {
    package struct Bar: Sendable {
        let label: String
        let value: Int
        let shown: String
        let link: Link?
        let isMarked: Bool

        /// - Parameters:
        ///   - shown: The number as read: `96%`; the number itself when nil.
        ///   - marked: In the accent colour while the others are grey.
        package init(_ label: String, _ value: Int, shown: String? = nil, link: Link? = nil, marked: Bool = true) {
            self.label = label
            self.value = max(value, 0)
            self.shown = shown ?? String(value)
            self.link = link
            isMarked = marked
        }
    }

    let finding: String
    let source: String
    let bars: [Bar]
    let records: Link?

    /// - Parameters:
    ///   - source: Period and source: `2026年第一季度，要点任务台账`.
    ///   - records: Where the records are that were counted.
    package init(_ finding: String, source: String, bars: [Bar], records: Link? = nil) {
        self.records = records
        self.finding = finding
        self.source = source
        self.bars = bars
    }

    package var html: HTML {
        let step = 28, left = 116, width = 340
        let room = 14 + (bars.map { Chart.width($0.shown) }.max() ?? 34)
        let most = max(bars.map(\.value).max() ?? 1, 1)
        let drawing = bars.enumerated().each { index, bar in
            let length = Chart.scale(bar.value, most, to: width - left - room)
            let y = index * step
            let shape: HTML = """
                <text x="\(left - 8)" y="\(y + 18)" class="name">\(Chart.short(bar.label))</text>\
                <rect x="\(left)" y="\(y + 4)" width="\(max(length, 1))" height="20"\
                \(attribute: "class", bar.isMarked ? "bar" : "bar rest")/>\
                <text x="\(left + length + 6)" y="\(y + 18)" class="value">\(bar.shown)</text>
                """
            return bar.link.map { "<a href=\"\(link: $0)\">\(shape)</a>" } ?? shape
        }
        return Chart(
            finding: finding, source: source, width: width, height: max(bars.count * step, step), drawing: drawing,
            heads: ["项目", "数值"], rows: bars.map { [$0.label, $0.shown] }, hasLinks: bars.contains { $0.link != nil },
            records: records
        ).html
    }
}

/// One bar in parts, each named under it: how a whole is divided.
package struct StackedBar: Component {
    package struct Part: Sendable {
        let label: String
        let value: Int
        let signal: String

        /// - Parameter tone: A class of the style sheet: `accent`, `mid`, `rest`, `green`, `yellow`, `orange`, `red`, `black`.
        package init(_ label: String, _ value: Int, tone: String) {
            self.label = label
            self.value = max(value, 0)
            signal = tone
        }
    }

    let finding: String
    let source: String
    let parts: [Part]
    let records: Link?

    /// - Parameter records: Where the records are that were counted.
    package init(_ finding: String, source: String, parts: [Part], records: Link? = nil) {
        self.records = records
        self.finding = finding
        self.source = source
        self.parts = parts
    }

    package var html: HTML {
        let width = 340
        let total = max(parts.reduce(0) { $0 + $1.value }, 1)
        var x = 0
        var drawing = HTML.empty
        for part in parts where part.value > 0 {
            let length = max(Chart.scale(part.value, total, to: width), 2)
            drawing += """
                <rect x="\(x)" y="0" width="\(max(length - 1, 1))" height="24"\(attribute: "class", "part " + part.signal)>\
                <title>\(part.label) \(part.value)</title></rect>
                """
            x += length
        }
        let legend = parts.each { part in
            "<li><span\(attribute: "class", "key " + part.signal)></span>\(part.label) <strong>\(part.value)</strong></li>"
        }
        return Chart(
            finding: finding, source: source, width: width, height: 24, drawing: drawing,
            below: "<ul class=\"parts\">\(legend)</ul>", heads: ["部分", "数量"],
            rows: parts.map { [$0.label, String($0.value)] }, records: records
        ).html
    }
}
