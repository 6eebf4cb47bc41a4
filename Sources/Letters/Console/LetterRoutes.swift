import Hummingbird
import Kernel
import Markup
package import Site

/// Letters on the staff side.
///
/// | method | path | does |
/// |---|---|---|
/// | GET | /console/letters | the queue |
/// | GET, POST | /console/letters/new | 登记来信 |
/// | GET, POST | /console/letters/import | orders of 12345 from a table |
/// | GET | /console/letters/export | answers to go back to 12345 |
/// | GET | /console/letters/units, /console/letters/terms | how units stand; the terms |
/// | GET | /console/letters/questions | what is asked again and again |
/// | POST | /console/letters/questions/acceptance, /console/letters/questions/{group}/publication | takes a group up |
/// | GET | /console/letters/records/{letter} | one letter |
/// | POST | /console/letters/records/{letter}/acts/{act} | 受理, 派单, 签收 … |
package struct LetterRoutes: Sendable {
    let letters: LetterStore
    let reading: LetterTableReading

    package init(letters: LetterStore, reading: LetterTableReading) {
        self.letters = letters
        self.reading = reading
    }

    package func register(on routes: SiteRoutes) {
        routes.page(LetterLinks.list, audience: .staff) { _, context in try await list(context) }
        routes.page(LetterLinks.units, audience: .staff) { _, context in try await units(context) }
        routes.page(LetterLinks.terms, audience: .staff) { _, context in
            _ = try context.requireOfficer()
            return LetterTermsScreen(terms: letters.terms, today: letters.today).answer
        }
        routes.page(LetterLinks.record, audience: .staff) { _, context, id in try await record(id, context) }
        routes.act(LetterLinks.act, audience: .staff, perform)
        LetterEntryHandlers(letters: letters, reading: reading).register(on: routes)
        QuestionHandlers(letters: letters).register(on: routes)
    }

    private func list(_ context: SiteContext) async throws -> ConsolePage {
        let officer = try context.requireOfficer()
        var query = LetterQuery(page: Pager.page(context))
        query.pick = LetterQuery.Pick(rawValue: context.query["pick"])
        query.stage = LetterStage(rawValue: context.query["stage"])
        query.category = LetterCategory(rawValue: context.query["category"])
        query.channel = LetterChannel(rawValue: context.query["channel"])
        query.unit = context.query.id("unit")
        query.words = String(context.query["q"].prefix(100))
        return LetterListScreen(
            page: try await letters.list(query, for: officer), query: query,
            figures: try await letters.queueFigures(for: officer),
            units: try await letters.units(of: officer.agency), officer: officer,
            enters: LetterStore.refusalOfEntering(by: officer) == nil, context: context
        ).answer
    }

    private func units(_ context: SiteContext) async throws -> ConsolePage {
        let officer = try context.requireOfficer()
        guard Letter.overlooks(officer) else {
            throw Refusal(.roleRefused, "未能查看各单位办理情况：这一页由派单部门、领导和监察人员使用。请查看本单位的来信。", rule: "ROLE-11")
        }
        let today = letters.today
        let since = Day(year: today.year, month: 1, day: 1) ?? today
        return LetterUnitsScreen(
            figures: try await letters.unitFigures(of: officer.agency, since: since, for: officer), since: since,
            units: try await letters.units(of: officer.agency)
        ).answer
    }

    private func record(
        _ id: LetterID, writer: LetterWriterIdentity? = nil, failed: FailedLetterAct? = nil, _ context: SiteContext
    ) async throws -> ConsolePage {
        let officer = try context.requireOfficer()
        let line = try await letters.letter(id, for: officer), found = line.letter
        var around = LetterSurroundings(terms: letters.terms.table(on: found.receivedAt.day))
        around.timeline = try await letters.timeline(of: id, for: officer)
        around.units = try await letters.units(of: found.agency)
        around.lookalikes = try await letters.lookalikes(of: found, for: officer)
        around.writer = writer
        if found.refusal(of: .proposePublication, by: officer) == nil {
            around.suggestion = try await letters.suggestion(for: id, officer: officer)
        }
        if let proposed = found.publication, proposed.state == .proposed {
            around.doubts = letters.doubts(in: proposed)
        }
        return LetterScreen(line: line, around: around, officer: officer, failed: failed, context: context).answer
    }

    private func perform(
        _ form: Form, _ context: SiteContext, _ id: LetterID, _ name: String
    ) async throws -> Response {
        guard let act = LetterAct(rawValue: name) else { throw Refusal.notFound }
        let officer = try context.requireOfficer()
        do {
            guard let input = LetterActForm(form: form, act: act).input else {
                let writer = try await letters.reveal(id, by: officer)
                return try await record(id, writer: writer, context).response(in: context)
            }
            guard let version = form.fields.number(LetterField.version) else {
                throw Refusal(.invalid, "未能\(act.chinese)：表单不完整。请刷新页面后重新办理。")
            }
            let after = try await letters.perform(input, on: id, by: officer, version: version)
            // Who has given a letter away may not see it any more.
            let next = after.reach(of: officer).canRead ? LetterLinks.record(id) : LetterLinks.list
            return try SeeOther(next.query("done", act.rawValue)).response(in: context)
        } catch let refusal as Refusal where refusal.code != .notFound && refusal.code != .signInRequired {
            return try await record(id, failed: FailedLetterAct(act, refusal, form), context).response(in: context)
        }
    }
}

/// What was typed for an act, as the input it makes.
struct LetterActForm {
    let form: Form
    let act: LetterAct

    private func field(_ name: String) -> String { form[LetterField.name(act, name)] }
    private var words: String { field("words") }

    /// Nil for looking at who wrote, which changes nothing.
    var input: LetterInput? {
        switch act {
        case .accept: .accept
        case .dispatch: .dispatch(to: form.fields.id(LetterField.name(act, "unit")), note: words)
        case .sign: .sign
        case .askReturn: .askReturn(LetterReturnGround(rawValue: field("ground")), words: words)
        case .grantReturn: .grantReturn(words: words)
        case .refuseReturn: .refuseReturn(words: words)
        case .askExtension:
            .askExtension(days: form.fields.number(LetterField.name(act, "days")), reason: words)
        case .grantExtension: .grantExtension
        case .refuseExtension: .refuseExtension(words: words)
        case .draft: .draft(words: words)
        case .approve: .approve
        case .sendBack: .sendBack(words: words)
        case .visit: .visit(LetterOutcome(rawValue: field("outcome")), words: words)
        case .rehandle: .rehandle(words: words)
        case .close: .close
        case .urge: .urge(words: words)
        case .decline: .decline(LetterDeclineGround(rawValue: field("ground")), words: words)
        case .transfer: .transfer(to: field("whom"), words: words)
        case .merge: .merge(into: field("main"))
        case .reclassify:
            .reclassify(
                LetterCategory(rawValue: field("category")),
                isUrgent: form.fields.flag(LetterField.name(act, "urgent")))
        case .routePetition: .routePetition(words: words)
        case .notifyPetition:
            .notifyPetition(
                isAccepted: ["yes": true, "no": false][field("accepted")], words: words)
        case .extendPetition: .extendPetition(words: words)
        case .finishPetition: .finishPetition(words: words)
        case .askReview: .askReview(words: words)
        case .answerReview: .answerReview(words: words)
        case .proposePublication:
            .proposePublication(title: field("title"), question: field("question"), answer: field("answer"))
        case .publish: .publish
        case .declinePublication: .declinePublication(words: words)
        case .unpublish: .unpublish(words: words)
        case .reveal: nil
        }
    }
}
