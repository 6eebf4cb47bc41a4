import HTTPTypes
package import Kernel
import Markup
package import Site

/// 网站检查: run a rehearsal, and those that were.
package struct InspectionListScreen {
    let runs: [InspectionRun]
    let pack: InspectionPack
    let today: Day
    let ports: [Int]
    let refusal: Refusal?
    let state: FormState
    let context: SiteContext

    /// - Parameters:
    ///   - ports: of sites on this machine whose pages may be read.
    ///   - refusal: why this officer may not run one; nil when it is allowed.
    package init(
        runs: [InspectionRun], pack: InspectionPack, today: Day, ports: [Int], refusal: Refusal?,
        state: FormState = .empty, context: SiteContext
    ) {
        self.runs = runs
        self.pack = pack
        self.today = today
        self.ports = ports
        self.refusal = refusal
        self.state = state
        self.context = context
    }

    package var answer: ConsolePage {
        ConsolePage(
            "网站检查", section: "inspection", lead: lead, aside: form, wide: false,
            status: state.problems.isEmpty ? .ok : .unprocessableContent, "\(chart)\(list)")
    }

    private var lead: HTML {
        """
        <p class="hint">按《\(pack.title)》（\(pack.source)）预演上级的检查，结果只在内部使用。\
        <a href="\(link: InspectionLinks.items)">查看全部指标</a>　<a href="\(link: InspectionLinks.reach)">站点能否访问</a></p>
        """
    }

    private var form: HTML {
        if let refusal { return Panel("检查一次", "<p class=\"hint\">\(refusal.sentence)</p>").html }
        let choices =
            [SelectField.Choice("", "只按记录检查")] + ports.map { .init(String($0), "按记录，并读取本机 \($0) 端口网站的网页") }
        return Panel(
            "检查一次",
            PostForm(
                to: InspectionLinks.start, context, submit: "开始检查", state: state,
                """
                \(Field(
                    "day", "按哪一天检查", in: filled, kind: .date, hint: "可以填以前的日期，看那一天的更新和答复情况。", required: true))
                \(SelectField(
                    "port", "检查范围", choices: choices, in: filled,
                    hint: "读取网页要几分钟，核对链接、标签、文字和无障碍，只能按今天检查。", empty: nil))
                """
            ).html
        ).html
    }

    private var filled: FormState {
        guard state.fields["day"].isEmpty, state.problems.isEmpty else { return state }
        var filled = state
        filled.fields.add(today.description, to: "day")
        return filled
    }

    private var chart: HTML {
        let done = runs.filter { $0.score != nil }.prefix(8).reversed()
        guard done.count > 1, let last = done.last?.score, let first = done.first?.score else { return .empty }
        let change = last - first
        let finding =
            change == .none
            ? "得分没有变化"
            : change > .none ? "得分比 \(done.count) 次以前提高 \(change) 分" : "得分比 \(done.count) 次以前下降 \(first - last) 分"
        let bars = done.map { run in
            BarChart.Bar(
                String(run.day.description.suffix(5)), (run.score?.tenths ?? 0) / 10,
                shown: run.score?.description ?? "",
                link: InspectionLinks.record(run.id), marked: run.verdict == .passed)
        }
        return BarChart(finding, source: "各次检查的得分，灰色为不合格", bars: Array(bars)).html
    }

    private var list: HTML {
        guard !runs.isEmpty else { return EmptyState("还没有检查过。检查一次以后，结果和整改清单列在这里。").html }
        return Table(
            "各次检查",
            columns: [
                .init("日期"), .init("范围"), .init("结果"), .init("得分", number: true), .init("整改清单"), .init("检查人"),
            ],
            rows: runs.map { run in
                Table.Row(
                    [
                        HTML(text: run.day.description), run.port == nil ? "记录" : "记录和网页",
                        run.verdict?.badge.html ?? run.state.badge.html, HTML(text: run.score?.description ?? ""),
                        HTML(text: run.handedAt.map { "\($0.day) 下发" } ?? ""), HTML(text: run.byName),
                    ], link: InspectionLinks.record(run.id))
            }
        ).html
    }
}

/// All items of the edition in force.
package struct InspectionItemsScreen {
    let pack: InspectionPack
    let day: Day

    package init(pack: InspectionPack, day: Day) {
        self.pack = pack
        self.day = day
    }

    package var answer: ConsolePage {
        ConsolePage(
            "检查指标", section: "inspection", crumbs: [Crumb("网站检查", InspectionLinks.list)], wide: true,
            """
            <p>满分 \(text: pack.full) 分，有单项否决或者低于 \(text: pack.pass) 分为不合格；没有对外服务的单位按 \(text: pack.withoutServices) 分计算后折算（SITE-6）。\
            高于 \(text: pack.bonusAbove) 分的可以加分，最多 \(text: pack.mostBonus) 分。\
            标有“约定”的分值没有从文件原文读到，可以在数据文件夹的 inspection/*.yaml 中修改。</p>
            \(InspectionItem.Area.allCases.each { table($0) })
            """)
    }

    private func table(_ area: InspectionItem.Area) -> HTML {
        let items = pack.items(on: day).filter { $0.area == area }
        guard !items.isEmpty else { return .empty }
        let rows = items.map { item in
            let mark: HTML = item.isConvention ? " \(Badge("约定", .faint))" : ""
            return Table.Row([
                HTML(text: item.id), HTML(text: item.title), "\(item.weightChinese)\(mark)", HTML(text: item.source),
            ])
        }
        return Table(
            area.chinese,
            columns: [.init("编号"), .init("指标", wide: true), .init("后果", wide: true), .init("依据", wide: true)],
            rows: rows
        ).html
    }
}
