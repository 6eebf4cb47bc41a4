package import Markup

/// A table with a caption and a sticky head; on a phone every row becomes a card that repeats the heads.
package struct Table: Component {
    /// One column.
    package struct Column: Sendable {
        let title: String
        let key: String?
        let style: String?

        /// - Parameters:
        ///   - sort: The value of `sort=` that orders by this column; nil when it cannot.
        ///   - number: Set to the right, in tabular figures.
        ///   - wide: Holds sentences: it wraps and keeps enough room, and the others are not squeezed beside it.
        package init(_ title: String, sort: String? = nil, number: Bool = false, wide: Bool = false) {
            self.title = title
            key = sort
            style = number ? "number" : wide ? "wide" : nil
        }
    }

    /// One row. With a link, its first cell opens the record.
    package struct Row: Sendable {
        let cells: [HTML]
        let link: Link?
        let mark: String?
        let id: String?

        /// - Parameters:
        ///   - mark: A class of the style sheet: `late`, `new`, `gone`.
        ///   - id: The row's id in the page, to link to it.
        package init(_ cells: [HTML], link: Link? = nil, mark: String? = nil, id: String? = nil) {
            self.cells = cells
            self.link = link
            self.mark = mark
            self.id = id
        }
    }

    /// How the rows are ordered now: read from `sort=due` or `sort=-due`.
    package struct Order: Sendable {
        package let key: String
        package let isDescending: Bool
        let here: Link

        /// The order that `here`'s `sort` asks for, if it is one of `keys`; else the first of them.
        package init(_ context: SiteContext, keys: [String]) {
            let asked = context.query["sort"]
            let name = asked.hasPrefix("-") ? String(asked.dropFirst()) : asked
            isDescending = asked.hasPrefix("-") && keys.contains(name)
            key = keys.contains(name) ? name : keys.first ?? ""
            here = context.here.replacing("page", nil)
        }

        func link(_ key: String) -> Link {
            here.replacing("sort", key == self.key && !isDescending ? "-" + key : key)
        }
    }

    let caption: String
    let columns: [Column]
    let rows: [Row]
    let order: Order?

    package init(_ caption: String, columns: [Column], rows: [Row], order: Order? = nil) {
        self.caption = caption
        self.columns = columns
        self.rows = rows
        self.order = order
    }

    package var html: HTML {
        """
        <div class="table" role="region"\(attribute: "aria-label", caption) tabindex="0"><table>\
        <caption>\(caption)</caption><thead><tr>\(columns.each(head))</tr></thead>
        <tbody>\(rows.each(row))</tbody></table></div>
        """
    }

    private func head(_ column: Column) -> HTML {
        let style = column.style
        guard let key = column.key, let order else {
            return "<th scope=\"col\"\(attribute: "class", style)>\(column.title)</th>"
        }
        let sorted = order.key == key ? (order.isDescending ? "descending" : "ascending") : nil
        return """
            <th scope="col"\(attribute: "class", style)\(attribute: "aria-sort", sorted)>\
            <a href="\(link: order.link(key))">\(column.title)</a></th>
            """
    }

    private func row(_ row: Row) -> HTML {
        let cells = zip(columns, row.cells).enumerated().each { index, pair in
            let (column, cell) = pair
            let content: HTML = index == 0 ? row.link.map { "<a href=\"\(link: $0)\">\(cell)</a>" } ?? cell : cell
            let style = column.style
            return index == 0
                ? "<th scope=\"row\"\(attribute: "class", style)\(attribute: "data-label", column.title)>\(content)</th>"
                : "<td\(attribute: "class", style)\(attribute: "data-label", column.title)>\(content)</td>"
        }
        return "<tr\(attribute: "class", row.mark)\(attribute: "id", row.id)>\(cells)</tr>\n"
    }
}

/// The pages of a long list, with how many there are.
package struct Pager: Component {
    let page: Int
    let size: Int
    let total: Int
    let here: Link

    /// - Parameter page: From 1.
    package init(page: Int, size: Int, total: Int, _ context: SiteContext) {
        self.size = max(size, 1)
        self.total = max(total, 0)
        self.page = page
        here = context.here
    }

    /// The page asked for by `page=`, 1 … 100 000.
    package static func page(_ context: SiteContext) -> Int { min(max(context.query.number("page") ?? 1, 1), 100_000) }

    package var html: HTML {
        let last = max((total - 1) / size + 1, 1)
        let page = min(max(page, 1), last)
        guard last > 1 else { return "<p class=\"pager\">共 \(total) 条</p>" }
        func step(_ label: String, _ target: Int, _ relation: String) -> HTML {
            target < 1 || target > last
                ? "<span class=\"off\">\(label)</span>"
                : "<a\(attribute: "rel", relation) href=\"\(link: here.replacing("page", String(target)))\">\(label)</a>"
        }
        return """
            <nav class="pager" aria-label="分页">\(step("上一页", page - 1, "prev"))\
            <span>第 \(page) 页，共 \(last) 页 · \(total) 条</span>\(step("下一页", page + 1, "next"))</nav>
            """
    }
}
