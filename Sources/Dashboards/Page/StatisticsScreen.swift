import Kernel
import Markup
import Site

/// 公开数据统计: what an agency published, was asked and answered, for everybody.
struct StatisticsScreen {
    let figures: [DashboardFigure]
    let period: DashboardPeriod
    let today: Day
    let site: PortalSite

    var answer: PortalPage {
        let shown = figures.each { FigureDrawing(figure: $0).html }
        let body: HTML =
            shown.isEmpty ? "<p>\(period.period.title)还没有可以公布的数据。</p>" : "<div class=\"plots\">\(shown)</div>"
        return PortalPage(
            "公开数据统计", site: site, canonical: DashboardLinks.statistics, crumbs: [Crumb("首页", site.home)],
            """
            \(years)<p class="hint">\(period.period.title)，截至\(today.chinese)。数字由办理记录即时算出，每个图下可以查看数据。</p>
            \(body)
            """)
    }

    private var years: HTML {
        let links = DashboardPeriod.choices(today: today).filter { $0.kind == .year }.each { year -> HTML in
            year == period
                ? "<strong aria-current=\"page\">\(year.period.title)</strong> "
                : "<a href=\"\(link: DashboardLinks.statistics.query("period", year.text))\">\(year.period.title)</a> "
        }
        return "<p>\(links)</p>"
    }
}
