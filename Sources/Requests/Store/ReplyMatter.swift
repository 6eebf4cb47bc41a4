import Ciphers
package import Kernel
import People
import SQL

/// The reply as it would be written now.
extension RequestStore {
    /// Everything the reply is made from, before it is signed and has a number.
    package func replyMatter(of id: RequestID, for officer: Officer) async throws -> LetterMatter {
        let cipher = try cipher(), now = store.timekeeper.now()
        try await mayOpen(.letter(.reply), of: id, for: officer)
        return try await store.read { snapshot in
            let request = try visible(id, to: officer, opening: cipher, in: snapshot)
            guard request.draft != nil else { throw Refusal.notFound }
            let kind: LetterKind = request.kind == .disclosure ? .reply : .recordCorrectionNotice
            let letter = CaseLetter(
                id: CaseLetterID(at: now, random: (0, 0)), kind: kind, number: request.replyNumber,
                issuedOn: request.signedOn ?? now.day, about: nil)
            let names = try people.names(of: request.agency, in: snapshot)
            return LetterMatter(
                letter: letter, request: request,
                applicant: try ApplicantRows.applicant(
                    of: id, kind: request.applicantKind, opening: cipher, in: snapshot),
                repeated: try request.repeats.flatMap { try RequestRows.request($0, opening: nil, in: snapshot) },
                files: try FileRows.all(of: id, on: shelf, in: snapshot),
                agencyName: try people.agency(request.agency, in: snapshot)?.name ?? "",
                units: names.units, members: names.members, due: nil,
                wording: try wording(kind, request, in: snapshot))
        }
    }
}
