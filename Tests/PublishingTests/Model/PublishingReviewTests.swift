import Kernel
import Testing

@testable import Publishing

/// Literal cases of three reviews and three proof passes (PUB-3), secrecy review (SEC-2), findings (PII-6), withdrawal.
@Suite struct PublishingReviewTests {
    typealias World = ArticleWorld

    /// PUB-3: a signature counts for the text it was given for, and for no other.
    @Test func aSignatureForAnotherTextCountsForNothing() {
        var hand = World.hand(.inReview, signed: 3, cleared: 3)
        #expect(hand.isFullyCleared)
        hand.signatures[3] = World.signature(.second, .review, World.office, hash: "other")
        #expect(hand.openStep == .second && !hand.isFullyCleared)
        hand = World.hand(.inReview, signed: 3, cleared: 3)
        hand.secrecy[0] = World.cleared(.initial, World.head, hash: "other")
        #expect(hand.openSecrecyStep == .initial && !hand.isFullyCleared)
    }

    /// PUB-3: a new revision begins with no signature, also when its text is the same.
    @Test func anyChangeBeginsAnew() throws {
        let failed = World.article(World.hand(.failed, signed: 3, cleared: 3))
        let next = RevisionInHand(
            revision: World.id(62), number: 2, title: "新", hash: World.hash, author: World.colleague.id)
        let event = try failed.revising(to: next, content: World.content(), by: World.colleague).get()
        let after = failed.after(event, at: World.moment)
        #expect(after.working?.signatures == [] && after.working?.secrecy == [] && after.working?.stage == .drafting)
        #expect(after.working?.openStep == .first && after.live == nil)
        #expect(after.refusal(of: .publish, by: World.office)?.rule == "PUB-3")
    }

    @Test func whoeverSeesAnOldTextSignsNothing() {
        let article = World.article(World.hand(.inReview))
        let result = article.signing(.review, seen: "old", words: "", by: World.head, at: World.moment)
        #expect(result.refusal?.code == .changedMeanwhile)
    }

    @Test func sendBackToStepTwoKeepsStepOne() throws {
        let article = World.article(World.hand(.inReview, signed: 2, cleared: 1))
        let event = try article.sendingBack(to: .second, reason: "重看", by: World.leader).get()
        let after = article.after(event, at: World.moment)
        #expect(after.working?.openStep == .second && after.working?.signatures.count == 2)
        #expect(after.working?.secrecy.count == 1 && after.working?.stage == .inReview)
        let home = article.after(
            try article.sendingBack(to: nil, reason: "改", by: World.leader).get(), at: World.moment)
        #expect(home.working?.signatures == [] && home.working?.secrecy == [] && home.working?.stage == .drafting)
    }

    @Test func nothingIsSentBackToAStepThatHasNotBegun() {
        let article = World.article(World.hand(.inReview, signed: 1))
        #expect(article.sendingBack(to: .third, reason: "改", by: World.office).refusal?.field == "step")
        #expect(article.sendingBack(to: .first, reason: "", by: World.office).refusal?.code == .invalid)
    }

    /// PUB-3: delegation moves the work, never the separation.
    @Test func delegationKeepsTheSeparation() throws {
        let article = World.article(World.hand(.inReview, signed: 1))
        for colleague in [World.drafter, World.head, World.supervisor, World.outsider, World.systemAdministrator] {
            #expect(article.delegating(to: colleague, by: World.office).refusal?.code == .invalid, "\(colleague.name)")
        }
        #expect(article.delegating(to: World.otherClerk, by: World.colleague).refusal?.code == .roleRefused)
        let event = try article.delegating(to: World.otherClerk, by: World.office).get()
        let after = article.after(event, at: World.moment)
        #expect(after.refusal(of: .pass, by: World.otherClerk) == nil)
        #expect(after.refusal(of: .pass, by: World.office) == nil)
        #expect(after.refusal(of: .delegate, by: World.otherClerk)?.code == .roleRefused)
        let third = World.article(World.hand(.inReview, signed: 2, delegates: [.second: World.otherClerk.id]))
        #expect(third.refusal(of: .pass, by: World.otherClerk)?.code == .roleRefused)
    }

