import Kernel
package import Markup
package import Publishing
package import Site

/// The first page of 政府信息公开 and its five parts (SITE-8).
package struct OpennessScreen {
    let frame: PublicFrame

    package init(frame: PublicFrame) { self.frame = frame }

    private var section: [Crumb] { [frame.home, Crumb("政府信息公开", PublicSiteLinks.openness)] }

    /// The section's own page: where to look, and what came last.
    package func front(_ latest: [PublicLine]) -> PortalPage {
        PortalPage(
            "政府信息公开", site: frame.site, canonical: PublicSiteLinks.openness,
            meta: frame.openness.root.map { .column(of: $0) }
                ?? .section("政府信息公开", "政府信息公开指南、制度、法定主动公开内容、年报和依申请公开"),
            crumbs: [frame.home], side: OpennessSide(frame: frame).html,
            """
            \(SearchWithin(site: frame.site, label: "搜索政府信息"))
            \(cards)
            <h2>最近公开</h2>\(latest.isEmpty ? EmptyState("这里还没有公开的信息。").html : PublicLines(latest).html)
            """)
    }

    private var cards: HTML {
        let items = OpennessPart.allCases.each { part -> HTML in
            """
            <li><h2><a href="\(link: PublicSiteLinks.part(part))">\(part.chinese)</a></h2><p>\(OpennessScreen.words(part))</p></li>
            """
        }
        return "<ul class=\"cards\">\(items)</ul>"
    }

    private static func words(_ part: OpennessPart) -> String {
        switch part {
        case .guide: "信息的分类、编排和获取方式，工作机构的名称、地址、时间和联系方式。"
        case .rules: "政府信息公开的法规、规章和本机关的工作制度。"
        case .statutory: "依照《政府信息公开条例》第二十条应当主动公开的十五类信息。"
        case .reports: "历年政府信息公开工作年度报告，每年1月31日前公布。"
        case .application: "没有主动公开的信息，任何公民、法人或者其他组织都可以申请，不需要说明用途。"
        }
    }

    /// 法定主动公开内容: all fifteen items, the empty ones too, so that nobody looks in vain for the place (FOI-20).
    package var statutory: PortalPage {
        let rows = OpennessItem.allCases.map { item -> Table.Row in
            let columns = frame.openness.columns(of: item)
            let last: HTML = frame.last(columns).map { DayMark($0).html } ?? "<span class=\"hint\">暂无</span>"
            return Table.Row(
                ["\(item.chinese)", "\(item.content)", "\(item.place)", "\(frame.count(columns))", last],
                link: PublicSiteLinks.item(item))
        }
        return PortalPage(
            OpennessPart.statutory.chinese, site: frame.site, canonical: PublicSiteLinks.part(.statutory),
            meta: .section("法定主动公开内容", "依照政府信息公开条例第二十条主动公开的十五类政府信息"), crumbs: section,
            side: OpennessSide(frame: frame, part: .statutory).html,
            Table(
                "法定主动公开内容",
                columns: [
                    .init("类别"), .init("内容"), .init("条例第二十条"), .init("条数", number: true), .init("最近更新"),
                ], rows: rows
            ).html)
    }

    /// One of the fifteen: its columns, then what stands in them.
    package func item(
        _ item: OpennessItem, _ list: YearlyList
    ) -> PortalPage {
        let columns = frame.openness.columns(of: item)
        let links = columns.each {
            """
            <li><a href="\(link: frame.place.column($0))">\($0.name) <span class="hint">\(frame.tally[$0.id]?.count ?? 0)</span></a></li>
            """
        }
        let nav: HTML =
            columns.count < 2 ? "" : "<nav aria-label=\"栏目\"><ul class=\"column-list\">\(links)</ul></nav>"
        return PortalPage(
            item.chinese, site: frame.site, canonical: PublicSiteLinks.item(item),
            meta: .section(item.chinese, item.content),
            crumbs: section + [Crumb(OpennessPart.statutory.chinese, PublicSiteLinks.part(.statutory))],
            side: OpennessSide(frame: frame, part: .statutory, item: item).html,
            """
            <p class="hint">\(item.content)（\(item.basis)）</p>\(nav)\(list)
            """)
    }

    /// 指南, 制度 or 年报: the latest text itself, then all of them.
    package func texts(
        _ part: OpennessPart, newest: (line: PublicLine, text: HTML)?, lines: [PublicLine]
    ) -> PortalPage {
        let shown: HTML =
            newest.map { newest in
                """
                <article class="newest"><h2><a href="\(link: PublicLinks.article(newest.line.id))">\(newest.line.title)</a></h2>\
                <p class="hint">发布日期：\(DayMark(newest.line.publishedAt.day))</p>\(newest.text)</article>
                """
            } ?? ""
        let rest: HTML = lines.isEmpty ? "" : "<h2>\(part == .guide ? "历次版本" : "全部")</h2>\(PublicLines(lines))"
        let nothing: HTML =
            newest == nil && lines.isEmpty
            ? EmptyState("“\(part.chinese)”正在编制，完成后在这里公布。需要了解有关情况的，请联系本机关政府信息公开工作机构。").html : ""
        return PortalPage(
            part.chinese, site: frame.site, canonical: PublicSiteLinks.part(part),
            meta: frame.openness.columns(of: part).first.map { .column(of: $0) }
                ?? .section(part.chinese, OpennessScreen.words(part)), crumbs: section,
            side: OpennessSide(frame: frame, part: part).html, "\(shown)\(rest)\(nothing)")
    }
}

/// A box that searches the whole site, put where people look for something.
struct SearchWithin: Component {
    let site: PortalSite
    let label: String

    var html: HTML {
        guard let search = site.search else { return .empty }
        return """
            <form class="within" method="get" action="\(link: search)" role="search"\(attribute: "aria-label", label)>\
            <label class="unseen" for="within">\(label)</label>\
            <input id="within" type="search" name="q"\(attribute: "placeholder", label)>\
            <button class="button" type="submit">查找</button></form>
            """
    }
}
