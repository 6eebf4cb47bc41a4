import Kernel
package import People
package import Publishing
package import Site

/// 公开目录 for programs: the decisions and the refusals of the pages.
package struct CatalogueOperationRoutes: Sendable {
    let catalogues: CatalogueStore
    let publishing: PublishingStore
    let people: PeopleStore
    let intake: CatalogueIntake

    package init(
        catalogues: CatalogueStore, publishing: PublishingStore, people: PeopleStore, intake: CatalogueIntake
    ) {
        self.catalogues = catalogues
        self.publishing = publishing
        self.people = people
        self.intake = intake
    }

    package func register(on routes: SiteRoutes) {
        routes.reading(CatalogueOperations.editions) { call in
            let all = try await catalogues.editions(for: try call.officer)
            return CatalogueOperationRoutes.slice(all.map { ($0.id.text, .object($0.members)) }, try call.paging)
        }
        routes.reading(CatalogueOperations.read) { call, id in
            let edition = try await catalogues.edition(id, for: try call.officer)
            return APIAnswer(try await whole(edition), version: edition.version)
        }
        routes.reading(CatalogueOperations.measure) { call, id in
            let paging = try call.paging
            let edition = try await catalogues.edition(id, for: try call.officer)
            let measures = try await catalogues.measures(of: edition, columns: try await columns(of: edition.agency))
            return CatalogueOperationRoutes.slice(measures.map { ($0.item.id.text, $0.json) }, paging)
        }
        routes.writing(CatalogueOperations.importing) { call, id in try await importTable(id, call) }
    }

    private func importTable(_ id: EditionID, _ call: APICall) async throws -> APIWork<CatalogueEdition> {
        let officer = try call.officer
        let edition = try await catalogues.edition(id, for: officer)
        if let refusal = edition.refusal(of: .edit, by: officer) { throw refusal }
        guard let file = call.files("file").first else { throw Refusal.notFound }
        let read = try await intake.take(try file.bytes(), named: file.name, kind: edition.kind)
        let units = try await people.articleDirectory(of: edition.agency).units
        let lines = OwnerReading(units).lines(of: read, kind: edition.kind, fallback: edition.unit)
        let note = ([CatalogueIntake.shownName(file.name)] + read.notes.prefix(20)).joined(separator: " ")
        let version = call.version
        return APIWork {
            try await catalogues.importLines(lines, note: note, into: id, by: officer, version: version)
        } answer: {
            APIAnswer(.object($0.members), version: $0.version)
        }
    }

    private func whole(_ edition: CatalogueEdition) async throws -> JSONValue {
        let bindings = try await catalogues.bindings(of: edition)
        let items = edition.items.map { $0.json(columns: bindings[$0.id] ?? []) }
        return .object(edition.members + [JSONMember("items", .list(items))])
    }

    private func columns(of agency: AgencyID) async throws -> [SiteColumn] {
        var found: [SiteColumn] = []
        for portal in try await publishing.portals() where portal.agency == agency {
            found += try await publishing.columns(of: portal.id)
        }
        return found
    }

    /// A page of what was read whole: it begins after the record that the cursor names.
    private static func slice(_ all: [(id: String, json: JSONValue)], _ paging: APIPaging) -> APIAnswer {
        let start = paging.after.flatMap { after in all.firstIndex { $0.id == after.first } }.map { $0 + 1 } ?? 0
        let page = all.dropFirst(start).prefix(paging.limit)
        return paging.answer(page.map(\.json), next: page.last.flatMap { $0.id == all.last?.id ? nil : [$0.id] })
    }
}

extension CatalogueEdition {
    var members: [JSONMember] {
        [
            JSONMember("id", .id(id)), JSONMember("agency", .id(agency)), JSONMember("kind", .text(kind.rawValue)),
            JSONMember("unit", .id(unit)), JSONMember("number", .integer(number)),
            JSONMember("stage", .text(stage.rawValue)), JSONMember("approved", .day(approvedAt?.day)),
            JSONMember("superseded", .day(supersededAt?.day)), JSONMember("version", .integer(version)),
        ]
    }
}

extension CatalogueItem {
    func json(columns: [ColumnID]) -> JSONValue {
        func words<Value: RawRepresentable & CaseIterable & Hashable>(_ set: Set<Value>) -> JSONValue
        where Value.RawValue == String { .list(set.inOrder().map { .text($0.rawValue) }) }
        return .object([
            "id": .id(id), "category": .text(content.category), "name": .text(content.name),
            "content": .text(content.content), "basis": .text(content.basis), "clause": .text(content.clause),
            "channels": words(content.channels), "other_channel": .text(content.otherChannel),
            "limit": .text(content.limit.text), "understood": .text(content.limit.understood),
            "owner_words": .text(content.ownerWords), "owner": .id(owner), "audiences": words(content.audiences),
            "group": .text(content.group), "modes": words(content.modes), "levels": words(content.levels),
            "columns": .list(columns.map { .id($0) }), "remarks": .list(remarks.map { .text($0) }),
        ])
    }
}

extension ItemMeasure {
    var json: JSONValue {
        .object([
            "item": .id(item.id), "name": .text(item.content.name), "owner": .id(item.owner), "count": .integer(count),
            "last": .day(last), "due": .day(due), "overdue_days": .integer(overdueDays), "covered": .bool(isCovered),
            "fresh": .bool(isFresh), "standing": .text(chinese),
        ])
    }
}
