package import Documents
package import Kernel
package import Publishing

/// When a document gets a case, and what a document without its interpretation may not do (INT-1, INT-2).
extension PolicyCase {
    /// By its kind: 行政规范性文件 and policies that touch rights or need wide knowledge.
    package static func mustInterpret(_ contents: DocumentContents) -> Bool {
        contents.isNormative || contents.isPolicy
    }

    /// INT-2: 三同步. The office passes no draft without a plan that was handed in, and nobody signs a document whose plan is
    /// not signed.
    package func objection(to act: DocumentAct) -> Refusal? {
        guard isOwed else { return nil }
        switch act {
        case .passAttribute where stage == .planning:
            return Refusal(
                .stateRefused, "未能\(act.chinese)：这份文件应当解读，解读方案和解读材料还没有送审签。请退文，由起草科室同步起草后再报。", rule: "INT-2")
        case .sign where stage != .signed:
            return Refusal(
                .stateRefused, "未能\(act.chinese)：解读方案和解读材料还没有审签。请先审签解读件，再签发文件（三同步）。", rule: "INT-2")
        case .edit, .submit, .takeBack, .abandon, .approveDraft, .passAttribute, .counterAttribute, .acceptCounter,
            .declineCounter, .concludeSecrecy, .referSecrecy, .passLegality, .sendBack, .sign, .issue, .recordAgreement,
            .informJoint, .moveOffline, .callForReview, .review, .approveRelease, .declineRelease:
            return nil
        }
    }

    /// INT-2: no publication without a signed plan; an emergency goes first and owes INT-3 all the same.
    package var publicationObjection: Refusal? {
        guard isOwed, stage != .signed else { return nil }
        return Refusal(
            .stateRefused, "未能发布：这份文件的解读方案和解读材料还没有审签。请退回起草科室，审签解读件后成套发布；确不需要解读的，先登记免予解读。",
            rule: "INT-2")
    }

    /// The document is public (INT-3): the clock runs from this day.
    package func published(as article: ArticleID, at now: Moment) -> PolicyCase {
        var next = self
        next.policyArticle = article
        if next.publishedAt == nil { next.publishedAt = now }
        next.settleInterpreted(at: now)
        return next
    }

    /// A material stands beside it, or no longer does.
    package func following(_ article: ArticleID, isPublic: Bool, at now: Moment) -> PolicyCase {
        var next = self
        for index in next.materials.indices where next.materials[index].article == article {
            next.materials[index].publicSince = isPublic ? next.materials[index].publicSince ?? now : nil
        }
        next.settleInterpreted(at: now)
        return next
    }

    /// INT-3 asks for the first day on which the public had both.
    mutating func settleInterpreted(at now: Moment) {
        if interpretedAt == nil, publishedAt != nil, materials.contains(where: \.isPublic) { interpretedAt = now }
    }
}
