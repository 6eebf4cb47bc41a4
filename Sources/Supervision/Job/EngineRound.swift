/// One run of the engine: what happened first (the journal), then what time brings (periods), then what is lit. Run again and
/// again inside `serve` or `worker`, or once by hand; as many at a time as one likes.
package struct EngineRound: Sendable {
    let engine: EngineStore
    let batch: Int
    /// A run that has more to do than this goes on the next time.
    static let mostBatches = 20_000

    package init(engine: EngineStore, batch: Int = 500) {
        self.engine = engine
        self.batch = batch
    }

    package func run() async throws -> EngineOutcome {
        var outcome = EngineOutcome()
        for _ in 0..<EngineRound.mostBatches {
            guard let done = try await engine.followJournal() else { break }
            outcome.add(done)
        }
        outcome.add(try await engine.openRounds())
        for _ in 0..<EngineRound.mostBatches {
            guard let done = try await engine.tellLights(limit: batch) else { break }
            outcome.add(done)
        }
        return outcome
    }
}
