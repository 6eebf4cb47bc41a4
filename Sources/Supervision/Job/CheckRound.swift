package import Kernel
package import Logging

/// 每日核查: computes every confirmed check once a day, looks at the rules that say so, and opens the turns of manual checks.
package struct CheckRound: Sendable {
    let checks: CheckStore
    let rules: RuleCheckStore?
    let log: Logger

    /// - Parameter rules: nil where only the clauses of plans are looked at.
    package init(checks: CheckStore, rules: RuleCheckStore? = nil, log: Logger) {
        self.checks = checks
        self.rules = rules
        self.log = log
    }

    /// What was missed while nothing ran is caught up first. A check whose records cannot be read is told of, and does not
    /// keep the others.
    ///
    /// - Returns: how many checks were computed and how many turns were opened.
    @discardableResult
    package func run() async throws -> (computed: Int, opened: Int) {
        let opened = try await checks.openTurns()
        var computed =
            try await rules?.runAll { rule, error in
                log.error("a rule could not be looked at", metadata: ["rule": "\(rule)", "error": "\(error)"])
            } ?? 0
        var failed: Set<ClauseCheckID> = []
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
