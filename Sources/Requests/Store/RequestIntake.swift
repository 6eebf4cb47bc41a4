package import Kernel

/// How applications come in.
extension RequestStore {
    /// Looks at the bytes, refuses what is not taken, and keeps the rest under its hash (T4). Before `receive`.
    ///
    /// - Parameter field: the form field at fault.
    package func keep(_ bytes: [UInt8], name: String, field: String = "file") async throws -> CaseAttachment {
        throw Refusal.notFound
    }

    /// - Parameter officer: nil when the applicant sends it over the portal.
    package func receive(_ new: NewRequest, by officer: Officer?) async throws -> RequestReceipt {
        throw Refusal.notFound
    }

    /// The case of a query code; `Refusal.notFound` says nothing of whether there is such a code.
    package func track(_ code: String) async throws -> TrackedCase {
        throw Refusal.notFound
    }
}
