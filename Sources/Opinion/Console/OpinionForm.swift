import Kernel
import Publishing
import Site

/// What was typed, parsed once.
struct OpinionForm {
    let act: OpinionAct
    let fields: FormFields

    private func text(_ field: String) -> String { fields[OpinionField.name(act, field)] }
    private func moment(_ field: String) -> Moment? { Moment(iso: text(field)) }
    private func id<Subject>(_ field: String) -> Identifier<Subject>? { fields.id(OpinionField.name(act, field)) }
    private func list(_ field: String) -> [String] { fields.list(OpinionField.name(act, field)) }

    /// Nil for the act that has a draft of its own.
    var entry: OpinionEntry? {
        switch act {
        case .consult: .consult(members: text("members"), words: text("words"))
        case .grade:
            .grade(
                OpinionGrading(
                    level: OpinionLevel(rawValue: text("level")), unit: id("unit"),
                    reasons: Set(list("reasons").compactMap(ResponseReason.init(rawValue:))),
                    spansPlaces: !text("spans").isEmpty, superior: text("superior"), order: text("order")))
        case .transfer: .transfer(to: id("unit"), words: text("words"))
        case .reportUp: .reportUp(at: moment("at"), recipients: text("recipients"))
        case .draftStatement: nil
        case .recordConference:
            .recordConference(
                at: moment("at"), place: text("place"),
                speakers: Set(list("speakers").compactMap(ConferenceSpeaker.init(rawValue:))),
                attendance: text("attendance"), words: text("words"))
        case .addRumour:
            .addRumour(
                claim: text("claim"), fact: text("fact"), evidence: text("evidence"),
                isSerious: !text("serious").isEmpty)
        case .referRumour: .referRumour(id("rumour"), words: text("words"))
        case .addSuggestion:
            .addSuggestion(words: text("words"), SuggestionFate(rawValue: text("fate")), answer: text("answer"))
        case .setTopic: .setTopic(id("column"))
        case .handle: .handle(words: text("words"))
        case .evaluate: .evaluate(OpinionEffect(rawValue: text("effect")), words: text("words"))
        case .account: .account(AccountabilityOutcome(rawValue: text("outcome")), words: text("words"))
        case .archive: .archive
        case .proposeDecline: .proposeDecline(reason: text("words"))
        case .confirmDecline: .confirmDecline
        case .withdrawDecline: .withdrawDecline(reason: text("words"))
        case .correctTimes:
            .correctTimes(
                OpinionTimes(
                    discovered: moment("discovered"), occurred: moment("occurred"),
                    isOccurredUnreadable: moment("occurred") == nil && !text("occurred").isEmpty), words: text("words"))
        case .reopen: .reopen(words: text("words"))
        }
    }

    var statement: StatementDraft {
        StatementDraft(
            kind: StatementKind(rawValue: text("kind")), title: text("title"), text: text("text"), column: id("column"),
            rumour: id("rumour"))
    }

    // MARK: Registering

    static func prefilled(_ clue: OpinionClue?, at now: Moment) -> FormState {
        var fields = FormFields()
        fields.add(local(clue?.foundAt ?? now), to: "discovered")
        guard let clue else { return FormState(fields) }
        fields.add(String(clue.title.prefix(OpinionNotice.longestTitle)), to: "title")
        fields.add(clue.summary, to: "summary")
        fields.add(clue.link, to: "address")
        fields.add(OpinionSource.monitoring.rawValue, to: "source")
        return FormState(fields)
    }

    /// `2026-03-13T09:05`.
    private static func local(_ moment: Moment) -> String { "\(moment.day)T\(moment.clock)" }

    static func registration(_ fields: FormFields) throws -> OpinionRegistration {
        guard let kind = OpinionKind(rawValue: fields["kind"]) else { throw missing("没有选择类别。请选择。", "kind") }
        guard let discovered = Moment(iso: fields["discovered"]) else {
            throw missing("没有填写发现时间，或者写法不对。请写成 2026-03-13 09:05。", "discovered")
        }
        let occurred = Moment(iso: fields["occurred"])
        if occurred == nil, !fields["occurred"].isEmpty {
            throw missing("发生时间的写法不对。请写成 2026-03-13 09:05，不知道的不填。", "occurred")
        }
        guard let source = OpinionSource(rawValue: fields["source"]) else { throw missing("没有选择来源。请选择。", "source") }
        let notice = OpinionNotice(
            title: fields["title"], summary: fields["summary"], source: source, address: fields["address"],
            occurredAt: occurred, discoveredAt: discovered, isHealthEmergency: fields.flag("health"))
        return OpinionRegistration(notice: notice, kind: kind, unit: fields.id("unit"), clue: fields.id("clue"))
    }

    private static func missing(_ sentence: String, _ field: String) -> Refusal {
        Refusal(.invalid, "未能登记舆情：\(sentence)", rule: "SEN-6", field: field)
    }
}
