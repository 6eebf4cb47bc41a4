import Documents
import Interpretation
import Kernel
import Markup
package import Site

/// One consultation as everybody reads it: how and until when to comment, draft, explanation, result (CONS-2, CONS-9).
package struct PublicConsultationScreen {
    let view: ConsultationView
    let site: PortalSite
    let context: SiteContext

    package init(view: ConsultationView, site: PortalSite, context: SiteContext) {
        self.view = view
        self.site = site
        self.context = context
    }

    private var found: PublicConsultation { view.found }
    private var isOpen: Bool { view.phase == .collecting }

    package var answer: PortalPage {
        (PortalPage(
            found.title, site: site, canonical: ConsultationLinks.publicRecord(found.id),
            meta: ConsultationColumn.article(view),
            crumbs: [Crumb("首页", site.home), Crumb("意见征集", ConsultationLinks.publicList)],
            "\(standing)\(PublicResultParts(view).html)\(facts)\(meetings)\(draft)\(explanation)"))
    }

    private var standing: HTML {
        // A static copy is read on later days too: the day is named that the count is of.
        let left: HTML =
            view.line.daysLeft.map { "<strong>\($0)</strong><span class=\"hint\">（按\(view.today.chinese)计）</span>，" }
            ?? ""
        let until: HTML = found.round.map { "征求意见到\($0.closesOn.chineseWithWeekday)为止。" } ?? ""
        let acts: HTML =
            isOpen
            ? """
            <p class="buttons"><a class="button primary" href="\(link: ConsultationLinks.comment(found.id))">提意见</a>\
            \(if: !view.questions.isEmpty, "<a class=\"button\" href=\"\(link: ConsultationLinks.survey(found.id))\">填写问卷</a>")</p>
            """ : .empty
        return "<div class=\"standing\"><p>\(view.phase.publicBadge) \(left)\(until)</p>\(period)\(acts)</div>"
    }

    /// What must be said of the period itself: shorter, or longer than promised (CONS-2, CONS-10).
    private var period: HTML {
        guard let round = found.round else { return .empty }
        let short: HTML = round.shortReason.isEmpty ? "" : "<p>征求意见的时间短于一般期限，理由：\(round.shortReason)</p>"
        let long: HTML =
            round.prolongReason.isEmpty
            ? "" : "<p>原定\(round.firstClosesOn.chinese)截止，已经延长。理由：\(round.prolongReason)</p>"
        let again: HTML = round.number > 1 ? "<p>这是第\(round.number)次征求意见。</p>" : ""
        return "\(again)\(short)\(long)"
    }

    private var facts: HTML {
        let counts = view.counts
        var items: [(String, HTML)] = [
            ("类别", HTML(text: found.contents.kind.chinese)), ("起草单位", HTML(text: view.unitName)),
            ("公布时间", HTML(text: found.round?.publishedOn.chinese ?? "")),
            ("决策依据", "<span class=\"typed\">\(found.contents.basis)</span>"),
            ("其他方式", "<span class=\"typed\">\(found.contents.ways)</span>"),
        ]
        if isOpen { items.append(("已收到", "\(counts.accepted + counts.queued)条意见")) }
        if !isOpen, !view.questions.isEmpty { items.append(("问卷", "收到\(view.survey.responses)份")) }
        return "<section><h2>基本情况</h2>\(DefinitionList(items))</section>"
    }

    /// CONS-4: time, place, selection and list in advance; afterwards that it was held.
    private var meetings: HTML {
        let shown = view.hearings.filter { $0.cancelReason.isEmpty }
        guard !shown.isEmpty else { return .empty }
        let items = shown.each { hearing in
            let state: HTML = hearing.heldOn == nil ? "" : "（已举行）"
            let more = [
                ("地点", hearing.place), ("参加人产生方式", hearing.selection), ("参加人", hearing.participants),
            ].filter { !$0.1.isEmpty }.map { pair -> (String, HTML) in
                (pair.0, "<span class=\"typed\">\(pair.1)</span>")
            }
            return "<h3>\(hearing.on.chineseWithWeekday)\(hearing.kind.chinese)\(state)</h3>\(DefinitionList(more))"
        }
        return "<section><h2>听证、座谈和论证</h2>\(items)</section>"
    }

    private var draft: HTML {
        guard let draft = found.publicDraft else { return .empty }
        let paragraphs = draft.paragraphs.enumerated().each { index, paragraph in
            let link = ConsultationLinks.comment(found.id).query("paragraph", "\(paragraph.number)")
            let act: HTML =
                isOpen ? "<p class=\"hint\"><a href=\"\(link: link)\">对第\(index + 1)段提意见</a></p>" : ""
            return
                "<li\(attribute: "id", "p-\(paragraph.number)")><span class=\"typed\">\(paragraph.words)</span>\(act)</li>"
        }
        let versions: HTML =
            found.rounds.count > 1
            ? "<p><a href=\"\(link: ConsultationLinks.drafts(found.id))\">与上一次征求意见稿对比</a></p>" : ""
        return "<section><h2>草案</h2>\(versions)<ul class=\"lines\">\(paragraphs)</ul></section>"
    }

    private var explanation: HTML {
        guard let words = found.publicDraft?.explanation else { return .empty }
        return "<section><h2>草案说明</h2><p class=\"typed\">\(words)</p></section>"
    }
}

