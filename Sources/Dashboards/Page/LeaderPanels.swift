import Kernel
import Markup
import Obligations
import Site
import Supervision

/// The first screen of a leader, above the plots.
struct LeaderPanels: Component {
    let briefing: LeaderBriefing

    var html: HTML {
        """
        <h2>今天要看的</h2><p class="hint">\(briefing.whose)，截至\(briefing.now.chinese)。</p>\
        <div class="overview">\(lit)\(waiting)\(clocks)</div>\(months)<h2>看板</h2>
        """
    }

    private var lit: HTML {
        guard briefing.black + briefing.red > 0 else {
            return Panel("红灯和逾期", "<p>\(Badge("没有红灯和逾期", .good))</p>").html
        }
        let units = briefing.units.prefix(6).each { unit in
            "<li>\(unit.name)：逾期 \(unit.black) 件，红灯 \(unit.red) 件</li>"
        }
        let duties = briefing.lit.each { line in
            "<li>\(SignalBadge(line.signal, line.signal.meaning)) <a href=\"\(link: InboxLinks.duty(line.duty.id))\">\(line.duty.title)</a></li>"
        }
        return Panel(
            "逾期 \(briefing.black) 件，红灯 \(briefing.red) 件",
            "<ul class=\"lines\">\(units)</ul><ul class=\"lines\">\(duties)</ul><p><a href=\"\(link: SupervisionLinks.board)\">打开监察台账</a></p>"
        ).html
    }

    private var waiting: HTML {
        guard briefing.waiting > 0 else { return Panel("等您签批", "<p>没有等您签批的事项。</p>").html }
        let piles = briefing.piles.each { pile -> HTML in
            let papers = pile.papers.each { paper -> HTML in
                guard let link = Link(returning: paper.address) else { return "<li>\(paper.title)</li>" }
                return "<li><a href=\"\(link: link)\">\(paper.title)</a></li>"
            }
            let name = Link(returning: pile.address).map { "<a href=\"\(link: $0)\">\(pile.name)</a>" as HTML }
            return
                "<li>\(name ?? HTML(text: pile.name)) \(pile.count) 件\(papers.isEmpty ? "" : "<ul>\(papers)</ul>")</li>"
        }
        return Panel("等您签批 \(briefing.waiting) 件", "<ul class=\"lines\">\(piles)</ul>").html
    }

    private var clocks: HTML {
        guard !briefing.clocks.isEmpty else { return Panel("按小时计的时限", "<p>没有正在计时的舆情。</p>").html }
        let lines = briefing.clocks.prefix(8).each { clock -> HTML in
            let mark = clock.due < briefing.now ? Badge("已超过", .bad) : Badge("计时中", .warning)
            let title = Link(returning: clock.address).map { "<a href=\"\(link: $0)\">\(clock.title)</a>" as HTML }
            return "<li>\(mark) \(title ?? HTML(text: clock.title))，\(clock.name)：\(clock.due.chinese)</li>"
        }
        return Panel("按小时计的时限 \(briefing.clocks.count) 个", "<ul class=\"lines\">\(lines)</ul>").html
    }

    private var months: HTML {
        let rows = briefing.months.map { line in
            let name = Link(returning: line.address).map { "<a href=\"\(link: $0)\">\(line.name)</a>" as HTML }
            return Table.Row([name ?? HTML(text: line.name), HTML(text: line.now), HTML(text: line.before), mark(line)])
        }
        let table = Table(
            "本月和上月",
            columns: [.init("项目", wide: true), .init("本月至今", number: true), .init("上月", number: true), .init("变化")],
            rows: rows)
        return "<h2>本月和上月</h2>\(table)"
    }

    private func mark(_ line: LeaderBriefing.Comparison) -> HTML {
        switch line.trend {
        case .better: Badge("好转", .good).html
        case .worse: Badge("变差", .bad).html
        case .same: "持平"
        case .none: .empty
        }
    }
}
