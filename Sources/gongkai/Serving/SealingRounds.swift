import Kernel
import Logging
import Requests
import ServiceLifecycle

/// Once a day the files of applications that lie in clear or under an old key are sealed (MLPS-3).
struct SealingRounds: Service {
    let requests: RequestStore
    let log: Logger

    func run() async throws {
        await cancelWhenGracefulShutdown {
            var sealedOn: Day?
            while !Task.isCancelled {
                if sealedOn != requests.today {
                    sealedOn = requests.today
                    await seal()
                }
                do { try await Task.sleep(for: DailyRounds.interval) } catch { break }
            }
        }
    }

    private func seal() async {
        do {
            let done = try await requests.sealFiles()
            guard done != SealingReport() else { return }
            log.info(
                "files of applications were sealed",
                metadata: [
                    "sealed": "\(done.sealed)", "renewed": "\(done.renewed)", "removed": "\(done.removed)",
                    "failed": "\(done.failed)",
                ])
        } catch {
            log.error("files could not be sealed", metadata: ["error": "\(error)"])
        }
    }
}
