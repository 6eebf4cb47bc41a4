import Logging
import Mail
import Obligations
import ServiceLifecycle
import Site
import Supervision

/// What the rules make happen, at the start and then every half minute; what was missed while nothing ran is caught up. Then
/// what has to go out goes out. As many processes as one likes do it side by side.
struct EngineRounds: Service {
    let engine: EngineRound
    let delivery: DeliveryRound
    let log: Logger
    static let interval = Duration.seconds(30)

    func run() async throws {
        await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                await look()
                await deliver()
                do { try await Task.sleep(for: EngineRounds.interval) } catch { break }
            }
        }
    }

    private func look() async {
        do {
            let done = try await engine.run()
            if !done.isEmpty {
                log.info(
                    "rules looked at",
                    metadata: [
                        "opened": "\(done.opened)", "ended": "\(done.ended)", "warnings": "\(done.warnings)",
                        "notices": "\(done.notices)",
                    ])
            }
        } catch {
            log.error("the rules could not be looked at", metadata: ["error": "\(error)"])
        }
    }

    private func deliver() async {
        do {
            let done = try await delivery.run()
            if done.sent > 0 { log.info("reminders sent", metadata: ["count": "\(done.sent)"]) }
            if done.failed > 0 { log.warning("reminders not taken", metadata: ["count": "\(done.failed)"]) }
        } catch {
            log.error("the reminders that are due could not be sent", metadata: ["error": "\(error)"])
        }
    }
}

extension House {
    /// - Parameters:
    ///   - base: `https://wjw.example.gov.cn`, what links in letters begin with.
    ///   - siteName: in whose name letters go out.
    func engineRounds(base: String, siteName: String) -> EngineRounds {
        let letters = visitors.postOffice.map { office in
            DeliveryRound.Letters(from: office.from, siteName: siteName, base: base) {
                try await office.delivery.send($0)
            }
        }
        return EngineRounds(
            engine: EngineRound(engine: rooms.engine),
            delivery: DeliveryRound(notices: rooms.notices, letters: letters, hook: rooms.hook), log: log)
    }
}

extension SiteAssembly {
    func registerInbox(on routes: SiteRoutes) {
        InboxRoutes(
            notices: house.rooms.notices, duties: house.rooms.duties, sendsMail: house.visitors.postOffice != nil,
            address: EngineRooms.address(of:)
        ).register(on: routes)
        InboxOperationRoutes(notices: house.rooms.notices, duties: house.rooms.duties).register(on: routes)
    }
}
