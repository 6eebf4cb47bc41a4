import Logging
import Mail
import ServiceLifecycle
import Site
import Subscriptions

/// Sends confirmations and digests that are due, every few seconds; does nothing where no mail server is set.
struct MailRounds: Service {
    let round: DigestRound?
    let log: Logger
    static let interval = Duration.seconds(5)

    func run() async throws {
        await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                if let round { await send(round) }
                do { try await Task.sleep(for: MailRounds.interval) } catch { break }
            }
        }
    }

    private func send(_ round: DigestRound) async {
        do {
            let done = try await round.run()
            if done.confirmations + done.digests > 0 {
                log.info(
                    "mail sent", metadata: ["confirmations": "\(done.confirmations)", "digests": "\(done.digests)"])
            }
            if done.failures > 0 { log.warning("mail not taken", metadata: ["count": "\(done.failures)"]) }
        } catch {
            log.error("the mail that is due could not be sent", metadata: ["error": "\(error)"])
        }
    }
}

extension SiteAssembly {
    /// What the rounds do; nil when no mail server is set.
    var digestRound: DigestRound? {
        house.visitors.postOffice.map { office in
            DigestRound(
                subscriptions: house.visitors.subscriptions, news: DigestNews.reading(house.publishing),
                letters: LetterWriting(from: office.from, siteName: portal.name, base: baseURL.text)
            ) { [delivery = office.delivery] message in
                try await delivery.send(message)
            }
        }
    }
}
