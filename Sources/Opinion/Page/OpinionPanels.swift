import Kernel
import Markup
import People
import Publishing
import Site

/// What there is of a case, part by part; parts without anything are left out.
struct OpinionPanels {
    let view: OpinionView
    let units: [Unit]
    let officer: Officer
    let context: SiteContext

    private var found: OpinionCase { view.found }

    var html: HTML { "\(statements)\(facts)\(judgement)\(conferences)\(rumours)\(suggestions)\(ending)\(clues)" }

    private var facts: HTML {
        let notice = found.notice
        var items: [(String, HTML)] = [("来源", HTML(text: notice.source.chinese))]
        if !notice.summary.isEmpty { items.append(("情况", "<span class=\"typed\">\(notice.summary)</span>")) }
        if !notice.address.isEmpty { items.append(("来源地址", "<span class=\"typed\">\(notice.address)</span>")) }
        if let at = notice.occurredAt { items.append(("发生时间", HTML(text: at.chinese))) }
        items.append(("发现时间", HTML(text: notice.discoveredAt.chinese)))
        items.append(("登记时间", HTML(text: found.registeredAt.chinese)))
        items.append(("责任单位", HTML(text: units.first { $0.id == found.unit }?.name ?? "")))
        if let report = found.report {
            items.append(("向上级报告", "\(report.at.chinese)，\(report.recipients)"))
        }
        return Panel("基本情况", DefinitionList(items).html).html
    }

    private var judgement: HTML {
        var items: [(String, HTML)] = []
        if let one = found.consultation {
            items.append(("会商", "\(one.members)<br><span class=\"typed\">\(one.words)</span>"))
        }
        if let level = found.level { items.append(("级别", HTML(text: level.chinese))) }
        if !found.reasons.isEmpty {
            let reasons = ResponseReason.allCases.filter(found.reasons.contains).map(\.chinese)
            items.append(("应当回应的情形", HTML(text: reasons.joined(separator: "；"))))
        }
        if !found.superior.isEmpty { items.append(("牵头的上级部门", HTML(text: found.superior))) }
        if !found.order.isEmpty { items.append(("交办要求", "<span class=\"typed\">\(found.order)</span>")) }
        if let decline = found.decline {
            items.append(("拟不予回应", "\(decline.byName)：<span class=\"typed\">\(decline.reason)</span>"))
        }
        if let topic = view.topics.first(where: { $0.id == found.topic }) {
            items.append(("专题页面", HTML(text: topic.name)))
        }
        return items.isEmpty ? .empty : Panel("研判和交办", DefinitionList(items).html).html
    }

    // MARK: Statements

    private var statements: HTML {
        guard !found.statements.isEmpty else { return .empty }
        return Panel("发布情况", "<ul class=\"lines\">\(found.statements.each(statement))</ul>").html
    }

    private func statement(_ one: OpinionStatement) -> HTML {
        let glance = view.glances[one.article], title = glance?.title ?? "（信息已不存在）"
        let staff: HTML = "<a href=\"\(link: ArticleLinks.article(one.article))\">\(title)</a>"
        guard let at = one.publishedAt else {
            let stands: HTML = HTML(text: glance?.article.standing ?? "")
            return """
                <li><strong>\(one.kind.chinese)</strong> \(staff) <span class="hint">\(stands)</span>\
                \(glance.map { urgent(one, $0) } ?? "")</li>
                """
        }
        let took = OpinionClockFace.span(found.clocks.start.minutes(until: at))
        let page: HTML =
            glance?.article.isReadable == true
            ? " <a href=\"\(link: PublicLinks.article(one.article))\">公开页面</a>" : ""
        return """
            <li><strong>\(one.kind.chinese)</strong> \(staff)<br><span class="hint">\(at.chinese)公开，起算后\(took)\
            </span>\(page)</li>
            """
    }

