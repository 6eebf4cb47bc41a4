import Hummingbird
import Kernel
import Markup
import People
import Site

extension ArticleRoutes {
    /// Carries out an act; what is refused comes back on the article's page with everything that was typed.
    func perform(
        _ form: Form, _ context: SiteContext, _ id: ArticleID, _ name: String
    ) async throws -> Response {
        guard let act = ArticleAct(rawValue: name) else { throw Refusal.notFound }
        do {
            try await ArticleActing(
                routes: self, form: form, article: id, officer: try context.requireOfficer()
            ).carryOut(act)
            return try SeeOther(ArticleLinks.article(id).query("done", act.rawValue)).response(in: context)
        } catch let refusal as Refusal where refusal.code.concernsTheArticle {
            return try await articlePage(id, failed: FailedArticleAct(act, refusal, form), context)
                .response(in: context)
        }
    }
}

/// One act on an article from its form: reads what was typed and asks the store.
struct ArticleActing {
    let routes: ArticleRoutes
    let form: Form
    let article: ArticleID
    let officer: Officer

    private var publishing: PublishingStore { routes.publishing }

    func carryOut(_ act: ArticleAct) async throws {
        guard let version = form.fields.number(ArticleField.version) else {
            throw Refusal(.invalid, "未能\(act.chinese)：表单不完整。请刷新页面后重新填写。")
        }
        switch act {
        case .submit: _ = try await publishing.submit(article, by: officer, version: version)
        case .recall: _ = try await publishing.recall(article, by: officer, version: version)
        case .proof, .pass, .secrecy, .sendBack, .delegate, .comment: try await review(act, version)
        case .publish, .schedule, .unschedule, .publishUrgently: try await release(act, version)
        case .withdraw, .recordRelease, .recordRevocation, .discard: try await conclude(act, version)
        case .revise, .ignoreFinding, .askOverride, .override: throw Refusal.notFound
        }
    }

    private func text(_ act: ArticleAct, _ field: String) -> String { form[ArticleField.name(act, field)] }
    private func words(_ act: ArticleAct) -> String { text(act, "words") }
    private var seen: String { form[ArticleField.seen] }

    private func missing(_ act: ArticleAct, _ what: String, _ field: String) -> Refusal {
        Refusal(.invalid, "未能\(act.chinese)：\(what)", field: field)
    }

    private func review(_ act: ArticleAct, _ version: Int) async throws {
        switch act {
        case .proof, .pass:
            _ = try await publishing.sign(
                act == .proof ? .proof : .review, of: article, seen: seen, words: words(act), by: officer,
                version: version)
        case .secrecy:
            guard let conclusion = SecrecyConclusion(rawValue: text(act, "conclusion")) else {
                throw missing(act, "没有选择结论。请选择后再提交。", "conclusion")
            }
            _ = try await publishing.concludeSecrecy(
                article, conclusion, basis: words(act), seen: seen, by: officer, version: version)
        case .sendBack:
            let chosen = text(act, "step")
            let step = Int(chosen).flatMap(ReviewStep.init(rawValue:))
            guard step != nil || chosen.isEmpty || chosen == "drafter" else {
                throw missing(act, "没有选择退回的环节。请选择环节。", "step")
            }
            _ = try await publishing.sendBack(
                article, to: step, reason: words(act), by: officer, version: version)
        case .delegate:
            let id: MemberID? = form.fields.id(ArticleField.name(act, "member"))
            guard let id, let colleague = try await routes.people.colleague(id) else {
                throw missing(act, "没有选择人员。请从名单中选择。", "member")
            }
            _ = try await publishing.delegate(article, to: colleague, by: officer, version: version)
        case .comment:
            _ = try await publishing.comment(article, words(act), quote: text(act, "quote"), by: officer)
        case .revise, .submit, .recall, .ignoreFinding, .askOverride, .override, .publish, .schedule, .unschedule,
            .publishUrgently, .withdraw, .recordRelease, .recordRevocation, .discard:
            throw Refusal.notFound
        }
    }

    private func release(_ act: ArticleAct, _ version: Int) async throws {
        switch act {
        case .publish: _ = try await publishing.publish(article, by: officer, version: version)
        case .unschedule: _ = try await publishing.unschedule(article, by: officer, version: version)
        case .schedule:
            guard let moment = Moment(iso: "\(text(act, "day"))T\(text(act, "clock"))") else {
                throw missing(act, "日期或者时间不能识别。请选择日期，时间按“09:00”的格式填写。", "day")
            }
            _ = try await publishing.schedule(article, for: moment, by: officer, version: version)
        case .publishUrgently:
            _ = try await publishing.publishUrgently(
                article, reason: words(act), basis: text(act, "basis"), seen: seen, by: officer, version: version)
        case .revise, .submit, .recall, .proof, .pass, .sendBack, .delegate, .secrecy, .comment, .ignoreFinding,
            .askOverride, .override, .withdraw, .recordRelease, .recordRevocation, .discard:
            throw Refusal.notFound
        }
    }

    private func conclude(_ act: ArticleAct, _ version: Int) async throws {
        switch act {
        case .withdraw: try await withdraw(version)
        case .recordRelease:
            guard let channel = MediaChannel(rawValue: text(act, "channel")) else {
                throw missing(act, "没有选择渠道。请选择后再提交。", "channel")
            }
            let release = MediaRelease(
                channel: channel, reference: text(act, "reference"), releasedOn: try day(act))
            _ = try await publishing.recordRelease(article, release, by: officer, version: version)
        case .recordRevocation:
            _ = try await publishing.recordRevocation(
                article, on: try day(act), reason: words(act), by: officer, version: version)
        case .discard:
            _ = try await publishing.discard(article, reason: words(act), by: officer, version: version)
        case .revise, .submit, .recall, .proof, .pass, .sendBack, .delegate, .secrecy, .comment, .ignoreFinding,
            .askOverride, .override, .publish, .schedule, .unschedule, .publishUrgently:
            throw Refusal.notFound
        }
    }

    private func withdraw(_ version: Int) async throws {
        guard let kind = Withdrawal.Kind(rawValue: text(.withdraw, "kind")) else {
            throw missing(.withdraw, "没有选择原因类别。请选择后再提交。", "kind")
        }
        // An address ends in the id, with or without .html.
        let last = text(.withdraw, "target").split { "/?#".contains($0) }.last ?? ""
        let id = last.hasSuffix(".html") ? last.dropLast(5) : last[...]
        _ = try await publishing.withdraw(
            article, kind, reason: words(.withdraw), target: ArticleID(id), by: officer, version: version)
    }

    private func day(_ act: ArticleAct) throws -> Day {
        guard let day = form.fields.day(ArticleField.name(act, "day")) else {
            throw missing(act, "日期不能识别。请按“2026-03-13”的格式填写。", "day")
        }
        return day
    }
}