/// The result: figures, adoption table, what it led to (CONS-9).
struct PublicResultParts {
    let view: ConsultationView

    init(_ view: ConsultationView) { self.view = view }

    var html: HTML {
        switch view.phase {
        case .released, .archived: result
        case .sorting, .explaining:
            "<p>征求意见已经截止，正在整理意见。\(due)</p>"
        case .drafting, .review: "<p>正在根据征求到的意见修改草案，下一次征求意见时在本页公布。</p>"
        case .collecting, .dropped: .empty
        }
    }

    private var due: HTML {
        view.line.reading?.due.deadline.map { "采纳情况最迟\($0.day.chineseWithWeekday)公布。" } ?? ""
    }

    private var result: HTML {
        let found = view.found
        let words: HTML = found.outcome.words.isEmpty ? "" : "<p class=\"typed\">\(found.outcome.words)</p>"
        let at: HTML = found.outcome.releasedAt.map { "<p class=\"hint\">\($0.day.chinese)公布</p>" } ?? ""
        return """
            <section><h2>征求意见结果</h2><p>\(CommentFigures.sentence(view.result))</p>\(words)\(table)\(survey)\(linked)\(at)</section>
            """
    }

    private var table: HTML {
        guard !view.result.groups.isEmpty else { return .empty }
        let rows = view.result.groups.map { group in
            Table.Row(
                [
                    "\(group.number)", HTML(text: group.summary), "\(group.size)",
                    HTML(text: group.adoption?.chinese ?? ""), HTML(text: group.reason),
                ])
        }
        return Table(
            "采纳情况",
            columns: [.init("序号"), .init("意见要点"), .init("条数", number: true), .init("采纳情况"), .init("理由")], rows: rows
        ).html
    }

    private var survey: HTML {
        guard !view.questions.isEmpty else { return .empty }
        return "<h3>问卷结果（\(view.survey.responses)份）</h3>\(SurveyCounts(view.survey).html)"
    }

    private var linked: HTML {
        var items: [HTML] = []
        let links = view.found.links
        if let text = view.normative, text.isRegistered {
            let number = text.number ?? ""
            let review: HTML = text.review?.isPassed == true ? "，已经合法性审核" : ""
            let page = links.documentPage.isEmpty ? text.publication?.address ?? "" : links.documentPage
            let title: HTML = "《\(text.title)》\(number)"
            items.append(
                Link(returning: page).map { "<li><a href=\"\(link: $0)\">\(title)</a>\(review)</li>" }
                    ?? "<li>\(title)\(review)</li>")
        } else if let link = Link(returning: links.documentPage) {
            items.append("<li><a href=\"\(link: link)\">正式文件</a></li>")
        }
        if let link = Link(returning: links.interpretationPage) {
            items.append("<li><a href=\"\(link: link)\">政策解读</a></li>")
        }
        if let opinion = view.found.legality?.opinion {
            let day = view.found.legality?.concludedOn?.chinese ?? ""
            items.append("<li>合法性审查：\(opinion.chinese)（\(day)）</li>")
        }
        return items.isEmpty ? .empty : "<h3>相关</h3><ul>\(items.each { $0 })</ul>"
    }
}
