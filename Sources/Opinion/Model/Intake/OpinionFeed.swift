package import Kernel

/// 监测来源: an RSS, Atom or JSON page that is looked at again and again.
package struct OpinionFeed: Hashable, Sendable {
    package let id: OpinionFeedID
    package let agency: AgencyID
    package var name: String
    package var address: String
    package var keywords: KeywordRules
    package var isActive: Bool
    /// Minutes between two looks.
    package var minutes: Int
    package var polledAt: Moment?
    /// What the last look brought, in words.
    package var outcome = ""
    package var failures = 0
    package var version = 1

    package init(
        id: OpinionFeedID, agency: AgencyID, name: String, address: String, keywords: KeywordRules,
        isActive: Bool = true, minutes: Int = 15
    ) {
        self.id = id
        self.agency = agency
        self.name = name
        self.address = address
        self.keywords = keywords
        self.isActive = isActive
        self.minutes = min(max(minutes, 5), 1_440)
    }

    /// One that does not answer is asked more seldom, up to a day.
    package func isDue(at now: Moment) -> Bool {
        guard isActive else { return false }
        guard let polledAt else { return true }
        let wait = min(minutes << min(failures, 6), 1_440)
        return polledAt.adding(seconds: wait * 60) <= now
    }
}

/// A source as it was typed.
package struct FeedDraft: Hashable, Sendable {
    package let name: String
    package let address: String
    package let keywords: String
    package let minutes: Int

    package init(name: String, address: String, keywords: String, minutes: Int) {
        self.name = name
        self.address = address
        self.keywords = keywords
        self.minutes = minutes
    }

    /// - Parameter isAddress: whether `address` is one that may be asked at all.
    package func fault(isAddress: Bool) -> Refusal? {
        if name.isEmpty || name.count > 60 {
            return Refusal(.invalid, "未能保存来源：名称应为1至60字。请填写。", field: "name")
        }
        guard isAddress else {
            return Refusal(
                .invalid, "未能保存来源：地址应是 http:// 或者 https:// 开头、指向公开网络的 RSS、Atom 或者 JSON 地址，不能带用户名。请核对。",
                field: "address")
        }
        if !(5...1_440).contains(minutes) {
            return Refusal(.invalid, "未能保存来源：间隔应为5至1440分钟。请改正。", field: "minutes")
        }
        return KeywordRules.fault(in: keywords)
    }
}

/// What one look at a source brought.
package enum FeedOutcome: Hashable, Sendable {
    case read(entries: Int, matched: Int, new: Int)
    case failed(String)

    package var chinese: String {
        switch self {
        case .read(let entries, let matched, let new): "读到\(entries)条，符合关键词\(matched)条，新线索\(new)条"
        case .failed(let why): "没有读到：\(why)"
        }
    }
}
