package import Kernel

/// Visits the home page once an hour: 24 times a day, where an inspection asks for twenty (SITE-5, item 2).
package struct ProbeRound: Sendable {
    let inspections: InspectionStore
    let agency: @Sendable () async throws -> AgencyID?
    let port: Int
    let isOwn: Bool
    let now: @Sendable () -> Moment
    let ask: SiteAsking

    /// - Parameters:
    ///   - agency: whose site it is; nil while there is none.
    ///   - isOwn: whether this program serves it.
    package init(
        inspections: InspectionStore, agency: @escaping @Sendable () async throws -> AgencyID?, port: Int, isOwn: Bool,
        now: @escaping @Sendable () -> Moment, ask: @escaping SiteAsking
    ) {
        self.inspections = inspections
        self.agency = agency
        self.port = port
        self.isOwn = isOwn
        self.now = now
        self.ask = ask
    }

    /// - Returns: the visit, when this hour had none yet.
    @discardableResult
    package func run() async throws -> SiteProbe? {
        let slot = SiteProbe.slot(of: now())
        guard let agency = try await agency(), !(try await inspections.isProbed(slot, port, of: agency)) else {
            return nil
        }
        let clock = ContinuousClock(), start = clock.now
        let answer = await ask("/")
        let took = Int((clock.now - start) / .milliseconds(1))
        let probe = SiteProbe(slot: slot, port: port, milliseconds: took, failure: ProbeRound.failure(answer))
        try await inspections.record(probe, of: agency, isOwn: isOwn)
        return probe
    }

    private static func failure(_ answer: SiteAnswer) -> String {
        if let failure = answer.failure { return failure.chinese }
        return (200...399).contains(answer.status) ? "" : "返回 \(answer.status)"
    }
}
