import Documents
import Logging
import Publishing
import Requests
import SQL
import ServiceLifecycle

/// What a new day brings by itself, looked at when serving starts and then every ten minutes: amended texts that come
/// into force close the results of clean-ups (NORM-6), stale columns open duties (SITE-5), what search says of validity
/// follows (NORM-4), and who was asked and is silent after the period has said so (FOI-32, FOI-34).
struct DailyRounds: Service {
    let normatives: NormativeStore
    let index: PublicIndex
    let publishing: PublishingStore
    let requests: RequestStore
    let store: Store
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
            let silent = try await requests.recordSilences()
            if silent > 0 { log.info("silence of those who were asked", metadata: ["count": "\(silent)"]) }
        } catch {
            log.error("silence could not be recorded", metadata: ["error": "\(error)"])
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