    /// The emergency path of Publishing (PUB-3), for who may decide it; the others see where it stands.
    private func urgent(_ one: OpinionStatement, _ glance: ArticleGlance) -> HTML {
        guard let seen = glance.article.working?.hash, found.stage.isOpen else { return .empty }
        if let refusal = glance.article.refusal(of: .publishUrgently, by: officer) {
            return "<p class=\"hint\">\(refusal.sentence)</p>"
        }
        func name(_ field: String) -> String { OpinionField.urgent(one.article, field) }
        let form = PostForm(
            to: OpinionLinks.urgent(found.id, one.article), context, submit: "应急发布",
            """
            <p class="typed">\(view.texts[one.article] ?? "")</p>
            <input type="hidden" name="seen"\(attribute: "value", seen)>
            \(Field(name("reason"), "应急的理由", hint: "例如：重大突发事件，须在5小时内发布权威信息。", required: true, limit: 500))
            \(Field(name("basis"), "保密审查结论的依据", hint: "例如：逐项核对，不涉及国家秘密、工作秘密和个人隐私。", required: true, limit: 500))
            """)
        return "<details open><summary>应急发布（主要负责人）</summary>\(form)</details>"
    }

    // MARK: The others

    private var conferences: HTML {
        guard !found.conferences.isEmpty else { return .empty }
        return Panel(
            "新闻发布会",
            found.conferences.each { one in
                let speakers = ConferenceSpeaker.allCases.filter(one.speakers.contains).map(\.chinese)
                return DefinitionList([
                    ("时间", HTML(text: one.heldAt.chinese)), ("地点", HTML(text: one.place)),
                    ("发布人", HTML(text: speakers.joined(separator: "、"))), ("出席", HTML(text: one.attendance)),
                    ("内容", "<span class=\"typed\">\(one.words)</span>"),
                ]).html
            }
        ).html
    }

    private var rumours: HTML {
        guard !found.rumours.isEmpty else { return .empty }
        return Panel(
            "不实信息",
            found.rumours.each { one in
                var items: [(String, HTML)] = [
                    ("网上说法", "<span class=\"typed\">\(one.claim)</span>"),
                    ("事实", "<span class=\"typed\">\(one.fact)</span>"),
                    ("依据", "<span class=\"typed\">\(one.evidence)</span>"), ("程度", one.isSerious ? "严重，应转交公安机关" : "一般"),
                ]
                if let at = one.referredAt { items.append(("转交公安机关", "\(at.chinese)，\(one.referral)")) }
                return DefinitionList(items).html
            }
        ).html
    }

    private var suggestions: HTML {
        guard !found.suggestions.isEmpty else { return .empty }
        return Table(
            "意见建议采纳情况", columns: [.init("意见建议"), .init("是否采纳"), .init("情况和理由")],
            rows: found.suggestions.map {
                Table.Row([HTML(text: $0.words), HTML(text: $0.fate.chinese), HTML(text: $0.answer)])
            }
        ).html
    }

    private var ending: HTML {
        var items: [(String, HTML)] = []
        if let at = found.handledAt {
            items.append(
                ("处置结果", "<span class=\"typed\">\(found.handling)</span><br><span class=\"hint\">\(at.chinese)</span>"))
        }
        if let one = found.evaluation {
            items.append(("回应效果", "\(one.effect.chinese)：<span class=\"typed\">\(one.words)</span>"))
        }
        if let one = found.accountability {
            items.append(
                (
                    "责任追究",
                    "\(one.outcome.chinese)：<span class=\"typed\">\(one.words)</span><br><span class=\"hint\">\(one.byName)，\(one.at.chinese)</span>"
                ))
        }
        return items.isEmpty ? .empty : Panel("处置和评估", DefinitionList(items).html).html
    }

    private var clues: HTML {
        guard !view.clues.isEmpty else { return .empty }
        return Panel(
            "线索",
            "<ul class=\"lines\">\(view.clues.each { "<li>\($0.title) <span class=\"hint\">\($0.origin)，\($0.foundAt.minute)发现，见到\($0.sightings)次</span></li>" })</ul>"
        ).html
    }
}
