import Logging
import Opinion
import ServiceLifecycle

/// Looks every minute for sources of public opinion whose turn it is.
struct OpinionRounds: Service {
    let opinions: OpinionStore
    let log: Logger
    static let interval = Duration.seconds(60)

    func run() async throws {
        await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                await look()
                do { try await Task.sleep(for: OpinionRounds.interval) } catch { break }
            }
        }
    }

    private func look() async {
        do {
            let done = try await OpinionRound(opinions: opinions, log: log).run()
            if done.looked > 0 {
                log.info(
                    "sources looked at",
                    metadata: ["count": "\(done.looked)", "failed": "\(done.failed)", "new": "\(done.new)"])
            }
        } catch {
            log.error("the sources could not be looked at", metadata: ["error": "\(error)"])
        }
    }
}
