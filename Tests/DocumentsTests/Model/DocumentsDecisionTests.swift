import Kernel
import Testing

@testable import Documents

@Suite struct DocumentsDecisionTests {
    typealias World = DocumentsWorld

    /// OPN-2, OPN-3, OPN-4: which attribute needs which reason.
    @Test(
        arguments: [
            (DisclosureAttribute.proactive, "", false, nil), (.onRequest, "", false, "OPN-3"),
            (.withheld, "", false, "OPN-3"), (.severed, " ", false, "OPN-3"), (.declassified, "", false, "OPN-3"),
            (.onRequest, "内部事务", false, nil), (.withheld, "过程性信息", false, nil), (.proactive, "", true, "OPN-4"),
            (.proactive, "涉及群众利益", true, nil),
        ] as [(DisclosureAttribute, String, Bool, String?)])
    func reasonsAreAskedFor(
        _ attribute: DisclosureAttribute, _ reason: String, _ isForGovernment: Bool, _ rule: String?
    ) {
        var contents = World.contents(attribute, reason: reason)
        contents.isGovernmentDraft = isForGovernment
        #expect(
            World.document(.drafting, contents).submitting(under: .standard, by: World.drafter).refused?.rule == rule)
    }

    /// OPN-3 is a switch: the national rule asks for reasons only where nothing is public.
    @Test func theNationalRuleAsksForFewerReasons() {
        let national = DocumentPolicy(reasonsForAllButProactive: false)
        for attribute in DisclosureAttribute.allCases {
            let document = World.document(.drafting, World.contents(attribute, reason: ""))
            let refused = document.submitting(under: national, by: World.drafter).refused
            #expect(refused?.rule == (attribute == .withheld ? "OPN-3" : nil))
        }
    }

    /// OPN-1: two attributes are local.
    @Test func localAttributesAreSwitchedOff() {
        let policy = DocumentPolicy(extraAttributes: [])
        #expect(policy.attributes == [.proactive, .onRequest, .withheld])
        let document = World.document(.drafting, World.contents(.severed))
        #expect(document.submitting(under: policy, by: World.drafter).refused?.rule == "OPN-1")
    }

    /// OPN-6: without an attribute nothing is handed in, and the office passes nothing on.
    @Test func noAttributeNoFurther() {
        var contents = World.contents
        contents.proposal = nil
        #expect(
            World.document(.drafting, contents).submitting(under: .standard, by: World.drafter).refused?.field
                == "attribute")
        let passed = World.document(.attributeReview, contents).passingAttribute(
            opinion: "同意", holdsRestricted: false, under: .standard, by: World.keeper)
        #expect(passed.refused?.rule == "OPN-2")
    }

    /// OPN-5: what the superior document's attribute demands of the own one.
    @Test(
        arguments: [
            (DisclosureAttribute.proactive, false, DisclosureAttribute.withheld, "", "OPN-5"),
            (.proactive, false, .withheld, "含内部数据", nil), (.proactive, false, .onRequest, "", nil),
            (.proactive, false, .proactive, "", nil), (.withheld, false, .withheld, "", nil),
            (.proactive, true, .onRequest, "", "OPN-5"), (.proactive, true, .withheld, "含内部数据", "OPN-5"),
            (.onRequest, true, .onRequest, "", nil), (nil, true, .withheld, "", nil),
        ] as [(DisclosureAttribute?, Bool, DisclosureAttribute, String, String?)])
    func theSuperiorDocumentBinds(
        _ above: DisclosureAttribute?, _ isForwarded: Bool, _ own: DisclosureAttribute, _ exception: String,
        _ rule: String?
    ) {
        var contents = World.contents(own)
        contents.superior = SuperiorDocument(
            number: "省卫办〔2026〕3号", title: "上级文件", attribute: above, isForwarded: isForwarded)
        contents.superiorOverride = exception.isEmpty ? nil : exception
        let refused = World.document(.drafting, contents).submitting(under: .standard, by: World.drafter).refused
        #expect(refused?.rule == rule)
    }

    /// OPN-5: the exception also needs the signer's consent.
    @Test func anExceptionNeedsTheSignersConsent() {
        var contents = World.contents(.withheld)
        contents.superior = SuperiorDocument(number: "省卫办〔2026〕3号", title: "上级文件", attribute: .proactive)
        contents.superiorOverride = "含内部数据"
        let document = World.document(.signing, contents)
        let final = AttributeProposal(.withheld, reason: "过程性信息")
        #expect(sign(document, final).refused?.field == "consents")
        #expect(sign(document, final, consents: true).refused == nil)
    }

    /// OPN-4: a policy document kept back needs the office's word, and stays as the office saw it.
    @Test func aPolicyDocumentIsNotKeptBackUnseen() {
        var contents = World.contents(.withheld)
        contents.isPolicy = true
        let waiting = World.document(.attributeReview, contents)
        let silent = waiting.passingAttribute(
            opinion: "", holdsRestricted: false, under: .standard, by: World.keeper)
        #expect(silent.refused?.rule == "OPN-4")
        contents.proposal = AttributeProposal(.proactive)
        let signing = World.document(.signing, contents)
        #expect(sign(signing, AttributeProposal(.withheld, reason: "改变主意")).refused?.rule == "OPN-4")
    }

    /// OPN-7: what must not go out is cut first.
    @Test func restrictedContentIsNotProactive() {
        let waiting = World.document(.attributeReview)
        let passed = waiting.passingAttribute(
            opinion: "附件含电话", holdsRestricted: true, under: .standard, by: World.keeper)
        #expect(passed.refused?.rule == "OPN-7")
        var signing = World.document(.signing, World.contents(.severed))
        signing.attribute.holdsRestricted = true
        #expect(sign(signing, AttributeProposal(.severed, reason: "删去电话")).refused == nil)
        signing.secrecy.second = SecrecyFinding(.open, basis: "可以")
        #expect(sign(signing, AttributeProposal(.proactive)).refused?.rule == "OPN-7")
    }

    /// SEC-2: which attribute each conclusion leaves open.
    @Test(
        arguments: [
            (SecrecyConclusion.open, [.proactive, .onRequest, .withheld, .severed, .declassified]),
            (.severed, [.onRequest, .withheld, .severed, .declassified]), (.forbidden, [.withheld]),
            (.postponed, []),
        ] as [(SecrecyConclusion, [DisclosureAttribute])])
    func theConclusionBindsTheAttribute(_ conclusion: SecrecyConclusion, _ allowed: [DisclosureAttribute]) {
        #expect(DisclosureAttribute.allCases.filter(conclusion.allows) == allowed)
        for attribute in DisclosureAttribute.allCases {
            var document = World.document(.signing, World.contents(attribute))
            document.secrecy.second = SecrecyFinding(conclusion, basis: "目录第3项")
            let refused = sign(document, AttributeProposal(attribute, reason: "理由")).refused
            #expect((refused == nil) == allowed.contains(attribute), "\(attribute)")
        }
    }

    @Test func aPostponedReviewWaitsWhereItIs() throws {
        let document = World.document(.secrecyReview)
        let event = try document.concludingSecrecy(SecrecyFinding(.postponed, basis: "待请示"), by: World.secrecy).get()
        let waiting = document.after(event, by: World.secrecy, at: World.moment)
        #expect(waiting.state == .secrecyReview)
        let again = try waiting.concludingSecrecy(SecrecyFinding(.open, basis: "上级答复"), by: World.secrecy).get()
        #expect(waiting.after(again, by: World.secrecy, at: World.moment).state == .signing)
    }

    /// NORM-2: a normative document passes legality review before it can be signed.
    @Test func aNormativeDocumentGoesThroughLegality() throws {
        var contents = World.contents
        contents.isNormative = true
        let document = World.document(.secrecyReview, contents)
        let event = try document.concludingSecrecy(SecrecyFinding(.open, basis: "可以"), by: World.secrecy).get()
        var next = document.after(event, by: World.secrecy, at: World.moment)
        #expect(next.state == .legalityReview)
        next.state = .signing
        #expect(sign(next, AttributeProposal(.proactive)).refused?.sentence.contains("合法性审核") == true)
    }

    /// OPN-6: joint documents are agreed by all, on the attribute they saw.
    @Test func jointDocumentsWaitForEveryOrgan() throws {
        var contents = World.contents
        contents.jointOrgans = ["县疾控局", "县医保局"]
        var document = World.document(.signing, contents)
        #expect(sign(document, AttributeProposal(.proactive)).refused == nil)
        #expect(sign(document, AttributeProposal(.onRequest, reason: "内部")).refused?.rule == "OPN-6")
        document.agreements[1].answer = .declined
        #expect(sign(document, AttributeProposal(.proactive)).refused?.sentence.contains("县医保局") == true)
        let unknown = document.recordingAgreement(of: "县财政局", .agreed, opinion: "", by: World.drafter)
        #expect(unknown.refused?.field == "organ")
        let silent = document.recordingAgreement(of: "县医保局", .declined, opinion: " ", by: World.drafter)
        #expect(silent.refused?.field == "words")
        var edited = World.document(.drafting, contents)
        var other = contents
        other.body = "<p>另一正文</p>"
        edited = edited.after(try edited.editing(other, by: World.drafter).get(), by: World.drafter, at: World.moment)
        #expect(edited.agreements.map(\.answer) == [.open, .open])
    }

    /// OPN-6: office and unit negotiate; a disagreement goes up with both opinions.
    @Test func disagreementGoesUp() throws {
        var document = World.document(.attributeReview, World.contents(.onRequest))
        let counter = document.countering(.proactive, opinion: "涉及群众利益", under: .standard, by: World.keeper)
        document = document.after(try counter.get(), by: World.keeper, at: World.moment)
        #expect(document.refusal(of: .passAttribute, by: World.keeper)?.code == .stateRefused)
        let declined = try document.decliningCounter(opinion: "仅内部使用", by: World.head).get()
        document = document.after(declined, by: World.head, at: World.moment)
        let passed = document.passingAttribute(
            opinion: "报签发人裁定", holdsRestricted: false, under: .standard, by: World.keeper)
        document = document.after(try passed.get(), by: World.keeper, at: World.moment)
        #expect(document.attribute.passed == .onRequest)
        #expect(document.attribute.counter?.answer == .declined)
        #expect(document.attribute.counter?.opinion == "涉及群众利益")
        #expect(document.attribute.counter?.answerOpinion == "仅内部使用")
    }

    @Test func anAcceptedCounterBecomesTheProposal() throws {
        var document = World.document(.attributeReview, World.contents(.onRequest))
        let counter = document.countering(.proactive, opinion: "涉及群众利益", under: .standard, by: World.keeper)
        document = document.after(try counter.get(), by: World.keeper, at: World.moment)
        let accepted = try document.acceptingCounter(opinion: "", by: World.drafter).get()
        document = document.after(accepted, by: World.drafter, at: World.moment)
        #expect(document.contents.proposal?.attribute == .proactive)
        #expect(document.refusal(of: .passAttribute, by: World.keeper) == nil)
    }

    /// 退文: only to an earlier step, and what was said from there on is said anew.
    @Test func goingBackTakesTheLaterWordsAway() throws {
        let document = World.document(.signing)
        #expect(document.returnSteps == [.drafting, .sectionReview, .attributeReview, .secrecyReview])
        #expect(document.sendingBack(to: .signed, reason: "退", by: World.leader).refused?.field == "step")
        #expect(document.sendingBack(to: .drafting, reason: " ", by: World.leader).refused?.field == "words")
        let event = try document.sendingBack(to: .attributeReview, reason: "属性不当", by: World.leader).get()
        let back = document.after(event, by: World.leader, at: World.moment)
        #expect(back.state == .attributeReview && back.hands == DocumentHands(head: World.head.id))
        #expect(back.attribute == AttributeStanding() && back.secrecy.second == nil && back.secrecy.first != nil)
    }

    /// SEC-4: a stub without content.
    @Test func aClassifiedTextLeavesNothingBehind() throws {
        let document = World.document(.secrecyReview)
        let event = try document.movingOffline(by: World.secrecy).get()
        let stub = document.after(event, by: World.secrecy, at: World.moment)
        #expect(stub.state == .offline && stub.contents.title == "涉密，线下处理")
        #expect(stub.contents.body.isEmpty && stub.contents.files.isEmpty && stub.contents.proposal == nil)
        #expect(!stub.canonicalText.contains("预防接种"))
    }

    /// OPN-8.
    @Test func theAnnotationFollowsTheDecision() {
        #expect(World.document(.signing).annotation == nil)
        #expect(World.document(.signed).annotation == "（此件公开发布）")
        let words = DisclosureAttribute.allCases.map(\.annotation)
        #expect(words == ["（此件公开发布）", "（此件依申请公开）", "（此件不予公开）", "（此件删减后公开）", "（此件脱密后公开）"])
    }

    private func sign(
        _ document: OfficialDocument, _ final: AttributeProposal, consents: Bool = false
    ) -> Result<DocumentEvent, Refusal> {
        document.signing(
            final, consents: consents, on: World.day("2026-03-10"), under: .standard, by: World.leader)
    }
}
