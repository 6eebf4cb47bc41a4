package import Kernel
import Obligations
import People
package import Publishing
package import SQL

/// What is registered: by hand, or from a clue.
package struct OpinionRegistration: Sendable {
    package let notice: OpinionNotice
    package let kind: OpinionKind
    package let unit: UnitID?
    package let clue: OpinionClueID?

    package init(notice: OpinionNotice, kind: OpinionKind, unit: UnitID?, clue: OpinionClueID? = nil) {
        self.notice = notice
        self.kind = kind
        self.unit = unit
        self.clue = clue
    }
}

/// A statement as it was typed.
package struct StatementDraft: Sendable {
    package let kind: StatementKind?
    package let title: String
    package let text: String
    package let column: ColumnID?
    package let rumour: OpinionPartID?

    package init(
        kind: StatementKind?, title: String, text: String, column: ColumnID?, rumour: OpinionPartID? = nil
    ) {
        self.kind = kind
        self.title = title
        self.text = text
        self.column = column
        self.rumour = rumour
    }
}

/// The acts on a case. Each loads, decides, writes rows, journal entry and obligations in one transaction.
extension OpinionStore {
    /// 登记: the clocks run from the earlier of occurrence and discovery (SEN-3).
    package func register(_ registration: OpinionRegistration, by officer: Officer) async throws -> OpinionCase {
        try await store.write { tx in
            if let refusal = OpinionCase.refusalOfRegistering(by: officer) ?? registration.notice.fault(at: tx.now) {
                throw refusal
            }
            let open = try openUnits(of: officer.agency, in: tx)
            guard let unit = registration.unit, open.contains(unit) else {
                throw Refusal(
                    .invalid, "未能登记舆情：没有选择责任单位。请从名单中选择；一时不清楚的选办公室，定级时可以改。", rule: "SEN-4", field: "unit")
            }
            let number = try OpinionRows.nextNumber(of: officer.agency, year: tx.today.year, in: tx)
            let new = OpinionCase(
                id: tx.newID(), agency: officer.agency, number: number, notice: registration.notice,
                kind: registration.kind, unit: unit, registeredAt: tx.now)
            try writer(tx, officer).open(new, note: "\(new.kind.chinese)：\(new.notice.title)")
            if let clue = registration.clue { try adopt(clue, into: new, by: officer, in: tx) }
            try tell(new, "新登记", in: tx)
            return new
        }
    }

    package func perform(
        _ entry: OpinionEntry, on id: OpinionID, by officer: Officer, version: Int? = nil
    ) async throws -> OpinionCase {
        try await store.write { tx in
            let found = try visible(id, to: officer, in: tx)
            if let version, version != found.version { throw OpinionStore.changedMeanwhile }
            try refuseForeignTopic(entry, of: found, in: tx)
            let setting = OpinionSetting(
                now: tx.now, id: tx.newID(), openUnits: try openUnits(of: found.agency, in: tx))
            let change = try found.deciding(entry, by: officer, in: setting).get()
            let next = try writer(tx, officer).record(change, on: found)
            if next.kind == .major, found.strictest == .ordinary { try tell(next, "级别提高", in: tx) }
            return next
        }
    }

    private func refuseForeignTopic(_ entry: OpinionEntry, of found: OpinionCase, in tx: Transaction) throws {
        guard case .setTopic(let column?) = entry else { return }
        let columns = try publishing.activeColumns(of: found.agency, in: tx)
        guard columns.contains(where: { $0.id == column && $0.type == .topic }) else {
            throw Refusal(.invalid, "未能设置专题页面：没有选择专题栏目。请先在“栏目”中建立专题，再选择。", rule: "SEN-1", field: "column")
        }
    }

    private func openUnits(of agency: AgencyID, in tx: Transaction) throws -> Set<UnitID> {
        Set(try people.units(of: agency, in: tx).filter(\.isActive).map(\.id))
    }

    /// 拟回应稿: an article draft of the officer in the same transaction. It goes public by Publishing's own acts alone.
    package func draft(
        _ draft: StatementDraft, on id: OpinionID, by officer: Officer, version: Int? = nil
    ) async throws -> ArticleID {
        let found = try await drafted(draft, on: id, by: officer, version: version)
        guard let last = found.statements.last else { throw Refusal.notFound }
        return last.article
    }

