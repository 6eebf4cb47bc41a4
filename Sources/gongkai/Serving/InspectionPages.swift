import Corrections
import Inspection
import Kernel
import Logging
import Publishing
import ServiceLifecycle
import Site

extension SiteAssembly {
    /// 网站检查: rehearsals on the staff side and for programs.
    func registerInspections(on routes: SiteRoutes) {
        let inspections = house.inspection.inspections
        InspectionRoutes(
            inspections: inspections, ports: house.inspection.ports(serving: baseURL.authority)
        ).register(on: routes)
        InspectionOperations(inspections: inspections).register(on: routes)
    }
}

extension House {
    /// Reads the pages for rehearsals that wait for it.
    func inspectionRounds(authority: String) -> InspectionRounds {
        let owners = PageOwners(
            store: store, people: people, publishing: publishing,
            office: settings.value("corrections-unit", option: nil))
        return InspectionRounds(
            round: InspectionRound(
                inspections: inspection.inspections, ports: Set(inspection.ports(serving: authority)),
                host: authority, unit: { try await owners.owner(of: $0)?.unit }, screen: inspection.screen, log: log),
            log: log)
    }
}

/// Looks every few seconds for a rehearsal that waits for its pages.
struct InspectionRounds: Service {
    let round: InspectionRound
    let log: Logger
    static let interval = Duration.seconds(5)

    func run() async throws {
        await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                await look()
                do { try await Task.sleep(for: InspectionRounds.interval) } catch { break }
            }
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
