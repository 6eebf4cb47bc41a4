import Ciphers
package import Kernel
import SQL

/// What an application that is being entered looks like, before it is kept.
extension RequestStore {
    /// Cases of the same applicant and cases about the same, the likeliest first: a hint for the person who enters it.
    package func likely(_ new: NewRequest, for officer: Officer) async throws -> [SimilarRequest] {
        let cipher = try cipher(), now = store.timekeeper.now()
        // Stands for the case that is not there yet; it is compared and thrown away.
        let stand = DisclosureRequest(
            id: RequestID(at: now, random: (0, 0)), agency: new.agency, number: "", kind: new.kind,
            channel: new.channel, applicantKind: new.applicant.kind, wanted: new.wanted, arrivedAt: now,
            receivedOn: nil, unit: UnitID(at: now, random: (0, 0)))
        return try await store.read { snapshot in
            try similar(to: stand, new.applicant, cipher, for: officer, in: snapshot)
        }
    }
}
