import HTTPTypes
package import Kernel
import Markup
package import People
import Publishing
package import Site

/// 解读率 of a quarter and its bulletin (INT-7, INT-9): the same numbers as the file.
package struct FiguresScreen {
    let review: InterpretationReview
    let bulletins: [InterpretationBulletin]
    let columns: [SelectField.Choice]
    let refusal: Refusal?
    let units: [Unit]
    let failed: FormState
    let context: SiteContext

    /// - Parameter refusal: why no bulletin of this quarter can be made now.
    package init(
        review: InterpretationReview, bulletins: [InterpretationBulletin], columns: [SelectField.Choice],
        refusal: Refusal?, units: [Unit], failed: FormState = .empty, context: SiteContext
    ) {
        self.review = review
        self.bulletins = bulletins
        self.columns = columns
        self.refusal = refusal
        self.units = units
        self.failed = failed
        self.context = context
    }

    package var answer: ConsolePage {
        ConsolePage(
            "\(review.period.title)政策解读情况", section: "interpretations",
            crumbs: [Crumb("政策解读", InterpretationLinks.list)], lead: quarters, wide: true,
            status: failed.problems.isEmpty ? .ok : .unprocessableContent,
            "\(sentences)\(rates)\(sections)\(gaps)\(bulletin)")
    }

    private var quarters: HTML {
        let before = Period(.quarter, containing: review.period.first.adding(days: -1))
        let after = Period(.quarter, containing: review.period.last.adding(days: 1))
        func button(_ quarter: Period) -> HTML {
            "<a class=\"button\" href=\"\(link: InterpretationLinks.figures.query("quarter", quarter.first.description))\">\(quarter.title)</a> "
        }
        let next: HTML = after.first <= review.asOf ? button(after) : ""
        let file = InterpretationLinks.bulletinFile.query("quarter", review.period.first.description)
        return """
            <p class="buttons">\(button(before))\(next)<a class="button" href="\(link: file)" download>下载通报 docx</a></p>
            """
    }

    private var sentences: HTML { review.sentences.each { "<p>\($0)</p>" } }

    private var rates: HTML {
        let figures = review.figures
        func row(_ name: String, _ share: Share, _ what: String, target: Bool) -> Table.Row {
            let met: HTML =
                !target || share.whole == 0
                ? "" : share.reaches(InterpretationFigures.target) ? Badge("达到", .good).html : Badge("未达到", .bad).html
            return Table.Row([HTML(text: name), HTML(text: share.chinese), HTML(text: what), met])
        }
        return Table(
            "各项比率", columns: [.init("指标"), .init("比率（分子/分母）"), .init("怎样计算", wide: true), .init("不低于90%")],
            rows: [
                row("解读率", figures.interpreted, "已经解读 ÷ 应当解读", target: false),
                row("按期解读率", figures.onTime, "3个工作日内解读 ÷ 已经解读和已经超期的", target: false),
                row("多样化解读率", figures.nonText, "有图表、图片、音视频、动漫的 ÷ 已经解读", target: true),
                row("多渠道发布率", figures.multiChannel, "在两类以上渠道发布的 ÷ 已经解读", target: true),
            ]
        ).html
    }

    private func name(_ unit: UnitID) -> String { units.first { $0.id == unit }?.name ?? "（已撤销的科室）" }

    private var sections: HTML {
        guard !review.sections.isEmpty else { return .empty }
        return Table(
            "各科室情况",
            columns: [
                .init("科室"), .init("应当解读", number: true), .init("已经解读", number: true), .init("按期"), .init("多样化"),
                .init("多渠道"),
            ],
            rows: review.sections.map {
                let figures = $0.figures
                return Table.Row([
                    HTML(text: name($0.unit)), "\(figures.interpreted.whole)", "\(figures.interpreted.part)",
                    HTML(text: figures.onTime.chinese), HTML(text: figures.nonText.chinese),
                    HTML(text: figures.multiChannel.chinese),
                ])
            }
        ).html
    }

    private var gaps: HTML {
        guard !review.gaps.isEmpty else { return .empty }
        return Table(
            "存在的问题", columns: [.init("文件", wide: true), .init("公开日期"), .init("科室"), .init("问题", wide: true)],
            rows: review.gaps.map { gap in
                Table.Row(
                    [
                        HTML(text: gap.fact.title), HTML(text: gap.fact.publishedOn.description),
                        HTML(text: name(gap.fact.unit)), HTML(text: gap.words.joined(separator: "；")),
                    ], link: InterpretationLinks.record(gap.fact.id))
            }
        ).html
    }

    private var bulletin: HTML {
        let made = bulletins.each { one in
            let state: HTML = one.publishedAt.map { "已于\($0.day.chinese)发布" } ?? "正在办理"
            return """
                <li><a href="\(link: ArticleLinks.article(one.article))">\(one.quarter.title)政策解读工作情况通报</a> \
                \(state)，\(one.madeByName) \(one.madeAt.day.chinese)拟制</li>
                """
        }
        let list: HTML = made.isEmpty ? "<p class=\"hint\">还没有通报。</p>" : "<ul>\(made)</ul>"
        return Panel("季度通报（INT-9）", "\(list)\(form)").html
    }

    private var form: HTML {
        if let refusal { return "<p class=\"hint\">\(refusal.sentence)</p>" }
        if bulletins.contains(where: { $0.quarter == review.period }) { return .empty }
        return PostForm(
            to: InterpretationLinks.bulletins, context, submit: "拟制通报", state: failed,
            """
            <input type="hidden" name="quarter"\(attribute: "value", review.period.first.description)>
            \(SelectField(
                "column", "发布栏目", choices: columns, in: failed, hint: "通报作为信息拟稿，经三审三校后公开。", required: true))
            """
        ).html
    }
}
