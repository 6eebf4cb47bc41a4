import Kernel
import Site

extension NormativeOperationRoutes {
    func registerGazette(_ routes: SiteRoutes) {
        routes.reading(GazetteOperations.submissions) { call in
            let officer = try call.officer, all = try await texts.submissions(for: officer)
            return try call.paging.answer(all, id: \.id.text) { $0.json(for: officer) }
        }
        routes.reading(GazetteOperations.read) { call, id in
            let officer = try call.officer
            guard let found = try await texts.submissions(for: officer).first(where: { $0.id == id }) else {
                throw Refusal.notFound
            }
            return APIAnswer(found.json(for: officer))
        }
        routes.writing(GazetteOperations.submit) { call, id in
            let officer = try call.officer, names = try await texts.agencyNames(officer.agency)
            guard let level = GazetteLevel(rawValue: call.fields["level"]), let day = call.fields.day("on") else {
                throw Refusal.notFound
            }
            let draft = GazetteDraft(level: level, gazette: call.fields["gazette"], on: day)
            return APIWork {
                try await texts.submit(draft, on: id, agencyNames: names, by: officer)
            } answer: {
                APIAnswer(created: $0.json(for: officer), at: GazetteOperations.read.route($0.id))
            }
        }
        for act in GazetteAct.allCases {
            routes.writing(GazetteOperations.act(act)) { call, id in
                let officer = try call.officer
                return APIWork(try verb(act, id, officer, call.fields)) { APIAnswer($0.json(for: officer)) }
            }
        }
    }

    private func verb(
        _ act: GazetteAct, _ id: GazetteSubmissionID, _ officer: Officer, _ fields: APIFields
    ) throws -> @Sendable () async throws -> GazetteSubmission {
        let texts = texts
        switch act {
        case .accept:
            guard let day = fields.day("on") else { throw Refusal.notFound }
            return { try await texts.accept(id, on: day, by: officer) }
        case .decline: return { try await texts.decline(id, reason: fields["reason"], by: officer) }
        case .print:
            guard let year = fields.integer("year"), let issue = fields.integer("issue"),
                let page = fields.integer("page")
            else { throw Refusal.notFound }
            return { try await texts.print(id, at: GazettePlace(year: year, issue: issue, page: page), by: officer) }
        case .link: return { try await texts.link(id, to: fields["address"], by: officer) }
        }
    }
}
