import Documents
import Kernel
import Publishing
import SQL
import TestSupport
import Testing

@testable import Interpretation

/// A change of a text that nobody interprets makes pages stale all the same (NORM-6), and what stands around a policy.
@Suite struct InterpretationChangeTests {
    typealias World = InterpretationWorld

    static let outsidePage = PackagePlace.other(
        id: "0192f0c4-7a10-7b3c-8d4e-5f60718293a4", address: "/consultations/records/1",
        desk: "/console/consultations/1")

    static let answer = PackagePlace.other(
        id: "0192f0c4-7a10-7b3c-8d4e-5f60718293a5", address: "/letters/1", desk: "/console/letters/1")

    /// Published before the agency began to work by these rules: without a case.
    private func early(_ world: World) async throws -> (document: DocumentID, policy: ArticleID, guide: ArticleID) {
        let document = try await world.paper()
        try await world.circulate(document)
        try await world.signDocument(document)
        let policy = try await world.draft(World.title, document: document, in: try await world.column())
        try await world.approve(policy)
        _ = try await world.publishing.publish(policy.id, by: World.office)
        let guide = try await world.live("签约办理指南", "<p>依据《\(World.title)》办理。</p>", in: "bszn")
        try await world.interpretations.begin(leading: World.section, by: World.office)
        return (document, policy.id, guide)
    }

    /// A consultation on its draft, and an answer to a letter that names it.
    private func surround(_ policy: ArticleID, in world: World) {
        world.outside.set(
            OutsideMember(
                place: Self.outsidePage, title: "签约服务办法", kind: .consultation, since: World.day("2026-01-05")),
            on: PublicAddress.article(policy))
        world.outside.set(
            OutsideMember(
                place: Self.answer, title: "签约要不要钱", kind: .questions, since: World.day("2026-02-05"),
                words: "问：要不要钱？答：按照《\(World.title)》，不收费。"), on: World.title)
    }

