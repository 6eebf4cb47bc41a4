import Kernel
import Logging
import Requests
import SQL
import ServiceLifecycle

/// Once a day what lies in clear or under an old key is sealed (MLPS-3, PII-3).
struct SealingRounds: Service {
    let keys: KeyChange
    let log: Logger

    func run() async throws {
        await cancelWhenGracefulShutdown {
            var sealedOn: Day?
            while !Task.isCancelled {
                let today = keys.store.timekeeper.now().day
                if sealedOn != today {
                    sealedOn = today
                    await seal()
                }
                do { try await Task.sleep(for: DailyRounds.interval) } catch { break }
            }
        }
    }

    private func seal() async {
        do {
            let done = try await keys.settle()
            guard done != KeyChange.Report() else { return }
            log.info(
                "what lay in clear or under an old key was sealed",
                metadata: [
                    "sealed": "\(done.files.sealed + done.opinionFiles)", "renewed": "\(done.files.renewed)",
                    "fields": "\(done.fields.renewed)", "removed": "\(done.files.removed)",
                    "failed": "\(done.files.failed + done.fields.failed)",
                ])
        } catch {
            log.error("sealing broke off", metadata: ["error": "\(error)"])
        }
    }
}
