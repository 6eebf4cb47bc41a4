import Hummingbird
import Kernel
import Markup
import Site

/// The list of decisions and 政企直通车.
extension ConsultationRoutes {
    func registerDesks(on routes: SiteRoutes) {
        routes.page(ConsultationLinks.decisionDesk, audience: .staff) { _, context in
            try await decisions(context.query.number("year"), context)
        }
        routes.act(ConsultationLinks.decisionDesk, audience: .staff, addItem)
        routes.act(ConsultationLinks.decisionPublication, audience: .staff) { form, context in
            let year = form.fields.number("year")
            return try await decided("publish", year, form, context) { officer in
                try await consultations.publishItems(year: year ?? consultations.today.year, by: officer)
            }
        }
        routes.act(ConsultationLinks.decisionMark, audience: .staff, markItem)
        routes.page(ConsultationLinks.enterpriseDesk, audience: .staff) { _, context in
            EnterpriseDeskScreen(
                matters: try await consultations.matters(for: try context.requireOfficer()), context: context
            ).answer
        }
        routes.page(ConsultationLinks.matter, audience: .staff) { _, context, id in try await matter(id, context) }
        routes.act(ConsultationLinks.matterAct, audience: .staff, performMatter)
    }

    private func decisions(
        _ year: Int?, failed: FailedConsultationAct? = nil, _ context: SiteContext
    ) async throws -> ConsolePage {
        let officer = try context.requireOfficer(), year = year ?? consultations.today.year
        return DecisionDeskScreen(
            year: year,
            items: officer.isAdministrator ? [] : try await consultations.items(of: officer.agency, year: year),
            units: try await consultations.units(of: officer.agency), officer: officer, failed: failed,
            context: context
        ).answer
    }

    private func addItem(_ form: Form, _ context: SiteContext) async throws -> Response {
        let year = form.fields.number("year")
        return try await decided("add", year, form, context) { officer in
            _ = try await consultations.addItem(
                form[ConsultationField.name("add", "title")],
                unit: form.fields.id(ConsultationField.name("add", "unit")),
                planned: form[ConsultationField.name("add", "planned")], year: year ?? consultations.today.year,
                by: officer)
        }
    }

    private func markItem(_ form: Form, _ context: SiteContext, _ id: DecisionItemID) async throws -> Response {
        func name(_ field: String) -> String { ConsultationField.name(id.text, field) }
        return try await decided(id.text, nil, form, context) { officer in
            guard let step = DecisionItem.Step(rawValue: form[name("step")]),
                let day = form.fields.day(name("on"))
            else {
                throw Refusal(.invalid, "未能登记环节：没有选择环节或者填写日期（CONS-6）。请填写。", rule: "CONS-6", field: "step")
            }
            let mark = DecisionItem.Mark(
                on: day, isNeedless: form.fields.flag(name("needless")), note: form[name("note")])
            _ = try await consultations.mark(step, mark, on: id, by: officer)
        }
    }

    private func decided(
        _ act: String, _ year: Int?, _ form: Form, _ context: SiteContext, _ work: (Officer) async throws -> Void
    ) async throws -> Response {
        do {
            try await work(try context.requireOfficer())
            let link = ConsultationLinks.decisionDesk.query("year", year.map { "\($0)" })
            return try SeeOther(link).response(in: context)
        } catch let refusal as Refusal where refusal.code != .notFound && refusal.code != .signInRequired {
            let failed = FailedConsultationAct(act, refusal, form)
            return try await decisions(year, failed: failed, context).response(in: context)
        }
    }

    private func matter(
        _ id: EnterpriseMatterID, contact: String? = nil, failed: FailedConsultationAct? = nil, _ context: SiteContext
    ) async throws -> ConsolePage {
        let officer = try context.requireOfficer()
        let found = try await consultations.matter(id, for: officer)
        return EnterpriseScreen(
            matter: found, unitName: try await consultations.unitNames(of: found.agency)[found.unit] ?? "",
            contact: contact, officer: officer, failed: failed, context: context
        ).answer
    }

    private func performMatter(
        _ form: Form, _ context: SiteContext, _ id: EnterpriseMatterID, _ name: String
    ) async throws -> Response {
        guard let act = EnterpriseAct(rawValue: name) else { throw Refusal.notFound }
        let officer = try context.requireOfficer()
        do {
            if act == .reveal {
                let contact = try await consultations.contact(of: id, by: officer)
                return try await matter(id, contact: contact, context).response(in: context)
            }
            _ = try await consultations.perform(
                act, on: id, words: form[ConsultationField.name(name, "words")],
                talk: form.fields.day(ConsultationField.name(name, "on")), by: officer,
                version: form.fields.number(ConsultationField.version))
            return try SeeOther(ConsultationLinks.matter(id)).response(in: context)
        } catch let refusal as Refusal where refusal.code != .notFound && refusal.code != .signInRequired {
            let failed = FailedConsultationAct(name, refusal, form)
            return try await matter(id, failed: failed, context).response(in: context)
        }
    }
}
