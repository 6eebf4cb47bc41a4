package import Audit
package import Kernel
import Obligations
package import SQL

/// Meetings and their decisions (OPN-12).
extension DocumentStore {
    package func recordMeeting(
        _ contents: MeetingContents, _ decisions: [MeetingDecisionDraft], unit: UnitID, by officer: Officer
    ) async throws -> Meeting {
        try await store.write { tx in
            let refusal =
                OfficialDocument.draftingRefusal(for: unit, by: officer)
                ?? Meeting.fault(in: contents, decisions, on: tx.today, under: policy)
            if let refusal { throw refusal }
            let meeting = Meeting(
                id: tx.newID(), agency: officer.agency, unit: unit, recorder: officer.id, recorderName: officer.name,
                contents: contents, decisions: DocumentStore.decisions(decisions, tx))
            try MeetingRows.insert(meeting, in: tx)
            try journal.append(told("record", by: officer, before: nil, after: meeting), in: tx)
            return meeting
        }
    }

    package func editMeeting(
        _ id: MeetingID, _ contents: MeetingContents, _ decisions: [MeetingDecisionDraft], by officer: Officer,
        version: Int? = nil
    ) async throws -> Meeting {
        try await store.write { tx in
            let meeting = try DocumentStore.meeting(id, .edit, officer, version, tx)
            if let refusal = Meeting.fault(in: contents, decisions, on: tx.today, under: policy) { throw refusal }
            var next = meeting
            next.contents = contents
            next.decisions = DocumentStore.decisions(decisions, tx)
            next.version += 1
            try MeetingRows.replace(next, from: meeting, in: tx)
            try journal.append(told("edit", by: officer, before: meeting, after: next), in: tx)
            return next
        }
    }

    /// 审定: from this day the public decisions have to be published (FOI-26).
    package func confirmMeeting(_ id: MeetingID, by officer: Officer, version: Int? = nil) async throws -> Meeting {
        try await store.write { tx in
            let meeting = try DocumentStore.meeting(id, .confirm, officer, version, tx)
            var next = meeting
            next.confirmerName = officer.name
            next.confirmedOn = tx.today
            next.version += 1
            try MeetingRows.update(next, from: meeting, in: tx)
            for decision in next.decisions where decision.attribute.isPublic {
                try obligations.open(
                    DocumentWriter.publicationRule, on: decision.subject, of: next.agency,
                    title: "公开会议决定：\(decision.text.prefix(60))", owner: next.unit, term: .publication, in: tx)
            }
            try journal.append(told("confirm", by: officer, before: meeting, after: next), in: tx)
            return next
        }
    }

    package func meeting(_ id: MeetingID, for officer: Officer) async throws -> Meeting {
        try await store.read { snapshot in
            guard let meeting = try MeetingRows.meeting(id, in: snapshot), meeting.reach(of: officer).canRead else {
                throw Refusal.notFound
            }
            return meeting
        }
    }

    /// The meetings that `officer` may know of, the latest first.
    package func meetings(for officer: Officer, limit: Int = 200) async throws -> [Meeting] {
        try await store.read { snapshot in
            try MeetingRows.meetings(of: [officer.agency] + officer.overseen, limit: limit, in: snapshot)
                .filter { $0.reach(of: officer).canRead }
        }
    }

    private static func meeting(
        _ id: MeetingID, _ act: MeetingAct, _ officer: Officer, _ version: Int?, _ tx: Transaction
    ) throws -> Meeting {
        guard let meeting = try MeetingRows.meeting(id, in: tx) else { throw Refusal.notFound }
        if let refusal = meeting.refusal(of: act, by: officer) { throw refusal }
        if let version, version != meeting.version { throw changedMeanwhile }
        return meeting
    }

    private static func decisions(_ drafts: [MeetingDecisionDraft], _ tx: Transaction) -> [MeetingDecision] {
        drafts.map { MeetingDecision(id: tx.newID(), text: $0.text, attribute: $0.attribute, reason: $0.reason) }
    }

    private func told(_ act: String, by officer: Officer, before: Meeting?, after: Meeting) -> JournalEntry {
        JournalEntry(
            agency: after.agency, actor: officer.id, actorName: officer.name, act: "meeting.\(act)",
            subjectKind: Meeting.journalKind, subjectID: after.id.text, before: before?.canonicalText,
            after: after.canonicalText, rule: "OPN-12", note: after.contents.title)
    }

    /// How a meeting looks now, for `gongkai audit verify`.
    package static let meetingReader = SubjectReader(kind: Meeting.journalKind) { id, snapshot in
        guard let id = MeetingID(id) else { return nil }
        return try MeetingRows.meeting(id, in: snapshot)?.canonicalText
    }
}

extension MeetingDecision {
    var subject: Obligation.Subject { Obligation.Subject(kind: "meeting_decision", id: id.text) }
}
