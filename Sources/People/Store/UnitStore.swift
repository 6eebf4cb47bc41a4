package import Kernel
package import SQL

extension PeopleStore {
    /// The units of an agency in their order; closed ones only when asked for.
    package func units(
        of agency: AgencyID, includingClosed: Bool = false, in snapshot: Snapshot
    ) throws -> [Unit] {
        let rows = try snapshot.query(
            "SELECT \(UnitRow.columns) FROM unit WHERE agency_id = ? ORDER BY position, name", [agency])
        let aliases = try snapshot.query(
            "SELECT unit_id, alias FROM unit_alias WHERE agency_id = ? ORDER BY alias", [agency])
        return try UnitRow.units(rows, aliases: aliases).filter { includingClosed || $0.isActive }
    }

    package func unit(_ id: UnitID, in snapshot: Snapshot) throws -> Unit? {
        let rows = try snapshot.query("SELECT \(UnitRow.columns) FROM unit WHERE id = ?", [id])
        let aliases = try snapshot.query(
            "SELECT unit_id, alias FROM unit_alias WHERE unit_id = ? ORDER BY alias", [id])
        return try UnitRow.units(rows, aliases: aliases).first
    }

    /// The unit of the first active member of the agency who holds `role`; nil when nobody with a post does.
    package func unit(holding role: Role, of agency: AgencyID, in snapshot: Snapshot) throws -> UnitID? {
        try snapshot.first(
            """
            SELECT p.unit_id FROM member_role r JOIN member m ON m.id = r.member_id
                JOIN post p ON p.member_id = m.id JOIN unit u ON u.id = p.unit_id
            WHERE r.agency_id = ? AND r.role = ? AND m.active = 1 AND u.active = 1 AND u.agency_id = ?
            ORDER BY m.id, u.position LIMIT 1
            """, [agency, role.rawValue, agency]
        )?.id(0)
    }

    /// The units of other agencies that are at the same time this agency.
    package func units(representing agency: AgencyID, in snapshot: Snapshot) throws -> [Unit] {
        let rows = try snapshot.query(
            "SELECT \(UnitRow.columns) FROM unit WHERE own_agency_id = ? ORDER BY id", [agency])
        return try UnitRow.units(rows, aliases: [])
    }

    /// Finds what a document's names mean among the agency's units.
    package func matcher(for agency: Agency, in snapshot: Snapshot) throws -> UnitMatcher {
        UnitMatcher(
            units: try units(of: agency.id, in: snapshot), agencyNames: [agency.name, agency.shortName])
    }

    /// Adds a unit. No two units of an agency share a name, short name or alias.
    @discardableResult
    package func addUnit(
        _ draft: UnitDraft, agency: AgencyID, by performer: Performer, in tx: Transaction
    ) throws -> Unit {
        if let refusal = Administration.refusal(of: .addUnit, by: performer, in: agency) { throw refusal }
        let added = try draft.unit(id: tx.newID(), agency: agency).get()
        try checkNames(of: added, in: tx)
        if let own = added.ownAgency, try self.agency(own, in: tx) == nil { throw Refusal.notFound }
        try tx.execute(
            """
            INSERT INTO unit (id, agency_id, name, short_name, kind, own_agency_id, position, active, created_at, version)
            VALUES (?, ?, ?, ?, ?, ?, ?, 1, ?, 1)
            """,
            [
                added.id, agency, added.name, added.shortName, added.kind.rawValue, added.ownAgency, added.order,
                tx.now,
            ])
        for alias in added.aliases { try insertAlias(alias, of: added, in: tx) }
        try note(
            "unit.add", by: performer, agency: agency, subject: ("unit", added.id.text), after: added.canonicalText,
            note: added.name, in: tx)
        return added
    }

