package import Markup
package import Publishing
package import Site

/// A list with its years as links above and its pages below.
package struct YearlyList: Component, Sendable {
    package let lines: [PublicLine]
    let total: Int
    let years: [(year: Int, count: Int)]
    let year: Int?
    let context: SiteContext
    package var columns: [ColumnID: String]
    let size: Int

    package init(
        lines: [PublicLine], total: Int, years: [(year: Int, count: Int)], year: Int?, size: Int = 20,
        columns: [ColumnID: String] = [:], _ context: SiteContext
    ) {
        self.lines = lines
        self.total = total
        self.years = years
        self.year = year
        self.size = size
        self.columns = columns
        self.context = context
    }

    package var html: HTML { html(PublicLines(lines, withSummary: true, columns: columns).html) }

    /// A column with a form is a register: its entries stand in a table.
    func shown(as column: SiteColumn) -> HTML {
        guard !column.form.listedFields.isEmpty, lines.contains(where: { !$0.fields.isEmpty }) else { return html }
        return html(RegisterTable(form: column.form, name: column.name, lines: lines).html)
    }

    private func html(_ list: HTML) -> HTML {
        guard !lines.isEmpty else {
            return "\(chooser)\(EmptyState(year == nil ? "这里还没有公开的信息。" : "这一年没有公开的信息。").html)"
        }
        let page = Pager.page(context)
        return """
            \(chooser)\(list)\
            \(Pager(page: page, size: size, total: total, context))
            """
    }

    private var chooser: HTML {
        guard years.count > 1 || year != nil else { return .empty }
        let here = context.here.replacing("page", nil)
        func link(_ value: Int?, _ words: String) -> HTML {
            """
            <li><a href="\(link: here.replacing("year", value.map(String.init)))"\
            \(attribute: "aria-current", value == year ? "true" : nil)>\(words)</a></li>
            """
        }
        let all = years.reduce(0) { $0 + $1.count }
        return """
            <nav aria-label="按年份查看"><ul class="years">\(link(nil, "全部（\(all)）"))\
            \(years.each { link($0.year, "\($0.year)年（\($0.count)）") })</ul></nav>
            """
    }
}
