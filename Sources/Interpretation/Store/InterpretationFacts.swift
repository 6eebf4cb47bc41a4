import Documents
package import Kernel
import Obligations
package import SQL

/// What figures, checks and bulletins are computed from; for other capabilities too (INT-3, INT-7, INT-9, EVAL-3).
extension InterpretationStore {
    /// Every policy document of an agency that became public in the period.
    package func facts(of agency: AgencyID, in period: Period) async throws -> [InterpretationFact] {
        try await store.read { try facts(of: agency, in: period, in: $0) }
    }

    package func facts(
        of agency: AgencyID, in period: Period, in snapshot: Snapshot
    ) throws -> [InterpretationFact] {
        try PolicyCaseRows.cases(
            where: "agency_id = ? AND published_at >= ? AND published_at < ? ORDER BY published_at, id",
            [agency, Moment(day: period.first), Moment(day: period.last.adding(days: 1))], in: snapshot
        ).filter { $0.need != .dropped && $0.need != .changeOnly }.compactMap { try fact(of: $0, in: snapshot) }
    }

    private func fact(of found: PolicyCase, in snapshot: Snapshot) throws -> InterpretationFact? {
        guard let published = found.publishedAt, let document = try document(of: found, in: snapshot)
        else { return nil }
        var exemption: String?
        if case .exempt(let reason, _) = found.need { exemption = reason }
        let duty = try obligations.obligation(
            InterpretationStore.interpretationRule, on: found.duty, of: found.agency, in: snapshot)
        let due = duty.flatMap {
            $0.reading(at: published, calendar: calendar).due.deadline?.day
        }
        return InterpretationFact(
            id: found.id, agency: found.agency, unit: found.unit, title: document.contents.title,
            number: document.number?.text, publishedOn: published.day, dueOn: exemption == nil ? due : nil,
            interpretedOn: found.interpretedAt?.day, forms: found.forms, channels: found.channels,
            exemption: exemption)
    }
}
