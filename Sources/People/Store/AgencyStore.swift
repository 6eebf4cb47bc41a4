package import Kernel
package import SQL

extension PeopleStore {
    /// All agencies, by short name.
    package func agencies(in snapshot: Snapshot) throws -> [Agency] {
        try snapshot.query("SELECT \(AgencyRow.columns) FROM agency ORDER BY short_name").map(AgencyRow.agency)
    }

    package func agency(_ id: AgencyID, in snapshot: Snapshot) throws -> Agency? {
        try snapshot.first("SELECT \(AgencyRow.columns) FROM agency WHERE id = ?", [id]).map(AgencyRow.agency)
    }

    /// The agency with this credit code or short name.
    package func agency(code: String, in snapshot: Snapshot) throws -> Agency? {
        let name = PlainName.trimmed(code)
        let rows = try snapshot.query(
            "SELECT \(AgencyRow.columns) FROM agency WHERE credit_code = ? OR short_name = ?",
            [name.uppercased(), name])
        let found = try rows.map(AgencyRow.agency)
        return found.first { $0.creditCode?.text == name.uppercased() } ?? found.first
    }

    /// Who stands above whom, over all agencies.
    package func tree(in snapshot: Snapshot) throws -> AgencyTree {
        var parents: [AgencyID: AgencyID] = [:]
        for row in try snapshot.query("SELECT id, parent_id FROM agency WHERE parent_id IS NOT NULL") {
            parents[try row.id(0)] = try row.id(1)
        }
        return AgencyTree(parents: parents)
    }

    /// Adds an agency below `parent`; one without a parent only the server's operator adds.
    @discardableResult
    package func addAgency(
        _ draft: AgencyDraft, parent: AgencyID?, by performer: Performer, in tx: Transaction
    ) throws -> Agency {
        if let parent {
            if let refusal = Administration.refusal(of: .addAgency, by: performer, in: parent) { throw refusal }
            guard try agency(parent, in: tx) != nil else { throw Refusal.notFound }
        } else if performer != .operatorOfServer {
            throw Refusal(
                .roleRefused, "机构未建立：没有上级的机构只能由服务器维护人员建立。请选择上级机构，或联系维护人员。", rule: "MLPS-2")
        }
        let added = try draft.agency(id: tx.newID(), parent: parent).get()
        let taken = try [added.creditCode?.text, added.shortName].compactMap { $0 }
            .contains { try agency(code: $0, in: tx) != nil }
        if taken { throw PeopleStore.agencyTaken(draft) }
        try tx.execute(
            """
            INSERT INTO agency (id, credit_code, short_name, name, parent_id, is_government, created_at, version)
            VALUES (?, ?, ?, ?, ?, ?, ?, 1)
            """,
            [
                added.id, added.creditCode?.text, added.shortName, added.name, added.parent, added.isGovernment,
                tx.now,
            ])
        try note(
            "agency.add", by: performer, agency: added.id, subject: ("agency", added.id.text),
            after: added.canonicalText,
            note: added.name, in: tx)
        return added
    }

    /// The same in a transaction of its own.
    @discardableResult
    package func addAgency(_ draft: AgencyDraft, parent: AgencyID?, by performer: Performer) async throws -> Agency {
        try await write(taken: PeopleStore.agencyTaken(draft)) { tx in
            try addAgency(draft, parent: parent, by: performer, in: tx)
        }
    }

    /// Says whether the agency answers for a government as a whole; its annual report is due on another day then (FOI-49).
    package func setAgency(_ id: AgencyID, isGovernment: Bool, by performer: Performer) async throws {
        try await store.write { tx in
            if let refusal = Administration.refusal(of: .changeAgency, by: performer, in: id) { throw refusal }
            guard let before = try agency(id, in: tx) else { throw Refusal.notFound }
            guard before.isGovernment != isGovernment else { return }
            try tx.execute(
                "UPDATE agency SET is_government = ?, version = version + 1 WHERE id = ?", [isGovernment, id])
            try note(
                "agency.change", by: performer, agency: id, subject: ("agency", id.text),
                before: before.canonicalText, after: try agency(id, in: tx)?.canonicalText, rule: "FOI-49",
                note: isGovernment ? "\(before.name)是本级政府的机构" : "\(before.name)是部门", in: tx)
        }
    }

    private static func agencyTaken(_ draft: AgencyDraft) -> Refusal {
        Refusal(
            .invalid, "机构未建立：已有机构使用“\(PlainName.trimmed(draft.name))”的简称或信用代码。请改用不同的简称，或直接使用已有机构。",
            field: "short_name")
    }
}

enum AgencyRow {
    static let columns = "id, credit_code, short_name, name, parent_id, is_government"

    static func agency(_ row: SQLRow) throws -> Agency {
        Agency(
            id: try row.id(0), creditCode: try row.optionalText(1).flatMap { SocialCreditCode($0) },
            name: try row.text(3),
            shortName: try row.text(2), parent: try row.optionalID(4), isGovernment: try row.bool(5))
    }
}
