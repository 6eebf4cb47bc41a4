import Audit
package import Kernel
package import Obligations
package import People
import SQL

extension RuleDutyStore {
    /// What an assigned duty is about when it has no record of its own.
    static let assignedKind = "rule_duty"

    package var now: Moment { store.timekeeper.now() }

    package func units(of officer: Officer) async throws -> [Unit] {
        try await store.read { try people.units(of: officer.agency, in: $0) }
    }

    /// With the name of whoever each was for.
    package func named(_ undelivered: [UndeliveredNotices]) async throws -> [(who: String, notices: UndeliveredNotices)]
    {
        try await store.read { snapshot in
            try undelivered.map { notices in
                switch notices.channel {
                case .webhook: return ("接收程序 \(notices.target)", notices)
                case .mail, .digest:
                    let name = try MemberID(notices.target).flatMap { try people.member($0, in: snapshot)?.name }
                    return (name ?? "已注销的人员", notices)
                }
            }
        }
    }

    package func assignable(on day: Day) -> [RuleEntry] { DutyDraft.rules(rules(), on: day) }

    /// Puts a duty on a unit of the officer's own agency.
    package func assign(_ draft: DutyDraft, by officer: Officer) async throws -> ObligationID {
        if let refusal = DutyDraft.refusal(for: officer) { throw refusal }
        let book = rules()
        return try await store.write { tx in
            let units = Set(try people.units(of: officer.agency, in: tx).map(\.id))
            let duty = try draft.valid(book, units: units, now: tx.now).get()
            let number: Identifier<RuleDuty> = tx.newID()
            let subject = Obligation.Subject(kind: RuleDutyStore.assignedKind, id: number.text)
            try obligations.open(
                duty.rule.id, on: subject, of: officer.agency, title: duty.title, owner: duty.unit,
                term: Term(duty.clock), from: duty.start, in: tx)
            try journal.append(
                JournalEntry(
                    by: officer, act: "supervision.duty.assign", subjectKind: subject.kind, subjectID: subject.id,
                    rule: duty.rule.id, note: "下达应办事项：\(duty.title)"), in: tx)
            guard let opened = try obligations.obligation(duty.rule.id, on: subject, of: officer.agency, in: tx) else {
                throw Refusal.notFound
            }
            return opened.id
        }
    }
}
