import Hummingbird
import Kernel
import Markup
import People
import Publishing
import Site

extension CatalogueRoutes {
    func importPage(
        _ id: EditionID, _ failed: (refusal: Refusal, state: FormState)?, _ context: SiteContext
    ) async throws -> ConsolePage {
        let officer = try context.requireOfficer()
        let edition = try await catalogues.edition(id, for: officer)
        if failed == nil, let refusal = edition.refusal(of: .edit, by: officer) { throw refusal }
        return CatalogueImportScreen(try await view(edition, officer), failed: failed, context: context).answer
    }

    func importTable(_ form: Form, _ context: SiteContext, _ id: EditionID) async throws -> Response {
        let officer = try context.requireOfficer()
        do {
            let edition = try await catalogues.edition(id, for: officer)
            // Asked before the file is opened, not only when it is written.
            if let refusal = edition.refusal(of: .edit, by: officer) { throw refusal }
            guard let file = form.file("file"), file.size > 0 else {
                throw Refusal(.invalid, "没有导入：没有选择文件。请选择目录表的 docx 或者 xlsx 文件。", rule: "CAT-1", field: "file")
            }
            let read = try await intake.take(try file.bytes(), named: file.name, kind: edition.kind)
            let units = try await people.articleDirectory(of: edition.agency).units
            let lines = OwnerReading(units).lines(of: read, kind: edition.kind, fallback: edition.unit)
            _ = try await catalogues.importLines(
                lines, note: CatalogueRoutes.note(read, file.name, lines), into: id, by: officer,
                version: form.fields.number("version"))
            return try SeeOther(CatalogueLinks.edition(id)).response(in: context)
        } catch let refusal as Refusal where refusal.code.concernsTheCatalogue {
            return try await importPage(id, (refusal, CatalogueRoutes.state(form, refusal)), context)
                .response(in: context)
        }
    }

    static func note(_ read: ReadCatalogue, _ file: String, _ lines: [CatalogueLine]) -> String {
        let open = lines.filter { !$0.remarks.isEmpty }.count
        let head = "从《\(CatalogueIntake.shownName(file))》导入\(lines.count)项，其中\(open)项需要核对。"
        return ([head] + read.notes.prefix(20)).joined(separator: " ")
    }

    func itemPage(
        _ id: EditionID, _ item: CatalogueItemID?,
        _ failed: (part: CatalogueItemScreen.Part, refusal: Refusal, state: FormState)?, _ context: SiteContext
    ) async throws -> ConsolePage {
        let officer = try context.requireOfficer()
        let edition = try await catalogues.edition(id, for: officer)
        let line = item.flatMap(edition.item)
        guard item == nil || line != nil else { throw Refusal.notFound }
        if item == nil, failed == nil, let refusal = edition.refusal(of: .edit, by: officer) { throw refusal }
        var changes: [DutyChange] = []
        if let item { changes = try await catalogues.changes(of: item) }
        return CatalogueItemScreen(
            try await view(edition, officer), item: line, changes: changes, failed: failed, context: context
        ).answer
    }

    func keepItem(
        _ form: Form, _ context: SiteContext, _ id: EditionID, _ item: CatalogueItemID?
    ) async throws -> Response {
        let officer = try context.requireOfficer()
        do {
            let units = try await people.articleDirectory(of: officer.agency).units
            let owner: UnitID? = form.fields.id("owner")
            guard let owner else {
                throw Refusal(.invalid, "未能保存事项：没有选择对应的责任科室。请选择。", rule: "CAT-1", field: "owner")
            }
            let edition = try await catalogues.edition(id, for: officer)
            let isKnown =
                units.contains { $0.id == owner } || edition.unit == owner || edition.item(item)?.owner == owner
            guard isKnown else { throw Refusal.notFound }
            let line = CatalogueLine(CatalogueItemDraft.content(form), owner: owner)
            _ = try await catalogues.keepItem(
                item, line, in: id, by: officer, version: form.fields.number("version"))
            return try SeeOther(CatalogueLinks.edition(id)).response(in: context)
        } catch let refusal as Refusal where refusal.code.concernsTheCatalogue {
            return try await itemPage(id, item, (.entry, refusal, CatalogueRoutes.state(form, refusal)), context)
                .response(in: context)
        }
    }

    func removeItem(
        _ form: Form, _ context: SiteContext, _ id: EditionID, _ item: CatalogueItemID
    ) async throws -> Response {
        do {
            _ = try await catalogues.removeItem(
                item, from: id, by: try context.requireOfficer(), version: form.fields.number("version"))
            return try SeeOther(CatalogueLinks.edition(id)).response(in: context)
        } catch let refusal as Refusal where refusal.code.concernsTheCatalogue {
            let edition = try await catalogues.edition(id, for: try context.requireOfficer())
            let state = FormState(edition.item(item).map { CatalogueItemForm.fields(of: $0) } ?? FormFields())
            return try await itemPage(id, item, (.entry, refusal, state), context).response(in: context)
        }
    }

    func bind(
        _ form: Form, _ context: SiteContext, _ id: EditionID, _ item: CatalogueItemID
    ) async throws -> Response {
        let officer = try context.requireOfficer()
        do {
            let edition = try await catalogues.edition(id, for: officer)
            let all = try await columns(of: edition.agency)
            let wanted = form.fields.list("column")
            let chosen = all.filter { wanted.contains($0.id.text) }
            guard chosen.count == Set(wanted).count else { throw Refusal.notFound }
            try await catalogues.bind(item, to: chosen, in: id, by: officer)
            return try SeeOther(CatalogueLinks.item(id, item)).response(in: context)
        } catch let refusal as Refusal where refusal.code.concernsTheCatalogue {
            return try await itemPage(id, item, (.columns, refusal, CatalogueRoutes.state(form, refusal)), context)
                .response(in: context)
        }
    }

    func recordChange(
        _ form: Form, _ context: SiteContext, _ id: EditionID, _ item: CatalogueItemID
    ) async throws -> Response {
        do {
            guard let day = form.fields.day("happened_on") else {
                throw Refusal(.invalid, "未能登记职责调整：日期无效。请填写调整日期。", rule: "CAT-1", field: "happened_on")
            }
            _ = try await catalogues.recordChange(
                of: item, on: day, reason: form["reason"], in: id, by: try context.requireOfficer())
            return try SeeOther(CatalogueLinks.item(id, item)).response(in: context)
        } catch let refusal as Refusal where refusal.code.concernsTheCatalogue {
            return try await itemPage(id, item, (.change, refusal, CatalogueRoutes.state(form, refusal)), context)
                .response(in: context)
        }
    }
}

extension CatalogueEdition {
    fileprivate func item(_ id: CatalogueItemID?) -> CatalogueItem? { id.flatMap { item($0) } }
}

/// A line as its form sends it.
enum CatalogueItemDraft {
    static func content(_ form: Form) -> ItemContent {
        ItemContent(
            category: form["category"], name: form["name"], content: form["content"], basis: form["basis"],
            clause: form["clause"], channels: chosen("channels", form), otherChannel: form["other_channel"],
            limit: TimeLimit(form["limit"]), ownerWords: form["owner_words"], audiences: chosen("audiences", form),
            group: form["group"], modes: chosen("modes", form), levels: chosen("levels", form))
    }

    private static func chosen<Value: RawRepresentable & Hashable>(_ name: String, _ form: Form) -> Set<Value>
    where Value.RawValue == String { Set(form.fields.list(name).compactMap(Value.init(rawValue:))) }
}
