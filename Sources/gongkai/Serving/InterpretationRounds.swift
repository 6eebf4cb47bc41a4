import Interpretation
import Kernel
import Logging
import ServiceLifecycle
import Site

/// What days bring to interpretations, looked at when serving starts and then every ten minutes: quarters that ended (INT-9),
/// pages that a change left stale (NORM-6), and once a day whether document and interpretation lead to each other (INT-4).
struct InterpretationRounds: Service {
    let interpretations: InterpretationStore
    let reader: PageReader
    let log: Logger
    static let interval = Duration.seconds(600)

    func run() async throws {
        await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                await round()
                do { try await Task.sleep(for: InterpretationRounds.interval) } catch { break }
            }
        }
    }

    private func round() async {
        do {
            let changed = try await interpretations.settleDay()
            if changed > 0 { log.info("duties of interpretation", metadata: ["count": "\(changed)"]) }
            if let last = try await interpretations.lastLinkCheck(), last.day >= interpretations.today { return }
            let (checked, broken) = try await interpretations.checkLinks(reader.live)
            if checked > 0 {
                log.info("links of interpretations", metadata: ["checked": "\(checked)", "broken": "\(broken)"])
            }
        } catch {
            log.error("interpretations could not be looked after", metadata: ["error": "\(error)"])
        }
    }
}

extension PageReader {
    /// A page of this site as the public gets it.
    var live: @Sendable (String) async throws -> LivePage {
        { address in
            let page = try await page(address)
            return LivePage(status: page.status, html: String(decoding: page.bytes, as: UTF8.self))
        }
    }
}
