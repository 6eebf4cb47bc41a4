import Kernel
package import Mail
package import Publishing

/// Hands a letter to the mail server; throws `MailFailure`.
package typealias LetterCarrier = @Sendable (MailMessage) async throws -> Void

/// Sends what is due: confirmations first, then digests. Run again and again inside `serve`.
package struct DigestRound: Sendable {
    /// How many letters one round sends at most; the rest follows in the next.
    static let most = 100
    /// How many articles one digest names.
    static let listed = 50

    let subscriptions: SubscriptionStore
    let news: DigestReading
    let letters: LetterWriting
    let carry: LetterCarrier

    package init(
        subscriptions: SubscriptionStore, news: @escaping DigestReading, letters: LetterWriting,
        carry: @escaping LetterCarrier
    ) {
        self.subscriptions = subscriptions
        self.news = news
        self.letters = letters
        self.carry = carry
    }

    /// What one round did.
    package struct Outcome: Hashable, Sendable {
        package var confirmations = 0
        package var digests = 0
        package var failures = 0
    }

    package func run() async throws -> Outcome {
        var outcome = Outcome()
        _ = try await subscriptions.forgetUnconfirmed()
        for _ in 0..<DigestRound.most {
            guard let letter = try await subscriptions.claimConfirmation() else { break }
            guard let message = letters.confirmation(letter, at: subscriptions.now) else { continue }
            do {
                try await carry(message)
                outcome.confirmations += 1
            } catch is MailFailure {
                outcome.failures += 1
            }
        }
        for _ in 0..<DigestRound.most {
            guard let letter = try await subscriptions.claimDigest() else { break }
            let fate = try await send(letter)
            try await subscriptions.close(letter, fate)
            switch fate {
            case .sent(let count): outcome.digests += count > 0 ? 1 : 0
            case .deferred, .refused: outcome.failures += 1
            }
        }
        return outcome
    }

    private func send(_ letter: LetterToSend) async throws -> LetterFate {
        let news = try await news(letter)
        guard !news.listings.isEmpty else { return .sent(0) }
        guard let message = letters.digest(letter, news, at: letter.until) else { return .refused }
        do {
            try await carry(message)
            return .sent(news.listings.count)
        } catch let failure as MailFailure {
            return failure.isAboutTheRecipient ? .refused : .deferred
        }
    }
}

/// What there is to tell in a letter.
package typealias DigestReading = @Sendable (LetterToSend) async throws -> DigestNews

/// An address that mail can be sent to, as typed; nil when it is none.
enum SubscriberAddress {
    static func read(_ typed: String) -> String? { MailAddress(typed)?.text }
}

/// What a digest tells.
package struct DigestNews: Sendable {
    package let title: String
    package let listings: [PublicListing]
    package let total: Int

    package init(title: String, listings: [PublicListing], total: Int) {
        self.title = title
        self.listings = listings
        self.total = total
    }

    /// What went public after the last digest, the newest first, by Publishing's list.
    package static func reading(_ publishing: PublishingStore) -> DigestReading {
        { letter in
            let subscription = letter.subscription
            let all = try await publishing.columns(of: subscription.portal).filter(\.isActive)
            let wanted: [SiteColumn]
            var title = "全部新公开的信息"
            switch subscription.scope {
            case .site: wanted = all
            case .column(let id):
                wanted = all.filter { SiteColumn.isBelow($0.id, id, among: all) }
                title = all.first { $0.id == id }?.name ?? ""
            }
            let found = try await publishing.publicRecords(of: wanted.map(\.id), size: 200).listings.filter {
                subscription.toldUntil < $0.publishedAt && $0.publishedAt <= letter.until
            }
            return DigestNews(title: title, listings: Array(found.prefix(DigestRound.listed)), total: found.count)
        }
    }
}

extension MailFailure {
    /// A refusal of this letter; whatever else is wrong is wrong for everybody and passes.
    fileprivate var isAboutTheRecipient: Bool {
        switch self {
        case .refused: true
        case .notReachable, .unreachable, .tooSlow, .insecure, .signInRefused, .deferred, .broken: false
        }
    }
}
