import Hummingbird
import Kernel
import Markup
import Site

extension ArticleRoutes {
    /// 改为建议, 说明理由, 申请放行 or 同意放行 for one finding (PII-6).
    func settle(
        _ form: Form, _ context: SiteContext, _ id: ArticleID, _ finding: FindingID, _ name: String
    ) async throws -> Response {
        let officer = try context.requireOfficer()
        let act: ArticleAct = name == ArticleLinks.mending ? .revise : try settlingAct(name)
        do {
            guard let version = form.fields.number(ArticleField.version) else {
                throw Refusal(.invalid, "未能\(act.chinese)：表单不完整。请刷新页面后重新办理。")
            }
            if act == .revise {
                try await mend(finding, of: id, officer, version)
            } else {
                let words = form[ArticleField.name(act, "words") + "_" + finding.text]
                _ = try await publishing.settleFinding(
                    finding, of: id, as: act, reason: words, by: officer, version: version)
            }
            return try SeeOther(ArticleLinks.article(id).query("done", act.rawValue).fragment("findings"))
                .response(in: context)
        } catch let refusal as Refusal where refusal.code.concernsTheArticle {
            return try await articlePage(
                id, failed: FailedArticleAct(act, refusal, form, finding: finding), context
            ).response(in: context)
        }
    }

    private func settlingAct(_ name: String) throws -> ArticleAct {
        guard let act = ArticleAct(rawValue: name), [.ignoreFinding, .askOverride, .override].contains(act) else {
            throw Refusal.notFound
        }
        return act
    }

    /// The suggestion in place of what was found, as a new revision that the gate looks through again.
    private func mend(_ id: FindingID, of article: ArticleID, _ officer: Officer, _ version: Int) async throws {
        let current = try await publishing.article(article, for: officer)
        if let refusal = current.refusal(of: .revise, by: officer) { throw refusal }
        guard let finding = current.working?.findings.first(where: { $0.id == id }) else { throw Refusal.notFound }
        let content = try await publishing.latestRevision(of: article, for: officer).content
        guard let next = gate.mended(finding, in: content, on: publishing.today) else {
            throw Refusal(.stateRefused, "未能改为建议：文中没有找到这一处。请打开“修改”，手工改正。", rule: finding.rule)
        }
        _ = try await publishing.revise(
            article, to: next, changeNote: "", findings: try await kept.findings(in: next, on: publishing.today),
            by: officer, version: version)
    }
}
