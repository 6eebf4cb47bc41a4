import Kernel
import Markup

/// The official tables as real tables: every heading cell with its scope. A wide one fits a desk; where there is less room
/// it scrolls inside its box, and says so.
struct ReportTableHTML {
    let table: LayoutTable
    /// Where a number leads; nil where numbers stand alone.
    var link: ((ReportCell) -> Link)?

    var html: HTML {
        let rows: [HTML] = table.rows.map { row in "<tr>\(row.each { cell($0) })</tr>" }
        let head = rows.prefix(table.headRows).each { $0 }, body = rows.dropFirst(table.headRows).each { $0 }
        let top: HTML = table.headRows == 0 ? "" : "<thead>\(head)</thead>"
        let sheet: HTML = """
            role="region"\(attribute: "aria-label", table.title) tabindex="0"><table class="plain">\
            <caption class="unseen">\(table.title)</caption>\(columns)\(top)<tbody>\(body)</tbody></table></div>
            """
        guard isBroad else { return "<div class=\"sheet\" \(sheet)" }
        return """
            <div class="sheet-room"><p class="hint slide">表格较宽，左右滑动可以看到各列。</p><div class="sheet broad" \(sheet)</div>
            """
    }

    private var isBroad: Bool { table.width > 4 }

    /// Columns of labels beside those of numbers, which are all as wide as one another.
    private var columns: HTML {
        guard isBroad, let labels = table.labels else { return .empty }
        let narrow = labels.each { "<col\(attribute: "class", $0)>" }
        return "<colgroup>\(narrow)<col span=\"\(table.width - labels.count)\"></colgroup>"
    }

    private func cell(_ cell: LayoutCell) -> HTML {
        let columns = cell.columns > 1 ? "\(cell.columns)" : nil, rows = cell.rows > 1 ? "\(cell.rows)" : nil
        if let names = cell.names {
            return """
                <th\(attribute: "scope", names.rawValue)\(attribute: "colspan", columns)\
                \(attribute: "rowspan", rows)>\(cell.text)</th>
                """
        }
        let words: HTML
        if let number = cell.cell, let link {
            words = "<a href=\"\(link: link(number))\">\(cell.text)</a>"
        } else {
            words = HTML(text: cell.text)
        }
        return "<td\(attribute: "colspan", columns)\(attribute: "rowspan", rows)>\(words)</td>"
    }
}

/// The whole report, as the public reads it and as staff see it before.
struct ReportBody {
    let contents: ReportContents
    var link: ((ReportCell) -> Link)?

    var html: HTML {
        let layout = ReportLayout(contents.tables)
        return """
            \(section(.overview))\(part(layout.disclosure))\(part(layout.requests))\(part(layout.remedies))\
            \(section(.problems))\(section(.others))
            """
    }

    var tables: HTML {
        let layout = ReportLayout(contents.tables)
        return "\(part(layout.disclosure))\(part(layout.requests))\(part(layout.remedies))"
    }

    private func part(_ table: LayoutTable) -> HTML {
        "<h2>\(table.title)</h2>\(ReportTableHTML(table: table, link: link).html)"
    }

    private func section(_ section: ReportTexts.Section) -> HTML {
        let paragraphs = contents.texts.paragraphs(section).each { "<p>\($0)</p>" }
        return "<h2>\(section.chinese)</h2><div class=\"article-text\">\(paragraphs)</div>"
    }
}
