import Kernel
import People
import Site

/// One act on an article from a call: reads what came, names the store's verb.
struct ArticleActWork {
    let routes: ArticleOperationRoutes
    let call: APICall
    let id: ArticleID
    let officer: Officer

    private typealias Verb = @Sendable () async throws -> Article

    func work(_ act: ArticleAct) async throws -> APIWork<Article> {
        try await admit(act)
        return APIWork(try await verb(act)) { $0.answer }
    }

    /// What becomes of one finding (PII-6).
    func settle(_ finding: FindingID, as act: ArticleAct) async throws -> APIWork<Article> {
        try await admit(act)
        let (publishing, id, officer, version, words) = (routes.publishing, id, officer, call.version, words)
        return APIWork {
            try await publishing.settleFinding(
                finding, of: id, as: act, reason: words, by: officer, version: version)
        } answer: {
            $0.answer
        }
    }

    /// Not visible comes before whatever else is wrong with the call, and who may not act before what was written.
    private func admit(_ act: ArticleAct) async throws {
        let current = try await routes.publishing.article(id, for: officer)
        if let refusal = current.refusal(of: act, by: officer) { throw refusal }
    }

    private var words: String { call.fields["words"] }

    private func verb(_ act: ArticleAct) async throws -> Verb {
        let (publishing, id, officer, version) = (routes.publishing, id, officer, call.version)
        switch act {
        case .submit: return { try await publishing.submit(id, by: officer, version: version) }
        case .recall: return { try await publishing.recall(id, by: officer, version: version) }
        case .proof, .pass, .sendBack, .delegate, .secrecy, .comment: return try await reviewing(act)
        case .publish: return { try await publishing.publish(id, by: officer, version: version) }
        case .unschedule: return { try await publishing.unschedule(id, by: officer, version: version) }
        case .schedule, .publishUrgently, .withdraw, .recordRelease, .recordRevocation, .discard:
            return try releasing(act)
        case .revise, .ignoreFinding, .askOverride, .override: throw Refusal.notFound
        }
    }

    /// The words of reviewers (PUB-3, SEC-2); `seen` is the text they have read.
    private func reviewing(_ act: ArticleAct) async throws -> Verb {
        let (publishing, id, officer, version) = (routes.publishing, id, officer, call.version)
        let words = words, seen = call.fields["seen"]
        switch act {
        case .proof, .pass:
            let part: ReviewPart = act == .proof ? .proof : .review
            return {
                try await publishing.sign(part, of: id, seen: seen, words: words, by: officer, version: version)
            }
        case .sendBack:
            let step = call.fields.integer("step").flatMap { ReviewStep(rawValue: $0) }
            return { try await publishing.sendBack(id, to: step, reason: words, by: officer, version: version) }
        case .delegate:
            guard let member: MemberID = call.fields.id("member"),
                let colleague = try await routes.people.colleague(member)
            else { throw Refusal(.invalid, "未能委托他人审核：没有选择人员。请从名单中选择。", field: "member") }
            return { try await publishing.delegate(id, to: colleague, by: officer, version: version) }
        case .secrecy:
            let conclusion = try word("conclusion", SecrecyConclusion.init(rawValue:))
            return {
                try await publishing.concludeSecrecy(
                    id, conclusion, basis: words, seen: seen, by: officer, version: version)
            }
        case .comment:
            let quote = call.fields["quote"]
            return { try await publishing.comment(id, words, quote: quote, by: officer) }
        case .revise, .submit, .recall, .ignoreFinding, .askOverride, .override, .publish, .schedule, .unschedule,
            .publishUrgently, .withdraw, .recordRelease, .recordRevocation, .discard:
            throw Refusal.notFound
        }
    }

    private func releasing(_ act: ArticleAct) throws -> Verb {
        let (publishing, id, officer, version) = (routes.publishing, id, officer, call.version)
        let fields = call.fields, words = words
        switch act {
        case .schedule:
            guard let moment = fields.moment("moment") else { throw Refusal.notFound }
            return { try await publishing.schedule(id, for: moment, by: officer, version: version) }
        case .publishUrgently:
            let basis = fields["basis"], seen = fields["seen"]
            return {
                try await publishing.publishUrgently(
                    id, reason: words, basis: basis, seen: seen, by: officer, version: version)
            }
        case .withdraw:
            let kind = try word("kind", Withdrawal.Kind.init(rawValue:)), target: ArticleID? = fields.id("target")
            return {
                try await publishing.withdraw(id, kind, reason: words, target: target, by: officer, version: version)
            }
        case .recordRelease:
            let release = MediaRelease(
                channel: try word("channel", MediaChannel.init(rawValue:)), reference: fields["reference"],
                releasedOn: try day())
            return { try await publishing.recordRelease(id, release, by: officer, version: version) }
        case .recordRevocation:
            let day = try day()
            return {
                try await publishing.recordRevocation(id, on: day, reason: words, by: officer, version: version)
            }
        case .discard: return { try await publishing.discard(id, reason: words, by: officer, version: version) }
        case .revise, .submit, .recall, .proof, .pass, .sendBack, .delegate, .secrecy, .comment, .ignoreFinding,
            .askOverride, .override, .publish, .unschedule:
            throw Refusal.notFound
        }
    }

    private func day() throws -> Day {
        guard let day = call.fields.day("day") else { throw Refusal.notFound }
        return day
    }

    /// The schema has let only the words of the type pass.
    private func word<Word>(_ field: String, _ read: (String) -> Word?) throws -> Word {
        guard let word = read(call.fields[field]) else { throw Refusal.notFound }
        return word
    }
}
