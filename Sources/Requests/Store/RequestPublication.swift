import Ciphers
package import Kernel
import ObjectStorage
package import People
package import SQL

/// What a case gives a text that is to be public (FOI-44): nothing of who asked.
package struct PublicationMatter: Hashable, Sendable {
    package let agency: AgencyID
    package let unit: UnitID
    /// Whose draft it may become, the likeliest first: who proposed it, who drafted the reply, who handles the case.
    package let drafters: [MemberID]
    package let title: String
    package let paragraphs: [String]
}

/// A file that was handed out with the reply.
package struct PublicationFile: Hashable, Sendable {
    package let name: String
    package let bytes: [UInt8]
}

/// Makes files fit for the public ahead of the transaction; what it returns keeps the draft inside it.
package typealias PublicationDrafting = @Sendable ([PublicationFile]) async throws -> PublicationKeeping
/// The draft's page; nil when the agency has no place for a draft: its website is elsewhere.
package typealias PublicationKeeping = @Sendable (PublicationMatter, Officer, Transaction) throws -> String?

/// 转为主动公开: an accepted proposal becomes a draft in the transaction that accepts it.
extension RequestStore {
    /// Nil when the act makes no draft or is about to be refused.
    func publicationKeeping(
        _ input: RequestInput, on id: RequestID, by officer: Officer, _ cipher: FieldCipher
    ) async throws -> PublicationKeeping? {
        guard case .decidePublication(accepted: true, _) = input, let publication else { return nil }
        let now = store.timekeeper.now()
        let handedOut: [CaseFile]? = try await store.read { snapshot in
            let found = try visible(id, to: officer, opening: cipher, in: snapshot)
            let context = try context(of: found, at: now, in: snapshot)
            guard found.refusal(of: .decidePublication, by: officer, in: context) == nil else { return nil }
            return try FileRows.all(of: id, on: shelf, in: snapshot).filter { $0.role == .enclosure && found.shows($0) }
        }
        guard let handedOut else { return nil }
        var files: [PublicationFile] = []
        for one in handedOut {
            files.append(PublicationFile(name: one.file.name, bytes: try await shelf.bytes(one.file.kept)))
        }
        return try await publication(files)
    }

    /// - Returns: the decision with a note of what became of the draft.
    func publish(
        _ decision: RequestDecision, _ keep: PublicationKeeping, by officer: Officer, _ cipher: FieldCipher,
        in tx: Transaction
    ) throws -> RequestDecision {
        let request = decision.next
        let applicant = try ApplicantRows.applicant(
            of: request.id, kind: request.applicantKind, opening: cipher, in: tx)
        let names = [
            applicant.name, applicant.representative, applicant.contactName, applicant.phone, applicant.proofNumber,
            applicant.address, applicant.email,
        ].filter { $0.count > 1 }
        func isClean(_ text: String) -> Bool {
            !text.isEmpty && privacy(text, tx.today) == nil && !names.contains { text.contains($0) }
        }
        let asked = request.wanted.description
        // What nobody has signed is not yet the agency's answer.
        let reply = request.signedOn == nil ? "" : request.draft?.body ?? ""
        let matter = PublicationMatter(
            agency: request.agency, unit: request.unit,
            drafters: [request.publication?.proposer, request.hands.drafter, request.handler].compactMap { $0 },
            title: isClean(asked) ? RequestStore.title(asked) : "依申请公开的政府信息（\(request.number)）",
            paragraphs: isClean(reply) ? reply.split(separator: "\n").map(String.init) : [])
        var noted = decision
        guard let draft = try keep(matter, officer, tx) else { return decision }
        noted.next.publication?.draft = draft
        noted.note += "已在信息发布中建立草稿"
        noted.note += matter.paragraphs.isEmpty ? "，正文待撰写。" : "。"
        return noted
    }

    /// One line, as long as a title may be.
    private static func title(_ asked: String) -> String {
        String(asked.split(whereSeparator: \.isNewline).joined(separator: " ").prefix(120))
    }
}
