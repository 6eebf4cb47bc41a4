package import Audit
package import Documents
import HTTPTypes
import Interpretation
package import Kernel
import Markup
package import People
package import Site

/// One consultation on the staff side: the one next step, what may be done, what was done.
package struct ConsultationScreen {
    let view: ConsultationView
    let timeline: [RecordedEntry]
    let units: [Unit]
    let normatives: [NormativeText]
    let officer: Officer
    let failed: FailedConsultationAct?
    let doubts: [String]
    let context: SiteContext

    package init(
        view: ConsultationView, timeline: [RecordedEntry], units: [Unit], normatives: [NormativeText],
        officer: Officer, failed: FailedConsultationAct?, doubts: [String], context: SiteContext
    ) {
        self.view = view
        self.timeline = timeline
        self.units = units
        self.normatives = normatives
        self.officer = officer
        self.failed = failed
        self.doubts = doubts
        self.context = context
    }

    private var found: PublicConsultation { view.found }
    private var isActing: Bool { found.reach(of: officer) == .acting }

    package var answer: ConsolePage {
        let forms = ConsultationActForms(
            view: view, units: units, normatives: normatives, officer: officer, failed: failed, doubts: doubts,
            context: context)
        return ConsolePage(
            found.title, section: "consultations", crumbs: [Crumb("意见征集", ConsultationLinks.list)], lead: lead,
            aside: ActionsPanel(forms.acts).html, below: "<h2>办理过程</h2>\(Timeline(entries))",
            status: failed?.refusal.code.status ?? .ok,
            "\(notice)\(facts)\(opinions)\(meetings)\(legality)\(draft)")
    }

    private var lead: HTML {
        let due: HTML =
            view.line.reading.map { reading in
                let day = reading.due.deadline?.day.chineseWithWeekday ?? ""
                return view.phase == .collecting
                    ? " \(view.line.daysLeft ?? "") <span class=\"hint\">结果最迟\(day)公布（CONS-9）</span>"
                    : " \(SignalBadge(reading.signal, reading.sentence)) <span class=\"hint\">结果最迟\(day)公布（CONS-9）</span>"
            } ?? .empty
        return "<p>\(view.phase.badge)\(due)</p><p class=\"hint\">\(found.number)　下一步：\(NextStep.words(view.phase))</p>"
    }

    private var notice: HTML {
        if let failed { return Notice(.wrong, text: failed.refusal.sentence).html }
        let back: HTML =
            found.returnReason.isEmpty || view.phase == .released || view.phase == .archived
            ? .empty : Notice(.warning, text: "退回或者说明：\(found.returnReason)").html
        guard let act = ConsultationAct(rawValue: context.query["done"]) else { return back }
        return "\(Notice(.done, text: "\(act.chinese)：已办理，记录在下方的办理过程中。"))\(back)"
    }

    private var facts: HTML {
        let contents = found.contents, kind = contents.kind
        var items: [(String, HTML)] = [
            ("类别", HTML(text: kind.chinese + (contents.touchesMarket ? "，与市场主体密切相关" : ""))),
            ("最短期限", "\(kind.least(touchesMarket: contents.touchesMarket).chinese)（\(kind.rule)）"),
            ("起草", "\(view.unitName) \(found.drafterName)"),
        ]
        if found.isPublic {
            let link = ConsultationLinks.publicRecord(found.id)
            items.append(("公众页面", "<a href=\"\(link: link)\">\(link.address)</a>"))
        }
        for round in found.rounds {
            let name = found.rounds.count > 1 ? "第\(round.number)次征求意见" : "征求意见"
            items.append((name, "\(round.publishedOn.chinese)至\(round.closesOn.chinese)"))
        }
        if !found.isPublic { items.append(("计划截止", HTML(text: contents.closesOn.chineseWithWeekday))) }
        if !contents.shortReason.isEmpty { items.append(("缩短理由", HTML(text: contents.shortReason))) }
        items.append(("决策依据", "<span class=\"typed\">\(contents.basis)</span>"))
        items.append(("其他方式", "<span class=\"typed\">\(contents.ways)</span>"))
        return Panel("基本情况", DefinitionList(items).html).html
    }

    private var opinions: HTML {
        guard found.isPublic else { return .empty }
        let counts = view.counts
        let open = counts.queued > 0 ? "，待核\(counts.queued)条" : ""
        let sorted = view.phase == .sorting ? "，未归类\(counts.ungrouped)条，未答复\(view.result.unanswered.count)组" : ""
        let links: HTML =
            isActing
            ? """
            <p class="buttons"><a class="button" href="\(link: ConsultationLinks.comments(found.id))">查看和整理意见</a> \
            <a class="button" href="\(link: ConsultationLinks.adoption(found.id))">导出采纳情况表</a> \
            <a class="button" href="\(link: ConsultationLinks.archive(found.id))">导出过程记录</a></p>
            """ : .empty
        let words: HTML =
            found.outcome.words.isEmpty
            ? .empty
            : Panel("采纳情况说明（\(found.outcome.explainerName)）", "<p class=\"typed\">\(found.outcome.words)</p>").html
        let survey: HTML =
            view.questions.isEmpty
            ? .empty : Panel("问卷（\(view.survey.responses)份）", SurveyCounts(view.survey).html).html
        return "\(Panel("意见", "<p>收到\(counts.accepted)条\(open)\(sorted)。</p>\(links)"))\(words)\(survey)"
    }

    private var meetings: HTML {
        guard !view.hearings.isEmpty else { return .empty }
        let items = view.hearings.each { hearing in
            let state =
                !hearing.cancelReason.isEmpty
                ? "已取消：\(hearing.cancelReason)" : hearing.heldOn != nil ? "已登记记录" : "待举行"
            let due =
                hearing.owesMaterials && hearing.materialsOn == nil && hearing.isOpen
                ? "，材料最迟\(hearing.materialsDue.chinese)送达（CONS-4）" : ""
            let record: HTML = hearing.record.isEmpty ? .empty : "<p class=\"typed\">\(hearing.record)</p>"
            return """
                <li><p><strong>\(hearing.on.chinese) \(hearing.kind.chinese)</strong> \(hearing.place) \
                <span class="hint">\(state)\(due)</span></p>\(record)\(hearingForms(hearing))</li>
                """
        }
        return Panel("听证、座谈和论证", "<ul class=\"lines\">\(items)</ul>").html
    }

    private func hearingForms(_ hearing: ConsultationHearing) -> HTML {
        guard hearing.isOpen, found.refusal(of: .hearing, by: officer, on: view.today) == nil else { return .empty }
        return HearingAct.allCases.filter { shows($0, hearing) }.each { act in
            let name = "\(act.rawValue)-\(hearing.id)",
                link = ConsultationLinks.hearingAct(found.id, hearing.id, act.rawValue)
            let state = failed?.act == name ? failed?.state ?? .empty : .empty
            guard act != .materials else { return PostButton(act.chinese, to: link, context).html }
            let signed: HTML =
                act == .hold && hearing.kind == .hearing
                ? Checkbox(ConsultationField.name(name, "signed"), "参加人已在记录上签字", in: state).html : .empty
            let form = PostForm(
                to: link, context, submit: act.chinese, state: state,
                """
                \(TextArea(
                    ConsultationField.name(name, "words"), act == .hold ? "记录（参加人意见要点，不公开）" : "理由", in: state,
                    required: true, rows: 3))\(signed)
                """)
            return "<details\(flag: "open", !state.problems.isEmpty)><summary>\(act.chinese)</summary>\(form)</details>"
        }
    }

    private func shows(_ act: HearingAct, _ hearing: ConsultationHearing) -> Bool {
        switch act {
        case .materials: hearing.owesMaterials && hearing.materialsOn == nil
        case .hold: view.today >= hearing.on
        case .cancel: true
        }
    }

    private var legality: HTML {
        var items: [(String, HTML)] = []
        if let step = found.legality {
            let words = step.opinion.map { "\($0.chinese)：\(step.words)（\(step.reviewerName)）" } ?? "等待审查意见"
            items.append(
                (
                    "合法性审查",
                    "\(words) <span class=\"hint\">\(step.submittedOn.description)送审，\(step.dueOn.description)前审查（CONS-6）</span>"
                ))
        }
        if let text = view.normative, text.reach(of: officer).canRead {
            let review = text.review?.conclusion?.opinion.chinese ?? "没有结论"
            // NORM-2: the chain has a record of its own of this round.
            let chain = text.isSettled(.comments) ? "" : "；公开征求意见环节还没有登记"
            items.append(
                (
                    "规范性文件",
                    "<a href=\"\(link: NormativeLinks.text(text.id))\">\(text.title)</a> <span class=\"hint\">合法性审核：\(review)\(chain)</span>"
                ))
        }
        for (name, page) in [("正式文件", found.links.documentPage), ("政策解读", found.links.interpretationPage)] {
            if let link = Link(returning: page) { items.append((name, "<a href=\"\(link: link)\">\(page)</a>")) }
        }
        if let evaluation = found.evaluation {
            let words = evaluation.doneOn == nil ? "\(evaluation.dueOn)前完成" : evaluation.words
            items.append(("决策后评估", "\(evaluation.trigger.chinese)：\(words)"))
        }
        return items.isEmpty ? .empty : Panel("审查、文件和评估", DefinitionList(items).html).html
    }

    private var draft: HTML {
        guard let draft = found.draft else { return .empty }
        let paragraphs = draft.paragraphs.each { "<li class=\"typed\">\($0.words)</li>" }
        return """
            \(Panel("第\(draft.number)稿", "<ul class=\"lines\">\(paragraphs)</ul>"))\
            \(Panel("草案说明", "<p class=\"typed\">\(draft.explanation)</p>"))
            """
    }

    private var entries: [Timeline.Entry] {
        timeline.reversed().map { entry in
            let name = entry.act.split(separator: ".").last.map(String.init) ?? ""
            let words =
                ConsultationAct(rawValue: name)?.chinese
                ?? ["draft": "起草", "comment": "收到意见", "survey": "收到问卷"][name] ?? "办理听证、座谈和论证"
            return Timeline.Entry(
                who: entry.actorName, what: HTML(text: words), when: entry.at, rule: entry.rule,
                note: entry.note.isEmpty || entry.note == words ? nil : entry.note, receipt: "第 \(entry.sequence) 号")
        }
    }
}
