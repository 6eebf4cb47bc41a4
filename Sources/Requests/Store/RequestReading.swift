package import Audit
import Ciphers
package import Kernel
import Obligations
import People
import SQL

/// What staff see.
extension RequestStore {
    package func view(_ id: RequestID, for officer: Officer) async throws -> CaseView {
        let cipher = try cipher(), now = store.timekeeper.now()
        return try await store.read { snapshot in
            let found = try visible(id, to: officer, opening: cipher, in: snapshot)
            let applicant = try ApplicantRows.applicant(
                of: id, kind: found.applicantKind, opening: cipher, in: snapshot)
            let context = try context(of: found, at: now, in: snapshot)
            let may = asked(found, officer, context), names = try people.names(of: found.agency, in: snapshot)
            return CaseView(
                request: found, applicant: MaskedApplicant(applicant),
                duties: try duties(of: found, at: now, in: snapshot), letters: try LetterRows.all(of: id, in: snapshot),
                files: try FileRows.all(of: id, on: shelf, in: snapshot),
                similar: try similar(
                    to: found.wanted, except: id, applicant, cipher, of: found.agency, for: officer, in: snapshot),
                acts: may.acts,
                refusals: may.refusals, units: names.units, members: names.members)
        }
    }

    /// What the officer may do, and why not of what their role could: the same function as the act itself asks.
    private func asked(
        _ request: DisclosureRequest, _ officer: Officer, _ context: RequestContext
    ) -> (acts: [RequestAct], refusals: [RequestAct: Refusal]) {
        var acts: [RequestAct] = [], refusals: [RequestAct: Refusal] = [:]
        for act in RequestAct.allCases {
            switch request.refusal(of: act, by: officer, in: context) {
            case nil: acts.append(act)
            case let refusal? where refusal.code != .roleRefused && refusal.code != .notFound: refusals[act] = refusal
            case _?: break
            }
        }
        return (acts, refusals)
    }

    /// Every duty that runs, the nearest first; of an ended case the reply, as it ended.
    func duties(of request: DisclosureRequest, at now: Moment, in snapshot: Snapshot) throws -> [CaseDuty] {
        var wanted = request.openDuties
        if let reply = request.replyDuty, !wanted.contains(reply) { wanted.append(reply) }
        let found = try wanted.compactMap { try duty($0, of: request, at: now, in: snapshot) }
        return found.sorted { one, other in
            (one.reading.due.deadline?.moment ?? .distant) < (other.reading.due.deadline?.moment ?? .distant)
        }
    }

    func duty(
        _ duty: RequestDuty, of request: DisclosureRequest, at now: Moment, in snapshot: Snapshot
    ) throws -> CaseDuty? {
        guard
            let obligation = try obligations.obligation(
                duty.rule, on: duty.subject(of: request.id), of: request.agency, in: snapshot)
        else { return nil }
        return CaseDuty(
            rule: duty.rule, title: obligation.title, isOurs: duty.isOurs,
            reading: obligation.reading(at: now, calendar: calendar),
            explanation: obligation.clock.explanation(calendar))
    }

    /// The applicant in clear; that somebody looked stays in the journal (PII-3).
    package func reveal(_ id: RequestID, why: String = "办理需要", by officer: Officer) async throws -> Applicant {
        let cipher = try cipher()
        return try await store.write { tx in
            let found = try visible(id, to: officer, opening: cipher, in: tx)
            let context = try context(of: found, at: tx.now, in: tx)
            let decision = try found.deciding(.reveal(why: why), by: officer, in: context).get()
            _ = try writer(tx, officer, cipher).record(
                decision, act: RequestAct.reveal.rawValue, rule: "PII-3", on: found)
            return try ApplicantRows.applicant(of: id, kind: found.applicantKind, opening: cipher, in: tx)
        }
    }

    /// Every act on the case, oldest first.
    package func timeline(of id: RequestID, for officer: Officer) async throws -> [RecordedEntry] {
        let cipher = try cipher()
        return try await store.read { snapshot in
            _ = try visible(id, to: officer, opening: cipher, in: snapshot)
            return try journal.timeline(
                subjectKind: DisclosureRequest.journalKind, subjectID: id.text, in: snapshot)
        }
    }
}

extension Moment {
    static let distant = Moment(day: .latest)
}
