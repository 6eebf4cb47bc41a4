import Audit
package import Ciphers
package import Kernel
import People
package import SQL

/// The duty roster.
extension OpinionStore {
    /// Takes the good lines in: a day and unit that come again are written anew, the bad lines are told.
    ///
    /// - Parameter lines: with the number of each in what was pasted.
    package func keepRoster(
        _ lines: [(number: Int, line: RosterLine)], faults: [RosterReceipt.Fault], by officer: Officer
    ) async throws -> RosterReceipt {
        let cipher = try cipher(), numbered = lines.map { NumberedLine(number: $0.number, line: $0.line) }
        return try await store.write { tx in
            if let refusal = DutyShift.refusalOfKeeping(by: officer) { throw refusal }
            var receipt = RosterReceipt()
            receipt.faults = faults
            let units = try people.units(of: officer.agency, in: tx),
                members = try people.members(
                    of: officer.agency, in: tx)
            var cleared: Set<String> = []
            for one in numbered {
                let line = one.line
                guard
                    let unit = units.first(where: { $0.isActive && ($0.name == line.unit || $0.shortName == line.unit) }
                    )
                else {
                    receipt.faults.append(.init(line: one.number, reason: "没有“\(line.unit.prefix(20))”这个科室"))
                    continue
                }
                if cleared.insert("\(line.day)/\(unit.id)").inserted { try clear(line.day, unit.id, officer, in: tx) }
                let named = members.filter { $0.isActive && $0.name == line.name }
                let shift = DutyShift(
                    id: tx.newID(), agency: officer.agency, day: line.day, unit: unit.id, name: line.name,
                    phone: line.phone, member: named.count == 1 ? named.first?.id : nil)
                try keep(shift, cipher, in: tx)
                receipt.taken += 1
            }
            receipt.faults.sort { $0.line < $1.line }
            if receipt.taken > 0 { try journal.append(rosterEntry(officer, receipt.taken), in: tx) }
            return receipt
        }
    }

    private struct NumberedLine: Sendable {
        let number: Int
        let line: RosterLine
    }

    private func clear(_ day: Day, _ unit: UnitID, _ officer: Officer, in tx: Transaction) throws {
        try tx.execute(
            "DELETE FROM opinion_duty_shift WHERE agency_id = ? AND day = ? AND unit_id = ?",
            [officer.agency, day, unit])
    }

    private func keep(_ shift: DutyShift, _ cipher: FieldCipher, in tx: Transaction) throws {
        try tx.execute(
            """
            INSERT INTO opinion_duty_shift (id, agency_id, day, unit_id, name, phone, member_id)
            VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (agency_id, day, unit_id, name) DO NOTHING
            """,
            [
                shift.id, shift.agency, shift.day, shift.unit, shift.name,
                try cipher.seal(shift.phone, for: OpinionStore.place(shift.id)), shift.member,
            ])
    }

    private func rosterEntry(_ officer: Officer, _ count: Int) -> JournalEntry {
        JournalEntry(
            agency: officer.agency, actor: officer.id, actorName: officer.name, act: "opinion.roster",
            subjectKind: "agency", subjectID: officer.agency.text, rule: "SEN-4", note: "保存值班表\(count)行")
    }

    /// Numbers of the roster, sealed (PII-3).
    package static let phones = SealedColumn("opinion_duty_shift", "phone")
    static func place(_ id: DutyShiftID) -> String { phones.place(id.text) }

    /// The shifts of a span of days, with the numbers; of one's own agency alone.
    package func roster(from first: Day, through last: Day, for officer: Officer) async throws -> [DutyShift] {
        if officer.isAdministrator { throw Refusal.notFound }
        let cipher = try cipher()
        return try await store.read { snapshot in
            try snapshot.query(
                """
                SELECT id, agency_id, day, unit_id, name, phone, member_id FROM opinion_duty_shift
                WHERE agency_id = ? AND day >= ? AND day <= ? ORDER BY day, unit_id, name LIMIT 2000
                """, [officer.agency, first, last]
            ).map { row in
                let id: DutyShiftID = try row.id(0)
                return DutyShift(
                    id: id, agency: try row.id(1), day: try row.day(2), unit: try row.id(3), name: try row.text(4),
                    phone: try cipher.open(try row.bytes(5), for: OpinionStore.place(id)),
                    member: try row.optionalID(6))
            }
        }
    }

    /// Who is on duty now.
    package func onDuty(for officer: Officer) async throws -> [DutyShift] {
        let day = DutyShift.day(at: now)
        return try await roster(from: day, through: day, for: officer)
    }

    /// Their accounts, for whoever tells them of a clock; needs no key.
    package static func membersOnDuty(
        of agency: AgencyID, at moment: Moment, in snapshot: Snapshot
    ) throws -> [MemberID] {
        try snapshot.query(
            """
            SELECT DISTINCT member_id FROM opinion_duty_shift
            WHERE agency_id = ? AND day = ? AND member_id IS NOT NULL ORDER BY member_id
            """, [agency, DutyShift.day(at: moment)]
        ).map { try $0.id(0) }
    }
}
