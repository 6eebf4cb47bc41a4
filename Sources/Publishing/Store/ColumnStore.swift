import Audit
package import Kernel
package import SQL

/// Portals and the tree of their columns.
extension PublishingStore {
    package func portals() async throws -> [Portal] {
        try await store.read { try portals(in: $0) }
    }

    /// The default one first.
    package func portals(in snapshot: Snapshot) throws -> [Portal] {
        try snapshot.query(
            "SELECT \(ColumnRows.portalColumns) FROM portal p ORDER BY p.is_default DESC, p.code"
        ).map(ColumnRows.portal)
    }

    /// The portals of the officer's own agency.
    package func portals(for officer: Officer) async throws -> [Portal] {
        try await portals().filter { $0.agency == officer.agency && !officer.isAdministrator }
    }

    package func columns(of portal: PortalID) async throws -> [SiteColumn] {
        try await store.read { try ColumnRows.columns(of: portal, in: $0) }
    }

    /// Where something of an agency may be published, the default portal first.
    package func activeColumns(of agency: AgencyID, in snapshot: Snapshot) throws -> [SiteColumn] {
        let portals = try snapshot.query(
            "SELECT \(ColumnRows.portalColumns) FROM portal p WHERE p.agency_id = ? ORDER BY p.is_default DESC, p.code",
            [agency]
        ).map(ColumnRows.portal)
        return try portals.flatMap { try ColumnRows.columns(of: $0.id, in: snapshot) }.filter(\.isActive)
    }

    /// A new portal; the first one is where `/` leads.
    package func addPortal(
        code: String, name: String, host: String = "", siteCode: String = "", agency: AgencyID, by officer: Officer
    ) async throws -> Portal {
        if let refusal = SiteColumn.refusal(keeping: agency, by: officer) { throw refusal }
        let isPlain = code.utf8.allSatisfy { (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) }
        guard isPlain, (2...20).contains(code.utf8.count), !name.isEmpty, name.count <= 60 else {
            throw Refusal(.invalid, "未能新建站点：代码须为2至20个小写字母或数字，名称须为1至60字。", rule: "SITE-2", field: "code")
        }
        guard siteCode.isEmpty || SiteIdentity.isWellFormed(siteCode) else {
            throw Refusal(.invalid, "未能新建站点：\(SiteIdentity.form)请核对后填写，还没有的留空。", rule: "SITE-3", field: "site_code")
        }
        do {
            return try await store.write { tx in
                let isFirst = try tx.first("SELECT 1 FROM portal") == nil
                let portal = Portal(
                    id: tx.newID(), agency: agency, code: code, name: name, host: host, siteCode: siteCode,
                    isDefault: isFirst)
                try tx.execute(
                    "INSERT INTO portal (id, agency_id, code, name, host, site_code, is_default) VALUES (?, ?, ?, ?, ?, ?, ?)",
                    [portal.id, agency, code, name, host, siteCode, isFirst])
                try journal.append(
                    columnEntry("portal.add", agency, portal.id.text, "站点“\(name)”", officer), in: tx)
                return portal
            }
        } catch SQLError.uniqueViolation {
            throw Refusal(.invalid, "未能新建站点：代码“\(code)”已经使用。请换一个。", field: "code")
        }
    }

    /// Adds a column, or changes the one that `id` names.
    package func keepColumn(
        _ draft: ColumnDraft, changing id: ColumnID? = nil, on portal: PortalID, by officer: Officer
    ) async throws -> SiteColumn {
        try await store.write { tx in
            guard
                let site = try tx.first(
                    "SELECT \(ColumnRows.portalColumns) FROM portal p WHERE p.id = ?", [portal]
                ).map(ColumnRows.portal)
            else { throw Refusal.notFound }
            let all = try ColumnRows.columns(of: portal, in: tx)
            let before = all.first { $0.id == id }
            guard id == nil || before != nil else { throw Refusal.notFound }
            if let refusal = SiteColumn.refusal(keeping: site.agency, by: officer)
                ?? draft.fault(among: all, changing: id)
            {
                throw refusal
            }
            let column = SiteColumn(
                id: id ?? tx.newID(), agency: site.agency, portal: portal, parent: draft.parent, slug: draft.slug,
                name: draft.name, type: draft.type, description: draft.description, keywords: draft.keywords,
                freshness: draft.freshness, order: draft.order, isActive: before?.isActive ?? true,
                isImportant: draft.isImportant, form: draft.form, place: draft.place)
            try ColumnRows.write(column, isNew: before == nil, in: tx)
            let act = before == nil ? "column.add" : "column.change"
            try journal.append(columnEntry(act, site.agency, column.id.text, "栏目“\(column.name)”", officer), in: tx)
            if let before, before.name != column.name || before.slug != column.slug || before.form != column.form {
                try followArticles(of: column.id, in: tx)
            }
            return column
        }
    }

    /// 停用 or 启用. A column that still shows something is not closed.
    package func setColumn(_ id: ColumnID, active: Bool, by officer: Officer) async throws {
        try await store.write { tx in
            guard let column = try ColumnRows.column(id, in: tx) else { throw Refusal.notFound }
            if let refusal = SiteColumn.refusal(keeping: column.agency, by: officer) { throw refusal }
            let shown = try tx.first(
                """
                SELECT count(*) FROM article WHERE live_column_id = ? AND live_revision_id IS NOT NULL
                AND withdrawn_kind IS NULL
                """, [id])?.integer(0)
            if !active, let shown, shown > 0 {
                throw Refusal(
                    .stateRefused, "未能停用栏目：“\(column.name)”中还有\(shown)条公开的信息。请先把它们移到其他栏目或者撤回。", rule: "SITE-5")
            }
            try tx.execute("UPDATE site_column SET is_active = ? WHERE id = ?", [active, id])
            try journal.append(
                columnEntry(
                    active ? "column.open" : "column.close", column.agency, id.text,
                    "\(active ? "启用" : "停用")栏目“\(column.name)”", officer), in: tx)
        }
    }

    /// Every column of a portal with the last day something new went public in it or under it (SITE-5).
    package func columnStandings(of portal: PortalID) async throws -> [ColumnStanding] {
        try await store.read { try standings(of: portal, in: $0) }
    }

    func standings(of portal: PortalID, in snapshot: Snapshot) throws -> [ColumnStanding] {
        let today = today(in: snapshot)
        let rows = try snapshot.query(
            """
            SELECT p.column_id, max(a.published_at), count(*) FROM article a
            JOIN article_placement p ON p.revision_id = a.live_revision_id
            WHERE a.portal_id = ? AND a.withdrawn_kind IS NULL GROUP BY p.column_id
            """, [portal])
        var own: [ColumnID: (day: Day, count: Int)] = [:]
        for row in rows { own[try row.id(0)] = (try row.moment(1).day, try row.integer(2)) }
        let columns = try ColumnRows.columns(of: portal, in: snapshot)
        // The page of a column shows what stands in those under it too.
        let last = SiteColumn.rolledUp(own.mapValues(\.day), among: columns)
        return columns.map { column in
            ColumnStanding(
                column: column, count: own[column.id]?.count ?? 0, last: last[column.id],
                freshness: column.freshness(on: today, last: last[column.id]))
        }
    }

    private func columnEntry(
        _ act: String, _ agency: AgencyID, _ id: String, _ note: String, _ officer: Officer
    ) -> JournalEntry {
        JournalEntry(
            agency: agency, actor: officer.id, actorName: officer.name, act: act, subjectKind: "site_column",
            subjectID: id, rule: "SITE-2", note: note)
    }
}
