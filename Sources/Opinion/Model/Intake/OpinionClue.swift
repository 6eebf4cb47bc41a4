package import Kernel

/// 线索: something that was found or sent in, before anybody has judged it.
package struct OpinionClue: Hashable, Sendable {
    package enum State: String, CaseIterable, Sendable {
        case new, adopted, merged, dismissed

        package var chinese: String {
            switch self {
            case .new: "待核实"
            case .adopted: "已登记"
            case .merged: "已并入"
            case .dismissed: "不处理"
            }
        }
    }

    package let id: OpinionClueID
    package let agency: AgencyID
    /// Nil when a program sent it.
    package let feed: OpinionFeedID?
    /// What the source is called.
    package let origin: String
    package let title: String
    package let summary: String
    package let link: String
    package let publishedAt: Moment?
    package let foundAt: Moment
    /// Which rules it fulfils, so that everybody sees why it is here.
    package let matched: [String]
    package var state = State.new
    package var opinion: OpinionID?
    package var reason = ""
    /// How often the same was found, also elsewhere.
    package var sightings = 1
    package var version = 1

    package init(
        id: OpinionClueID, agency: AgencyID, feed: OpinionFeedID?, origin: String, title: String, summary: String,
        link: String, publishedAt: Moment?, foundAt: Moment, matched: [String]
    ) {
        self.id = id
        self.agency = agency
        self.feed = feed
        self.origin = origin
        self.title = title
        self.summary = summary
        self.link = link
        self.publishedAt = publishedAt
        self.foundAt = foundAt
        self.matched = matched
    }
}

/// What comes in from a source or a program.
package struct ClueDraft: Hashable, Sendable {
    package static let longestTitle = 200
    package static let longestSummary = 1_000
    package static let longestLink = 500

    package let title: String
    package let summary: String
    package let link: String
    package let publishedAt: Moment?

    /// Held to what is kept; nil without a title.
    package init?(title: String, summary: String, link: String, publishedAt: Moment?) {
        let title = title.tidied
        guard !title.isEmpty else { return nil }
        self.title = String(title.prefix(ClueDraft.longestTitle))
        self.summary = String(summary.tidied.prefix(ClueDraft.longestSummary))
        let plain = link.utf8.count <= ClueDraft.longestLink && link.utf8.allSatisfy { (0x21...0x7E).contains($0) }
        self.link = plain && (link.hasPrefix("https://") || link.hasPrefix("http://")) ? link : ""
        self.publishedAt = publishedAt
    }

    /// Two with the same key are one: the link without its fragment, else the title.
    package var sameness: String {
        link.isEmpty ? "t:" + title.unspaced.lowercased() : "l:" + link.prefix { $0 != "#" }
    }
}

extension OpinionClue {
    /// Days in which a near title is taken for the same matter [C].
    package static let nearDays = 7

    package func isNear(_ draft: ClueDraft, at now: Moment) -> Bool {
        foundAt >= now.adding(hours: -24 * OpinionClue.nearDays)
            && TitleLikeness.percent(title, draft.title) >= TitleLikeness.near
    }

    package static func refusal(of doing: String, by officer: Officer, agency: AgencyID) -> Refusal? {
        if officer.isAdministrator { return .notFound }
        guard OpinionCase.leads(officer, agency: agency), !officer.holds(.supervisor) else {
            return Refusal(.roleRefused, "未能\(doing)：这一步由新闻发言人或者政务公开办办理。", rule: "ROLE-10")
        }
        return nil
    }

    /// Why it cannot be settled now.
    package var settledRefusal: Refusal? {
        state == .new ? nil : Refusal(.stateRefused, "未能处理线索：这条线索\(state.chinese)。请刷新页面查看。", rule: "SEN-6")
    }
}
