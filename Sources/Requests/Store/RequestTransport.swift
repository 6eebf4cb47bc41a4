import Audit
import Ciphers
package import Kernel
import SQL

/// Whole cases out and in.
extension RequestStore {
    /// Everything of the case, the applicant too; that it was taken out stays in the journal (PII-3).
    package func exportCase(_ id: RequestID, by officer: Officer) async throws -> (number: String, bytes: [UInt8]) {
        let cipher = try cipher()
        return try await store.write { tx in
            let found = try visible(id, to: officer, opening: cipher, in: tx)
            let context = try context(of: found, at: tx.now, in: tx)
            var decision = try found.deciding(.reveal(why: "导出"), by: officer, in: context).get()
            decision.note = "导出整件申请，含申请人信息。"
            _ = try writer(tx, officer, cipher).record(decision, act: "export", rule: "PII-3", on: found)
            return (found.number, try document(of: found, at: tx.now, cipher, in: tx) { _ in true }.bytes)
        }
    }

    /// The same for the archive of the case: what was only looked at is left out, so that the same case gives the same bytes.
    /// The caller puts into the journal that it was taken.
    package func archiveRecord(of id: RequestID, for officer: Officer) async throws -> String {
        try await mayOpen(.file(.applicant), of: id, for: officer, inArchive: true)
        let cipher = try cipher(), now = store.timekeeper.now()
        return try await store.read { snapshot in
            let found = try visible(id, to: officer, opening: cipher, in: snapshot)
            let document = try document(of: found, at: now, cipher, in: snapshot) {
                !RequestStore.lookingActs.contains($0.act)
            }
            return String(decoding: try document.bytes, as: UTF8.self)
        }
    }

    /// The case with this registration number, for the command line.
    package func id(number: String, of officer: Officer) async throws -> RequestID {
        let found: RequestID? = try await store.read { snapshot in
            try snapshot.first(
                "SELECT id FROM request WHERE agency_id = ? AND number = ?", [officer.agency, number])?.id(0)
        }
        guard let found else { throw Refusal(.notFound, "没有找到登记编号为 \(number) 的申请。请核对编号和机构。") }
        return found
    }

    private func document(
        of found: DisclosureRequest, at now: Moment, _ cipher: FieldCipher, in snapshot: Snapshot,
        where isWanted: (RecordedEntry) -> Bool
    ) throws -> CaseDocument {
        let entries = try journal.timeline(
            subjectKind: DisclosureRequest.journalKind, subjectID: found.id.text, in: snapshot)
        return CaseDocument(
            found,
            try ApplicantRows.applicant(of: found.id, kind: found.applicantKind, opening: cipher, in: snapshot),
            clocks: try duties(of: found, at: now, in: snapshot),
            letters: try LetterRows.all(of: found.id, in: snapshot),
            files: try FileRows.all(of: found.id, on: shelf, in: snapshot),
            timeline: entries.filter(isWanted).map {
                CaseDocument.Entry(
                    at: $0.at.description, act: $0.act, who: $0.actorName, note: $0.note, rule: $0.rule)
            })
    }

    /// Takes in an application from another installation: as it came, or, once it has ended, as history without clocks.
    /// What is under way elsewhere ends there: its clocks and letters cannot be taken over half way.
    package func importCase(_ bytes: [UInt8], by officer: Officer) async throws -> RequestReceipt {
        let document = try CaseDocument(reading: bytes)
        let new = try document.application(for: officer.agency)
        guard document.steps.isEmpty, document.reply == nil else {
            guard document.closing != nil else {
                throw Refusal(
                    .stateRefused, "没有导入：这一件申请正在原单位办理，期限和文书不能中途转来。请在原单位办结后再导入，或者请申请人另行提出。", rule: "FOI-D8",
                    field: "file")
            }
            return try await importEnded(document, new, officer)
        }
        if document.closing != nil { return try await importEnded(document, new, officer) }
        return try await receive(new, by: officer)
    }

    private func importEnded(
        _ document: CaseDocument, _ new: NewRequest, _ officer: Officer
    ) async throws -> RequestReceipt {
        guard let ending = document.closing, let why = Closing.Why(rawValue: ending.why), let on = Day(iso: ending.on)
        else { throw Refusal(.invalid, "没有导入：办结情况不完整。请用导出的原文件。", field: "file") }
        let cipher = try cipher()
        return try await store.write { tx in
            try IntakeCheck(new: new, officer: officer, now: tx.now, allowsOld: true).run()
            let number = try RequestSerials.registration(of: new.agency, year: tx.today.year, in: tx)
            var request = DisclosureRequest(
                id: tx.newID(), agency: new.agency, number: number, kind: new.kind, channel: new.channel,
                applicantKind: new.applicant.kind, wanted: new.wanted, arrivedAt: new.arrivedAt ?? tx.now,
                receivedOn: document.receivedOn.flatMap { Day(iso: $0) },
                unit: try intakeUnit(of: new.agency, in: tx))
            request.stage = .archived
            request.archivedOn = tx.today
            request.closing = Closing(
                why: why, code: ending.code.flatMap { DecisionCode(rawValue: $0) },
                record: ending.record.flatMap { RecordOutcome(rawValue: $0) }, on: on, isLate: ending.isLate)
            request.signedOn = document.reply?.signedOn.flatMap { Day(iso: $0) }
            let ready = try PreparedIntake(request.id, new.applicant, new.wanted, cipher)
            try writer(tx, officer, cipher).insertHistory(
                request, ready,
                note: "导入已办结的申请，原登记编号\(document.number.prefix(40))")
            return RequestReceipt(id: request.id, number: number, code: ready.code)
        }
    }
}
