import Synchronization

/// Whether this node can serve: a list of named checks and whether it is draining.
package final class Health: Sendable {
    /// One thing that must hold before requests are sent here; throws or returns false when it does not.
    package struct Check: Sendable {
        let name: String
        let holds: @Sendable () async throws -> Bool

        package init(_ name: String, _ holds: @escaping @Sendable () async throws -> Bool) {
            self.name = name
            self.holds = holds
        }
    }

    private let checks: [Check]
    private let draining = Mutex(false)

    package init(_ checks: [Check] = []) { self.checks = checks }

    /// From now on not ready: the balancer sends nothing more here.
    package func startDraining() { draining.withLock { $0 = true } }

    /// All checks, one line each.
    package func report() async -> (isReady: Bool, text: String) {
        var lines: [String] = []
        var isReady = true
        if draining.withLock({ $0 }) {
            isReady = false
            lines.append("draining")
        }
        for check in checks {
            var holds = false
            do { holds = try await check.holds() } catch { holds = false }
            if !holds { isReady = false }
            lines.append("\(check.name) \(holds ? "ok" : "failed")")
        }
        return (isReady, (lines.isEmpty ? ["ok"] : lines).joined(separator: "\n") + "\n")
    }
}
