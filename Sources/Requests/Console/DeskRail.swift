package import Kernel
package import Site

extension DeskRoutes {
    /// The entry on the left with what waits for this person; nil for those who have no part in requests (PII-6).
    package static func rail(_ requests: RequestStore, for officer: Officer) async throws -> RailEntry? {
        let figures = try await requests.figures(for: officer)
        guard figures.open > 0 || !officer.seesItsOwnRequestsOnly else { return nil }
        let waiting = RequestStage.allCases.reduce(0) { sum, stage in
            sum + (stage.waits(for: officer) ? figures.stages[stage] ?? 0 : 0)
        }
        return RailEntry(id: "requests", title: "依申请公开", link: DeskLinks.board, count: waiting)
    }
}

extension RequestStage {
    /// Whether a case of this stage waits for a step of this officer.
    fileprivate func waits(for officer: Officer) -> Bool {
        let isOffice = officer.holds(.requestHandler) || officer.holds(.opennessOffice)
        switch self {
        case .awaitingConfirmation, .registered, .delivering: return isOffice
        case .handling, .drafting: return isOffice || officer.seesItsOwnRequestsOnly
        case .legalReview: return officer.holds(.legalReviewer)
        case .secrecyReview: return officer.holds(.secrecyReviewer)
        case .signing: return officer.holds(.leader) || officer.holds(.principalHead)
        case .correcting, .explaining, .consulting, .awaitingPayment, .closed, .archived: return false
        }
    }
}
