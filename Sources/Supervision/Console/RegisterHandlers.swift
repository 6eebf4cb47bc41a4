import Hummingbird
import Kernel
import Markup
import Site

extension SupervisionRoutes {
    func registerList(_ context: SiteContext) async throws -> ConsolePage {
        let officer = try context.requireOfficer()
        return RegistersScreen(try await registers.standings(of: officer.agency, for: officer)).answer
    }

    func registerPage(_ name: String, _ context: SiteContext) async throws -> ConsolePage {
        try await registerPage(name, nil, context)
    }

    private func registerPage(
        _ name: String, _ failed: (Form, Refusal)?, _ context: SiteContext
    ) async throws -> ConsolePage {
        guard let kind = RegisterKind(rawValue: name) else { throw Refusal.notFound }
        let officer = try context.requireOfficer()
        let standings = try await registers.standings(of: officer.agency, for: officer)
        guard let standing = standings.first(where: { $0.kind == kind }) else { throw Refusal.notFound }
        let state =
            failed.map { form, refusal in
                form.state(refusal.field.map { [FieldProblem($0, refusal.sentence)] } ?? [])
            } ?? FormState(["day": "\(registers.today)"])
        return RegisterScreen(
            kind, entries: try await registers.entries(kind, of: officer.agency, for: officer), standing: standing,
            units: try await registers.units(of: officer.agency),
            refusalOfAdding: kind.refusalOfAdding(by: officer, agency: officer.agency), state: state,
            refusal: failed?.1, today: registers.today, context: context
        ).answer
    }

    func addEntry(_ form: Form, _ context: SiteContext, _ name: String) async throws -> Response {
        guard let kind = RegisterKind(rawValue: name) else { throw Refusal.notFound }
        let officer = try context.requireOfficer()
        do {
            _ = try await registers.add(SupervisionRoutes.entry(kind, form), to: kind, by: officer)
            return try SeeOther(SupervisionLinks.register(name).query("done", "add")).response(in: context)
        } catch let refusal as Refusal where refusal.code != .notFound && refusal.code != .signInRequired {
            return try await registerPage(name, (form, refusal), context).response(in: context)
        }
    }

    func entryPage(
        _ id: RegisterEntryID, failed: (act: RegisterAct, refusal: Refusal, state: FormState)? = nil,
        shown: String? = nil, _ context: SiteContext
    ) async throws -> ConsolePage {
        let officer = try context.requireOfficer(), view = try await registers.entry(id, for: officer)
        let isKept = try await complaints?.hasContact(id) ?? false
        return RegisterEntryScreen(
            view, officer: officer, failed: failed,
            contact: shown.map { .shown($0) } ?? (isKept ? .kept : .none), context: context
        ).answer
    }

    func reveal(_ context: SiteContext, _ id: RegisterEntryID) async throws -> ConsolePage {
        guard let complaints else { throw Refusal.notFound }
        let contact = try await complaints.contact(of: id, by: try context.requireOfficer())
        return try await entryPage(id, shown: contact, context)
    }

    func performEntry(
        _ form: Form, _ context: SiteContext, _ id: RegisterEntryID, _ name: String
    ) async throws -> Response {
        guard let act = RegisterAct(rawValue: name), act != .add else { throw Refusal.notFound }
        let officer = try context.requireOfficer()
        do {
            guard let version = form.fields.number(ItemField.version) else {
                throw Refusal(.invalid, "未能\(act.chinese)：表单不完整。请刷新页面后重新办理。")
            }
            if act == .revise {
                let kind = try await registers.entry(id, for: officer).entry.kind
                _ = try await registers.revise(
                    id, SupervisionRoutes.entry(kind, form), by: officer, version: version)
            } else {
                _ = try await registers.close(id, act, words: form["words"], by: officer, version: version)
            }
            return try SeeOther(SupervisionLinks.entry(id).query("done", act.rawValue)).response(in: context)
        } catch let refusal as Refusal where refusal.code != .notFound && refusal.code != .signInRequired {
            let state = form.state(refusal.field.map { [FieldProblem($0, refusal.sentence)] } ?? [])
            return try await entryPage(id, failed: (act, refusal, state), context).response(in: context)
        }
    }

    private static func entry(_ kind: RegisterKind, _ form: Form) -> RegisterDraft {
        RegisterDraft(
            day: form.fields.day("day"), unit: form.fields.id("unit"),
            values: Dictionary(kind.fields.map { ($0.name, form[$0.name]) }, uniquingKeysWith: { first, _ in first }))
    }
}
