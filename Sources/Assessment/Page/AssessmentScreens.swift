import HTTPTypes
import Inspection
package import Kernel
import Markup
package import Site

/// 考核: the rounds, and a form to begin one.
package struct AssessmentListScreen {
    let rounds: [AssessmentRound]
    let schemes: [AssessmentScheme]
    let today: Day
    let refusal: Refusal?
    let state: FormState
    let context: SiteContext

    package init(
        rounds: [AssessmentRound], schemes: [AssessmentScheme], today: Day, refusal: Refusal?,
        state: FormState = .empty,
        context: SiteContext
    ) {
        self.rounds = rounds
        self.schemes = schemes
        self.today = today
        self.refusal = refusal
        self.state = state
        self.context = context
    }

    package var answer: ConsolePage {
        ConsolePage(
            "考核", section: "assessment", aside: refusal == nil ? form : .empty,
            status: state.problems.isEmpty ? .ok : .unprocessableContent, "\(list)\(schemes.each { scheme($0) })")
    }

    private var form: HTML {
        var filled = state
        if filled.fields["year"].isEmpty { filled.fields.add(String(today.year), to: "year") }
        return Panel(
            "启动年度考核",
            PostForm(
                to: AssessmentLinks.open, context, submit: "启动", state: filled,
                Field(
                    "year", "年度", in: filled, kind: .number, hint: "每个科室、直属单位和下级机构各有一份，10个工作日内报送自评。", required: true
                ).html
            ).html
        ).html
    }

    private var list: HTML {
        guard !rounds.isEmpty else { return EmptyState("还没有启动过考核。启动后，各单位的考核列在这里。").html }
        return Table(
            "各年度考核", columns: [.init("年度"), .init("考核办法"), .init("政务公开分值权重", number: true), .init("启动时间")],
            rows: rounds.map { round in
                Table.Row(
                    [
                        "\(String(round.year))年",
                        HTML(text: schemes.first { $0.id == round.scheme }?.title ?? round.scheme),
                        "\(round.share)%", HTML(text: round.openedAt.day.description),
                    ], link: AssessmentLinks.round(round.id))
            }
        ).html
    }

    private func scheme(_ scheme: AssessmentScheme) -> HTML {
        let rows = scheme.indicators.map { one in
            Table.Row([
                HTML(text: one.id), HTML(text: one.title), HTML(text: one.weight.description),
                HTML(text: one.methodChinese),
                HTML(text: one.source),
            ])
        }
        let bands = scheme.bands.map { "\($0.name) \($0.from) 分起" }.joined(separator: "，")
        let table = Table(
            "\(scheme.title)的指标",
            columns: [
                .init("编号"), .init("指标", wide: true), .init("分值", number: true), .init("计分", wide: true),
                .init("依据", wide: true),
            ], rows: rows)
        return """
            <details><summary>\(scheme.title)</summary><p>\(scheme.source)。政务公开分值权重 \(scheme.share)%（不低于4%，EVAL-1）。\
            \(bands)（EVAL-2）。没有应统计记录的指标不计分，其余指标按比例折算为满分 \(text: scheme.full) 分。</p>\(table)</details>
            """
    }
}

/// One round: each group ranked.
package struct AssessmentRoundScreen {
    let round: AssessmentRound
    let scheme: AssessmentScheme
    let groups: [(PartyGroup, [RankedSheet])]
    let context: SiteContext

    package init(
        round: AssessmentRound, scheme: AssessmentScheme, groups: [(PartyGroup, [RankedSheet])], context: SiteContext
    ) {
        self.round = round
        self.scheme = scheme
        self.groups = groups
        self.context = context
    }

    package var answer: ConsolePage {
        ConsolePage(
            "\(String(round.year))年政务公开考核", section: "assessment", crumbs: [Crumb("考核", AssessmentLinks.list)],
            lead: """
                <p class="hint">\(scheme.title)，分值权重 \(round.share)%。\
                <a href="\(link: AssessmentLinks.export(round.id))">导出 Excel</a></p>
                """, "\(groups.each { group($0.0, $0.1) })\(none)")
    }

    private var none: HTML {
        groups.isEmpty ? EmptyState("结果还没有通报。通报后在这里查看各单位的得分和名次。").html : .empty
    }

    private func group(_ group: PartyGroup, _ sheets: [RankedSheet]) -> HTML {
        let table = Table(
            "\(group.chinese) \(sheets.count) 个",
            columns: [.init("单位"), .init("名次", number: true), .init("得分", number: true), .init("等次"), .init("进度")],
            rows: sheets.map { line in
                let sheet = line.sheet
                return Table.Row(
                    [
                        HTML(text: sheet.name), HTML(text: line.place.map { String($0) } ?? ""),
                        HTML(text: sheet.total?.description ?? ""),
                        HTML(text: sheet.total.map { scheme.band(of: $0) } ?? ""), sheet.stage.badge.html,
                    ], link: AssessmentLinks.sheet(sheet.id))
            }
        )
        return "<h2>\(group.chinese)</h2>\(table)"
    }
}
