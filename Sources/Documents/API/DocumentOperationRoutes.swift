package import Kernel
package import ObjectStorage
package import Site

/// Official documents for programs: the agency's document system, and whoever acts on documents elsewhere. What there is
/// stands in `DocumentOperations`.
package struct DocumentOperationRoutes: Sendable {
    let documents: DocumentStore
    let shelf: FileShelf

    package init(documents: DocumentStore, shelf: FileShelf) {
        self.documents = documents
        self.shelf = shelf
    }

    package func register(on routes: SiteRoutes) {
        routes.reading(DocumentOperations.documents) { call in try await list(call) }
        routes.reading(DocumentOperations.document) { call, id in try await detail(id, call) }
        routes.reading(DocumentOperations.file) { call, id, place in
            let file = try await documents.file(place, of: id, for: call.officer)
            return FileAnswer(
                try await shelf.bytes(file.hash), name: file.name, type: DocumentFileSniffing.servedType(of: file.kind))
        }
        registerBeginnings(routes)
        for act in DocumentAct.allCases {
            routes.writing(DocumentOperations.act(act)) { call, id in
                try await DocumentActWork(
                    documents: documents, shelf: shelf, call: call, id: id, officer: try call.officer
                ).work(act)
            }
        }
    }

    private func registerBeginnings(_ routes: SiteRoutes) {
        routes.writing(DocumentOperations.draft) { call in
            let officer = try call.officer, unit = try unit(call)
            if let refusal = OfficialDocument.draftingRefusal(for: unit, by: officer) { throw refusal }
            let contents = try await DocumentInput(call: call, shelf: shelf).contents()
            return APIWork {
                try await documents.draft(contents, unit: unit, by: officer)
            } answer: {
                $0.created
            }
        }
        routes.writing(DocumentOperations.offline) { call in
            let officer = try call.officer, unit = try unit(call)
            guard let kind = DocumentKind(rawValue: call.fields["kind"]) else { throw Refusal.notFound }
            return APIWork {
                try await documents.registerOffline(kind: kind, unit: unit, by: officer)
            } answer: {
                $0.created
            }
        }
        routes.writing(DocumentOperations.imported) { call in
            let officer = try call.officer, unit = try unit(call)
            if let refusal = OfficialDocument.draftingRefusal(for: unit, by: officer) { throw refusal }
            let input = DocumentInput(call: call, shelf: shelf)
            let imported = ImportedDocument(
                system: call.fields["system"], externalID: call.fields["external_id"], unit: unit,
                contents: try await input.contents(), approval: try input.approval)
            return APIWork {
                try await documents.importDocument(imported, by: officer)
            } answer: {
                $0.created
            }
        }
    }

    private func unit(_ call: APICall) throws -> UnitID {
        guard let unit: UnitID = call.fields.id("unit") else { throw Refusal.notFound }
        return unit
    }

    private func list(_ call: APICall) async throws -> APIAnswer {
        let paging = try call.paging, query = call.query
        let page = try await documents.ledger(
            DocumentQuery(
                states: Set(query.list("state").compactMap { DocumentState(rawValue: $0) }),
                kind: DocumentKind(rawValue: query["kind"]),
                attribute: DisclosureAttribute(rawValue: query["attribute"]),
                unit: query.id("unit"), year: query.number("year"), unpublished: query["unpublished"] == "true",
                words: query["words"], page: try paging.page, pageSize: paging.limit), for: call.officer)
        return paging.answer(page.lines.map(\.json), page: page.query.page, isLast: page.query.page >= page.pages)
    }

    private func detail(_ id: DocumentID, _ call: APICall) async throws -> APIAnswer {
        let officer = try call.officer
        let document = try await documents.document(id, for: officer)
        return APIAnswer(
            .object([
                "document": document.json, "acts": .list(document.allowedActs(for: officer).map { .text($0.rawValue) }),
                "timeline": .list(try await documents.timeline(of: id, for: officer).map(\.json)),
            ]), version: document.version)
    }
}