    @Test func thePolicyAloneLetsTheDrafterReviewFirst() {
        let own = World.officer(21, "拟稿科长", [.sectionHead], [World.section], heads: [World.section])
        let strict = World.article(World.hand(.inReview))
        let loose = World.article(World.hand(.inReview), policy: ReviewPolicy(drafterMayReviewFirst: true))
        #expect(strict.refusal(of: .pass, by: own)?.rule == "PUB-3")
        #expect(loose.refusal(of: .pass, by: own) == nil)
        let second = World.officer(21, "拟稿兼公开办", [.opennessOffice], [World.section])
        let later = World.article(World.hand(.inReview, signed: 1), policy: ReviewPolicy(drafterMayReviewFirst: true))
        #expect(later.refusal(of: .pass, by: second)?.rule == "PUB-3")
    }

    /// PUB-2: important items go to the principal head.
    @Test func importantItemsGoToThePrincipalHead() {
        let article = World.article(World.hand(.inReview, signed: 2), isImportant: true)
        #expect(article.refusal(of: .pass, by: World.leader)?.rule == "PUB-2")
        #expect(article.refusal(of: .pass, by: World.principal) == nil)
    }

    @Test func aRecallTakesEverySignatureBack() throws {
        let article = World.article(World.hand(.inReview, signed: 2, cleared: 2))
        let after = article.after(try article.recalling(by: World.colleague).get(), at: World.moment)
        #expect(after.working?.signatures == [] && after.working?.secrecy == [])
        #expect(after.working?.stage == .drafting)
    }

    /// SEC-2: a conclusion against publication sends it back; one that leaves it open keeps it where it is.
    @Test(arguments: [
        (SecrecyConclusion.cutFirst, RevisionInHand.Stage.drafting), (.mustNotPublish, .drafting),
        (.deferred, .inReview), (.undetermined, .inReview),
    ])
    func aConclusionAgainstPublicationStopsIt(_ conclusion: SecrecyConclusion, _ stage: RevisionInHand.Stage) throws {
        let article = World.article(World.hand(.inReview, signed: 3, cleared: 1))
        let event = try article.concludingSecrecy(
            conclusion, basis: "含工作秘密", seen: World.hash, by: World.secrecy, at: World.moment
        ).get()
        let after = article.after(event, at: World.moment)
        #expect(after.working?.stage == stage)
        #expect(after.refusal(of: .publish, by: World.office)?.code == .stateRefused)
    }

    /// What failed at its time and is sent to review unchanged is still reviewed: it must not hang between two stages.
    @Test func aFailedTextSubmittedAgainIsApproved() throws {
        let article = World.article(World.hand(.failed, signed: 3, cleared: 3))
        let after = article.after(try article.submitting(World.content(), by: World.drafter).get(), at: World.moment)
        #expect(after.working?.stage == .approved)
    }

    /// PII-6: personal data is mended or overridden by a second person; explaining it is not enough.
    @Test func personalDataNeedsASecondPerson() throws {
        var article = World.article(World.hand(.drafting, findings: [World.finding()]))
        let id = World.finding().id
        #expect(article.submitting(World.content(), by: World.drafter).refusal?.code == .stateRefused)
        let ignored = article.settlingFinding(id, as: .ignoreFinding, reason: "已脱敏", by: World.drafter)
        #expect(ignored.refusal?.rule == "PII-6")
        #expect(article.settlingFinding(id, as: .override, reason: "", by: World.head).refusal?.code == .stateRefused)
        let asked = try article.settlingFinding(id, as: .askOverride, reason: "公示要求", by: World.head).get()
        article = article.after(asked, at: World.moment)
        #expect(article.working?.blockingFindings.count == 1)
        #expect(article.settlingFinding(id, as: .override, reason: "", by: World.head).refusal?.rule == "PII-6")
        #expect(article.settlingFinding(id, as: .override, reason: "", by: World.colleague).refusal?.rule == "PII-6")
        let agreed = try article.settlingFinding(id, as: .override, reason: "", by: World.office).get()
        article = article.after(agreed, at: World.moment)
        #expect(article.working?.blockingFindings == [])
        #expect(article.submitting(World.content(), by: World.drafter).refusal == nil)
    }

