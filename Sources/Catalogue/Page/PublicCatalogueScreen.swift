package import Kernel
package import Markup
package import Publishing
package import Site

/// What a public page of a catalogue shows.
package struct PublicCatalogueView: Sendable {
    package let title: String
    package let edition: CatalogueEdition
    /// Every edition that ever was in force, the newest first.
    package let editions: [CatalogueEdition]
    /// The open columns of each item.
    package let columns: [CatalogueItemID: [SiteColumn]]
    package let place: Link
    package let crumbs: [Crumb]
    package let site: PortalSite

    package init(
        title: String, edition: CatalogueEdition, editions: [CatalogueEdition],
        columns: [CatalogueItemID: [SiteColumn]], place: Link, crumbs: [Crumb], site: PortalSite
    ) {
        self.title = title
        self.edition = edition
        self.editions = editions
        self.columns = columns
        self.place = place
        self.crumbs = crumbs
        self.site = site
    }
}

/// 公开目录 as the public reads it: grouped lines that lead to their columns, or the table of the official layout.
package struct PublicCatalogueScreen {
    let view: PublicCatalogueView

    package init(_ view: PublicCatalogueView) { self.view = view }

    private var edition: CatalogueEdition { view.edition }

    package var answer: PortalPage {
        PortalPage(
            view.title, site: view.site, canonical: view.place, crumbs: view.crumbs,
            "\(notice)\(facts)<div class=\"catalogue\">\(groups)</div>\(others)")
    }

    private var notice: HTML {
        guard edition.stage == .superseded, let at = edition.supersededAt else { return .empty }
        return Notice(.warning, text: "这一版目录已于\(at.day.chinese)被新版替代，仅供查阅。").html
    }

    private var facts: HTML {
        let files = CatalogueFormat.allCases.each { format in
            "<a href=\"\(link: PublicCatalogueLinks.file(edition.id, as: format))\" download>下载 \(format.rawValue)</a> "
        }
        let day = edition.approvedAt.map { "，\($0.day.chinese)施行" } ?? ""
        return "<p class=\"hint\">\(edition.title)\(day)，共\(edition.items.count)项。\(files)</p>"
    }

    /// CAT-1: by 事项类别, each item with where its information is.
    private var groups: HTML {
        var order: [String] = []
        for item in edition.items where !order.contains(item.content.category) { order.append(item.content.category) }
        let jump = order.enumerated().each { "<li><a href=\"#group-\($0.offset + 1)\">\($0.element)</a></li>" }
        let nav: HTML = order.count < 3 ? "" : "<nav aria-label=\"事项类别\"><ul class=\"column-list\">\(jump)</ul></nav>"
        let sections = order.enumerated().each { index, category in
            let items = edition.items.filter { $0.content.category == category }
            return
                """
                <section id="group-\(index + 1)"><h2>\(category)</h2>\
                \(edition.kind.isStandard ? standardGroup(items, category) : group(items, category))</section>
                """
        }
        return "\(nav)\(sections)"
    }

    private func group(_ items: [CatalogueItem], _ category: String) -> HTML {
        Table(
            category,
            columns: [
                .init("事项名称"), .init("公开内容"), .init("公开依据"), .init("公开渠道"), .init("公开时限"), .init("责任科室"), .init("查看"),
            ],
            rows: items.map { item in
                let content = item.content
                let basis = content.clause.isEmpty ? content.basis : "\(content.basis)\n\(content.clause)"
                return Table.Row([
                    HTML(text: content.name), CatalogueItemWords.lines(content.content),
                    CatalogueItemWords.lines(basis), HTML(text: content.channelWords),
                    CatalogueItemWords.lines(content.limit.text), HTML(text: content.ownerWords), links(item),
                ])
            }
        ).html
    }

    private func links(_ item: CatalogueItem) -> HTML {
        let columns = view.columns[item.id] ?? []
        guard !columns.isEmpty else { return "—" }
        return columns.enumerated().each { index, column in
            "\(index == 0 ? "" : "、")<a href=\"\(link: PublicLinks.column(column.slug))\">\(column.name)</a>"
        }
    }

    /// CAT-11: the columns of the official table, the first level as a heading; on a phone each line is a card.
    private func standardGroup(_ items: [CatalogueItem], _ category: String) -> HTML {
        Table(
            category,
            columns: [
                .init("二级事项"), .init("公开内容"), .init("公开依据"), .init("公开时限"), .init("公开主体"), .init("公开渠道"),
                .init("公开对象"), .init("公开方式"), .init("公开层级"), .init("查看"),
            ],
            rows: items.map { item in
                let content = item.content
                return Table.Row([
                    HTML(text: content.name), CatalogueItemWords.lines(content.content),
                    CatalogueItemWords.lines(content.basis), CatalogueItemWords.lines(content.limit.text),
                    HTML(text: content.ownerWords), channels(content),
                    HTML(text: CatalogueItemWords.audiences(content)), HTML(text: CatalogueItemWords.modes(content)),
                    HTML(text: CatalogueItemWords.levels(content)), links(item),
                ])
            }
        ).html
    }

    private func channels(_ content: ItemContent) -> HTML {
        content.channels.inOrder().each { channel in
            let words = channel == .other && !content.otherChannel.isEmpty ? "：\(content.otherChannel)" : ""
            return "<span class=\"whole\">■\(channel.chinese)\(words)</span> "
        }
    }

    /// The old editions stay readable.
    private var others: HTML {
        let rest = view.editions.filter { $0.id != edition.id }
        guard !rest.isEmpty else { return .empty }
        let lines = rest.each { other in
            let link = other.stage == .inForce ? current(other) : PublicCatalogueLinks.edition(other.id)
            let day = other.approvedAt.map { "，\($0.day)施行" } ?? ""
            return "<li><a href=\"\(link: link)\">\(other.title)\(day)（\(other.stage.chinese)）</a></li>"
        }
        return "<section><h2>其他版本</h2><ul>\(lines)</ul></section>"
    }

    private func current(_ edition: CatalogueEdition) -> Link {
        switch edition.kind {
        case .basic: PublicCatalogueLinks.basic
        case .standard: PublicCatalogueLinks.standard
        case .institution:
            edition.unit.map { PublicCatalogueLinks.institution($0) } ?? PublicCatalogueLinks.institutions
        }
    }
}
