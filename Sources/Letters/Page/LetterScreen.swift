package import Audit
package import Kernel
import HTTPTypes
import Markup
package import People
package import Site

/// What the record's page shows besides the letter.
package struct LetterSurroundings: Sendable {
    package var timeline: [RecordedEntry] = []
    package var units: [Unit] = []
    package var lookalikes: [Letter] = []
    /// Shown after 查看来信人; nil otherwise.
    package var writer: LetterWriterIdentity?
    /// Masked, for the form that proposes publication.
    package var suggestion: LetterSuggestion?
    /// Of what was proposed, for the one who lets it out.
    package var doubts: [String] = []
    package var terms: LetterTermTable

    package init(terms: LetterTermTable) { self.terms = terms }
}

/// One letter on the staff side: what was written, what may be done now, what was done.
package struct LetterScreen {
    let line: LetterLine
    let around: LetterSurroundings
    let officer: Officer
    let failed: FailedLetterAct?
    let context: SiteContext

    package init(
        line: LetterLine, around: LetterSurroundings, officer: Officer, failed: FailedLetterAct?, context: SiteContext
    ) {
        self.line = line
        self.around = around
        self.officer = officer
        self.failed = failed
        self.context = context
    }

    var found: Letter { line.letter }

    package var answer: ConsolePage {
        ConsolePage(
            "\(found.number) \(found.title)", section: "letters", crumbs: [Crumb("来信", LetterLinks.list)], lead: lead,
            aside: ActionsPanel(acts).html, below: "<h2>办理过程</h2>\(Timeline(entries))",
            status: failed?.refusal.code.status ?? .ok,
            "\(notice)\(letter)\(draft)\(answers)\(publication)\(alike)")
    }

    private var lead: HTML {
        let due: HTML =
            line.reading.map { reading in
                """
                 \(SignalBadge(reading.signal, reading.sentence)) <span class="hint">期限\
                \(reading.due.deadline?.day.chineseWithWeekday ?? "")（\(found.currentClock?.rule ?? "MAIL-2")）</span>
                """
            } ?? ""
        let next: HTML = found.stage.next.map { " <span class=\"hint\">下一步：\($0.chinese)</span>" } ?? ""
        return "<p>\(found.stage.badge)\(due)\(next)</p>"
    }

    private var notice: HTML {
        if let failed { return Notice(.wrong, text: failed.refusal.sentence).html }
        guard let act = LetterAct(rawValue: context.query["done"]) else { return .empty }
        return Notice(.done, text: "\(act.chinese)：已办理，记录在下方的办理过程中。").html
    }

    private var letter: HTML {
        var items: [(String, HTML)] = [
            ("类别", "\(found.category.chinese)\(if: found.isUrgent, "，<strong>紧急</strong>")"),
            ("渠道", HTML(text: found.channel.chinese)), ("内容", "<span class=\"typed\">\(found.words)</span>"),
            ("收到时间", HTML(text: found.receivedAt.chinese)), ("来信人", writer),
            ("承办", HTML(text: unitName(found.unit))),
        ]
        if let order = found.externalNumber { items.append(("12345工单", HTML(text: order))) }
        if let accused = found.accused { items.append(("反映的单位", "\(unitName(accused))，不交其办理，不向其提供来信人信息")) }
        if found.urges > 0 { items.append(("催办", "\(found.urges)次")) }
        if found.returns > 0 { items.append(("退单", "\(found.returns)次")) }
        if let more = found.more { items.append(("延期", "\(more.days)个工作日：\(more.reason)（\(more.state.chinese)）")) }
        if let main = found.mergedInto { items.append(("并入", "<a href=\"\(link: LetterLinks.record(main))\">查看</a>")) }
        if !found.told.isEmpty { items.append(("已告知来信人", "<span class=\"typed\">\(found.told)</span>")) }
        if let outcome = found.outcome {
            let words = found.outcomeWords.isEmpty ? "" : "：\(found.outcomeWords)"
            items.append(("回访、评价", HTML(text: outcome.chinese + words)))
        }
        return Panel("来信", DefinitionList(items).html).html
    }

    private var writer: HTML {
        if let shown = around.writer {
            let lines = [shown.name, shown.contact, shown.address].filter { !$0.isEmpty }
            return lines.each { "<span class=\"typed\">\($0)</span><br>" }
        }
        if found.isAnonymous { return "匿名" }
        guard found.refusal(of: .reveal, by: officer) == nil else { return "已加密保存" }
        return PostButton(
            "查看（将留痕）", to: LetterLinks.act(found.id, LetterAct.reveal.rawValue), context
        ).html
    }

    func unitName(_ unit: UnitID) -> String { around.units.first { $0.id == unit }?.name ?? "" }

    private var draft: HTML {
        guard found.stage == .reviewing || found.stage == .handling, !found.draft.isEmpty else { return .empty }
        return Panel("送审的答复", "<p class=\"typed\">\(found.draft)</p>").html
    }

    private var answers: HTML {
        found.answers.each { answer in
            Panel(
                answer.round > 1 ? "答复（重新办理）" : "答复",
                """
                <p class="typed">\(answer.words)</p>\
                <p class="hint">\(unitName(answer.unit))　\(answer.at.chinese)。来信人凭查询码看到这段文字。</p>
                """
            ).html
        }
    }

    private var publication: HTML {
        guard let publication = found.publication else { return .empty }
        let link: HTML =
            publication.state == .published
            ? "<p><a href=\"\(link: LetterLinks.article(found.id))\">查看公开页面</a></p>" : ""
        let reading: HTML = publication.state == .proposed ? NamesToCheck(around.doubts).html : .empty
        return Panel(
            "选登（\(publication.state.chinese)）",
            """
            <p><strong>\(publication.title)</strong></p><p class="typed">问：\(publication.question)</p>\
            <p class="typed">答：\(publication.answer)</p>\(reading)\(link)
            """
        ).html
    }

    private var alike: HTML {
        guard !around.lookalikes.isEmpty else { return .empty }
        let items = around.lookalikes.each { other in
            """
            <li><a href="\(link: LetterLinks.record(other.id))">\(other.number)</a> \(other.stage.badge) \
            <span class="hint">\(other.receivedAt.day.description)</span></li>
            """
        }
        return Panel("内容相同的来信", "<ul>\(items)</ul><p class=\"hint\">同一人重复来信的，可以并案办理。</p>").html
    }

    private var entries: [Timeline.Entry] {
        around.timeline.reversed().map { entry in
            let name = entry.act.split(separator: ".").last.map(String.init) ?? ""
            return Timeline.Entry(
                who: entry.actorName, what: HTML(text: LetterScreen.words(name)), when: entry.at, rule: entry.rule,
                note: entry.note.isEmpty ? nil : entry.note, receipt: "第 \(entry.sequence) 号")
        }
    }

    private static func words(_ act: String) -> String {
        if let act = LetterAct(rawValue: act) { return act.chinese }
        return ["receive": "收到", "enter": "登记", "import": "导入", "withdraw": "撤回", "rate": "评价"][act] ?? act
    }
}

extension LetterExtension.State {
    var chinese: String {
        switch self {
        case .asked: "待批准"
        case .granted: "已同意"
        case .refused: "没有同意"
        }
    }
}
