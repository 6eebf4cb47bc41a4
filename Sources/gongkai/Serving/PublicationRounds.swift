import Logging
import Publishing
import ServiceLifecycle

/// Publishes what is due, at the start and then every few seconds: what came due while nothing ran goes out first.
struct PublicationRounds: Service {
    let publishing: PublishingStore
    let log: Logger
    static let interval = Duration.seconds(5)

    func run() async throws {
        await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                await round()
                do { try await Task.sleep(for: PublicationRounds.interval) } catch { break }
            }
        }
    }

    private func round() async {
        do {
            let done = try await publishing.publishDue()
            if done.published > 0 { log.info("published on schedule", metadata: ["count": "\(done.published)"]) }
            if done.failed > 0 { log.warning("could not publish on schedule", metadata: ["count": "\(done.failed)"]) }
        } catch {
            log.error("the schedule could not be read", metadata: ["error": "\(error)"])
        }
    }
}
