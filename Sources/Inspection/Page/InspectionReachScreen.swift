import Kernel
import Markup
package import Site

/// 站点能否访问: the week that is judged by, and each visit that found the site closed.
package struct InspectionReachScreen {
    let week: ReachWeek
    let failed: [SiteProbe]

    package init(week: ReachWeek, failed: [SiteProbe]) {
        self.week = week
        self.failed = failed
    }

    package var answer: ConsolePage {
        ConsolePage(
            "站点能否访问", section: "inspection", crumbs: [Crumb("网站检查", InspectionLinks.list)], lead: lead, wide: true,
            "\(days)\(list)")
    }

    private var lead: HTML {
        """
        <p class="hint">系统每小时访问一次本机网站的首页，15 秒没有打开或者返回错误的记为打不开。七天中每天不少于 \(ReachWeek.visitsADay) 次，\
        打不开的达到 \(ReachWeek.vetoPercent)% 即单项否决（SITE-5）。</p>
        """
    }

    private var days: HTML {
        let word: HTML =
            !week.isObserved
            ? "访问次数不足，不能判断。"
            : week.percent >= ReachWeek.vetoPercent
                ? "\(Badge("打不开 \(week.percent)%，单项否决", .bad))" : "\(Badge("打不开 \(week.percent)%", .good))"
        let table = Table(
            "近七天", columns: [.init("日期"), .init("访问次数", number: true), .init("打不开", number: true)],
            rows: week.counts.map {
                Table.Row(
                    [HTML(text: $0.day.chinese), HTML(text: "\($0.visits)"), HTML(text: "\($0.failed)")],
                    mark: $0.failed > 0 ? "late" : nil)
            })
        return "<p>\(week.chinese)。\(word)</p>\(table)"
    }

    private var list: HTML {
        guard !failed.isEmpty else { return "<h2>近三十天打不开的记录</h2><p>没有。</p>" }
        let table = Table(
            "近三十天打不开的记录", columns: [.init("时间"), .init("情况", wide: true), .init("用时（毫秒）", number: true)],
            rows: failed.prefix(500).map {
                Table.Row([HTML(text: $0.slot.minute), HTML(text: $0.failure), HTML(text: "\($0.milliseconds)")])
            })
        return "<h2>近三十天打不开的记录</h2>\(table)"
    }
}