    @Test(arguments: TestDatabases.all)
    func `what replaces a document without a case waits for the pages that name it`(
        _ database: TestDatabase
    ) async throws {
        try await World.with(database, started: false) { world in
            let old = try await early(world), interpretations = world.interpretations
            surround(old.policy, in: world)
            let new = try await world.ready("青禾县卫生健康局关于完善家庭医生签约服务的通知")
            try await world.replaces(new.document, old.document)
            await #expect(throws: InterpretationRefused("NORM-6", "未能发布")) {
                try await InterpretationRefused.noticing {
                    _ = try await world.publishing.publish(new.policy, by: World.office)
                }
            }
            let target = try #require(
                try await interpretations.changeTargets(naming: "推进家庭医生", for: World.drafter).first)
            #expect(target.found.id.text == old.document.text && target.title == World.title)
            let view = try await interpretations.changeView(of: target.found.id, for: World.drafter)
            let change = try #require(view.changes.first { $0.change.key == "document:\(new.document)" })
            #expect(Set(change.open.map(\.page.place)) == [.article(old.guide), Self.outsidePage, Self.answer])
            #expect(
                change.open.first { $0.page.place == Self.answer }?.page.clauses == ["答：按照《\(World.title)》，不收费。"])
            for officer in [World.supervisor, World.otherClerk, World.outsider] {
                await #expect(throws: Refusal.self, "\(officer.name)") {
                    _ = try await interpretations.perform(
                        .settle(change: change.change.key, page: old.guide.text, .stays, reason: "照旧"),
                        on: target.found.id, by: officer)
                }
            }
            // Nothing is written before the first act.
            #expect(try await interpretations.list(CaseQuery(), for: World.office).total == 1)
            for page in [old.guide.text, Self.outsidePage.key, Self.answer.key] {
                _ = try await interpretations.perform(
                    .settle(change: change.change.key, page: page, .stays, reason: "办法没有变化。"), on: target.found.id,
                    by: World.drafter)
            }
            _ = try await world.publishing.publish(new.policy, by: World.office)
            let kept = try await world.found(target.found.id)
            #expect(kept.need == .changeOnly && kept.standing == .changeOnly && kept.settlements.count == 3)
            // INT-9: no figure counts it.
            let quarter = Period(.quarter, containing: World.day("2026-03-10"))
            #expect(try await interpretations.facts(of: World.commission, in: quarter).map(\.id) == [new.found])
            #expect(try await world.journalProblems() == [])
        }
    }

    @Test(arguments: TestDatabases.all)
    func `a page without a case is not marked as repealed past its neighbours`(_ database: TestDatabase) async throws {
        try await World.with(database, started: false) { world in
            let old = try await early(world)
            await #expect(throws: InterpretationRefused("NORM-6", "未能撤回")) {
                try await InterpretationRefused.noticing {
                    _ = try await world.publishing.withdraw(old.policy, .repealed, reason: "文件已经废止", by: World.office)
                }
            }
            let id = try #require(PolicyCaseID(old.document.text))
            _ = try await world.interpretations.perform(
                .settle(change: "withdrawal", page: old.guide.text, .stays, reason: "指南另有依据。"), on: id,
                by: World.drafter)
            _ = try await world.publishing.withdraw(old.policy, .repealed, reason: "文件已经废止", by: World.office)
            #expect(try await world.interpretations.settleDay() == 0)
        }
    }

    /// NORM-4, NORM-6: a text from before the system expires; the day after, its pages are owed.
    @Test(arguments: TestDatabases.all)
    func `the expiry of a text of the library is owed, the last settlement meets it`(
        _ database: TestDatabase
    ) async throws {
        try await World.with(database) { world in
            let page = try await world.live("青禾县献血奖励办法", "<p>奖励办法。</p>", in: "zcwj")
            let guide = try await world.live("献血奖励领取指南", "<p>依据青卫规〔2024〕1号领取。</p>", in: "bszn")
            func enrol(_ title: String, _ number: String, _ effective: String, _ address: String?) async throws {
                let day = World.day(effective)
                _ = try await world.normatives.enrol(
                    NormativeDraft(title: title, issuer: "青禾县卫生健康局", unit: World.section),
                    NormativeRegistration(number: number, code: nil, on: day, effectiveOn: day, term: .years(2)),
                    publication: address.map { NormativePublication(on: day, address: $0) }, by: World.legal)
            }
            try await enrol("青禾县献血奖励办法", "青卫规〔2024〕1号", "2024-03-16", PublicAddress.article(page))
            // Over before the agency began: left as it was.
            let past = try await world.live("青禾县除害办法", "<p>办法。</p>", in: "zcwj")
            _ = try await world.live("除害指南", "<p>依据青卫规〔2022〕9号。</p>", in: "bszn")
            try await enrol("青禾县除害办法", "青卫规〔2022〕9号", "2022-03-16", PublicAddress.article(past))
            #expect(try await world.interpretations.settleDay() == 0)
            world.clock.set("2026-03-17")
            #expect(try await world.interpretations.settleDay(whole: false) == 0)
            #expect(try await world.interpretations.settleDay() == 1)
            #expect(try await world.interpretations.settleDay() == 0)
            #expect(
                try await world.duties("NORM-6") == [
                    .init(rule: "NORM-6", state: "open", due: World.day("2026-03-24"))
                ])
            let owed = try await world.interpretations.openChangeTargets(for: World.drafter)
            #expect(owed.map(\.title) == ["青禾县献血奖励办法"])
            let line = try #require(try await world.interpretations.list(CaseQuery(), for: World.office).lines.first)
            #expect(line.missing == ["变动牵连未处置"] && line.isWaiting)
            #expect(try await world.interpretations.waiting(for: World.drafter) == 1)
            let key = try #require(
                try await world.interpretations.changes(of: owed[0].found.id, for: World.drafter).first {
                    !$0.open.isEmpty
                })
            _ = try await world.interpretations.perform(
                .settle(change: key.change.key, page: guide.text, .stays, reason: "改按新办法领取，指南照旧。"),
                on: owed[0].found.id, by: World.drafter)
            // In the transaction of the settlement, not on the next day.
            #expect(try await world.duties("NORM-6").map(\.state) == ["met"])
            #expect(try await world.journalProblems() == [])
        }
    }

    @Test(arguments: TestDatabases.all)
    func `a document that was only watched can be interpreted after all`(_ database: TestDatabase) async throws {
        try await World.with(database, started: false) { world in
            let old = try await early(world)
            let id = try #require(PolicyCaseID(old.document.text))
            _ = try await world.interpretations.perform(.addMember(.guide, old.guide), on: id, by: World.drafter)
            await #expect(throws: Refusal.self) {
                _ = try await world.interpretations.perform(.plan(World.plan), on: id, by: World.drafter)
            }
            let found = try await world.interpretations.open(old.document, reason: "", by: World.drafter)
            #expect(found.id == id && found.need == .byKind && found.members.count == 1)
            #expect(try await world.duties("INT-3").map(\.state) == ["open"])
        }
    }

    /// INT-4: answers to letters that everybody may read stand with the questions, under a name of their own.
    @Test(arguments: TestDatabases.all)
    func `a published answer that names the policy stands in its package`(_ database: TestDatabase) async throws {
        try await World.with(database) { world in
            let ready = try await world.ready()
            _ = try await world.interpretations.release(ready.found, by: World.office)
            #expect(
                try await world.interpretations.package(around: ready.policy)?.parts.map(\.part)
                    == [.text, .interpretation])
            world.outside.set(
                OutsideMember(
                    place: Self.answer, title: "签约要不要钱", kind: .questions, role: "来信答复",
                    since: World.day("2026-02-05"), words: "答：按照《\(World.title)》，不收费。"), on: World.title)
            for page in [ready.policy, ready.material] {
                let package = try #require(try await world.interpretations.package(around: page))
                #expect(package.parts.map(\.part) == [.text, .interpretation, .questions])
                let answer = try #require(package.parts.last?.pages.last)
                #expect(answer.place == Self.answer && answer.role == "来信答复" && answer.title == "签约要不要钱")
            }
        }
    }

    @Test(arguments: TestDatabases.all)
    func `every page of a package shows all of it, and nothing that is not public`(_ database: TestDatabase)
        async throws
    {
        try await World.with(database) { world in
            let ready = try await world.ready()
            #expect(try await world.interpretations.package(around: ready.policy) == nil)
            _ = try await world.interpretations.release(ready.found, by: World.office)
            let guide = try await world.live("签约办理指南", "<p>免费。</p>", in: "bszn")
            let hidden = try await world.draft("签约问答", in: try await world.column("cjwt"))
            for (kind, page) in [(PackageMember.Kind.guide, guide), (.questions, hidden.id)] {
                _ = try await world.interpretations.perform(.addMember(kind, page), on: ready.found, by: World.drafter)
            }
            world.outside.set(
                OutsideMember(
                    place: Self.outsidePage, title: "签约服务办法", kind: .consultation, since: World.day("2026-01-05")),
                on: PublicAddress.article(ready.policy))
            for page in [ready.policy, ready.material, guide] {
                let package = try #require(try await world.interpretations.package(around: page))
                #expect(package.parts.map(\.part) == [.text, .interpretation, .guide, .consultation])
                #expect(
                    package.parts.flatMap(\.pages).map(\.place)
                        == [.article(ready.policy), .article(ready.material), .article(guide), Self.outsidePage])
            }
            #expect(
                try await world.interpretations.package(around: hidden.id)?.parts.map(\.part).contains(.questions)
                    == false)
            let stranger = try await world.live("健身活动", "<p>本周六举行。</p>", in: "gzdt")
            #expect(try await world.interpretations.package(around: stranger) == nil)
        }
    }
}
