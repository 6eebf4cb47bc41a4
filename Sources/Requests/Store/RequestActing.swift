package import Kernel

/// What is done to a case, by staff and by the applicant. Each loads, decides and writes in one transaction.
extension RequestStore {
    /// - Parameter version: as it was when the form was drawn; nil for programs that looked at the record just now.
    package func act(
        _ input: RequestInput, on id: RequestID, by officer: Officer, version: Int? = nil
    ) async throws -> DisclosureRequest {
        throw Refusal.notFound
    }

    /// - Parameter files: kept before (`keep`): papers to a correction, a proof of payment.
    package func act(_ input: ApplicantInput, code: String, files: [CaseAttachment] = []) async throws -> TrackedCase {
        throw Refusal.notFound
    }
}
