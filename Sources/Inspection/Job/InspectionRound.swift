package import Kernel
package import Logging
import Mail

/// Reads the pages for rehearsals that wait for it, one after the other.
package struct InspectionRound: Sendable {
    let inspections: InspectionStore
    let ports: Set<Int>
    let host: String
    let unit: PageUnitReading
    let screen: PageScreening
    let limits: VisitLimits
    let log: Logger?

    /// - Parameters:
    ///   - ports: of this machine that may be read; no other machine ever is.
    ///   - host: the name by which the site knows itself.
    package init(
        inspections: InspectionStore, ports: Set<Int>, host: String, unit: @escaping PageUnitReading,
        screen: @escaping PageScreening, limits: VisitLimits = VisitLimits(), log: Logger? = nil
    ) {
        self.inspections = inspections
        self.ports = ports
        self.host = host
        self.unit = unit
        self.screen = screen
        self.limits = limits
        self.log = log
    }

    /// - Returns: how many rehearsals were finished.
    package func run() async throws -> Int {
        var done = 0
        while let run = try await inspections.claim() {
            do {
                try await inspections.finish(run.id, pages: try await visit(run))
            } catch let refusal as Refusal {
                log?.info("a site could not be inspected", metadata: ["run": "\(run.id)"])
                try await inspections.fail(run.id, why: refusal.sentence)
            }
            done += 1
        }
        return done
    }

    private func visit(_ run: InspectionRun) async throws -> InspectionEvidence {
        guard let port = run.port, ports.contains(port) else {
            throw Refusal(
                .invalid, "没有检查：端口 \(run.port ?? 0) 不在允许检查的范围内。请在设置 inspection-ports 中列出本机网站的端口。", rule: "SITE-5")
        }
        // Another site of this machine has another name than the one that is served.
        let isOwn = host.hasSuffix(":\(port)") || !host.contains(":")
        let host = isOwn ? host : "127.0.0.1:\(port)"
        let site = InspectedSite(authority: "127.0.0.1:\(port)", names: [host, "localhost:\(port)", "[::1]:\(port)"])
        let found = try await SiteVisit(
            site: site, limits: limits, screen: screen,
            ask: LocalSite.asking(LocalFetch(port: port, host: host))
        ).run(on: run.day)
        return try await InspectionRound.owned(found, by: unit)
    }

    /// Each fact goes to whoever answers for its page.
    package static func owned(
        _ evidence: InspectionEvidence, by unit: PageUnitReading
    ) async throws -> InspectionEvidence {
        var known: [String: UnitID?] = [:], evidence = evidence
        for (index, fact) in evidence.facts.enumerated() where fact.unit == nil && fact.address.hasPrefix("/") {
            if known[fact.address] == nil { known[fact.address] = .some(try await unit(fact.address)) }
            evidence.facts[index] = fact.owned(by: known[fact.address] ?? nil)
        }
        return evidence
    }
}
