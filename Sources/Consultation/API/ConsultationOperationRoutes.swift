import Kernel
package import Site

/// Consultations for programs; what there is stands in `ConsultationOperations`.
package struct ConsultationOperationRoutes: Sendable {
    let consultations: ConsultationStore

    package init(consultations: ConsultationStore) { self.consultations = consultations }

    package func register(on routes: SiteRoutes) {
        routes.reading(ConsultationOperations.list) { call in
            let paging = try call.paging, page = try paging.page
            let query = ConsultationQuery(
                phase: ConsultationPhase(rawValue: call.query["phase"]), page: page, size: paging.limit)
            let found = try await consultations.list(query, for: try call.officer)
            return paging.answer(
                found.lines.map(\.json), page: page, isLast: page * paging.limit >= found.total)
        }
        routes.reading(ConsultationOperations.read) { call, id in
            let view = try await consultations.view(id, for: try call.officer)
            return APIAnswer(view.json, version: view.found.version)
        }
        routes.writing(ConsultationOperations.record) { call, id in
            let officer = try call.officer
            let draft = CommentDraft(
                paragraph: call.fields["paragraph"], stance: call.fields["stance"], words: call.fields["words"],
                isOrganisation: !call.fields["organisation"].isEmpty, organisation: call.fields["organisation"],
                channel: PublicComment.Channel(rawValue: call.fields["channel"]))
            return APIWork {
                do {
                    return try await consultations.record(draft, on: id, by: officer)
                } catch let faults as CommentDraft.Faults {
                    throw faults.faults.first ?? .notFound
                }
            } answer: {
                APIAnswer(created: $0.json, at: ConsultationOperations.read.route(id))
            }
        }
    }
}