    @Test func aWordingIsExplainedByOnePersonAndStaysExplained() throws {
        let wording = World.finding(72, kind: "wording", isPrivacy: false)
        var article = World.article(World.hand(.drafting, findings: [wording]))
        let event = try article.settlingFinding(wording.id, as: .ignoreFinding, reason: "引文", by: World.drafter).get()
        article = article.after(event, at: World.moment)
        #expect(article.working?.blockingFindings == [])
        let next = RevisionInHand(
            revision: World.id(62), number: 2, title: "新", hash: "h2", author: World.drafter.id,
            findings: [World.finding(73, kind: "wording", isPrivacy: false), World.finding(74)])
        let revised = try article.revising(to: next, content: World.content(), by: World.drafter).get()
        let findings = article.after(revised, at: World.moment).working?.findings
        #expect(findings?[0].settlement?.reason == "引文")
        #expect(findings?[1].settlement == nil, "PII-6: personal data is judged anew")
    }

    /// While a debt is open, the next draft's findings can be worked on too.
    @Test func aFindingInADraftBesideADebtIsSettled() throws {
        let wording = World.finding(72, kind: "wording", isPrivacy: false)
        let article = World.article(
            World.hand(.drafting, findings: [wording]), live: World.live, owed: World.hand(.owed))
        let event = try article.settlingFinding(wording.id, as: .ignoreFinding, reason: "引文", by: World.drafter).get()
        #expect(article.after(event, at: World.moment).working?.blockingFindings == [])
    }

    @Test func emergencyIsForThePrincipalHeadAndLeavesADebt() throws {
        let article = World.article(World.hand(.inReview, signed: 1))
        func urgent(_ officer: Officer, _ reason: String = "突发疫情") -> Result<ArticleEvent, Refusal> {
            article.publishingUrgently(
                World.content(), reason: reason, basis: "未涉密", objection: nil, seen: World.hash, by: officer)
        }
        #expect(urgent(World.leader).refusal?.rule == "PUB-3")
        #expect(urgent(World.principal, "").refusal?.code == .invalid)
        let after = article.after(try urgent(World.principal).get(), at: World.moment)
        #expect(after.live?.hash == World.hash && after.owed?.openStep == .second && after.working == nil)
        #expect(after.refusal(of: .publishUrgently, by: World.principal)?.code == .stateRefused)
    }

    /// What failed at its time has all its reviews: as an emergency it would owe what nobody can do any more.
    @Test func whatIsReviewedIsNoEmergency() {
        let article = World.article(World.hand(.failed, signed: 3, cleared: 3))
        #expect(article.refusal(of: .publishUrgently, by: World.principal)?.code == .stateRefused)
    }

    /// The clock alone must not bring back what a person took away.
    @Test func aWithdrawalTakesTheScheduleAway() throws {
        let article = World.article(World.hand(.scheduled, signed: 3, cleared: 3), live: World.live)
        let event = try article.withdrawing(
            .error, reason: "数据有误", target: nil, targetIsReadable: false, by: World.office, at: World.moment
        ).get()
        let after = article.after(event, at: World.moment)
        #expect(after.working?.stage == .approved)
        #expect(after.publishingWhenDue(objection: nil, at: World.moment.adding(hours: 24)) == nil)
    }

