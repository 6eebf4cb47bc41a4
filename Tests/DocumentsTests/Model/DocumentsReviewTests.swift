import Kernel
import Testing

@testable import Documents

/// OPN-9, OPN-10, NORM-3 as pure functions.
@Suite struct DocumentsReviewTests {
    typealias World = DocumentsWorld

    @Test(
        arguments: [
            (DisclosureAttribute.proactive, nil), (.onRequest, "2027-03-10"), (.withheld, "2027-03-10"),
            (.severed, "2027-03-10"), (.declassified, "2027-03-10"),
        ] as [(DisclosureAttribute, String?)])
    func whatIsNotWhollyPublicIsLookedAtAgain(_ attribute: DisclosureAttribute, _ next: String?) throws {
        var document = World.document(.signing, World.contents(attribute))
        let event = try document.signing(
            AttributeProposal(attribute, reason: "理由"), consents: false, on: World.day("2026-03-10"),
            under: .standard, by: World.leader
        ).get()
        document = document.after(event, by: World.leader, at: World.moment, number: DocumentNumber("青卫发〔2026〕1号"))
        #expect(document.review?.nextOn == next.map(World.day))
        #expect(document.signedOn == World.day("2026-03-10"))
    }

    @Test(arguments: [("2026-03-10", false), ("2026-03-11", true), ("2027-03-10", true), ("2027-03-11", false)])
    func theNextLookComesWithinTheYear(_ next: String, _ isAllowed: Bool) {
        let document = World.document(.issued, World.contents(.withheld))
        let kept = document.keepingAttribute(
            reason: "仍属过程性信息", next: World.day(next), on: World.day("2026-03-10"), under: .standard,
            by: World.keeper)
        #expect((kept.refused == nil) == isAllowed)
    }

    @Test func anEventBringsTheLookForward() throws {
        var document = World.document(.issued, World.contents(.onRequest))
        let called = try document.callingForReview(
            "一年内收到3件相同申请", due: World.day("2026-04-07"), by: World.keeper
        ).get()
        document = document.after(called, by: World.keeper, at: World.moment)
        #expect(document.review?.nextOn == World.day("2026-04-07"))
        let later = try document.callingForReview("政策到期", due: World.day("2026-06-01"), by: World.office).get()
        document = document.after(later, by: World.office, at: World.moment)
        #expect(document.review?.nextOn == World.day("2026-04-07"))
    }

    /// The change is proposed by one and approved by another; then the document is public.
    @Test func aReleaseNeedsTwo() throws {
        var document = World.document(.issued, World.contents(.withheld))
        #expect(document.publicationRefusal?.rule == "OPN-1")
        let proposed = try document.proposingRelease(
            .proactive, reason: "已过保密期限", under: .standard, by: World.keeper
        ).get()
        document = document.after(proposed, by: World.keeper, at: World.moment)
        #expect(document.attribute.final?.attribute == .withheld)
        let both = World.officer(24, "兼任", [.attributeKeeper, .leader])
        #expect(document.refusal(of: .approveRelease, by: both)?.rule == "OPN-9")
        let approved = try document.approvingRelease(
            on: World.day("2026-05-06"), under: .standard, by: World.leader
        ).get()
        document = document.after(approved, by: World.leader, at: World.moment)
        #expect(document.attribute.final?.attribute == .proactive && document.review == nil)
        #expect(document.publicationRefusal == nil)
    }

    @Test func publicationAsksForSignatureAttributeAndSecrecy() {
        #expect(World.document(.signing).publicationRefusal?.rule == "OPN-1")
        #expect(World.document(.signed, World.contents(.onRequest)).publicationRefusal?.rule == "OPN-1")
        #expect(World.document(.signed).publicationRefusal == nil)
        #expect(World.document(.issued, World.contents(.severed)).publicationRefusal == nil)
        var unreviewed = World.document(.signed)
        unreviewed.secrecy.second = nil
        #expect(unreviewed.publicationRefusal?.rule == "SEC-1")
    }

    /// OPN-10: hints only.
    @Test(
        arguments: [
            (DocumentKind.instructionRequest, "关于购置设备的请示", "", [DisclosureAttribute.withheld]),
            (.letter, "关于征求意见的函", "", [.withheld]), (.letter, "关于协助核查的函", "", []),
            (.notice, "关于开展工作的通知", "申请条件和办理流程如下", [.proactive]),
            (.notice, "关于开展工作的通知", "本件含工作秘密", [.withheld]),
            (.notice, "关于春节值班的通知", "", [.onRequest]), (.publicNotice, "通告", "", [.proactive]),
            (.report, "关于补助发放的报告", "", [.withheld, .proactive]),
        ] as [(DocumentKind, String, String, [DisclosureAttribute])])
    func hintsNeverDecide(_ kind: DocumentKind, _ title: String, _ text: String, _ expected: [DisclosureAttribute]) {
        #expect(AttributeHints.hints(kind: kind, title: title, text: text).map(\.attribute) == expected)
    }

    @Test func theSuperiorDocumentIsHintedFirst() {
        let superior = SuperiorDocument(number: "", title: "上级通知", attribute: .proactive, isForwarded: true)
        let hints = AttributeHints.hints(kind: .notice, title: "转发通知", text: "", superior: superior)
        #expect(hints.first?.rule == "OPN-5")
    }

    /// NORM-3: one form, whatever was typed.
    @Test(
        arguments: [
            ("青卫发〔2026〕12号", "青卫发〔2026〕12号", false), ("青卫发[2026]12号", "青卫发〔2026〕12号", true),
            ("青卫发（2026）第012号", "青卫发〔2026〕12号", true), ("青卫发【2026】12号", "青卫发〔2026〕12号", true),
            ("青卫发﹝2026﹞12号", "青卫发〔2026〕12号", true), ("青卫发(2026)１２号", "青卫发〔2026〕12号", true),
        ])
    func numbersHaveOneForm(_ typed: String, _ text: String, _ warns: Bool) {
        let reading = NumberReading(typed)
        #expect(reading?.number.text == text)
        #expect((reading?.warning != nil) == warns)
    }

    @Test(arguments: ["青卫发2026年12号", "〔2026〕12号", "青卫发〔2026〕号", ""])
    func whatIsNoNumberIsNone(_ typed: String) { #expect(NumberReading(typed) == nil) }

    @Test(arguments: [("青卫发", true), ("", false), ("QWF", false), (String(repeating: "青", count: 25), false)])
    func organCodesAreChinese(_ code: String, _ isOne: Bool) { #expect(NumberReading.isOrganCode(code) == isOne) }
}
