import Documents
import Kernel
import Site

/// The form of a draft, parsed once.
enum DraftForm {
    static func draft(_ form: Form) -> ConsultationDraft {
        ConsultationDraft(
            kind: ConsultationKind(rawValue: form["kind"]), touchesMarket: form.fields.flag("touches_market"),
            title: form["title"], text: form["text"], explanation: form["explanation"], basis: form["basis"],
            ways: form["ways"], closesOn: form.fields.day("closes_on"), shortReason: form["short_reason"],
            questions: form["questions"], item: form.fields.id("item"))
    }

    /// What was typed, with the text that was read in the place of what stood there.
    static func state(_ form: Form, with read: ReadDraft) -> FormState {
        var fields = FormFields()
        for name in form.fields.names where name != "text" && name != "read" {
            for value in form.fields.list(name) { fields.add(value, to: name) }
        }
        fields.add(read.text, to: "text")
        if form["title"].isEmpty, let title = read.title { fields.add(title, to: "title") }
        return FormState(fields)
    }

    static func state(of found: PublicConsultation) -> FormState {
        let contents = found.contents
        var fields: FormFields = [
            "kind": contents.kind.rawValue, "title": contents.title, "text": found.draft?.text ?? "",
            "explanation": found.draft?.explanation ?? "", "basis": contents.basis, "ways": contents.ways,
            "closes_on": contents.closesOn.description, "short_reason": contents.shortReason,
            "questions": contents.questions,
        ]
        if contents.touchesMarket { fields.add("yes", to: "touches_market") }
        if let item = contents.item { fields.add(item.text, to: "item") }
        return FormState(fields)
    }
}

/// The form of one act, parsed once.
struct ActForm {
    let act: ConsultationAct
    let fields: FormFields

    init(_ act: ConsultationAct, _ form: Form) {
        self.act = act
        fields = form.fields
    }

    private func name(_ field: String) -> String { ConsultationField.name(act.rawValue, field) }
    private func text(_ field: String) -> String { fields[name(field)] }

    /// Nil for acts that have forms of their own.
    var move: ConsultationMove? {
        switch act {
        case .submit: .submit
        case .sendBack: .sendBack(text("words"))
        case .drop: .drop(text("words"))
        case .publish: .publish
        case .prolong: .prolong(fields.day(name("closes_on")), text("words"))
        case .explain: .explain(text("words"))
        case .returnExplanation: .returnExplanation(text("words"))
        case .release: .release
        case .reopen: .reopen(text("words"))
        case .link:
            .link(
                ConsultationLinked(
                    normative: fields.id(name("normative")), documentPage: text("document_page"),
                    interpretationPage: text("interpretation_page")))
        case .submitLegality: .submitLegality(fields.id(name("unit")))
        case .concludeLegality: .concludeLegality(LegalityOpinion(rawValue: text("opinion")), text("words"))
        case .requireEvaluation:
            .requireEvaluation(
                ConsultationEvaluation.Trigger(rawValue: text("trigger")), fields.day(name("due_on")))
        case .evaluate: .evaluate(text("words"))
        case .archive: .archive
        case .edit, .record, .screen, .sort, .answer, .hearing, .reveal: nil
        }
    }

    var comment: CommentDraft {
        CommentDraft(
            paragraph: text("paragraph"), stance: text("stance"), words: text("words"),
            isOrganisation: !text("organisation").isEmpty, organisation: text("organisation"),
            channel: PublicComment.Channel(rawValue: text("channel")))
    }

    var hearing: HearingDraft {
        HearingDraft(
            kind: ConsultationHearing.Kind(rawValue: text("hearing_kind")), on: fields.day(name("hearing_on")),
            place: text("hearing_place"), selection: text("hearing_selection"),
            participants: text("hearing_participants"))
    }
}
