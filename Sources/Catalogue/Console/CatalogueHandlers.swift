import Hummingbird
import Kernel
import Markup
import People
import Publishing
import Site

extension CatalogueRoutes {
    func list(_ failed: (refusal: Refusal, state: FormState)?, _ context: SiteContext) async throws -> ConsolePage {
        let officer = try context.requireOfficer()
        let standings = try await standings(officer)
        var units: [Unit] = []
        for agency in Set(standings.map(\.name.agency) + [officer.agency]).sorted() {
            units += try await people.articleDirectory(of: agency).units
        }
        return CatalogueListScreen(
            standings: standings, units: units, officer: officer, today: catalogues.today,
            failed: failed, context: context
        ).answer
    }

    /// The officer's own catalogues; those of overseen agencies are read by their address.
    private func standings(_ officer: Officer) async throws -> [CatalogueStanding] {
        let editions = try await catalogues.editions(for: officer).filter { $0.stage != .discarded }
        var names: [CatalogueName] = []
        for edition in editions where !names.contains(edition.catalogue) { names.append(edition.catalogue) }
        var found: [CatalogueStanding] = []
        for name in names {
            let own = editions.filter { $0.catalogue == name }
            let inForce = own.first { $0.stage == .inForce }
            var totals: CatalogueTotals?
            if let inForce {
                let whole = try await catalogues.edition(inForce.id, for: officer)
                let columns = try await columns(of: name.agency)
                totals = CatalogueTotals(try await catalogues.measures(of: whole, columns: columns))
            }
            found.append(
                CatalogueStanding(
                    name: name, inForce: inForce, open: own.first { $0.stage.isOpen }, totals: totals,
                    review: try await catalogues.nextReview(of: name)))
        }
        return found.sorted { CatalogueRoutes.place($0.name) < CatalogueRoutes.place($1.name) }
    }

    private static func place(_ name: CatalogueName) -> Int {
        CatalogueKind.allCases.firstIndex(of: name.kind) ?? 0
    }

    func begin(_ form: Form, _ context: SiteContext) async throws -> Response {
        let officer = try context.requireOfficer()
        do {
            let words = form["catalogue"].split(separator: " ").map(String.init)
            guard let kind = words.first.flatMap(CatalogueKind.init(rawValue:)) else {
                throw Refusal(.invalid, "未能草拟目录：没有选择目录。请从列表中选择。", rule: "CAT-1", field: "catalogue")
            }
            let unit = words.count > 1 ? UnitID(words[1]) : nil
            let units = try await people.articleDirectory(of: officer.agency).units
            guard kind != .institution || units.contains(where: { $0.id == unit && $0.kind == .affiliate }) else {
                throw Refusal(.invalid, "未能草拟目录：没有找到这家医疗卫生机构。请从列表中选择。", rule: "INST-1", field: "catalogue")
            }
            let name = CatalogueName(kind, of: officer.agency, unit: unit)
            let lines =
                form.fields.flag("template") ? try ShippedCatalogue.lines(kind, units: units, institution: unit) : []
            let edition = try await catalogues.begin(name, lines: lines, by: officer)
            return try SeeOther(CatalogueLinks.edition(edition.id)).response(in: context)
        } catch let refusal as Refusal where refusal.code.concernsTheCatalogue {
            return try await list((refusal, CatalogueRoutes.state(form, refusal)), context).response(in: context)
        }
    }

    func editionPage(
        _ id: EditionID, _ failed: (act: CatalogueAct, refusal: Refusal, state: FormState)?, _ context: SiteContext
    ) async throws -> ConsolePage {
        let officer = try context.requireOfficer()
        let edition = try await catalogues.edition(id, for: officer)
        return CatalogueEditionScreen(try await view(edition, officer), failed: failed, context: context).answer
    }

    func perform(_ form: Form, _ context: SiteContext, _ id: EditionID, _ name: String) async throws -> Response {
        guard let act = CatalogueAct(rawValue: name) else { throw Refusal.notFound }
        let officer = try context.requireOfficer()
        do {
            let next = try await carryOut(act, id, form, officer)
            return try SeeOther(CatalogueLinks.edition(next)).response(in: context)
        } catch let refusal as Refusal where refusal.code.concernsTheCatalogue {
            let state = CatalogueRoutes.state(form, refusal)
            return try await editionPage(id, (act, refusal, state), context).response(in: context)
        }
    }

    /// - Returns: the edition to show next.
    private func carryOut(
        _ act: CatalogueAct, _ id: EditionID, _ form: Form, _ officer: Officer
    ) async throws -> EditionID {
        let version = form.fields.number("version")
        switch act {
        case .begin:
            return try await catalogues.begin(try await catalogues.edition(id, for: officer).catalogue, by: officer).id
        case .submit:
            _ = try await catalogues.submit(id, changeNote: form["change_note"], by: officer, version: version)
        case .recall, .sendBack:
            _ = try await catalogues.reopen(id, act, reason: form["reason"], by: officer, version: version)
        case .approve: _ = try await catalogues.approve(id, by: officer, version: version)
        case .discard: _ = try await catalogues.discard(id, by: officer, version: version)
        case .concludeReview: try await catalogues.concludeReview(id, words: form["words"], by: officer)
        case .edit, .bind, .recordChange: throw Refusal.notFound
        }
        return id
    }

    func measure(_ id: EditionID, _ context: SiteContext) async throws -> ConsolePage {
        let officer = try context.requireOfficer()
        let edition = try await catalogues.edition(id, for: officer)
        let view = try await view(edition, officer)
        return CatalogueMeasureScreen(
            view, measures: try await catalogues.measures(of: edition, columns: view.columns), today: catalogues.today,
            calendar: catalogues.calendar, context: context
        ).answer
    }

    func file(_ id: EditionID, _ format: String, _ context: SiteContext) async throws -> FileAnswer {
        guard let format = CatalogueFormat(rawValue: format) else { throw Refusal.notFound }
        let officer = try context.requireOfficer()
        let edition = try await catalogues.edition(id, for: officer)
        let directory = try await people.articleDirectory(of: edition.agency)
        let owner = edition.unit.map(directory.name) ?? directory.agencyName
        let title = "\(owner)\(edition.kind.chinese)"
        return FileAnswer(
            try CatalogueExport.bytes(edition, title: title, as: format), name: "\(title).\(format.rawValue)",
            type: format.contentType)
    }

    static func state(_ form: Form, _ refusal: Refusal) -> FormState {
        form.state(refusal.field.map { [FieldProblem($0, refusal.sentence)] } ?? [])
    }
}