    /// Under a banner the text can be read: what is wrong in it can still go, and its reviews are still owed.
    @Test func whatIsRepealedCanStillBeTakenDown() throws {
        let owed = World.article(live: World.live, owed: World.hand(.owed))
        func withdrawing(_ article: Article, _ kind: Withdrawal.Kind) -> Result<ArticleEvent, Refusal> {
            article.withdrawing(
                kind, reason: "理由", target: nil, targetIsReadable: false, by: World.office, at: World.moment)
        }
        let repealed = owed.after(try withdrawing(owed, .repealed).get(), at: World.moment)
        #expect(repealed.isReadable && repealed.owed != nil)
        #expect(withdrawing(repealed, .expired).refusal?.code == .stateRefused)
        let gone = repealed.after(try withdrawing(repealed, .error).get(), at: World.moment)
        #expect(!gone.isReadable && gone.owed == nil && gone.withdrawal?.kind == .error)
        #expect(withdrawing(gone, .error).refusal?.code == .stateRefused)
    }

    @Test func mergingNeedsAnotherPublicArticle() {
        let article = World.article(live: World.live)
        for (target, isReadable) in [(nil, true), (article.id, true), (World.id(43), false)] as [(ArticleID?, Bool)] {
            let result = article.withdrawing(
                .merged, reason: "合并", target: target, targetIsReadable: isReadable, by: World.office,
                at: World.moment)
            #expect(result.refusal?.field == "target")
        }
    }

    @Test(arguments: [(-60, "moment"), (0, "moment"), (60, nil), (366 * 86_400, nil), (368 * 86_400, "moment")])
    func aScheduleLiesAheadAndWithinAYear(_ seconds: Int, _ field: String?) {
        let article = World.article(World.hand(.approved, signed: 3, cleared: 3))
        let result = article.scheduling(
            for: World.moment.adding(seconds: seconds), objection: nil, by: World.office, at: World.moment)
        #expect(result.refusal?.field == field)
    }

    /// PUB-4, CAT-2 and the bounds of a text.
    @Test func whatAContentLacksIsSaid() {
        var content = World.content()
        #expect(content.fault == nil && content.omission(for: .text) == nil)
        content.origin = .republished(source: "", address: "https://example.gov.cn/1")
        #expect(content.fault?.rule == "PUB-4")
        content.origin = .republished(source: "国家卫生健康委", address: "")
        #expect(content.fault == nil)
        content.title = ""
        #expect(content.fault?.field == "title")
        content.title = String(repeating: "题", count: 201)
        #expect(content.fault?.field == "title")
        content = World.content()
        content.body = ""
        #expect(content.omission(for: .text)?.field == "body")
        content.body = "<p>文</p>"
        content.issuer = ""
        #expect(content.omission(for: .text)?.field == "issuer")
    }

    /// Every field the public reads is under the hash (PUB-3).
    @Test func theHashCoversEveryField() {
        let edits: [(inout ArticleContent) -> Void] = [
            { $0.title = "x" }, { $0.body = "x" }, { $0.summary = "x" }, { $0.keywords = ["x"] },
            { $0.origin = .republished(source: "x", address: "") }, { $0.issuer = "x" }, { $0.author = "x" },
            { $0.documentNumber = "x" }, { $0.indexNumber = "x" }, { $0.topic = "x" },
            { $0.writtenOn = World.day("2026-01-01") }, { $0.column = World.id(52) }, { $0.alsoIn = [World.id(52)] },
            { $0.fields = StructuredFields(.charge, ["item": "x"]) },
            { $0.attachments = [Attachment(name: "a", original: "b", published: "c", size: 1, kind: "pdf")] },
        ]
        var texts: Set<String> = [World.content().canonicalText]
        for edit in edits {
            var content = World.content()
            edit(&content)
            #expect(texts.insert(content.canonicalText).inserted)
        }
    }
}

extension Result where Failure == Refusal {
    var refusal: Refusal? {
        if case .failure(let refusal) = self { return refusal }
        return nil
    }
}
