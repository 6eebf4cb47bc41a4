import Hummingbird
import Kernel
import Markup
import Site

extension NormativeRoutes {
    func gazette(_ failed: FailedNormativeAct?, _ context: SiteContext) async throws -> ConsolePage {
        let officer = try context.requireOfficer()
        return GazetteScreen(
            submissions: try await texts.submissions(for: officer), officer: officer, failed: failed, context: context
        ).answer
    }

    func submit(_ form: Form, _ context: SiteContext, _ id: NormativeID) async throws -> Response {
        do {
            let officer = try context.requireOfficer()
            guard let level = GazetteLevel(rawValue: form["gazette_level"]), let day = form.fields.day("gazette_on")
            else {
                throw Refusal(.invalid, "未能报送公报：没有选择公报，或者日期不是有效日期。请补充后再报送。", rule: "GAZ-2")
            }
            _ = try await texts.submit(
                GazetteDraft(level: level, gazette: form["gazette_name"], on: day), on: id,
                agencyNames: try await texts.agencyNames(officer.agency), by: officer)
            return try SeeOther(NormativeLinks.gazette).response(in: context)
        } catch let refusal as Refusal where refusal.code.belongsOnTheForm {
            return try await page(id, FailedNormativeAct(nil, refusal, form), context).response(in: context)
        }
    }

    func performGazette(
        _ name: String, _ form: Form, _ context: SiteContext, _ id: GazetteSubmissionID
    ) async throws -> Response {
        guard let act = GazetteAct(rawValue: name) else { throw Refusal.notFound }
        func typed(_ field: String) -> String { "\(act.rawValue)_\(field)_\(id)" }
        do {
            let officer = try context.requireOfficer()
            switch act {
            case .accept:
                guard let day = form.fields.day(typed("on")) else {
                    throw Refusal(.invalid, "未能登记采用：日期不是有效日期。请按“2026-03-13”的格式填写。", rule: "GAZ-2")
                }
                _ = try await texts.accept(id, on: day, by: officer)
            case .decline: _ = try await texts.decline(id, reason: form[typed("reason")], by: officer)
            case .print:
                guard let year = form.fields.number(typed("year")), let issue = form.fields.number(typed("issue")),
                    let page = form.fields.number(typed("page"))
                else { throw Refusal(.invalid, "未能登记刊登：年、期、页不是数字。请核对后再登记。", rule: "GAZ-2") }
                _ = try await texts.print(id, at: GazettePlace(year: year, issue: issue, page: page), by: officer)
            case .link: _ = try await texts.link(id, to: form[typed("address")], by: officer)
            }
            return try SeeOther(NormativeLinks.gazette).response(in: context)
        } catch let refusal as Refusal where refusal.code.belongsOnTheForm {
            return try await gazette(FailedNormativeAct(nil, refusal, form), context).response(in: context)
        }
    }
}
