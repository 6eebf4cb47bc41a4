import Audit
package import Kernel
import People
import SQL

/// From letters to publication: what is asked again and again, and what was done about it.
extension LetterStore {
    /// Questions of so many months are held against one another.
    package static let questionMonths = 9
    private static let mostQuestions = 100_000

    /// Nil when the officer decides what is to be public (ROLE-2).
    package static func refusalOfQuestions(by officer: Officer) -> Refusal? {
        refusalOfEntering(by: officer).map { _ in
            Refusal(.roleRefused, "未能查看重复提问：这一页由信访室或者政务公开办使用。请联系他们。", rule: "ROLE-2")
        }
    }

    /// Groups that nobody has taken up yet, and the accepted ones with what was asked since.
    package func questions(
        for officer: Officer
    ) async throws -> (proposals: [QuestionCluster], accepted: [(group: QuestionGroup, cluster: QuestionCluster)]) {
        if let refusal = LetterStore.refusalOfQuestions(by: officer) { throw refusal }
        let today = today, first = today.adding(months: -LetterStore.questionMonths)
        let others = try await otherQuestions?(officer, first, today) ?? []
        let (own, groups) = try await store.read { snapshot in
            (
                try letterQuestions(of: officer.agency, since: first, in: snapshot),
                try LetterStore.groups(of: officer.agency, in: snapshot)
            )
        }
        let asked = (own + others).sorted { ($0.day, $0.number) < ($1.day, $1.number) }
        let clusters = grouping.clusters(asked, accepted: groups)
        var accepted: [(group: QuestionGroup, cluster: QuestionCluster)] = []
        for var group in groups {
            guard let cluster = clusters.first(where: { $0.group == group.id }) else { continue }
            group.publishedOn = try await publication(of: group)
            accepted.append((group, cluster))
        }
        return (clusters.filter { $0.group == nil }, accepted)
    }

    private func publication(of group: QuestionGroup) async throws -> Day? {
        if let day = group.publishedOn { return day }
        guard !group.draft.isEmpty, let published else { return nil }
        return try await published(group.draft)
    }

    private func letterQuestions(
        of agency: AgencyID, since day: Day, in snapshot: Snapshot
    ) throws -> [AskedQuestion] {
        try snapshot.query(
            """
            SELECT id, number, received_at, title FROM letter
            WHERE agency_id = ? AND received_at >= ? AND stage <> 'withdrawn'
                AND category IN ('consultation', 'help')
            ORDER BY received_at DESC LIMIT ?
            """, [agency, Moment(day: day), LetterStore.mostQuestions]
        ).map {
            AskedQuestion(
                source: .letter, id: try $0.text(0), number: try $0.text(1), day: try $0.moment(2).day,
                title: try $0.text(3))
        }
    }

    private static func groups(of agency: AgencyID, in snapshot: Snapshot) throws -> [QuestionGroup] {
        try snapshot.query(
            """
            SELECT id, title, remedy, reason, asked, accepted_at, draft, published_on FROM letter_question_group
            WHERE agency_id = ? ORDER BY accepted_at DESC LIMIT 200
            """, [agency]
        ).map {
            QuestionGroup(
                id: try $0.id(0), agency: agency, title: try $0.text(1),
                remedy: try Stored.value(QuestionRemedy.self, try $0.text(2)), reason: try $0.text(3),
                asked: try $0.integer(4), acceptedAt: try $0.moment(5), draft: try $0.text(6),
                publishedOn: try $0.optionalDay(7))
        }
    }

    /// Takes a group up: the draft is opened in the same transaction.
    package func accept(
        _ cluster: QuestionCluster, as remedy: QuestionRemedy, by officer: Officer
    ) async throws -> QuestionGroup {
        if let refusal = LetterStore.refusalOfQuestions(by: officer) { throw refusal }
        guard cluster.group == nil else {
            throw Refusal(.stateRefused, "没有建立：这一组已经处理。请刷新页面查看。", rule: "FOI-44")
        }
        let cipher = try cipher(), question = cluster.title
        return try await store.write { tx in
            if try namesSomebody(cluster, cipher, in: tx) {
                throw Refusal(.stateRefused, "没有建立：这一组的标题含有个人信息。请选择另一件的标题。", rule: "PII-6")
            }
            let unit = try home(of: officer.agency, in: tx)
            let draft = try drafting?(
                remedy, unit, LetterStore.title(question, remedy), LetterStore.paragraphs(cluster), officer, tx)
            let group = QuestionGroup(
                id: tx.newID(), agency: officer.agency, title: question, remedy: remedy, reason: cluster.reason,
                asked: cluster.questions.count, acceptedAt: tx.now, draft: draft ?? "")
            try keep(group, by: officer, in: tx)
            return group
        }
    }

    private static func title(_ question: String, _ remedy: QuestionRemedy) -> String {
        switch remedy {
        case .faq: question
        case .interpretation: "关于“\(question)”的政策解读"
        case .proactive: "关于“\(question)”的有关信息"
        }
    }

    /// What the drafter starts from; nothing of who asked.
    private static func paragraphs(_ cluster: QuestionCluster) -> [String] {
        ["问：\(cluster.title)", "答：（请根据有关规定撰写）", "（本条依据\(cluster.questions.count)件提问拟制。归组理由：\(cluster.reason)）"]
    }

    private func keep(_ group: QuestionGroup, by officer: Officer, in tx: Transaction) throws {
        try tx.execute(
            """
            INSERT INTO letter_question_group (id, agency_id, title, remedy, reason, asked, draft, accepted_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                group.id, group.agency, group.title, group.remedy.rawValue, group.reason, group.asked, group.draft,
                group.acceptedAt,
            ])
        try journal.append(
            JournalEntry(
                by: officer, act: "question_group.accept", subjectKind: "question_group", subjectID: group.id.text,
                rule: "FOI-44", note: "\(group.asked)件重复提问，拟作为\(group.remedy.chinese)公开"), in: tx)
    }

    /// Says when the answer became public, where the program cannot see it by itself.
    package func setPublished(_ id: QuestionGroupID, on day: Day?, by officer: Officer) async throws {
        if let refusal = LetterStore.refusalOfQuestions(by: officer) { throw refusal }
        guard let day, day <= today else {
            throw Refusal(.invalid, "没有保存：公开日期没有填写，或者还没有到。请填写已经公开的日期。", field: "published_on")
        }
        try await store.write { tx in
            let changed = try tx.execute(
                "UPDATE letter_question_group SET published_on = ? WHERE id = ? AND agency_id = ?",
                [day, id, officer.agency])
            guard changed == 1 else { throw Refusal.notFound }
            try journal.append(
                JournalEntry(
                    by: officer, act: "question_group.publish", subjectKind: "question_group", subjectID: id.text,
                    rule: "FOI-44", note: "已于\(day.chinese)公开"), in: tx)
        }
    }
}
