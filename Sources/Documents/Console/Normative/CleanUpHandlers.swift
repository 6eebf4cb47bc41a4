import Hummingbird
import Kernel
import People
import Markup
import Site

extension NormativeRoutes {
    func cleanUps(_ failed: FailedNormativeAct?, _ context: SiteContext) async throws -> ConsolePage {
        let officer = try context.requireOfficer()
        return CleanUpListScreen(
            cleanUps: try await texts.cleanUps(for: officer), officer: officer, today: texts.today, failed: failed,
            context: context
        ).answer
    }

    func openCleanUp(_ form: Form, _ context: SiteContext) async throws -> Response {
        do {
            guard let day = form.fields.day("as_of") else {
                throw Refusal(.invalid, "未能开始清理：基准日不是有效日期。请按“2026-03-13”的格式填写。", rule: "NORM-6", field: "as_of")
            }
            let found = try await texts.openCleanUp(form["title"], asOf: day, by: try context.requireOfficer())
            return try SeeOther(NormativeLinks.cleanUp(found.id)).response(in: context)
        } catch let refusal as Refusal where refusal.code.belongsOnTheForm {
            return try await cleanUps(FailedNormativeAct(nil, refusal, form), context).response(in: context)
        }
    }

    func cleanUp(
        _ id: CleanUpID, _ failed: FailedNormativeAct?, _ context: SiteContext
    ) async throws -> ConsolePage {
        let officer = try context.requireOfficer()
        let cleanUp = try await texts.cleanUp(id, for: officer)
        let units = try await texts.units(of: cleanUp.agency)
        let library = try await texts.library(for: officer, of: cleanUp.agency)
        let settlers = cleanUp.items.compactMap { $0.settlement?.by.flatMap(library.text) }
        let outcome = CleanUpOutcome(
            names: Dictionary(settlers.map { ($0.id, $0.cited) }, uniquingKeysWith: { first, _ in first }),
            dueOn: try await texts.amendmentDays(of: id, for: officer))
        return CleanUpScreen(
            cleanUp: cleanUp, timeline: try await texts.cleanUpTimeline(of: id, for: officer),
            units: Dictionary(units.map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first }),
            outcome: outcome, officer: officer, today: texts.today, failed: failed, context: context
        ).answer
    }

    func performCleanUp(
        _ name: String, _ form: Form, _ context: SiteContext, _ id: CleanUpID
    ) async throws -> Response {
        guard let act = CleanUpAct(rawValue: name) else { throw Refusal.notFound }
        return try await answering(id, form, context) { officer, version in
            switch act {
            case .approve:
                guard let day = form.fields.day("on") else {
                    throw Refusal(.invalid, "未能批准清理结果：没有填写生效日期。请填写后再批准。", rule: "NORM-6", field: "on")
                }
                _ = try await texts.approve(id, from: day, by: officer, version: version)
            case .publish: _ = try await texts.publish(id, address: form["address"], by: officer, version: version)
            case .abandon: _ = try await texts.abandon(id, by: officer, version: version)
            case .propose, .review: throw Refusal.notFound
            }
        }
    }

    func decideItem(
        _ name: String, _ form: Form, _ context: SiteContext, _ id: CleanUpID, _ text: NormativeID
    ) async throws -> Response {
        guard let act = CleanUpAct(rawValue: name) else { throw Refusal.notFound }
        return try await answering(id, form, context) { officer, version in
            switch act {
            case .propose:
                guard let choice = CleanUpChoice(rawValue: form["choice_\(text)"]) else {
                    throw Refusal(.invalid, "未能提出清理意见：没有选择意见。请选择后再提交。", rule: "NORM-6", field: "choice_\(text)")
                }
                _ = try await texts.propose(
                    choice, reason: form["reason_\(text)"], on: text, in: id, by: officer, version: version)
            case .review:
                let answer = form["answer_\(text)"]
                guard answer == "agree" || answer == "return" else {
                    throw Refusal(.invalid, "未能审核清理意见：没有选择结论。请选择后再提交。", rule: "NORM-6", field: "answer_\(text)")
                }
                _ = try await texts.review(
                    agrees: answer == "agree", note: form["note_\(text)"], on: text, in: id, by: officer,
                    version: version)
            case .approve, .publish, .abandon: throw Refusal.notFound
            }
        }
    }

    private func answering(
        _ id: CleanUpID, _ form: Form, _ context: SiteContext,
        _ act: (Officer, Int?) async throws -> Void
    ) async throws -> Response {
        do {
            try await act(try context.requireOfficer(), form.fields.number(NormativeField.version))
            return try SeeOther(NormativeLinks.cleanUp(id)).response(in: context)
        } catch let refusal as Refusal where refusal.code.belongsOnTheForm {
            return try await cleanUp(id, FailedNormativeAct(nil, refusal, form), context).response(in: context)
        }
    }
}
