package import Kernel
import Markup
package import Site

/// An act that was refused, with what the person had typed.
package struct FailedCaseAct: Sendable {
    package let act: RequestAct
    package let refusal: Refusal
    package let state: FormState

    package init(_ act: RequestAct, _ refusal: Refusal, _ form: Form) {
        self.act = act
        self.refusal = refusal
        let field = refusal.field.flatMap { act.fields.contains($0) || $0 == "number" || $0 == "file" ? $0 : nil }
        state = form.state(field.map { [FieldProblem(DeskField.name(act, $0), refusal.sentence)] } ?? [])
    }

    /// The problem that stands beside a field of a form that is still shown.
    func shownProblem(among acts: [RequestAct]) -> FieldProblem? {
        acts.contains(act) ? state.problems.first : nil
    }
}

/// What may be done with the case now, the likeliest first; and what somebody might look for and may not do, with why.
struct CaseActs: Component {
    let page: CasePage
    let failed: FailedCaseAct?
    let context: SiteContext

    private var request: DisclosureRequest { page.view.request }

    var html: HTML {
        let allowed = Set(page.view.acts).subtracting([.reveal])
        let likely = request.likelyActs
        let first = likely.filter(allowed.contains)
        let rest = RequestAct.allCases.filter { allowed.contains($0) && !likely.contains($0) }
        let primary = failed.flatMap { allowed.contains($0.act) ? $0.act : nil } ?? first.first
        let now = first.map { form($0, isPrimary: $0 == primary) }
        let seldom = rest.map { form($0, isPrimary: $0 == primary) }
        guard !now.isEmpty || !seldom.isEmpty else {
            return "\(Panel("可以办理", "<p class=\"hint\">现在没有由您办理的事项。</p>"))\(refused(likely))"
        }
        let here = now.isEmpty ? HTML.empty : ActionsPanel(now).html
        let others = seldom.isEmpty ? HTML.empty : ActionsPanel(seldom, title: now.isEmpty ? "可以办理" : "其他办理").html
        return "\(here)\(others)\(refused(likely))"
    }

    /// Of the stage first; the others stay out of the way.
    private func refused(_ likely: [RequestAct]) -> HTML {
        let all = RequestAct.allCases.compactMap { act in page.view.refusals[act].map { (act, $0) } }
            .filter { $0.0 != .reveal }
        guard !all.isEmpty else { return .empty }
        let near = all.filter { likely.contains($0.0) }, far = all.filter { !likely.contains($0.0) }
        let items = (near + far).each { "<li><strong>\($0.0.chinese)</strong> \($0.1.sentence)</li>" }
        return """
            <details class="panel others"\(flag: "open", !near.isEmpty && near.count < 3 && far.isEmpty)>\
            <summary>现在不能办理的 \(all.count) 项和原因</summary><ul>\(items)</ul></details>
            """
    }

    private func form(_ act: RequestAct, isPrimary: Bool) -> ActionsPanel.Act {
        let typed = failed?.act == act ? failed?.state : nil
        let state = typed ?? FormState(CaseActDefaults(page: page).fields(of: act))
        return .allowed(
            act.chinese, to: DeskLinks.act(request.id, act.rawValue), context, primary: isPrimary,
            multipart: act == .addFile, state: state, hidden: [(DeskField.version, "\(request.version)")],
            fields: CaseActFields(page: page, act: act, state: state).html)
    }
}

/// What stands in the fields before anybody types: dates of today, the most of an extension, the draft so far.
struct CaseActDefaults {
    let page: CasePage

    func fields(of act: RequestAct) -> FormFields {
        var fields = FormFields()
        func set(_ name: String, _ text: String) {
            if !text.isEmpty { fields.add(text, to: DeskField.name(act, name)) }
        }
        if act.fields.contains("on") { set("on", "\(page.today)") }
        let request = page.view.request
        switch act {
        case .assign:
            set("unit", request.unit.text)
            set("handler", request.handler?.text ?? "")
        case .split: set("parts", request.wanted.description)
        case .proposeExtension: set("days", "20")
        case .proposeFee: set("already", "\(page.earlierInMonth)")
        case .deliver: set("means", request.wanted.route.usualMeans.rawValue)
        case .receiveCorrection: set("words", request.correction?.words ?? "")
        case .receiveReasons: set("words", request.reasons?.words ?? "")
        case .recordPayment: set("receipt", request.fee?.claim ?? "")
        case .draft:
            if let draft = request.draft { for (name, text) in DraftFields.values(draft) { set(name, text) } }
        case .releaseToLog:
            set("title", request.logWording.title)
            set("summary", request.logWording.summary)
        case .confirm, .noteContact, .transfer, .link, .accept, .requireCorrection, .lapseUncorrected, .requireReasons,
            .setDelayedDate, .consult, .noteConsultReceipt, .recordAnswer, .endConsultation, .tellThirdParty,
            .askSection, .answerSection, .recordSearch, .decideFee, .noteFeeReceipt, .lapseUnpaid,
            .approveExtension, .declineExtension, .submitDraft, .passLegal, .passSecrecy, .sendBack, .sign,
            .replyOnTheSpot, .archive, .withdraw, .proposePublication, .decidePublication, .withdrawFromLog, .addFile,
            .reveal, .registerRemedy, .recordRemedy:
            break
        }
        return fields
    }
}

extension WantedInformation.Route {
    /// How a reply usually goes to somebody who wants the information this way.
    fileprivate var usualMeans: Delivery.Means {
        switch self {
        case .post: .post
        case .pickUp: .inPerson
        case .email: .email
        case .portal: .portal
        }
    }
}
