package import Audit
package import Kernel

/// What staff see.
extension RequestStore {
    package func view(_ id: RequestID, for officer: Officer) async throws -> CaseView { throw Refusal.notFound }

    /// The applicant in clear; that somebody looked stays in the journal.
    package func reveal(_ id: RequestID, by officer: Officer) async throws -> Applicant { throw Refusal.notFound }

    /// Every act on the case, oldest first.
    package func timeline(of id: RequestID, for officer: Officer) async throws -> [RecordedEntry] {
        throw Refusal.notFound
    }

    package func board(_ query: RequestQuery, for officer: Officer) async throws -> RequestBoard {
        throw Refusal.notFound
    }

    /// Of the open cases that `officer` may know of.
    package func figures(for officer: Officer) async throws -> RequestFigures { throw Refusal.notFound }

    /// Replies released to the public log, the newest first (twenty a page).
    package func publicLog(of agency: AgencyID, page: Int) async throws -> (replies: [PublicReply], total: Int) {
        throw Refusal.notFound
    }
}
