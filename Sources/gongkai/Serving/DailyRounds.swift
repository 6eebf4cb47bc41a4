import Documents
import Logging
import ServiceLifecycle

/// What a new day brings by itself, looked at when serving starts and then every ten minutes: amended texts that come
/// into force close the results of clean-ups (NORM-6).
struct DailyRounds: Service {
    let normatives: NormativeStore
    let log: Logger
    static let interval = Duration.seconds(600)

    func run() async throws {
        await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                await round()
                do { try await Task.sleep(for: DailyRounds.interval) } catch { break }
            }
        }
    }

    private func round() async {
        do {
            let closed = try await normatives.settleCleanUps()
            if closed > 0 { log.info("closed results of clean-ups", metadata: ["count": "\(closed)"]) }
        } catch {
            log.error("the results of clean-ups could not be read", metadata: ["error": "\(error)"])
        }
    }
}
