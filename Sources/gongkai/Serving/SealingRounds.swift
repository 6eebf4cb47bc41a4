import Consultation
import Kernel
import Logging
import Requests
import ServiceLifecycle

/// Once a day the files of applications and of opinions that lie in clear or under an old key are sealed (MLPS-3, PII-3).
struct SealingRounds: Service {
    let requests: RequestStore
    let consultations: ConsultationStore
    let log: Logger

    func run() async throws {
        await cancelWhenGracefulShutdown {
            var sealedOn: Day?
            while !Task.isCancelled {
                if sealedOn != requests.today {
                    sealedOn = requests.today
                    await seal()
                    await sealOpinions()
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

    private func sealOpinions() async {
        do {
            let sealed = try await consultations.sealFiles(uses: FileReferences.namedBesideComments)
            if sealed > 0 { log.info("files of opinions were sealed", metadata: ["sealed": "\(sealed)"]) }
        } catch {
            log.error("files of opinions could not be sealed", metadata: ["error": "\(error)"])
        }
    }
}