    /// The same, with the case as it is then.
    func drafted(
        _ draft: StatementDraft, on id: OpinionID, by officer: Officer, version: Int? = nil
    ) async throws -> OpinionCase {
        try await store.write { tx in
            let found = try visible(id, to: officer, in: tx)
            if let version, version != found.version { throw OpinionStore.changedMeanwhile }
            if let refusal = found.refusal(of: .draftStatement, by: officer) { throw refusal }
            guard let kind = draft.kind else { throw OpinionStore.missing("选择发布类型", "kind") }
            if draft.text.isEmpty { throw OpinionStore.missing("填写正文", "text") }
            let columns = try publishing.activeColumns(of: found.agency, in: tx)
            guard let column = columns.first(where: { $0.id == draft.column }), column.form == .text else {
                throw OpinionStore.missing("选择发布栏目", "column")
            }
            let article = try publishing.draft(
                try beginning(draft, found, column, columns, in: tx), for: officer, by: officer, in: tx)
            let statement = OpinionStatement(
                id: tx.newID(), kind: kind, article: article.id, rumour: draft.rumour, draftedAt: tx.now)
            let change = try found.drafting(statement, title: draft.title, by: officer).get()
            return try writer(tx, officer).record(change, on: found)
        }
    }

    private func beginning(
        _ draft: StatementDraft, _ found: OpinionCase, _ column: SiteColumn, _ columns: [SiteColumn], in tx: Transaction
    ) throws -> ArticleBeginning {
        let issuer = try people.agency(found.agency, in: tx)?.name ?? ""
        // The topic page lists what stands in its own column or is listed there too.
        let topic = found.topic.flatMap { id in
            columns.first { $0.id == id && $0.portal == column.portal && $0.id != column.id }
        }
        let content = ArticleContent(
            title: draft.title, body: ArticleBody.typed(draft.text), issuer: issuer, topic: "卫生、体育",
            column: column.id, alsoIn: topic.map { [$0.id] } ?? [])
        return ArticleBeginning(
            content: content, unit: found.unit, portal: column.portal, isImportant: found.strictest == .major,
            findings: gate(content, tx.today))
    }

    private static func missing(_ what: String, _ field: String) -> Refusal {
        Refusal(.invalid, "未能拟回应稿：没有\(what)。请补充后再提交。", rule: "SEN-1", field: field)
    }

    /// Who is public now: the clock of the response is met in the transaction of the publication; for
    /// `PublishingStore.followers`.
    package func follow(_ id: ArticleID, _ change: PublicChange, in tx: Transaction) throws {
        guard change == .published,
            let row = try tx.first("SELECT opinion_id FROM opinion_statement WHERE article_id = ?", [id]),
            let before = try OpinionRows.found(try row.id(0), in: tx),
            let glance = try publishing.glance(id, in: tx), glance.article.isReadable
        else { return }
        let kind = before.statement(of: id)?.kind.chinese ?? "发布"
        try writer(tx, nil).follow(before.published(id, at: tx.now), from: before, "\(kind)：《\(glance.title)》已公开")
    }

    // MARK: Who hears of it

    func tell(_ found: OpinionCase, _ what: String, in tx: Transaction) throws {
        let members = try listeners(of: found.agency, at: tx.now, in: tx)
        try alert(
            OpinionAlert(
                agency: found.agency, source: "opinion:\(found.id):\(what)", rule: found.clocks.responseRule,
                title: "\(what)\(found.kind.chinese)\(found.number)：\(found.notice.title)",
                words: "\(what)\(found.kind.chinese)一件，最迟\(found.clocks.limit.minute)回应。请登录办理。",
                opinion: found.id, members: members), tx)
    }

    /// Those on duty, 新闻发言人 and 政务公开办 (SEN-4).
    func listeners(of agency: AgencyID, at now: Moment, in snapshot: Snapshot) throws -> [MemberID] {
        let onDuty = try OpinionStore.membersOnDuty(of: agency, at: now, in: snapshot)
        let leading = try people.members(of: agency, in: snapshot).filter { member in
            member.isActive && !member.roles.isDisjoint(with: [.spokesperson, .opennessOffice, .officeHead])
        }.map(\.id)
        return Set(onDuty + leading).sorted()
    }
}
