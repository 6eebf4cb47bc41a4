import Kernel
import Testing

@testable import Documents

/// Whatever the order of acts, a signed document has its attribute, its reviews and a signer who did none of them.
@Suite struct DocumentsSequenceTests {
    typealias World = DocumentsWorld

    @Test(arguments: 1...40)
    func noSequenceSignsWithoutEverything(_ seed: Int) {
        var dice = Dice(UInt64(seed))
        var signed = 0
        for _ in 0..<10 {
            var contents = World.contents
            contents.isNormative = dice.roll(4) == 0
            contents.proposal =
                dice.roll(5) == 0 ? nil : World.contents(dice.pick(DisclosureAttribute.allCases)).proposal
            var document = World.document(.drafting, contents)
            for _ in 0..<400 {
                guard let event = attempt(on: document, &dice) else { continue }
                document = document.after(event.0, by: event.1, at: World.moment, number: DocumentNumber("青卫发〔2026〕1号"))
                if document.state.isSigned { break }
            }
            guard document.state.isSigned else { continue }
            signed += 1
            check(document)
        }
        #expect(signed > 0, "no run came to a signature: the property was not tried")
    }

    private func check(_ document: OfficialDocument) {
        let hands = document.hands
        #expect(document.attribute.final != nil && document.attribute.passed != nil)
        let final = document.attribute.final?.attribute ?? .proactive
        #expect(document.secrecy.first != nil)
        #expect(document.secrecy.second?.conclusion.allows(final) == true)
        #expect(hands.head != nil && hands.attributeKeeper != nil && hands.secrecyReviewer != nil)
        #expect(!document.contents.isNormative || hands.legalReviewer != nil)
        let signer = hands.signer
        #expect(signer != nil && signer != document.drafter && !hands.reviewers.contains { $0 == signer })
        #expect(hands.head != document.drafter && hands.secrecyReviewer != document.drafter)
        #expect(hands.secrecyReviewer != hands.head)
        #expect(final == .proactive || document.review != nil)
    }

    /// Somebody tries something; whoever holds several roles tries to use them all.
    private func attempt(on document: OfficialDocument, _ dice: inout Dice) -> (DocumentEvent, Officer)? {
        let everything: Set<Role> = [
            .clerk, .sectionHead, .attributeKeeper, .secrecyReviewer, .legalReviewer, .leader, .opennessOffice,
        ]
        let person = 21 + dice.roll(7)
        let officer = World.officer(
            person, "第\(person)人", everything, [World.section], heads: [World.section])
        // Half of the time something that is open to the person, else anything at all.
        let open = document.allowedActs(for: officer)
        let act = dice.roll(2) == 0 && !open.isEmpty ? dice.pick(open) : dice.pick(DocumentAct.allCases)
        guard let event = decide(act, document, officer, &dice) else { return nil }
        return (event, officer)
    }

    private func decide(
        _ act: DocumentAct, _ document: OfficialDocument, _ officer: Officer, _ dice: inout Dice
    ) -> DocumentEvent? {
        let finding = SecrecyFinding(dice.pick(SecrecyConclusion.allCases), basis: "依据")
        let attribute = dice.pick(DisclosureAttribute.allCases)
        let proposal = AttributeProposal(attribute, reason: "理由")
        let result: Result<DocumentEvent, Refusal>
        switch act {
        case .edit:
            var contents = document.contents
            contents.proposal = proposal
            result = document.editing(contents, by: officer)
        case .submit: result = document.submitting(under: .standard, by: officer)
        case .approveDraft: result = document.approvingDraft(finding, opinion: "", by: officer)
        case .passAttribute:
            result = document.passingAttribute(
                opinion: "同意", holdsRestricted: dice.roll(4) == 0, under: .standard, by: officer)
        case .counterAttribute:
            result = document.countering(attribute, opinion: "另有意见", under: .standard, by: officer)
        case .acceptCounter: result = document.acceptingCounter(opinion: "", by: officer)
        case .declineCounter: result = document.decliningCounter(opinion: "不同意", by: officer)
        case .concludeSecrecy: result = document.concludingSecrecy(finding, by: officer)
        case .passLegality: result = document.passingLegality(opinion: "合法", by: officer)
        case .sign, .takeBack, .sendBack:
            // Signing is tried often, going back seldom: otherwise nothing would ever be signed.
            if dice.roll(8) == 0 {
                result = document.sendingBack(to: dice.pick(DocumentState.allCases), reason: "退", by: officer)
            } else {
                result = document.signing(
                    proposal, consents: true, on: World.day("2026-03-10"), under: .standard, by: officer)
            }
        case .abandon, .referSecrecy, .issue, .recordAgreement, .informJoint, .moveOffline, .callForReview, .review,
            .approveRelease, .declineRelease:
            return nil
        }
        if case .success(let event) = result { return event }
        return nil
    }
}

/// A small generator, so that a failure can be run again.
private struct Dice {
    private var state: UInt64

    init(_ seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 }

    mutating func roll(_ sides: Int) -> Int {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int((state >> 33) % UInt64(sides))
    }

    mutating func pick<Element>(_ items: [Element]) -> Element { items[roll(items.count)] }
}
