import Ciphers
package import Kernel
import SQL

/// What an application that is being entered looks like, before it is kept.
extension RequestStore {
    /// Cases of the same applicant and cases about the same, the likeliest first: a hint for the person who enters it.
    package func likely(_ new: NewRequest, for officer: Officer) async throws -> [SimilarRequest] {
        let cipher = try cipher()
        return try await store.read { snapshot in
            try similar(
                to: new.wanted, except: nil, new.applicant, cipher, of: new.agency, for: officer, in: snapshot)
        }
    }
}
