import Audit
import Ciphers
import Kernel
import Mail
import Publishing
import SQL
import Synchronization
import TestSupport

@testable import Subscriptions

/// Subscriptions in a real database, with a clock, a mail server and news that the test sets.
struct SubscriptionWorld: Sendable {
    let store: Store
    let clock: SubscriptionClock
    let subscriptions: SubscriptionStore
    let post = FakePost()

    static func id<Subject>(_ number: Int) -> Identifier<Subject> {
        Identifier(at: Moment(milliseconds: 1_700_000_000_000), random: (0, UInt64(number)))
    }

    static let portal = Portal(id: id(2), agency: id(1), code: "qhwjj", name: "青禾县卫生健康局", isDefault: true)

    static func with(_ database: TestDatabase, _ body: (SubscriptionWorld) async throws -> Void) async throws {
        let clock = SubscriptionClock("2026-03-13T09:00")
        try await database.withStore(
            AuditMigrations.all + SubscriptionMigrations.all, timekeeper: clock.timekeeper
        ) { store in
            let subscriptions = SubscriptionStore(store: store, journal: Journal(.sha256)) {
                guard let cipher = FieldCipher(secret: [UInt8](repeating: 7, count: 32)) else { throw Refusal.notFound }
                return cipher
            }
            try await body(SubscriptionWorld(store: store, clock: clock, subscriptions: subscriptions))
        }
    }

    /// A round of what `serve` does, telling of everything published after the last digest.
    func round() async throws -> DigestRound.Outcome {
        guard let from = MailAddress("openness@example.gov.cn") else { throw Refusal.notFound }
        let round = DigestRound(
            subscriptions: subscriptions, news: { [post] letter in post.news(for: letter) },
            letters: LetterWriting(from: from, siteName: "青禾县卫生健康局", base: "https://wjw.example.cn"),
            carry: { [post] in try post.carry($0) })
        return try await round.run()
    }

    func ask(_ address: String = "reader@example.cn", _ frequency: DigestFrequency = .daily) async throws {
        try await subscriptions.ask(for: address, .site, frequency, on: SubscriptionWorld.portal)
    }

    /// The id and key in the link of the last letter.
    func link() -> (id: SubscriptionID, key: String)? {
        let text = post.letters.last?.text ?? ""
        guard let start = text.ranges(of: "?s=").last else { return nil }
        let rest = text[start.upperBound...]
        guard let id = SubscriptionID(rest.prefix(36)) else { return nil }
        return (id, String(rest.dropFirst(39).prefix { $0.isHexDigit }))
    }

    /// Asked for and confirmed.
    func subscribed(_ frequency: DigestFrequency = .daily) async throws -> SubscriptionID {
        try await ask("reader@example.cn", frequency)
        _ = try await round()
        guard let link = link() else { throw Refusal.notFound }
        try await subscriptions.confirm(link.id, key: link.key)
        post.clear()
        return link.id
    }

    func row(_ column: String) async throws -> String? {
        try await store.read { snapshot in
            guard let value = try snapshot.first("SELECT \(column) FROM subscription")?.values.first else { return nil }
            switch value {
            case .null: return nil
            case .text(let text): return text
            case .integer(let number): return String(number)
            case .bytes(let bytes): return String(decoding: bytes, as: UTF8.self)
            case .real(let real): return "\(real)"
            }
        }
    }
}

/// Takes letters, or fails as it is told.
final class FakePost: Sendable {
    private let state = Mutex<(letters: [MailMessage], failure: MailFailure?, news: [(Moment, String)])>(([], nil, []))

    var letters: [MailMessage] { state.withLock { $0.letters } }
    func clear() { state.withLock { $0.letters = [] } }
    func fail(_ failure: MailFailure?) { state.withLock { $0.failure = failure } }
    func publish(_ title: String, _ moment: String) {
        state.withLock { $0.news.append((Moment(iso: moment) ?? Moment(milliseconds: 0), title)) }
    }

    func carry(_ message: MailMessage) throws {
        try state.withLock { state in
            if let failure = state.failure { throw failure }
            state.letters.append(message)
        }
    }

    func news(for letter: LetterToSend) -> DigestNews {
        let all = state.withLock { $0.news }
        let listings = all.filter { letter.subscription.toldUntil < $0.0 && $0.0 <= letter.until }.map {
            PublicListing(
                id: SubscriptionWorld.id(77), title: $0.1, summary: "", documentNumber: "",
                column: SubscriptionWorld.id(5),
                publishedAt: $0.0)
        }
        return DigestNews(title: "全部", listings: listings, total: listings.count)
    }
}

/// A clock that stands where it is put.
final class SubscriptionClock: Sendable {
    private let moment: Mutex<Moment>

    init(_ text: String) { moment = Mutex(Moment(iso: text) ?? Moment(milliseconds: 0)) }

    func set(_ text: String) { moment.withLock { $0 = Moment(iso: text) ?? $0 } }

    var timekeeper: Timekeeper {
        var keeper = Timekeeper.system
        keeper.now = { [self] in moment.withLock { $0 } }
        keeper.recordedAt = { [self] in moment.withLock { $0 } }
        return keeper
    }
}
