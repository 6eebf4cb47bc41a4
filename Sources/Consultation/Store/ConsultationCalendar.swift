import Audit
package import Kernel
package import Obligations
package import SQL

/// Days of a consultation that a new calendar can move (CAL-5).
extension ConsultationStore {
    /// The day of the legality review as the record shows it, in the transaction that moved it. Part of loading a calendar,
    /// which journals it.
    package static let followDeadlines: DeadlineFollower = { affected, tx in
        for moved in affected where moved.obligation.subject.kind.hasPrefix(ConsultationDuties.legalityKind) {
            guard let day = moved.after?.day else { continue }
            try tx.execute(
                "UPDATE consultation SET legality_due_on = ? WHERE id = ? AND legality_concluded_on IS NULL",
                [day, moved.obligation.subject.id])
        }
    }

    /// CONS-9 counts from the last day of a consultation, which may be ahead, so its day is kept as such: whatever the calendar
    /// in force says otherwise is moved. Safe to run again; what is overdue stays so.
    ///
    /// - Returns: how many days moved.
    package func settleCalendar() async throws -> Int {
        try await store.write { tx in
            let open = try ConsultationRows.all(where: "stage IN ('issued', 'explained') ORDER BY id", [], in: tx)
            let duties = ConsultationDuties(obligations: obligations, tx: tx)
            var moved = 0
            for found in open {
                guard let day = try duties.followCalendar(found) else { continue }
                try journal.append(
                    JournalEntry(
                        agency: found.agency, actor: nil, actorName: "系统", act: "consultation.calendar",
                        subjectKind: PublicConsultation.journalKind, subjectID: found.id.text,
                        before: found.canonicalText, after: found.canonicalText, rule: "CAL-5",
                        note: "按现有工作日历，结果最迟\(day)公布"), in: tx)
                moved += 1
            }
            return moved
        }
    }
}
