import Kernel
import Markup
import Site

/// How a date was reached: folded, each step, then day by day (FOI-D1…D6).
struct DeadlineDays: Component {
    let title: String
    /// Whose deadline it is, for those who hear the page.
    let name: String
    let explanation: DeadlineExplanation

    var html: HTML {
        let steps = explanation.steps.each { "<li>\($0)</li>" }
        return """
            <details class="why"><summary>\(title)</summary>\
            <ol class="steps-of-clock">\(steps)<li><strong>\(explanation.conclusion)</strong></li></ol>\(days)</details>
            """
    }

    /// A month a line of days: counted days carry their number, the others say why they do not count.
    private var days: HTML {
        guard !explanation.days.isEmpty else { return .empty }
        let rows = explanation.days.each { row in
            let number: HTML = row.number.map { "\($0)" } ?? "—"
            return """
                <tr\(attribute: "class", row.counted ? nil : "skipped")><td>\(text: row.day)</td>\
                <td>\(row.day.weekday.chinese)</td><td class="number">\(number)</td><td>\(row.why)</td></tr>
                """
        }
        return """
            <div class="days" role="region"\(attribute: "aria-label", name + "逐日计算") tabindex="0"><table><thead><tr><th scope="col">日期</th>\
            <th scope="col">星期</th><th scope="col">计数</th><th scope="col">说明</th></tr></thead>\
            <tbody>\(rows)</tbody></table></div>
            """
    }
}
