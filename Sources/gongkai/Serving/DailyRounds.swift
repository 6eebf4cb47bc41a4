import Documents
import Kernel
import Logging
import Markup
import Publishing
import Requests
import SQL
import ServiceLifecycle
import Site
import Supervision

/// What a new day brings by itself, looked at when serving starts and then every ten minutes: amended texts that come
/// into force close the results of clean-ups (NORM-6), stale columns open duties (SITE-5), what search says of validity
/// follows (NORM-4), and who was asked and is silent after the period has said so (FOI-32, FOI-34), and
/// what nobody confirmed is listed to those who handle applications (FOI-31a). Once a day files that
/// lie in clear are sealed (MLPS-3).
struct DailyRounds: Service {
    let normatives: NormativeStore
    let index: PublicIndex
    let publishing: PublishingStore
    let requests: RequestStore
    let notices: NoticeStore
    let store: Store
    let log: Logger
    static let interval = Duration.seconds(600)

    func run() async throws {
        await cancelWhenGracefulShutdown {
            var sealedOn: Day?
            while !Task.isCancelled {
                await round()
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

    private func round() async {
        do {
            let silent = try await requests.recordSilences()
            if silent > 0 { log.info("silence of those who were asked", metadata: ["count": "\(silent)"]) }
        } catch {
            log.error("silence could not be recorded", metadata: ["error": "\(error)"])
        }
        do {
            let told = try await requests.remindUnconfirmed(notices.tell(_:in:))
            if told > 0 { log.info("lists of what nobody confirmed", metadata: ["people": "\(told)"]) }
        } catch {
            log.error("what nobody confirmed could not be told", metadata: ["error": "\(error)"])
        }
        do {
            let closed = try await normatives.settleCleanUps()
            if closed > 0 { log.info("closed results of clean-ups", metadata: ["count": "\(closed)"]) }
        } catch {
            log.error("the results of clean-ups could not be read", metadata: ["error": "\(error)"])
        }
        do {
            let changed = try await publishing.settleFreshness()
            if changed > 0 { log.info("duties of columns", metadata: ["count": "\(changed)"]) }
        } catch {
            log.error("the freshness of columns could not be settled", metadata: ["error": "\(error)"])
        }
        do {
            if try await index.needsRebuild(in: store) {
                let count = try await index.rebuild(in: store) { _ in }
                log.notice("the search index was made anew", metadata: ["count": "\(count)"])
            }
            let changed = try await index.refreshValidities(in: store)
            if changed > 0 { log.info("search knows new validities", metadata: ["count": "\(changed)"]) }
        } catch {
            log.error("validities could not be brought to search", metadata: ["error": "\(error)"])
        }
    }
}

extension NoticeStore {
    @Sendable fileprivate func tell(_ reminder: RequestReminder, in tx: Transaction) throws -> Int {
        let notice = StaffNotice(
            agency: reminder.agency, kind: .warning, source: reminder.source, signal: .red, rule: reminder.rule,
            title: reminder.title, words: reminder.words,
            address: DeskLinks.board.query("stage", reminder.stage.rawValue).address)
        return try tell(notice, to: reminder.members, in: tx)
    }
}
