import Audit
package import Kernel
import Obligations
import People
import SQL

/// The list of what is to mend goes to the units; the next rehearsal that finds nothing of it any more ends their duty.
extension InspectionStore {
    /// - Parameter office: who sees to what belongs to no unit.
    package func hand(
        _ id: InspectionRunID, by officer: Officer, version: Int? = nil
    ) async throws -> InspectionRun {
        try await store.write { tx in
            let run = try visible(id, to: officer, in: tx)
            let todos = pack.judge(try InspectionRows.evidence(of: id, in: tx), on: run.day).todos
            if let refusal = run.handingRefusal(by: officer, hasTodos: !todos.isEmpty) { throw refusal }
            if let version, version != run.version { throw InspectionStore.changedMeanwhile }
            let groups = try groups(todos, of: run.agency, in: tx)
            for (unit, count) in groups.sorted(by: { $0.key < $1.key }) {
                try obligations.open(
                    InspectionStore.rule, on: run.duty(of: unit), of: run.agency,
                    title: "整改网站检查（\(run.day)）发现的 \(count) 个问题", owner: unit, term: InspectionStore.term, in: tx)
                try tx.execute(
                    "INSERT INTO inspection_handing (run_id, unit_id, agency_id) VALUES (?, ?, ?)",
                    [run.id, unit, run.agency])
                try tell(unit, count, run, in: tx)
            }
            var next = run
            next.handedAt = tx.now
            next.version += 1
            try InspectionRows.update(next, from: run, in: tx)
            try journal.append(
                entry(officer, "hand", run, next, "下发整改清单：\(groups.count) 个科室，\(todos.count) 个问题"), in: tx)
            return next
        }
    }

    /// Everybody of the unit who can work on it.
    private func tell(_ unit: UnitID, _ count: Int, _ run: InspectionRun, in tx: Transaction) throws {
        let members = try people.members(ofUnit: unit, in: tx).filter { member in
            member.isActive && !member.roles.contains { $0.isAdministrator }
        }
        let duty = try obligations.obligation(InspectionStore.rule, on: run.duty(of: unit), of: run.agency, in: tx)
        try alert(
            InspectionAlert(
                agency: run.agency, run: run.id, day: run.day, unit: unit, count: count,
                due: duty?.dueCache?.moment.day, members: members.map(\.id)), tx)
    }

    private func groups(_ todos: [InspectionTodo], of agency: AgencyID, in tx: Transaction) throws -> [UnitID: Int] {
        let open = try people.units(of: agency, in: tx).map(\.id)
        guard let office = open.first else {
            throw Refusal(.stateRefused, "未能下发整改清单：本单位没有科室。请先建立科室。", rule: "SITE-6")
        }
        var counts: [UnitID: Int] = [:]
        for todo in todos {
            let unit = todo.fact.unit.flatMap { open.contains($0) ? $0 : nil } ?? office
            counts[unit, default: 0] += 1
        }
        return counts
    }

    /// A unit's duty ends when nothing of its list is found again by somebody who looked at it.
    func meetWhatIsMended(
        _ agency: AgencyID, _ evidence: InspectionEvidence, _ run: InspectionRun, in tx: Transaction
    ) throws {
        guard run.day == tx.today else { return }
        let present = Set(pack.judge(evidence, on: run.day).todos.map(\.fact.key))
        let handed = try tx.query(
            "SELECT run_id, unit_id FROM inspection_handing WHERE agency_id = ? AND met_at IS NULL", [agency]
        ).map { (run: try $0.id(0) as InspectionRunID, unit: try $0.id(1) as UnitID) }
        let offices = try people.units(of: agency, in: tx).map(\.id)
        for handing in handed {
            guard let old = try InspectionRows.run(handing.run, in: tx) else { continue }
            let todos = pack.judge(try InspectionRows.evidence(of: old.id, in: tx), on: old.day).todos.filter {
                ($0.fact.unit.flatMap { offices.contains($0) ? $0 : nil } ?? offices.first) == handing.unit
            }
            let isMended = todos.allSatisfy { todo in
                evidence.seen.contains(todo.fact.matter) && !present.contains(todo.fact.key)
            }
            guard isMended else { continue }
            try obligations.append(
                .met, to: InspectionStore.rule, on: old.duty(of: handing.unit), of: agency, at: tx.now,
                note: "再次检查没有发现清单上的问题", in: tx)
            try tx.execute(
                "UPDATE inspection_handing SET met_at = ? WHERE run_id = ? AND unit_id = ?",
                [tx.now, handing.run, handing.unit])
        }
    }
}
