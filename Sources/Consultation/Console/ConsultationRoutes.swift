package import Documents
import Hummingbird
import Kernel
import Markup
package import Site

/// Consultation on the staff side.
///
/// | method | path | does |
/// |---|---|---|
/// | GET | /console/consultations | the list |
/// | GET, POST | /console/consultations/new | a draft |
/// | GET | /console/consultations/records/{consultation} | one with its next step |
/// | GET, POST | …/draft | changes the draft |
/// | POST | …/acts/{act} | a step |
/// | GET | …/comments | opinions and groups |
/// | POST | …/sorting, …/groups/{group}, …/comments/{comment}/screening, …/comments/{comment}/contact | sorts, answers, looks |
/// | POST | …/hearings/{hearing}/{act} | materials, record, cancellation |
/// | GET | …/files/{file}, …/adoption.docx, …/archive.zip | files |
/// | GET, POST | /console/consultations/decisions, …/publication, …/{item}/marks | the year's list of decisions |
/// | GET, POST | /console/consultations/enterprise, …/{matter}, …/{matter}/acts/{act} | 政企直通车 |
package struct ConsultationRoutes: Sendable {
    let consultations: ConsultationStore
    let normatives: NormativeStore

    package init(consultations: ConsultationStore, normatives: NormativeStore) {
        self.consultations = consultations
        self.normatives = normatives
    }

    package func register(on routes: SiteRoutes) {
        routes.page(ConsultationLinks.list, audience: .staff) { _, context in try await list(context) }
        routes.page(ConsultationLinks.new, audience: .staff) { _, context in
            try await form(nil, .empty, context)
        }
        routes.act(ConsultationLinks.new, audience: .staff, draft)
        routes.page(ConsultationLinks.edit, audience: .staff) { _, context, id in
            let found = try await consultations.view(id, for: try context.requireOfficer()).found
            return try await form(found, DraftForm.state(of: found), context)
        }
        routes.act(ConsultationLinks.edit, audience: .staff, edit)
        routes.page(ConsultationLinks.record, audience: .staff) { _, context, id in try await record(id, context) }
        routes.act(ConsultationLinks.act, audience: .staff, perform)
        routes.act(ConsultationLinks.hearingAct, audience: .staff, performHearing)
        registerComments(on: routes)
        registerDesks(on: routes)
    }

    private func list(_ context: SiteContext) async throws -> ConsolePage {
        let officer = try context.requireOfficer()
        let query = ConsultationQuery(
            phase: ConsultationPhase(rawValue: context.query["phase"]),
            kind: ConsultationKind(rawValue: context.query["kind"]), words: String(context.query["q"].prefix(100)),
            page: Pager.page(context))
        return ConsultationListScreen(
            page: try await consultations.list(query, for: officer), query: query,
            units: try await consultations.unitNames(of: officer.agency), officer: officer, context: context
        ).answer
    }

    private func form(
        _ found: PublicConsultation?, _ state: FormState, _ context: SiteContext
    ) async throws -> ConsolePage {
        let officer = try context.requireOfficer()
        if let found, let refusal = found.refusal(of: .edit, by: officer, on: consultations.today) { throw refusal }
        let agency = found?.agency ?? officer.agency
        let names = try await consultations.unitNames(of: agency)
        return ConsultationFormScreen(
            found: found, units: officer.units.sorted().compactMap { id in names[id].map { (id, $0) } },
            items: try await consultations.items(of: agency, year: consultations.today.year), state: state,
            context: context
        ).answer
    }

    private func draft(_ form: Form, _ context: SiteContext) async throws -> Response {
        try await saving(form, nil, context) {
            let unit: UnitID? = form.fields.id("unit")
            return try await consultations.draft(DraftForm.draft(form), in: unit, by: try context.requireOfficer()).id
        }
    }

    private func edit(_ form: Form, _ context: SiteContext, _ id: ConsultationID) async throws -> Response {
        let found = try await consultations.view(id, for: try context.requireOfficer()).found
        return try await saving(form, found, context) {
            try await consultations.edit(
                DraftForm.draft(form), of: id, by: try context.requireOfficer(),
                version: form.fields.number(ConsultationField.version)
            ).id
        }
    }

    /// Nothing typed is lost, whatever is refused.
    private func saving(
        _ form: Form, _ found: PublicConsultation?, _ context: SiteContext, _ save: () async throws -> ConsultationID
    ) async throws -> Response {
        do {
            return try SeeOther(ConsultationLinks.record(try await save())).response(in: context)
        } catch let faults as ConsultationDraft.Faults {
            let problems = faults.faults.map { FieldProblem($0.field ?? "", $0.sentence) }
            return try await self.form(found, form.state(problems), context).response(in: context)
        } catch let refusal as Refusal where refusal.code == .invalid || refusal.code == .changedMeanwhile {
            let problems = [FieldProblem(refusal.field ?? "", refusal.sentence)]
            return try await self.form(found, form.state(problems), context).response(in: context)
        }
    }

    func record(
        _ id: ConsultationID, failed: FailedConsultationAct? = nil, _ context: SiteContext
    ) async throws -> ConsolePage {
        let officer = try context.requireOfficer()
        let view = try await consultations.view(id, for: officer)
        return ConsultationScreen(
            view: view, timeline: try await consultations.timeline(of: id, for: officer),
            units: try await consultations.units(of: view.found.agency),
            normatives: view.found.contents.kind == .normative
                ? try await normatives.library(for: officer, of: view.found.agency).texts : [],
            officer: officer, failed: failed, context: context
        ).answer
    }

    private func perform(
        _ form: Form, _ context: SiteContext, _ id: ConsultationID, _ name: String
    ) async throws -> Response {
        guard let act = ConsultationAct(rawValue: name) else { throw Refusal.notFound }
        let officer = try context.requireOfficer()
        do {
            guard let version = form.fields.number(ConsultationField.version) else {
                throw Refusal(.invalid, "未能\(act.chinese)：表单不完整。请刷新页面后重新办理。")
            }
            let typed = ActForm(act, form)
            if act == .record {
                _ = try await consultations.record(typed.comment, on: id, by: officer)
            } else if act == .hearing {
                _ = try await consultations.announce(typed.hearing, on: id, by: officer)
            } else if let move = typed.move {
                _ = try await consultations.perform(move, on: id, by: officer, version: version)
            } else {
                throw Refusal.notFound
            }
            return try SeeOther(ConsultationLinks.record(id).query("done", act.rawValue)).response(in: context)
        } catch let faults as CommentDraft.Faults {
            let failed = FailedConsultationAct(act.rawValue, faults.faults.first ?? .notFound, form)
            return try await record(id, failed: failed, context).response(in: context)
        } catch let refusal as Refusal where refusal.code != .notFound && refusal.code != .signInRequired {
            let failed = FailedConsultationAct(act.rawValue, refusal, form)
            return try await record(id, failed: failed, context).response(in: context)
        }
    }

    private func performHearing(
        _ form: Form, _ context: SiteContext, _ id: ConsultationID, _ hearing: ConsultationHearingID, _ name: String
    ) async throws -> Response {
        guard let act = HearingAct(rawValue: name) else { throw Refusal.notFound }
        let officer = try context.requireOfficer(), key = "\(name)-\(hearing)"
        do {
            try await consultations.perform(
                act, on: hearing, of: id, words: form[ConsultationField.name(key, "words")],
                isSigned: form.fields.flag(ConsultationField.name(key, "signed")), by: officer)
            return try SeeOther(ConsultationLinks.record(id).query("done", ConsultationAct.hearing.rawValue))
                .response(in: context)
        } catch let refusal as Refusal where refusal.code != .notFound && refusal.code != .signInRequired {
            return try await record(id, failed: FailedConsultationAct(key, refusal, form), context)
                .response(in: context)
        }
    }
}
