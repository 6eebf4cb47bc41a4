import Hummingbird
import Kernel
import Markup
import Obligations
import People
import Site

extension SupervisionRoutes {
    /// Five working days are the usual time for putting right; whoever signs sees it.
    private static let usualTime = 5

    func draftPage(_ context: SiteContext) async throws -> ConsolePage {
        let officer = try context.requireOfficer()
        return try await draftPage(context.query, nil, officer, context)
    }

    private func draftPage(
        _ fields: FormFields, _ failed: (Form, Refusal)?, _ officer: Officer, _ context: SiteContext
    ) async throws -> ConsolePage {
        guard officer.supervises else {
            throw Refusal(.roleRefused, "未能拟制督办单：督办由政务公开办或者监察人员办理。请把情况告诉政务公开办。", rule: "ROLE-14")
        }
        let ids = fields.list("o").compactMap { ObligationID($0) }
        let owed = try await items.lines(ids, for: officer)
        let asked: AgencyID? = fields.id("target") ?? fields.id("agency")
        let target = owed.first?.obligation.agency ?? asked ?? officer.agency
        let places = try await door(owed.map(\.obligation), officer)
        var state = FormState(FormFields(starting: start(owed, places)))
        if let (form, refusal) = failed {
            state = form.state(refusal.field.map { [FieldProblem($0, refusal.sentence)] } ?? [])
        }
        let units = try await items.units(of: target).filter { !officer.units.contains($0.id) }
        return ItemDraftScreen(
            owed: owed, places: places, units: units, targets: try await items.targets(for: officer), target: target,
            state: state, refusal: failed?.1, context: context
        ).answer
    }

    private func start(_ owed: [BoardLine], _ places: DutyPlaces) -> [String: String] {
        var values = ["due": "\(items.usualDeadline(SupervisionRoutes.usualTime))"]
        guard let first = owed.first else { return values }
        let title = places.title(of: first.obligation)
        let more = owed.count > 1 ? "等\(owed.count)项" : ""
        values["unit"] = first.obligation.owner.text
        values["title"] = "督促办结：\(title.prefix(40))\(more)"
        values["demand"] = owed.map { line in
            "\(places.title(of: line.obligation))：\(line.reading.sentence)，请立即办结，并说明原因。"
        }.joined(separator: "\n")
        return values
    }

    func draft(_ form: Form, _ context: SiteContext) async throws -> Response {
        let officer = try context.requireOfficer()
        do {
            guard let target: AgencyID = form.fields.id("target") else {
                throw Refusal(.invalid, "未能拟制督办单：表单不完整。请从监察台账重新开始。")
            }
            guard let unit: UnitID = form.fields.id("unit") else {
                throw Refusal(.invalid, "未能拟制督办单：没有选择被督办单位。请选择后再提交。", field: "unit")
            }
            guard let due = form.fields.day("due") else {
                throw Refusal(.invalid, "未能拟制督办单：没有填写整改期限。请填写后再提交。", rule: "SUP-1", field: "due")
            }
            let contents = ItemContents(title: form["title"].trimmed, demand: form["demand"].trimmed, due: due)
            let draft = ItemDraft(
                contents: contents, target: target, unit: unit,
                obligations: form.fields.list("o").compactMap { ObligationID($0) })
            let owed = try await items.lines(draft.obligations, for: officer).map(\.obligation)
            let item = try await items.draft(draft, hiding: try await door(owed, officer).hidden, by: officer)
            return try SeeOther(SupervisionLinks.item(item.id).query("done", "draft")).response(in: context)
        } catch let refusal as Refusal where refusal.code != .notFound && refusal.code != .signInRequired {
            return try await draftPage(form.fields, (form, refusal), officer, context).response(in: context)
        }
    }
}
