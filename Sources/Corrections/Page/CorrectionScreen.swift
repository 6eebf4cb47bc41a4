package import Audit
package import Kernel
import HTTPTypes
import Markup
package import People
package import Site

/// One report on the staff side: what was said, what may be done now, what was done.
package struct CorrectionScreen {
    let line: CorrectionLine
    let timeline: [RecordedEntry]
    let units: [Unit]
    let hasContact: Bool
    /// Shown after 查看联系方式; nil otherwise.
    let contacts: [String]?
    let officer: Officer
    let failed: FailedCorrectionAct?
    let context: SiteContext

    package init(
        line: CorrectionLine, timeline: [RecordedEntry], units: [Unit], hasContact: Bool, contacts: [String]?,
        officer: Officer, failed: FailedCorrectionAct?, context: SiteContext
    ) {
        self.line = line
        self.timeline = timeline
        self.units = units
        self.hasContact = hasContact
        self.contacts = contacts
        self.officer = officer
        self.failed = failed
        self.context = context
    }

    private var found: Correction { line.correction }

    package var answer: ConsolePage {
        ConsolePage(
            "\(found.number) \(found.kind.chinese)", section: "corrections",
            crumbs: [Crumb("网站找错", CorrectionLinks.list)], lead: lead, aside: ActionsPanel(acts).html,
            below: "<h2>办理过程</h2>\(Timeline(entries))", status: failed?.refusal.code.status ?? .ok,
            "\(notice)\(report)\(answers)")
    }

    private var lead: HTML {
        let due: HTML =
            line.reading.map { reading in
                " \(SignalBadge(reading.signal, reading.sentence)) <span class=\"hint\">答复期限\(reading.due.deadline?.day.chineseWithWeekday ?? "")（SITE-4）</span>"
            } ?? ""
        return "<p>\(found.state.badge)\(due)</p>"
    }

    private var notice: HTML {
        if let failed { return Notice(.wrong, text: failed.refusal.sentence).html }
        guard let act = CorrectionAct(rawValue: context.query["done"]) else { return .empty }
        return Notice(.done, text: "\(act.chinese)：已办理，记录在下方的办理过程中。").html
    }

    private var report: HTML {
        var items: [(String, HTML)] = [
            (
                "出错的网页",
                "<a href=\"\(link: found.pageLink)\">\(found.pageName)</a>\(path)"
            ),
            ("反映内容", "<span class=\"typed\">\(found.words)</span>"),
            ("收到时间", HTML(text: found.receivedAt.chinese)), ("反映人数", "\(found.reports)"),
            ("承办", HTML(text: units.first { $0.id == found.unit }?.name ?? "")), ("联系方式", contact),
        ]
        if let at = found.reopenedAt {
            items.append(("再次反映", "\(at.chinese)<br><span class=\"typed\">\(found.reopeningWords)</span>"))
        }
        return Panel("反映的错误", DefinitionList(items).html).html
    }

    /// Beside a title, where the page is.
    private var path: HTML {
        found.pageName == found.page ? "" : " <span class=\"hint\">\(found.page)</span>"
    }

    private var contact: HTML {
        if let contacts { return contacts.each { "<span class=\"typed\">\($0)</span><br>" } }
        guard hasContact else { return "没有留" }
        guard found.refusal(of: .reveal, by: officer) == nil else { return "已加密保存" }
        let button = PostButton(
            "查看（将留痕）", to: CorrectionLinks.act(found.id, CorrectionAct.reveal.rawValue), context)
        return button.html
    }

    private var answers: HTML {
        found.answers.each { answer in
            let title = (answer.isRejection ? "不予处理" : "答复") + (answer.round > 1 ? "（再次办理）" : "")
            return Panel(
                title,
                """
                <p class="typed">\(answer.words)</p><p class="hint">\(units.first { $0.id == answer.unit }?.name ?? "")　\
                \(answer.at.chinese)。反映人凭查询码看到这段文字。</p>
                """
            ).html
        }
    }

    // MARK: Acts

    private var acts: [ActionsPanel.Act] {
        let shown: [CorrectionAct] =
            found.state == .received ? [.accept, .answer, .assign, .reject] : [.answer, .assign, .reject]
        return shown.map { act in
            if let refusal = found.refusal(of: act, by: officer) { return .refused(act.chinese, refusal) }
            let state = failed?.act == act ? failed?.state ?? .empty : .empty
            return .allowed(
                act.chinese, to: CorrectionLinks.act(found.id, act.rawValue), context, primary: act == primary,
                state: state, hidden: [(CorrectionField.version, String(found.version))], fields: fields(act, state))
        }
    }

    private var primary: CorrectionAct { found.state == .received ? .accept : .answer }

    private func fields(_ act: CorrectionAct, _ state: FormState) -> HTML {
        func name(_ field: String) -> String { CorrectionField.name(act, field) }
        switch act {
        case .accept, .reveal: return .empty
        case .answer:
            return TextArea(
                name("words"), "答复内容", in: state, hint: "反映人凭查询码看到，写明怎样改正，不要写入个人信息。", required: true, rows: 4
            ).html
        case .reject:
            return TextArea(
                name("words"), "理由", in: state, hint: "例如：经核对内容无误；不是本网站的网页。", required: true, rows: 3
            ).html
        case .assign:
            let choices = units.filter { $0.isActive && $0.id != found.unit }
                .map { SelectField.Choice($0.id.text, $0.name) }
            return """
                \(SelectField(name("unit"), "转给", choices: choices, in: state, required: true))
                \(TextArea(name("words"), "说明（可以不填）", in: state, rows: 2))
                """
        }
    }

    private var entries: [Timeline.Entry] {
        timeline.reversed().map { entry in
            let name = entry.act.split(separator: ".").last.map(String.init) ?? ""
            return Timeline.Entry(
                who: entry.actorName, what: HTML(text: CorrectionScreen.words(name)), when: entry.at,
                rule: entry.rule, note: entry.note.isEmpty ? nil : entry.note, receipt: "第 \(entry.sequence) 号")
        }
    }

    private static func words(_ act: String) -> String {
        if let act = CorrectionAct(rawValue: act) { return act.chinese }
        return ["receive": "收到", "join": "又有人反映", "reopen": "再次反映"][act] ?? act
    }
}
