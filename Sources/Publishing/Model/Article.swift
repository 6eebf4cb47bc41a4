package import Documents
package import Kernel

/// 一条信息: what is public of it, what is being prepared, and what is owed for it. The public sees `live` and nothing
/// else; an edit only ever makes a new `working` revision.
package struct Article: Hashable, Sendable {
    /// What the public sees.
    package struct Live: Hashable, Sendable {
        package let revision: RevisionID
        package let hash: String
        package let publishedAt: Moment

        package init(revision: RevisionID, hash: String, publishedAt: Moment) {
            self.revision = revision
            self.hash = hash
            self.publishedAt = publishedAt
        }
    }

    package let id: ArticleID
    package let agency: AgencyID
    package let portal: PortalID
    /// The unit that answers for it.
    package let unit: UnitID
    package let drafter: MemberID
    /// Everybody who wrote a revision of it: their words may still be in the text.
    package internal(set) var authors: Set<MemberID>
    /// The official document it makes public, if it is one.
    package let document: DocumentID?
    /// Important items are reviewed by the principal head (PUB-2).
    package let isImportant: Bool
    package let policy: ReviewPolicy
    package internal(set) var live: Live?
    package internal(set) var working: RevisionInHand?
    /// The live revision while its reviews are made up for after an emergency (PUB-3).
    package internal(set) var owed: RevisionInHand?
    package internal(set) var withdrawal: Withdrawal?
    package internal(set) var isDiscarded: Bool
    /// 索引号 (CAT-3), from the first publication on.
    package internal(set) var indexNumber: String?
    package internal(set) var version: Int

    package init(
        id: ArticleID, agency: AgencyID, portal: PortalID, unit: UnitID, drafter: MemberID,
        authors: Set<MemberID> = [], document: DocumentID? = nil, isImportant: Bool = false,
        policy: ReviewPolicy = ReviewPolicy(),
        live: Live? = nil, working: RevisionInHand? = nil, owed: RevisionInHand? = nil, withdrawal: Withdrawal? = nil,
        isDiscarded: Bool = false, indexNumber: String? = nil, version: Int = 1
    ) {
        self.id = id
        self.agency = agency
        self.portal = portal
        self.unit = unit
        self.drafter = drafter
        self.authors = authors.union([drafter])
        self.document = document
        self.isImportant = isImportant
        self.policy = policy
        self.live = live
        self.working = working
        self.owed = owed
        self.withdrawal = withdrawal
        self.isDiscarded = isDiscarded
        self.indexNumber = indexNumber
        self.version = version
    }

    /// Whether the public can read its text now.
    package var isReadable: Bool { live != nil && withdrawal?.kind.keepsText != false }

    /// The revision that reviews and signatures are about now: the one in review, else the one whose reviews are owed.
    package var inHand: RevisionInHand? {
        if let working, working.stage == .inReview { return working }
        return owed ?? working
    }

    /// Those who made the text in hand: they review it neither for content nor for secrecy (PUB-3, SEC separation).
    package var makers: Set<MemberID> { authors.union([inHand?.author].compactMap { $0 }) }

    package func reach(of officer: Officer) -> RecordReach { RecordReach(of: officer, agency: agency, units: [unit]) }

    /// The word lists show.
    package var standing: String {
        if isDiscarded { return "已作废" }
        if let working {
            return live == nil || withdrawal != nil ? working.stage.chinese : "已发布，\(working.stage.chinese)"
        }
        if let withdrawal { return withdrawal.kind.keepsText ? withdrawal.kind.chinese : "已撤回" }
        if owed != nil { return "已应急发布，待补审" }
        return live == nil ? "拟稿中" : "已发布"
    }
}
