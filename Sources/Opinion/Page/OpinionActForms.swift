import Kernel
import Markup
import People
import Publishing
import Site

/// What may be done with a case now, each in a form of its own; the one next step stands open.
struct OpinionActForms {
    let view: OpinionView
    let units: [Unit]
    let officer: Officer
    let failed: FailedOpinionAct?
    let context: SiteContext

    private var found: OpinionCase { view.found }

    var html: HTML { ActionsPanel(shown.map(panel)).html }

    /// What belongs to this stage, the next step first, grey when it is somebody else's; nothing else is grey.
    private var shown: [OpinionAct] {
        let next = OpinionNextStep.act(found)
        let fitting = OpinionAct.allCases.filter { act in
            act != next && found.refusal(of: act, by: officer) == nil && belongs(act)
        }
        return [next].compactMap(\.self) + fitting
    }

    private func belongs(_ act: OpinionAct) -> Bool {
        switch act {
        case .confirmDecline, .withdrawDecline: found.decline != nil && found.stage.isOpen
        case .proposeDecline: found.stage.rank < OpinionStage.assigned.rank
        case .account: found.isLate(at: view.now)
        case .archive: found.stage == .evaluated
        case .reopen: found.stage == .declined
        case .consult, .grade, .transfer, .reportUp, .draftStatement, .recordConference, .addRumour, .referRumour,
            .addSuggestion, .setTopic, .handle, .evaluate, .correctTimes:
            found.stage.isOpen
        }
    }

    private func panel(_ act: OpinionAct) -> ActionsPanel.Act {
        if let refusal = found.refusal(of: act, by: officer) { return .refused(act.chinese, refusal) }
        let state = failed?.act == act ? failed?.state ?? .empty : known(act)
        return .allowed(
            act.chinese, to: OpinionLinks.act(found.id, act.rawValue), context,
            primary: act == OpinionNextStep.act(found),
            state: state, hidden: [(OpinionField.version, "\(found.version)")],
            fields: OpinionFormFields(view: view, units: units, state: state).fields(act))
    }

    private func known(_ act: OpinionAct) -> FormState {
        var fields = FormFields()
        func add(_ name: String, _ value: String) { fields.add(value, to: OpinionField.name(act, name)) }
        switch act {
        case .grade:
            add("level", found.level?.rawValue ?? "")
            add("unit", found.unit.text)
            for reason in found.reasons { add("reasons", reason.rawValue) }
            add("superior", found.superior)
            add("order", found.order)
        case .reportUp, .recordConference: add("at", view.now.minute.replacing(" ", "T"))
        case .draftStatement: add("kind", found.respondedAt == nil ? StatementKind.first.rawValue : "")
        case .setTopic: add("column", found.topic?.text ?? "")
        case .correctTimes:
            add("discovered", found.notice.discoveredAt.minute.replacing(" ", "T"))
            add("occurred", found.notice.occurredAt?.minute.replacing(" ", "T") ?? "")
        case .consult, .transfer, .addRumour, .referRumour, .addSuggestion, .handle, .evaluate, .account, .archive,
            .proposeDecline, .confirmDecline, .withdrawDecline, .reopen:
            break
        }
        return FormState(fields)
    }
}

extension String {
    /// The same with every `mark` changed to `other`.
    fileprivate func replacing(_ mark: Character, _ other: Character) -> String {
        String(map { $0 == mark ? other : $0 })
    }
}
