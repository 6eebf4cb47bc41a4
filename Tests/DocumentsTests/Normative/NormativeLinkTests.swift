import Audit
import Kernel
import SQL
import TestSupport
import Testing

@testable import Documents

/// An official document that is a normative one: the chain holds its signature, its publication shows it in the library.
@Suite struct NormativeLinkTests {
    typealias World = NormativeWorld

    private func document(_ number: Int, _ state: DocumentState) -> OfficialDocument {
        let open = SecrecyFinding(.open, basis: "未发现涉密内容")
        return OfficialDocument(
            id: World.id(number), agency: World.commission, unit: World.medical, drafter: World.drafter.id,
            drafterName: World.drafter.name,
            contents: DocumentContents(
                title: "青禾县医疗机构管理办法", kind: .notice, organCode: "青卫发", body: "<p>正文</p>", isNormative: true,
                proposal: AttributeProposal(.proactive)), state: state,
            stateSince: Moment(day: World.day("2026-03-02"), minute: 570),
            attribute: AttributeStanding(passed: .proactive), secrecy: SecrecyStanding(first: open, second: open),
            hands: DocumentHands(
                head: World.drafterHead.id, attributeKeeper: World.office.id, secrecyReviewer: World.id(40),
                legalReviewer: state == .signing ? World.legal.id : nil))
    }

    private func keep(_ document: OfficialDocument, in world: NormativeStoreWorld) async throws {
        try await world.store.write { [journal = world.journal, obligations = world.obligations] tx in
            try DocumentWriter(tx: tx, officer: World.drafter, journal: journal, obligations: obligations)
                .insert(document, act: "draft", note: "")
        }
    }

    private func facts(
        _ id: DocumentID, on day: Day, in world: NormativeStoreWorld
    ) async throws -> PublicDocumentFacts? {
        try await world.store.read { [documents = world.documents] in
            try documents.publicFacts(of: [id], on: day, in: $0)[id]
        }
    }

    @Test(arguments: TestDatabases.all)
    func nothingIsSignedBeforeReviewAndDeliberation(_ database: TestDatabase) async throws {
        try await NormativeStoreWorld.with(database) { world, clock in
            let paper = document(300, .signing)
            try await keep(paper, in: world)
            let draft = try await world.texts.draft(of: paper.id, for: World.drafter)
            var text = try await world.texts.start(draft, by: World.drafter)
            #expect(text.title == paper.contents.title && text.issuer == "青禾县卫生健康局")
            await #expect(throws: Refusal.self) { try await world.texts.start(draft, by: World.drafter) }
            func sign() async throws -> OfficialDocument {
                try await world.documents.sign(paper.id, AttributeProposal(.proactive), by: World.leader)
            }
            text = try await world.carry(text, to: .deliberation, clock)
            await #expect(throws: Refusal.self) { try await sign() }
            #expect(try await world.documents.document(paper.id, for: World.drafter).number == nil)
            text = try await world.carry(text, to: .signing, clock)
            let signed = try await sign()
            text = try await world.texts.text(text.id, for: World.legal)
            #expect(text.stages[.signing]?.byName == World.leader.name)
            let today = clock.now.day
            func registration(_ number: String) -> NormativeRegistration {
                NormativeRegistration(number: number, code: nil, on: today, effectiveOn: today, term: .years(5))
            }
            // The number is that of the document.
            await #expect(throws: Refusal.self) {
                try await world.texts.register(registration("青卫发〔2026〕99号"), on: text.id, by: World.legal)
            }
            text = try await world.texts.register(
                registration(try #require(signed.number?.text)), on: text.id, by: World.legal)
            #expect(text.isRegistered)
        }
    }

    @Test(arguments: TestDatabases.all)
    func theDocumentLeavesTheReviewOnlyWithALawfulOpinion(_ database: TestDatabase) async throws {
        try await NormativeStoreWorld.with(database) { world, clock in
            let paper = document(301, .legalityReview)
            try await keep(paper, in: world)
            let text = try await world.texts.start(
                try await world.texts.draft(of: paper.id, for: World.drafter), by: World.drafter)
            await #expect(throws: Refusal.self) {
                try await world.documents.passLegality(paper.id, opinion: "合法", by: World.legal)
            }
            _ = try await world.carry(text, to: .deliberation, clock)
            let passed = try await world.documents.passLegality(paper.id, opinion: "合法", by: World.legal)
            #expect(passed.state == .signing)
        }
    }

    @Test(arguments: TestDatabases.all)
    func publicationAndWithdrawalReachTheLibrary(_ database: TestDatabase) async throws {
        try await NormativeStoreWorld.with(database) { world, clock in
            let paper = document(302, .signing)
            try await keep(paper, in: world)
            var text = try await world.texts.start(
                try await world.texts.draft(of: paper.id, for: World.drafter), by: World.drafter)
            text = try await world.carry(text, to: .signing, clock)
            let signed = try await world.documents.sign(paper.id, AttributeProposal(.proactive), by: World.leader)
            let today = clock.now.day
            text = try await world.texts.register(
                NormativeRegistration(
                    number: try #require(signed.number?.text), code: nil, on: today,
                    effectiveOn: today.adding(days: 30),
                    term: .years(5)), on: text.id, by: World.legal)
            let old = try await world.enrol(
                "旧办法", "青卫发〔2023〕1号", effective: "2023-01-01", address: "/articles/old")
            try await world.texts.relate(text.id, .repeals, to: .own(old.id), by: World.legal)
            try await world.store.write { [documents = world.documents] in
                try documents.recordPublication(
                    of: paper.id, article: "a-1", address: "/articles/1", by: World.office.id, name: "公开办", in: $0)
            }
            func shown() async throws -> [String] {
                try await world.texts.published().listings(NormativeQuery(isPublished: true), on: today).map(
                    \.text.title)
            }
            #expect(try await shown() == ["青禾县医疗机构管理办法", "旧办法"])
            let facts = try #require(try await facts(paper.id, on: today, in: world))
            #expect(facts.validity == .notYet && facts.effectiveOn == today.adding(days: 30))
            #expect(facts.relations.map { "\($0.words) \($0.title) \($0.address ?? "")" } == ["废止 旧办法 /articles/old"])
            #expect(try await self.facts(paper.id, on: today.adding(days: 30), in: world)?.validity == .inForce)
            try await world.store.write { [documents = world.documents] in
                try documents.recordWithdrawal(of: paper.id, article: "a-1", by: nil, name: "系统", in: $0)
            }
            #expect(try await shown() == ["旧办法"])
            #expect(
                try await world.acts(on: text.id.text).suffix(2) == ["normative.publish 公开办", "normative.withdraw 系统"])
        }
    }
}
