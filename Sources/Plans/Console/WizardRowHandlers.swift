import Hummingbird
import Kernel
import Markup
import People
import Site

extension WizardRoutes {
    /// A row to rewrite; `typed` is what came back with a fault.
    func rowPage(
        _ id: PlanImportID, _ position: Int, _ context: SiteContext, _ typed: FormState?
    ) async throws -> Response {
        let item = try await imports.item(id, for: try context.requireOfficer())
        guard let row = item.draft.row(position) else { throw Refusal.notFound }
        return try WizardRowPage(
            row: row, version: item.version, link: WizardLinks.row(id, position), back: WizardLinks.item(id),
            state: typed ?? WizardRowPage.filled(row), context: context
        ).page.response(in: context)
    }

    func rewriteRow(_ form: Form, _ context: SiteContext, _ id: PlanImportID, _ position: Int) async throws -> Response
    {
        let officer = try context.requireOfficer()
        let edit = RowEdit(
            number: form.fields.optional("number"),
            sectionPath: form["section"].split(separator: "\n").map { String($0) }.filter { !$0.isEmpty },
            text: form["text"], units: Duty.allCases.flatMap { WizardRoutes.units(form, $0) },
            due: form.fields.day("due"))
        let matched = try await people.named(edit.units.map(\.name), in: officer.agency)
        do {
            return try await edited(id, form, context, "修改第\(position)行", at: "row-\(position)") { draft in
                try draft.rewrite(position, as: edit)
                for unit in matched where !draft.units.contains(where: { $0.name == unit.name }) {
                    draft.units.append(unit)
                }
            }
        } catch let refusal as Refusal where refusal.code == .invalid {
            let problem = FieldProblem(refusal.field ?? "", refusal.sentence)
            return try await rowPage(id, position, context, form.state([problem]))
        }
    }

    /// `宣教科、信访室` in the field of one duty.
    private static func units(_ form: Form, _ duty: Duty) -> [RowUnit] {
        form[duty.rawValue].split { "、，,；;\n".contains($0) }
            .map { $0.trimmingPrefix { $0.isWhitespace } }
            .compactMap { $0.isEmpty ? nil : RowUnit(name: String($0), duty: duty) }
    }
}
