import Hummingbird
import Kernel
import Markup
import Publishing
import Site

/// Forms of acts on a case.
extension OpinionRoutes {
    func perform(_ form: Form, _ context: SiteContext, _ id: OpinionID, _ name: String) async throws -> Response {
        guard let act = OpinionAct(rawValue: name) else { throw Refusal.notFound }
        let officer = try context.requireOfficer()
        do {
            guard let version = form.fields.number(OpinionField.version) else {
                throw Refusal(.invalid, "未能\(act.chinese)：表单不完整。请刷新页面后重新办理。")
            }
            let typed = OpinionForm(act: act, fields: form.fields)
            if let entry = typed.entry {
                _ = try await opinions.perform(entry, on: id, by: officer, version: version)
            } else {
                _ = try await opinions.draft(typed.statement, on: id, by: officer, version: version)
            }
            return try SeeOther(OpinionLinks.record(id).query("done", act.rawValue)).response(in: context)
        } catch let refusal as Refusal where refusal.code != .notFound && refusal.code != .signInRequired {
            return try await record(id, failed: FailedOpinionAct(act, refusal, form), context).response(in: context)
        }
    }

    /// Publishing decides and publishes (PUB-3); the clock of the case follows in that transaction.
    func publishUrgently(
        _ form: Form, _ context: SiteContext, _ id: OpinionID, _ article: ArticleID
    ) async throws -> Response {
        let officer = try context.requireOfficer()
        do {
            guard try await opinions.opinion(id, for: officer).statement(of: article) != nil else {
                throw Refusal.notFound
            }
            _ = try await publishing.publishUrgently(
                article, reason: form[OpinionField.urgent(article, "reason")],
                basis: form[OpinionField.urgent(article, "basis")], seen: form["seen"], by: officer)
            return try SeeOther(OpinionLinks.record(id).query("done", "urgent")).response(in: context)
        } catch let refusal as Refusal where refusal.code != .notFound && refusal.code != .signInRequired {
            return try await record(id, failed: FailedOpinionAct(.draftStatement, refusal, form), context)
                .response(in: context)
        }
    }
}
