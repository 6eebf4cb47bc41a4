import Logging
import Plans
import ServiceLifecycle
import Supervision

/// 每日核查: looked at when serving starts and then every ten minutes; what was computed today is not computed again;
/// records that prove reports are compared with what they were (TASK-4).
struct CheckRounds: Service {
    let round: CheckRound
    let plans: PlanStore
    var alert: EvidenceAlert = { _, _, _ in }
    let log: Logger
    static let interval = Duration.seconds(600)

    func run() async throws {
        await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                do {
                    let done = try await round.run()
                    let moved = try await plans.verifyRecords(alert: alert)
                    if moved > 0 { log.notice("evidence stands otherwise", metadata: ["count": "\(moved)"]) }
                    if done.computed + done.opened > 0 {
                        log.info(
                            "checks of plans", metadata: ["computed": "\(done.computed)", "opened": "\(done.opened)"])
                    }
                } catch {
                    log.error("the checks of plans could not be computed", metadata: ["error": "\(error)"])
                }
                do { try await Task.sleep(for: CheckRounds.interval) } catch { break }
            }
        }
    }
}
