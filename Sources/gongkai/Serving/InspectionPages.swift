import Corrections
import Inspection
import Kernel
import Logging
import Mail
import Publishing
import SQL
import ServiceLifecycle
import Site

extension SiteAssembly {
    /// 网站检查: rehearsals on the staff side and for programs.
    func registerInspections(on routes: SiteRoutes) {
        let inspections = house.inspection.inspections
        let ports = house.inspection.ports(serving: baseURL.authority)
        InspectionRoutes(inspections: inspections, ports: ports).register(on: routes)
        InspectionOperations(inspections: inspections, ports: ports).register(on: routes)
    }
}

extension House {
    /// Reads the pages for rehearsals that wait for it.
    func inspectionRounds(authority: String) -> InspectionRounds {
        let owners = PageOwners(
            store: store, people: people, publishing: publishing,
            office: settings.value("corrections-unit", option: nil))
        let ports = inspection.ports(serving: authority), isOwn = authority.hasSuffix(":\(ports.first ?? 0)")
        let probes = ports.first.map { port in
            ProbeRound(
                inspections: inspection.inspections,
                agency: { [publishing] in try await publishing.portals().first(where: \.isDefault)?.agency },
                port: port, isOwn: isOwn, now: { [store] in store.timekeeper.now() },
                ask: LocalSite.asking(LocalFetch(port: port, host: isOwn ? authority : "127.0.0.1:\(port)")))
        }
        return InspectionRounds(
            round: InspectionRound(
                inspections: inspection.inspections, ports: Set(inspection.ports(serving: authority)),
                host: authority, unit: { try await owners.owner(of: $0)?.unit }, screen: inspection.screen, log: log),
            probes: probes, log: log)
    }
}

/// Looks every few seconds for a rehearsal that waits for its pages.
struct InspectionRounds: Service {
    let round: InspectionRound
    /// Visits by the clock; nil when no site of this machine may be read.
    let probes: ProbeRound?
    let log: Logger
    static let interval = Duration.seconds(5)
    /// The site needs a moment until it is open; then it is asked whether this hour had its visit.
    static let minute = Duration.seconds(60)

    func run() async throws {
        await cancelWhenGracefulShutdown {
            var next = ContinuousClock.now.advanced(by: InspectionRounds.minute)
            while !Task.isCancelled {
                await look()
                if ContinuousClock.now > next {
                    await probe()
                    next = ContinuousClock.now.advanced(by: InspectionRounds.minute)
                }
                do { try await Task.sleep(for: InspectionRounds.interval) } catch { break }
            }
        }
    }

    private func probe() async {
        do {
            if let found = try await probes?.run(), !found.isOpen {
                log.warning("the site was not open", metadata: ["failure": "\(found.failure)"])
            }
        } catch {
            log.error("a visit of the site could not be kept", metadata: ["error": "\(error)"])
        }
    }

    private func look() async {
        do {
            let done = try await round.run()
            if done > 0 { log.info("sites inspected", metadata: ["count": "\(done)"]) }
        } catch {
            log.error("the site could not be inspected", metadata: ["error": "\(error)"])
        }
    }
}
