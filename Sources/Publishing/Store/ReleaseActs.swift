import Documents
package import Kernel
import Obligations
package import SQL

/// Going public and leaving it. The gate looks once more at the text, by the rules of that very day, before it goes out.
extension PublishingStore {
    package func publish(_ id: ArticleID, by officer: Officer, version: Int? = nil) async throws -> Article {
        try await act(id, by: officer, version: version) { article, tx in
            let event = try article.publishing(objection: try objection(to: article, in: tx), by: officer).get()
            return Recording(event: event, act: .publish)
        }
    }

    package func schedule(
        _ id: ArticleID, for moment: Moment, by officer: Officer, version: Int? = nil
    ) async throws -> Article {
        try await act(id, by: officer, version: version) { article, tx in
            let objection = try objection(to: article, in: tx)
            let event = try article.scheduling(for: moment, objection: objection, by: officer, at: tx.now).get()
            return Recording(event: event, act: .schedule)
        }
    }

    package func unschedule(_ id: ArticleID, by officer: Officer, version: Int? = nil) async throws -> Article {
        try await act(id, by: officer, version: version) { article, _ in
            Recording(event: try article.unscheduling(by: officer).get(), act: .unschedule)
        }
    }

    package func publishUrgently(
        _ id: ArticleID, reason: String, basis: String, seen: String, by officer: Officer, version: Int? = nil
    ) async throws -> Article {
        try await act(id, by: officer, version: version) { article, tx in
            let content = try latest(article, in: tx).content
            let event = try article.publishingUrgently(
                content, form: try ColumnRows.column(content.column, in: tx)?.form ?? .text, reason: reason,
                basis: basis, objection: try objection(to: article, .publishUrgently, in: tx), seen: seen,
                by: officer
            ).get()
            return Recording(event: event, act: .publishUrgently)
        }
    }

    package func withdraw(
        _ id: ArticleID, _ kind: Withdrawal.Kind, reason: String, target: ArticleID? = nil, by officer: Officer,
        version: Int? = nil
    ) async throws -> Article {
        try await act(id, by: officer, version: version) { article, tx in
            let isReadable = try target.flatMap { try load($0, in: tx) }.map {
                $0.agency == article.agency && $0.isReadable && $0.withdrawal == nil
            }
            let column = try latest(article, in: tx).content.column
            try refusePersonal(reason, in: "撤回理由", of: column, on: tx.today)
            let event = try article.withdrawing(
                kind, reason: reason, target: target, targetIsReadable: isReadable ?? false, by: officer, at: tx.now
            ).get()
            try refuseObjections(to: article, .withdraw(kind), in: tx)
            return Recording(event: event, act: .withdraw)
        }
    }

    /// Several at once, for one reason: all of them or none.
    package func withdraw(
        _ ids: [ArticleID], _ kind: Withdrawal.Kind, reason: String, by officer: Officer
    ) async throws -> Int {
        guard !ids.isEmpty else { throw Refusal(.invalid, "未能撤回：没有选择信息。请在列表中勾选。", field: "articles") }
        return try await store.write { tx in
            for id in Set(ids).sorted() {
                let article = try visible(id, to: officer, in: tx)
                let column = try latest(article, in: tx).content.column
                try refusePersonal(reason, in: "撤回理由", of: column, on: tx.today)
                let event = try article.withdrawing(
                    kind, reason: reason, target: nil, targetIsReadable: false, by: officer, at: tx.now
                ).get()
                try refuseObjections(to: article, .withdraw(kind), in: tx)
                _ = try writer(tx, officer).record(event, act: .withdraw, on: article)
            }
            return Set(ids).count
        }
    }

    package func recordRelease(
        _ id: ArticleID, _ release: MediaRelease, by officer: Officer, version: Int? = nil
    ) async throws -> Article {
        try await act(id, by: officer, version: version) { article, _ in
            Recording(event: try article.recordingRelease(release, by: officer).get(), act: .recordRelease)
        }
    }

    package func recordRevocation(
        _ id: ArticleID, on day: Day, reason: String, by officer: Officer, version: Int? = nil
    ) async throws -> Article {
        try await act(id, by: officer, version: version) { article, tx in
            // One for each text that was public: after a correction another revocation may come.
            let known = try article.revocationSubjects.compactMap {
                try obligations.obligation("ENF-2", on: $0, of: article.agency, in: tx)
            }
            if known.contains(where: { $0.state == .open || $0.subject.id == article.live?.revision.text }) {
                throw Refusal(.stateRefused, "未能登记：这条信息的处罚决定变更已经登记过。请尽快撤回公开。", rule: "ENF-2")
            }
            let event = try article.recordingRevocation(on: day, reason: reason, by: officer, today: tx.today).get()
            return Recording(event: event, act: .recordRevocation)
        }
    }

    /// What speaks against this text being public today: its document, its column, or what the gate finds by now.
    func objection(
        to article: Article, _ step: PublicationStep = .publish, in snapshot: Snapshot
    ) throws -> Refusal? {
        if let document = article.document,
            let refusal = try documents.publicationRefusal(of: document, in: snapshot)
        {
            return refusal
        }
        let revision = try latest(article, in: snapshot)
        guard let column = try ColumnRows.column(revision.content.column, in: snapshot), column.isActive else {
            return Refusal(.stateRefused, "未能发布：所选栏目已经停用。请退回修改，另选栏目。", rule: "SITE-2")
        }
        if let refusal = revision.content.fields.publicationFault(on: today(in: snapshot)) { return refusal }
        if let finding = fresh(revision, of: article, on: today(in: snapshot)) {
            return Refusal(
                .stateRefused, "未能发布：按现行规则，\(finding.place)中的“\(finding.shown)”不能公开。请退回修改，删除或者遮盖后重新送审。",
                rule: finding.rule)
        }
        for object in objections { if let refusal = try object(article, step, snapshot) { return refusal } }
        return nil
    }

    private func refuseObjections(to article: Article, _ step: PublicationStep, in tx: Transaction) throws {
        for object in objections { if let refusal = try object(article, step, tx) { throw refusal } }
    }

    /// Part of an act of another capability, whose transaction it is: several articles go public together or none (INT-2).
    package func publish(_ id: ArticleID, by officer: Officer, in tx: Transaction) throws -> Article {
        let article = try visible(id, to: officer, in: tx)
        let event = try article.publishing(objection: try objection(to: article, in: tx), by: officer).get()
        return try writer(tx, officer).record(event, act: .publish, on: article)
    }

    /// A blocking finding that nobody has settled, because the rules are newer than the review.
    private func fresh(_ revision: ArticleRevision, of article: Article, on day: Day) -> FindingDraft? {
        var settled = SettledFindings(article.working?.findings ?? [])
        return gate(revision.content, day).first { $0.weight == .high && !settled.take($0) }
    }
}
