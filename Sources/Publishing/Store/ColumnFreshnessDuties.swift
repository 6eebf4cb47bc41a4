import Audit
import Kernel
import Obligations
import SQL

/// SITE-5: a column that passes its limit opens a duty of those who last wrote in it; the next publication in it or under
/// it meets the duty.
struct ColumnFreshnessDuties {
    let tx: Transaction
    let obligations: ObligationStore

    static let rule = "SITE-5"

    func met(by article: Article) throws {
        guard let live = article.live else { return }
        let columns = try ColumnRows.columns(of: article.portal, in: tx)
        let parents = Dictionary(columns.map { ($0.id, $0.parent) }) { first, _ in first }
        let placed: [ColumnID] = try tx.query(
            "SELECT column_id FROM article_placement WHERE revision_id = ?", [live.revision]
        ).map { try $0.id(0) }
        var shown: Set<ColumnID> = []
        for column in placed {
            var at: ColumnID? = column
            while let here = at, shown.insert(here).inserted { at = parents[here] ?? nil }
        }
        for column in columns where shown.contains(column.id) {
            try end(column, .met, note: "《\(article.working?.title ?? "")》公开")
        }
    }

    /// - Parameter last: when something went public there last.
    func open(_ column: SiteColumn, after last: Day) throws {
        guard let limit = column.freshness, try duty(of: column.id) == nil,
            let unit: UnitID = try tx.first(
                """
                SELECT a.unit_id FROM article a JOIN article_placement p ON p.revision_id = a.live_revision_id
                WHERE a.portal_id = ? AND a.withdrawn_kind IS NULL
                ORDER BY CASE WHEN p.column_id = ? THEN 0 ELSE 1 END, a.published_at DESC, a.id LIMIT 1
                """, [column.portal, column.id])?.id(0)
        else { return }
        let id: Identifier<SiteColumn> = tx.newID()
        try obligations.open(
            ColumnFreshnessDuties.rule, on: subject(id.text), of: column.agency,
            title: "更新栏目“\(column.name)”（更新期限\(limit)天）", owner: unit,
            term: Term(.naturalDays(limit, rolls: false)), from: Moment(day: last), in: tx)
        try tx.execute("UPDATE site_column SET stale_duty = ? WHERE id = ?", [id.text, column.id])
    }

    /// Lifted when the column is closed or its limit was changed; met by a publication.
    func end(_ column: SiteColumn, _ kind: ClockEvent.Kind, note: String) throws {
        guard let id = try duty(of: column.id) else { return }
        try obligations.append(
            kind, to: ColumnFreshnessDuties.rule, on: subject(id), of: column.agency, at: tx.now, note: note, in: tx)
        try tx.execute("UPDATE site_column SET stale_duty = NULL WHERE id = ?", [column.id])
    }

    func duty(of column: ColumnID) throws -> String? {
        try tx.first("SELECT stale_duty FROM site_column WHERE id = ?", [column])?.optionalText(0)
    }

    private func subject(_ id: String) -> Obligation.Subject { Obligation.Subject(kind: "column_freshness", id: id) }
}

extension PublishingStore {
    /// Opens and lifts the duties of columns, as the day requires.
    ///
    /// - Returns: how many duties were opened or lifted.
    package func settleFreshness() async throws -> Int {
        var changed = 0
        for portal in try await portals() {
            guard try await store.read({ try !unsettled(portal.id, in: $0).isEmpty }) else { continue }
            changed += try await store.write { tx in
                let duties = ColumnFreshnessDuties(tx: tx, obligations: obligations)
                let found = try unsettled(portal.id, in: tx)
                for (standing, isStale) in found {
                    if isStale, let last = standing.last {
                        try duties.open(standing.column, after: last)
                    } else {
                        try duties.end(standing.column, .waived, note: "栏目停用或者更新期限变更")
                    }
                    try journal.append(entry(standing, isStale: isStale), in: tx)
                }
                return found.count
            }
        }
        return changed
    }

    /// Columns whose duty does not say what the day says.
    private func unsettled(
        _ portal: PortalID, in snapshot: Snapshot
    ) throws -> [(standing: ColumnStanding, isStale: Bool)] {
        let owed = Set(
            try snapshot.query(
                "SELECT id FROM site_column WHERE portal_id = ? AND stale_duty IS NOT NULL", [portal]
            ).map { try $0.id(0) as ColumnID })
        return try standings(of: portal, in: snapshot).compactMap { standing in
            let isLate = if case .stale = standing.freshness { true } else { false }
            let isStale = isLate && standing.column.isActive
            return isStale == owed.contains(standing.column.id) ? nil : (standing, isStale)
        }
    }

    private func entry(_ standing: ColumnStanding, isStale: Bool) -> JournalEntry {
        let column = standing.column
        let words = isStale ? "超过更新期限，开始计责" : "不再计责：栏目停用或者更新期限变更"
        return JournalEntry(
            agency: column.agency, actor: nil, actorName: "系统（栏目更新检查）",
            act: isStale ? "column.stale" : "column.fresh", subjectKind: "site_column", subjectID: column.id.text,
            rule: ColumnFreshnessDuties.rule, note: "栏目“\(column.name)”\(words)")
    }
}
