import Kernel
import Site

extension ArticleOperationRoutes {
    func registerColumns(_ routes: SiteRoutes) {
        routes.reading(ColumnOperations.portals) { call in
            let paging = try call.paging
            let all = try await publishing.portals(for: try call.officer)
            return paging.answer(sliceOf: all.map { (id: $0.id.text, json: $0.json) })
        }
        routes.reading(ColumnOperations.columns) { call in
            let paging = try call.paging, wanted: PortalID? = call.query.id("portal")
            var found: [(id: String, json: JSONValue)] = []
            for portal in try await publishing.portals(for: try call.officer) where wanted ?? portal.id == portal.id {
                found += try await publishing.columnStandings(of: portal.id).map { ($0.column.id.text, $0.json) }
            }
            return paging.answer(sliceOf: found)
        }
        routes.reading(ColumnOperations.read) { call, id in
            APIAnswer(try await ownColumn(id, try call.officer).json)
        }
        routes.writing(ColumnOperations.add) { call in
            let officer = try call.officer, draft = try columnDraft(call.fields)
            guard let portal: PortalID = call.fields.id("portal") else { throw Refusal.notFound }
            return APIWork {
                try await publishing.keepColumn(draft, on: portal, by: officer)
            } answer: {
                APIAnswer(created: $0.json, at: ColumnOperations.read.route($0.id))
            }
        }
        routes.writing(ColumnOperations.change) { call, id in
            let officer = try call.officer, draft = try columnDraft(call.fields)
            let portal = try await ownColumn(id, officer).portal
            return APIWork {
                try await publishing.keepColumn(draft, changing: id, on: portal, by: officer)
            } answer: {
                APIAnswer($0.json)
            }
        }
        routes.writing(ColumnOperations.open) { call, id in try await turn(id, active: true, call) }
        routes.writing(ColumnOperations.close) { call, id in try await turn(id, active: false, call) }
    }

    private func turn(_ id: ColumnID, active: Bool, _ call: APICall) async throws -> APIWork<Void> {
        let officer = try call.officer
        _ = try await ownColumn(id, officer)
        return APIWork {
            try await publishing.setColumn(id, active: active, by: officer)
        } answer: {
            APIAnswer(.object(["column": .id(id), "active": .bool(active)]))
        }
    }

    private func ownColumn(_ id: ColumnID, _ officer: Officer) async throws -> SiteColumn {
        guard let found = try await columns(of: officer.agency).first(where: { $0.id == id }) else {
            throw Refusal.notFound
        }
        return found
    }

    private func columnDraft(_ fields: APIFields) throws -> ColumnDraft {
        guard let type = ColumnType(rawValue: fields["type"]) else { throw Refusal.notFound }
        return ColumnDraft(
            name: fields["name"], slug: fields["slug"], type: type, parent: fields.id("parent"),
            description: fields["description"], keywords: fields["keywords"],
            freshness: fields.integer("freshness") ?? type.usualFreshness, order: fields.integer("order") ?? 0,
            isImportant: fields.flag("important") ?? false,
            form: ContentForm(rawValue: fields["form"]) ?? .text, place: FixedPlace(rawValue: fields["place"]))
    }
}

extension APIPaging {
    /// A page of what was read whole: it begins after the record that the cursor names.
    func answer(sliceOf all: [(id: String, json: JSONValue)]) -> APIAnswer {
        let start = after.flatMap { after in all.firstIndex { $0.id == after.first } }.map { $0 + 1 } ?? 0
        let page = all.dropFirst(start).prefix(limit)
        return answer(page.map(\.json), next: page.last.flatMap { $0.id == all.last?.id ? nil : [$0.id] })
    }
}
