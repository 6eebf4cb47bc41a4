package import Kernel

/// 撤回公开: why something public is no longer, and what the public finds in its place.
package struct Withdrawal: Hashable, Sendable {
    package enum Kind: String, CaseIterable, Sendable, Hashable {
        /// Published in error: the text goes, the notice stays.
        case error
        /// Merged into another article: its address leads there.
        case merged
        /// Repealed: the text stays readable under a banner.
        case repealed
        /// Its term is over: the text stays readable under a banner.
        case expired
        /// A punishment that was changed, revoked or found unlawful (ENF-2).
        case punishmentRevoked = "punishment_revoked"
        /// The day until which a punishment may be shown is over; the clock's own act, never a person's.
        case lapsed

        /// What a person may choose.
        package static let chosen = allCases.filter { $0 != .lapsed }

        package var chinese: String {
            switch self {
            case .error: "发布有误"
            case .merged: "并入其他信息"
            case .repealed: "已废止"
            case .expired: "已过期失效"
            case .punishmentRevoked: "行政处罚决定已变更或撤销"
            case .lapsed: "公示期届满"
            }
        }

        /// Whether the text and its attachments can still be read.
        package var keepsText: Bool {
            switch self {
            case .repealed, .expired: true
            case .error, .merged, .punishmentRevoked, .lapsed: false
            }
        }
    }

    package let kind: Kind
    package let reason: String
    package let at: Moment
    /// Nil when the clock did it.
    package let by: MemberID?
    /// For `merged`: where its address leads.
    package let target: ArticleID?

    package init(kind: Kind, reason: String, at: Moment, by: MemberID?, target: ArticleID? = nil) {
        self.kind = kind
        self.reason = reason
        self.at = at
        self.by = by
        self.target = target
    }
}

/// 发布渠道: where an article was released besides the site (FOI-23, INT-8).
package enum MediaChannel: String, CaseIterable, Sendable, Hashable {
    case website, wechat, weibo, video, pressConference = "press_conference", broadcast, newspaper, gazette, other

    package var chinese: String {
        switch self {
        case .website: "政府网站"
        case .wechat: "微信公众号"
        case .weibo: "微博"
        case .video: "短视频账号"
        case .pressConference: "新闻发布会"
        case .broadcast: "广播电视"
        case .newspaper: "报刊"
        case .gazette: "政府公报"
        case .other: "其他"
        }
    }
}

/// One release on one channel, with what shows it: an address, an issue and page.
package struct MediaRelease: Hashable, Sendable {
    package let channel: MediaChannel
    package let reference: String
    package let releasedOn: Day

    package init(channel: MediaChannel, reference: String, releasedOn: Day) {
        self.channel = channel
        self.reference = reference
        self.releasedOn = releasedOn
    }
}
