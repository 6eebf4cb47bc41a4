import Audit
import HTTPTypes
package import Kernel
import Markup
package import Site

/// One line of a register.
package struct RegisterEntryScreen {
    let view: RegisterEntryView
    let officer: Officer
    /// The act that was refused, with what was typed.
    let failed: (act: RegisterAct, refusal: Refusal, state: FormState)?
    let contact: ComplaintContact
    let context: SiteContext

    package init(
        _ view: RegisterEntryView, officer: Officer, failed: (act: RegisterAct, refusal: Refusal, state: FormState)?,
        contact: ComplaintContact = .none, context: SiteContext
    ) {
        self.contact = contact
        self.view = view
        self.officer = officer
        self.failed = failed
        self.context = context
    }

    private var entry: RegisterEntry { view.entry }
    private var kind: RegisterKind { entry.kind }

    package var answer: ConsolePage {
        let notice: HTML =
            failed.map { Notice(.wrong, text: $0.refusal.sentence).html }
            ?? (context.query["done"].isEmpty ? "" : Notice(.done, text: "已办理，记录在下方的办理过程中。").html)
        return ConsolePage(
            "\(kind.chinese) \(entry.number)", section: "supervision",
            crumbs: [
                Crumb("监察台账", SupervisionLinks.board), Crumb("登记簿", SupervisionLinks.registers),
                Crumb(kind.chinese, SupervisionLinks.register(kind.rawValue)),
            ], lead: lead, aside: ActionsPanel(acts).html, below: "<h2>办理过程</h2>\(Timeline(entries))",
            status: failed?.refusal.code.status ?? .ok, "\(notice)\(facts)\(reaching)")
    }

    private var lead: HTML {
        let clock: HTML = view.clock.map { " \(SignalBadge($0.signal, $0.sentence))" } ?? ""
        return "<p>\(Badge(entry.state.chinese(kind), entry.state == .open ? .warning : .neutral))\(clock)</p>"
    }

    private var facts: HTML {
        var items: [(String, HTML)] = [(kind.dayLabel, HTML(text: entry.day.chinese))]
        for field in kind.fields {
            items.append((field.label, "<span class=\"typed\">\(entry.values[field.name] ?? "—")</span>"))
        }
        if kind == .complaint { items.append(("承办单位", HTML(text: view.unit))) }
        if let outcome = entry.values["outcome"] {
            items.append((kind == .complaint ? "答复" : "说明", "<span class=\"typed\">\(outcome)</span>"))
        }
        return Panel("登记内容", DefinitionList(items).html).html
    }

    private var reaching: HTML {
        switch contact {
        case .none: return .empty
        case .shown(let words): return Panel("反映人的联系方式", "<p class=\"typed\">\(words)</p>").html
        case .kept:
            guard entry.refusal(of: .answer, by: officer) == nil else { return .empty }
            let show = PostButton("查看联系方式", to: SupervisionLinks.contact(entry.id), context)
            return Panel("反映人的联系方式", "<p class=\"hint\">加密保存，只用于核实这一件；查看会记入办理过程。</p>\(show)").html
        }
    }

    private var acts: [ActionsPanel.Act] {
        let shown: [RegisterAct] =
            switch kind {
            case .complaint: [.answer, .revise]
            case .responsible, .newMedia: [.revise, .end]
            case .training, .hearing: [.revise]
            }
        return shown.map { act in
            if let refusal = entry.refusal(of: act, by: officer) { return .refused(title(act), refusal) }
            let state = failed?.act == act ? failed?.state ?? start : start
            return .allowed(
                title(act), to: SupervisionLinks.entryAct(entry.id, act.rawValue), context, primary: act == shown.first,
                state: state, hidden: [(ItemField.version, String(entry.version))], fields: fields(act, state))
        }
    }

    private func title(_ act: RegisterAct) -> String {
        switch (act, kind) {
        case (.revise, .newMedia): "更新"
        case (.end, .responsible): "登记离任"
        case (.end, .newMedia): "登记注销"
        case (.add, _), (.revise, _), (.answer, _), (.end, _): act.chinese
        }
    }

    private var start: FormState {
        var values = entry.values
        values["day"] = "\(entry.day)"
        return FormState(FormFields(starting: values))
    }

    private func fields(_ act: RegisterAct, _ state: FormState) -> HTML {
        switch act {
        case .add: .empty
        case .revise: RegisterFields(kind: kind, units: [], state: state).html
        case .answer: TextArea("words", "答复内容", in: state, required: true, rows: 4).html
        case .end: TextArea("words", "说明", in: state, required: true, rows: 2).html
        }
    }

    private var entries: [Timeline.Entry] {
        view.timeline.reversed().map { entry in
            let name = entry.act.split(separator: ".").last.map(String.init) ?? ""
            return Timeline.Entry(
                who: entry.actorName,
                what: HTML(text: RegisterAct(rawValue: name)?.chinese ?? (name == "reveal" ? "查看联系方式" : name)),
                when: entry.at,
                rule: entry.rule, note: entry.note, receipt: "第 \(entry.sequence) 号")
        }
    }
}

/// How somebody who complained can be reached.
package enum ComplaintContact: Hashable, Sendable {
    /// Nothing was left, or this is no complaint from outside.
    case none
    case kept
    case shown(String)
}