    /// Adds a name that documents use for the unit; one it has already changes nothing.
    @discardableResult
    package func addAlias(
        _ alias: String, to id: UnitID, by performer: Performer, in tx: Transaction
    ) throws -> Unit {
        guard let before = try unit(id, in: tx) else { throw Refusal.notFound }
        if let refusal = Administration.refusal(of: .nameUnit, by: performer, in: before.agency) { throw refusal }
        let alias = PlainName.trimmed(alias)
        if let refusal = PlainName.refusal(of: alias, what: "单位别名", field: "aliases") { throw refusal }
        guard !before.names.contains(alias) else { return before }
        let after = Unit(
            id: id, agency: before.agency, name: before.name, shortName: before.shortName, kind: before.kind,
            ownAgency: before.ownAgency, order: before.order, aliases: before.aliases + [alias],
            isActive: before.isActive)
        try checkNames(of: after, in: tx)
        try insertAlias(alias, of: after, in: tx)
        try note(
            "unit.name", by: performer, agency: before.agency, subject: ("unit", id.text), before: before.canonicalText,
            after: after.canonicalText, note: "\(before.name)：\(alias)", in: tx)
        return after
    }

    /// Closes a unit, or opens it again; it keeps its tasks and its history.
    package func setUnit(_ id: UnitID, active: Bool, by performer: Performer, in tx: Transaction) throws {
        guard let before = try unit(id, in: tx) else { throw Refusal.notFound }
        if let refusal = Administration.refusal(of: .changeUnit, by: performer, in: before.agency) { throw refusal }
        guard before.isActive != active else { return }
        try tx.execute("UPDATE unit SET active = ?, version = version + 1 WHERE id = ?", [active, id])
        try note(
            "unit.change", by: performer, agency: before.agency, subject: ("unit", id.text),
            before: before.canonicalText, after: try unit(id, in: tx)?.canonicalText,
            note: active ? "启用\(before.name)" : "停用\(before.name)", in: tx)
    }

    private func insertAlias(_ alias: String, of unit: Unit, in tx: Transaction) throws {
        try tx.execute(
            "INSERT INTO unit_alias (agency_id, alias, unit_id) VALUES (?, ?, ?)", [unit.agency, alias, unit.id])
    }

    private func checkNames(of unit: Unit, in tx: Transaction) throws {
        let wanted = Set(unit.names.map(UnitNameForm.normal))
        for other in try units(of: unit.agency, includingClosed: true, in: tx) where other.id != unit.id {
            guard let clash = other.names.first(where: { wanted.contains(UnitNameForm.normal($0)) }) else { continue }
            throw PeopleStore.unitTaken(clash)
        }
    }

    static func unitTaken(_ name: String) -> Refusal {
        Refusal(.invalid, "单位未保存：本机构已有单位使用“\(name)”这一名称或别名。请改用不同的名称，或直接使用已有单位。", field: "name")
    }
}

extension PeopleStore {
    /// `addUnit` in a transaction of its own.
    @discardableResult
    package func addUnit(_ draft: UnitDraft, agency: AgencyID, by performer: Performer) async throws -> Unit {
        try await write(taken: PeopleStore.unitTaken(PlainName.trimmed(draft.name))) { tx in
            try addUnit(draft, agency: agency, by: performer, in: tx)
        }
    }
}

enum UnitRow {
    static let columns = "id, agency_id, name, short_name, kind, own_agency_id, position, active"

    static func units(_ rows: [SQLRow], aliases: [SQLRow]) throws -> [Unit] {
        var named: [UnitID: [String]] = [:]
        for row in aliases { named[try row.id(0), default: []].append(try row.text(1)) }
        return try rows.map { row in
            let id: UnitID = try row.id(0)
            let word = try row.text(4)
            guard let kind = UnitKind(rawValue: word) else {
                throw SQLError.unexpectedValue(column: 4, expected: "a kind of unit", found: word)
            }
            return Unit(
                id: id, agency: try row.id(1), name: try row.text(2), shortName: try row.optionalText(3), kind: kind,
                ownAgency: try row.optionalID(5), order: try row.integer(6), aliases: named[id] ?? [],
                isActive: try row.bool(7))
        }
    }
}
