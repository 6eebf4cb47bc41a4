import Audit
import Ciphers
package import Kernel
import ObjectStorage
import People
import SQL

/// Files and letters of a case.
extension RequestStore {
    package func addFile(
        _ file: CaseAttachment, as role: CaseFile.Role, to id: RequestID, by officer: Officer, version: Int? = nil
    ) async throws -> CaseFile {
        let cipher = try cipher()
        return try await store.write { tx in
            let found = try visible(id, to: officer, opening: cipher, in: tx)
            if let version, version != found.version { throw RequestStore.changedMeanwhile }
            let context = try context(of: found, at: tx.now, in: tx)
            var decision = try found.deciding(.addFile(name: file.name), by: officer, in: context).get()
            if role == .applicant || role == .correction, !found.stage.isOpen { throw RequestStore.endedForApplicant }
            decision.note += FileRows.note(of: [file])
            _ = try writer(tx, officer, cipher).record(
                decision, act: RequestAct.addFile.rawValue, rule: nil, on: found)
            let added = CaseFile(id: tx.newID(), role: role, file: file, addedAt: tx.now, addedBy: officer.name)
            try FileRows.insert(added, of: id, in: tx)
            return added
        }
    }

    /// - Parameter inArchive: as part of the whole case, whose opening the caller puts into the journal.
    package func caseFile(
        _ file: CaseFileID, of id: RequestID, for officer: Officer, inArchive: Bool = false
    ) async throws -> (file: CaseFile, bytes: [UInt8]) {
        let found = try await store.read { try FileRows.all(of: id, on: shelf, in: $0).first { $0.id == file } }
        guard let found else { throw Refusal.notFound }
        try await mayOpen(.file(found.role), of: id, for: officer, inArchive: inArchive)
        return try await bytes(of: found)
    }

    /// For the holder of the code: own files, and enclosures once the reply is delivered.
    package func caseFile(_ file: CaseFileID, code: String) async throws -> (file: CaseFile, bytes: [UInt8]) {
        let cipher = try cipher()
        let found = try await store.read { snapshot in
            let request = try request(by: code, opening: cipher, in: snapshot)
            return try FileRows.all(of: request.id, on: shelf, in: snapshot).first { $0.id == file && request.shows($0) }
        }
        return try await bytes(of: found)
    }

    private func bytes(of file: CaseFile?) async throws -> (file: CaseFile, bytes: [UInt8]) {
        guard let file else { throw Refusal.notFound }
        return (file, try await shelf.bytes(file.file.kept))
    }

    /// The `.docx`, made at the first call and the same ever after.
    ///
    /// - Parameter inArchive: as part of the whole case, whose opening the caller puts into the journal.
    package func letterFile(
        _ letter: CaseLetterID, of id: RequestID, for officer: Officer, inArchive: Bool = false
    ) async throws -> (letter: CaseLetter, bytes: [UInt8]) {
        let kind = try await store.read { try LetterRows.kept(letter, of: id, in: $0)?.letter.kind }
        guard let kind else { throw Refusal.notFound }
        try await mayOpen(.letter(kind), of: id, for: officer, inArchive: inArchive)
        return try await letterBytes(letter, of: id)
    }

    /// For the holder of the code: letters to the applicant.
    package func letterFile(
        _ letter: CaseLetterID, code: String
    ) async throws -> (letter: CaseLetter, bytes: [UInt8]) {
        let cipher = try cipher()
        let id = try await store.read { snapshot in
            let request = try request(by: code, opening: cipher, in: snapshot)
            guard try applicantLetters(of: request, in: snapshot).contains(where: { $0.id == letter }) else {
                throw Refusal.notFound
            }
            return request.id
        }
        return try await letterBytes(letter, of: id)
    }

    private func letterBytes(
        _ letter: CaseLetterID, of id: RequestID
    ) async throws -> (letter: CaseLetter, bytes: [UInt8]) {
        guard let kept = try await store.read({ try LetterRows.kept(letter, of: id, in: $0) }) else {
            throw Refusal.notFound
        }
        let file: String
        if let known = kept.file { file = known } else { file = try await produce(letter, of: id) }
        return (kept.letter, try await shelf.bytes(file))
    }

    /// Makes the bytes of what an act just issued, so that a template that changes later does not change them. The act
    /// stands whether this succeeds or not: the letter is made when it is asked for.
    func makeLetters(of id: RequestID) async {
        let unmade: [CaseLetterID]
        do { unmade = try await store.read { try LetterRows.unmade(of: id, in: $0) } } catch { return }
        for letter in unmade {
            // One that lacks a fact must not keep back those behind it.
            do { _ = try await produce(letter, of: id) } catch { continue }
        }
    }

    private func produce(_ letter: CaseLetterID, of id: RequestID) async throws -> String {
        let matter = try await matter(of: letter, id)
        let file = try await shelf.keep(try await letters(matter))
        let settled = try await store.write { try LetterRows.settle(letter, file: file, in: $0) }
        if settled != file { try await shelf.discard(file) }
        return settled
    }

    private func matter(of letter: CaseLetterID, _ id: RequestID) async throws -> LetterMatter {
        let cipher = try cipher()
        return try await store.read { snapshot in
            guard let kept = try LetterRows.kept(letter, of: id, in: snapshot),
                let request = try RequestRows.request(id, opening: cipher, in: snapshot)
            else { throw Refusal.notFound }
            let names = try people.names(of: request.agency, in: snapshot)
            return LetterMatter(
                letter: kept.letter, request: request,
                applicant: try ApplicantRows.applicant(
                    of: id, kind: request.applicantKind, opening: cipher, in: snapshot),
                repeated: try request.repeats.flatMap {
                    try RequestRows.request($0, opening: nil, in: snapshot)
                },
                files: try FileRows.all(of: id, on: shelf, in: snapshot),
                agencyName: try people.agency(request.agency, in: snapshot)?.name ?? "",
                units: names.units, members: names.members, due: kept.due,
                wording: try wording(kept.letter.kind, request, in: snapshot))
        }
    }
}
