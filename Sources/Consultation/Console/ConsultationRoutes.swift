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
/// | GET, POST | /console/consultations/new | a draft; with a Word file its text is shown first |
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
    let reading: DraftWordReading

    package init(
        consultations: ConsultationStore, normatives: NormativeStore, reading: DraftWordReading = .confined()
    ) {
        self.consultations = consultations
        self.normatives = normatives
        self.reading = reading
    }

    package func register(on routes: SiteRoutes) {
        routes.page(ConsultationLinks.list, audience: .staff) { _, context in try await list(context) }
        registerDrafts(on: routes)
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
            officer: officer, failed: failed, doubts: consultations.doubts(in: view), context: context
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
