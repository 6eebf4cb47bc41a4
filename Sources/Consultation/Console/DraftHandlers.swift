import Hummingbird
import Kernel
import Markup
import Site

/// Drafting, and the text of a draft out of a Word file.
extension ConsultationRoutes {
    /// The fields of the form and one file.
    static let drafts = FormLimits.upload(megabytes: DraftWordReading.most / 1_000_000, count: 1)

    func registerDrafts(on routes: SiteRoutes) {
        routes.page(ConsultationLinks.new, audience: .staff) { _, context in
            try await form(nil, .empty, context)
        }
        routes.act(ConsultationLinks.new, audience: .staff, reading: ConsultationRoutes.drafts, draft)
        routes.page(ConsultationLinks.edit, audience: .staff) { _, context, id in
            let found = try await consultations.view(id, for: try context.requireOfficer()).found
            return try await form(found, DraftForm.state(of: found), context)
        }
        routes.act(ConsultationLinks.edit, audience: .staff, reading: ConsultationRoutes.drafts, edit)
    }

    private func form(
        _ found: PublicConsultation?, _ state: FormState, _ context: SiteContext, read: ReadDraft? = nil
    ) async throws -> ConsolePage {
        let officer = try context.requireOfficer()
        if let found, let refusal = found.refusal(of: .edit, by: officer, on: consultations.today) { throw refusal }
        let agency = found?.agency ?? officer.agency
        let names = try await consultations.unitNames(of: agency)
        var screen = ConsultationFormScreen(
            found: found, units: officer.units.sorted().compactMap { id in names[id].map { (id, $0) } },
            items: try await consultations.items(of: agency, year: consultations.today.year), state: state,
            context: context)
        screen.read = read
        if let found, let read { screen.changes = ConsultationStore.changes(read.lines, of: found) }
        return screen.answer
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

    /// Nothing typed is lost, whatever is refused. A file is read first and saved only when somebody has looked at it.
    private func saving(
        _ form: Form, _ found: PublicConsultation?, _ context: SiteContext, _ save: () async throws -> ConsultationID
    ) async throws -> Response {
        do {
            if let file = form.file("source"), file.size > 0 {
                let read = try await reading.draft(
                    in: try file.bytes(limit: DraftWordReading.most), named: file.name)
                return try await self.form(found, DraftForm.state(form, with: read), context, read: read)
                    .response(in: context)
            }
            guard form.fields["read"].isEmpty else {
                throw Refusal(.invalid, "没有读入：没有选择文件。请选择 Word 文档（docx）。", rule: "CONS-2", field: "source")
            }
            return try SeeOther(ConsultationLinks.record(try await save())).response(in: context)
        } catch let faults as ConsultationDraft.Faults {
            let problems = faults.faults.map { FieldProblem($0.field ?? "", $0.sentence) }
            return try await self.form(found, form.state(problems), context).response(in: context)
        } catch let refusal as Refusal where refusal.code == .invalid || refusal.code == .changedMeanwhile {
            let problems = [FieldProblem(refusal.field ?? "", refusal.sentence)]
            return try await self.form(found, form.state(problems), context).response(in: context)
        }
    }
}
