import Logging
import Publishing
import ServiceLifecycle

/// Publishes what is due, at the start and then every few seconds: what came due while nothing ran goes out first. Takes
/// down what may no longer be shown (公示期), so that midnight is kept, and tells search of renamed columns.
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
        do {
            let lapsed = try await publishing.withdrawLapsed()
            if lapsed > 0 { log.info("taken down at the end of their term", metadata: ["count": "\(lapsed)"]) }
            let told = try await publishing.relabelDue()
            if told > 0 { log.info("told search of a renamed column", metadata: ["count": "\(told)"]) }
        } catch {
            log.error("the ends of terms could not be settled", metadata: ["error": "\(error)"])
        }
    }
}
