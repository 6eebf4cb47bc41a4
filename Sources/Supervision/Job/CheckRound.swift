package import Kernel
package import Logging

/// 每日核查: computes every confirmed check once a day, and opens the turns of manual ones.
package struct CheckRound: Sendable {
    let checks: CheckStore
    let log: Logger

    package init(checks: CheckStore, log: Logger) {
        self.checks = checks
        self.log = log
    }

    /// What was missed while nothing ran is caught up first. A check whose records cannot be read is told of, and does not
    /// keep the others.
    ///
    /// - Returns: how many checks were computed and how many turns were opened.
    @discardableResult
    package func run() async throws -> (computed: Int, opened: Int) {
        let opened = try await checks.openTurns()
        var computed = 0, failed: Set<ClauseCheckID> = []
        while true {
            let due = try await checks.due().filter { !failed.contains($0) }
            guard !due.isEmpty else { break }
            for id in due {
                do {
                    // Not computed: its measure is gone from the catalogue, or another worker was first.
                    if try await checks.run(id) { computed += 1 } else { failed.insert(id) }
                } catch {
                    failed.insert(id)
                    log.error("a check could not be computed", metadata: ["check": "\(id)", "error": "\(error)"])
                }
            }
        }
        return (computed, opened)
    }
}
