import Consultation
import Documents
import Interpretation
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
/// follows (NORM-4), who was asked and is silent after the period has said so (FOI-32, FOI-34), what nobody confirmed is
/// listed to those who handle applications (FOI-31a), quarters that ended (INT-9), pages that a change left stale (NORM-6),
/// whether document and interpretation lead to each other (INT-4).
struct DailyRounds: Service {
    let normatives: NormativeStore
    let index: PublicIndex
    let publishing: PublishingStore
    let requests: RequestStore
    let notices: NoticeStore
    let interpretations: InterpretationStore
    let reader: PageReader
    let consultations: ConsultationStore
    let store: Store
    let log: Logger
    static let interval = Duration.seconds(600)

    func run() async throws {
        await cancelWhenGracefulShutdown {
            var seen: Day?
            while !Task.isCancelled {
                await round()
                seen = await lookAfterPolicies(since: seen)
                do { try await Task.sleep(for: DailyRounds.interval) } catch { break }
            }
        }
    }

    private func round() async {
        do {
            let moved = try await consultations.settleCalendar()
            if moved > 0 { log.notice("the calendar moved results of consultations", metadata: ["count": "\(moved)"]) }
        } catch {
            log.error("the days of consultations could not be settled", metadata: ["error": "\(error)"])
        }
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

    /// - Parameter seen: the day of the last whole look, which reads the texts of pages.
    /// - Returns: the same after this one.
    private func lookAfterPolicies(since seen: Day?) async -> Day? {
        let today = interpretations.today
        do {
            let changed = try await interpretations.settleDay(whole: seen != today)
            if changed > 0 { log.info("duties of interpretation", metadata: ["count": "\(changed)"]) }
            if let last = try await interpretations.lastLinkCheck(), last.day >= today { return today }
            let (checked, broken) = try await interpretations.checkLinks(reader.live)
            if checked > 0 {
                log.info("links of interpretations", metadata: ["checked": "\(checked)", "broken": "\(broken)"])
            }
            return today
        } catch {
            log.error("interpretations could not be looked after", metadata: ["error": "\(error)"])
            return seen
        }
    }
}

extension PageReader {
    /// A page of this site as the public gets it.
    var live: @Sendable (String) async throws -> Interpretation.LivePage {
        { address in
            let page = try await page(address)
            return Interpretation.LivePage(status: page.status, html: String(decoding: page.bytes, as: UTF8.self))
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
