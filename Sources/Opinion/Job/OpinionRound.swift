package import Kernel
package import Logging
package import Mail

/// Looks at the sources whose turn it is. Each is asked on its own: one that does not answer holds up no other.
package struct OpinionRound: Sendable {
    let opinions: OpinionStore
    let networks: ReadableNetworks
    let log: Logger?

    package init(opinions: OpinionStore, networks: ReadableNetworks = .open, log: Logger? = nil) {
        self.opinions = opinions
        self.networks = networks
        self.log = log
    }

    /// What one round did.
    package struct Done: Hashable, Sendable {
        package var looked = 0
        package var failed = 0
        package var new = 0

        package init() {}
    }

    package func run() async throws -> Done {
        var done = Done()
        for feed in try await opinions.dueFeeds() {
            // Another worker may have been quicker.
            guard try await opinions.claim(feed) else { continue }
            done.looked += 1
            switch await look(feed) {
            case .entries(let entries):
                if case .read(_, _, let new) = try await opinions.take(entries, from: feed) { done.new += new }
            case .unreadable(let why):
                done.failed += 1
                try await opinions.fail(feed, why)
                log?.info("a source could not be read", metadata: ["feed": "\(feed.id)"])
            }
        }
        return done
    }

    private func look(_ feed: OpinionFeed) async -> FeedReading.Outcome {
        guard let address = WebhookAddress(feed.address) else { return .unreadable("地址不对") }
        do {
            return FeedReading.read(
                try await PageFetch(networks: networks).bytes(of: address), base: feed.address)
        } catch let failure as FetchFailure {
            return .unreadable(failure.chinese)
        } catch {
            return .unreadable("原因不明")
        }
    }

    /// Whether an address may stand in the list of sources at all; where its name leads is judged at each look.
    package static func isAddress(_ text: String) -> Bool {
        WebhookAddress(text).map { ReadableNetworks.open.permits($0) } ?? false
    }
}

extension FetchFailure {
    package var chinese: String {
        switch self {
        case .notReachable: "地址指向本机、内部网络或者非网页端口，不予访问"
        case .unreachable: "连接不上，或者域名不存在"
        case .tooSlow: "超过时间没有答复"
        case .tooLarge: "内容超过2MB"
        case .insecure: "证书有问题"
        case .lost: "跳转次数过多，或者跳转到不能访问的地址"
        case .refused(let code): "对方返回 \(code)"
        case .broken(let code): "连接出错（\(code)）"
        }
    }
}
