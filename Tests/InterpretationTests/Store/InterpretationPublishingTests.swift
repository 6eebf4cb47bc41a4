import Documents
import Kernel
import Publishing
import SQL
import TestSupport
import Testing

@testable import Interpretation

/// Plan, material and document together (INT-2), the clock of INT-3, and what is refused on the way.
@Suite struct InterpretationPublishingTests {
    typealias World = InterpretationWorld

    @Test(arguments: TestDatabases.all) func `a policy draft opens a case, other papers none (INT-1)`(
        _ database: TestDatabase
    ) async throws {
        try await World.with(database) { world in
            _ = try await world.paper("关于领取办公用品的通知", isPolicy: false)
            #expect(try await world.interpretations.list(CaseQuery(), for: World.office).total == 0)
            _ = try await world.paper()
            let found = try await world.only()
            #expect(found.need == .byKind)
            #expect(found.unit == World.section)
            #expect(found.standing == .planning)
            // A draft's title is nobody's business outside.
            #expect(try await world.interpretations.list(CaseQuery(), for: World.above).total == 0)
            #expect(try await world.interpretations.list(CaseQuery(), for: World.otherClerk).total == 0)
            #expect(try await world.interpretations.list(CaseQuery(), for: World.outsider).total == 0)
        }
    }

    @Test(arguments: TestDatabases.all) func `nothing is required before the agency began`(
        _ database: TestDatabase
    ) async throws {
        try await World.with(database, started: false) { world in
            let document = try await world.paper()
            try await world.circulate(document)
            try await world.signDocument(document)
            let article = try await world.draft(World.title, document: document, in: try await world.column())
            try await world.approve(article)
            _ = try await world.publishing.publish(article.id, by: World.office)
            #expect(try await world.duties("INT-3") == [])
        }
    }

    @Test(arguments: TestDatabases.all) func `the office returns a draft without a package, nobody signs it (INT-2)`(
        _ database: TestDatabase
    ) async throws {
        try await World.with(database) { world in
            let document = try await world.paper(), finding = SecrecyFinding(.open, basis: "未发现涉密内容")
            _ = try await world.documents.submit(document, by: World.drafter)
            _ = try await world.documents.approveDraft(document, finding, by: World.head)
            await #expect(throws: InterpretationRefused("INT-2", "未能通过属性审核")) {
                try await InterpretationRefused.noticing {
                    _ = try await world.documents.passAttribute(document, opinion: "同意", by: World.keeper)
                }
            }
            let id = try await world.only().id
            _ = try await world.interpretations.perform(.exempt(reason: "只涉及内部流程"), on: id, by: World.office)
            _ = try await world.documents.passAttribute(document, opinion: "同意", by: World.keeper)
            _ = try await world.documents.concludeSecrecy(document, finding, by: World.secrecy)
            _ = try await world.interpretations.perform(.require(reason: "重新研判"), on: id, by: World.office)
            await #expect(throws: InterpretationRefused("INT-2", "未能签发")) {
                try await InterpretationRefused.noticing { try await world.signDocument(document) }
            }
        }
    }

    @Test(arguments: TestDatabases.all) func `document and material go out in one act, or none of them`(
        _ database: TestDatabase
    ) async throws {
        try await World.with(database) { world in
            let ready = try await world.ready()
            #expect(try await world.found(ready.found).standing == .signed)
            await #expect(throws: Refusal.self) {
                _ = try await world.interpretations.release(ready.found, by: World.drafter)
            }
            let out = try await world.interpretations.release(ready.found, by: World.office)
            #expect(Set(out) == [ready.policy, ready.material])
            let found = try await world.found(ready.found)
            #expect(found.standing == .done)
            #expect(found.forms == [.chart])
            #expect(found.channels == [.website])
            #expect(
                try await world.duties("INT-3") == [
                    .init(rule: "INT-3", state: "met", due: World.day("2026-03-13"))
                ])
            #expect(try await world.journalProblems() == [])
        }
    }

    @Test(arguments: TestDatabases.all) func `one article that is not approved keeps the whole package back`(
        _ database: TestDatabase
    ) async throws {
        try await World.with(database) { world in
            let ready = try await world.ready()
            let late = try await world.material(on: ready.policy, "问答")
            _ = try await world.interpretations.perform(
                .addMaterial(MaterialDraft(kind: .questions, article: late.id)), on: ready.found, by: World.drafter)
            await #expect(throws: Refusal.self) {
                _ = try await world.interpretations.release(ready.found, by: World.office)
            }
            #expect(try await world.found(ready.found).publishedAt == nil)
            #expect(try await world.duties("INT-3") == [])
        }
    }

    @Test(arguments: TestDatabases.all) func `no publication without a signed plan, however it is asked for (INT-2)`(
        _ database: TestDatabase
    ) async throws {
        try await World.with(database, started: false) { world in
            let document = try await world.paper()
            try await world.circulate(document)
            let article = try await world.draft(World.title, document: document, in: try await world.column())
            try await world.interpretations.begin(leading: World.section, by: World.office)
            try await world.signDocument(document)
            try await world.approve(article)
            for _ in 0..<2 {
                await #expect(throws: InterpretationRefused("INT-2", "未能发布")) {
                    try await InterpretationRefused.noticing {
                        _ = try await world.publishing.publish(article.id, by: World.office)
                    }
                }
            }
            await #expect(throws: InterpretationRefused("INT-2", "未能发布")) {
                try await InterpretationRefused.noticing {
                    _ = try await world.publishing.schedule(
                        article.id, for: Moment(day: World.day("2026-03-12"), minute: 600), by: World.office)
                }
            }
            let found = try await world.only()
            _ = try await world.interpretations.perform(.exempt(reason: "转发上级文件"), on: found.id, by: World.office)
            _ = try await world.publishing.publish(article.id, by: World.office)
            #expect(try await world.duties("INT-3") == [])
            #expect(try await world.found(found.id).standing == .exempt)
        }
    }

    /// CAL-T13 and the weekend of 2026-03-13.
    @Test(
        arguments: TestDatabases.all,
        [
            ("2026-03-10", "2026-03-13"), ("2026-03-12", "2026-03-17"), ("2025-04-30", "2025-05-08"),
            ("2026-09-30", "2026-10-10"),
        ])
    func `INT-3 counts three working days from publication, day 0 not among them`(
        _ database: TestDatabase, _ days: (published: String, due: String)
    ) async throws {
        try await World.with(database, on: days.published) { world in
            let ready = try await world.ready()
            _ = try await world.publishing.publish(ready.policy, by: World.office)
            #expect(
                try await world.duties("INT-3") == [
                    .init(rule: "INT-3", state: "open", due: World.day(days.due))
                ])
            #expect(try await world.found(ready.found).standing == .released)
            world.clock.set(days.due)
            _ = try await world.publishing.publish(ready.material, by: World.office)
            #expect(
                try await world.duties("INT-3") == [.init(rule: "INT-3", state: "met", due: World.day(days.due))])
        }
    }

    @Test(arguments: TestDatabases.all) func `late is late, and the facts say so`(_ database: TestDatabase) async throws
    {
        try await World.with(database) { world in
            let ready = try await world.ready()
            _ = try await world.publishing.publish(ready.policy, by: World.office)
            world.clock.set("2026-03-16")
            _ = try await world.publishing.publish(ready.material, by: World.office)
            #expect(try await world.duties("INT-3").map(\.state) == ["met_late"])
            let quarter = Period(.quarter, containing: World.day("2026-03-16"))
            let facts = try await world.interpretations.facts(of: World.commission, in: quarter)
            #expect(facts.map(\.dueOn) == [World.day("2026-03-13")])
            #expect(facts.map { $0.isOnTime(asOf: World.day("2026-03-16")) } == [false])
            #expect(facts.first?.isNonText == true)
        }
    }

    @Test(arguments: TestDatabases.all) func `an emergency goes out first and owes INT-3 all the same`(
        _ database: TestDatabase
    ) async throws {
        try await World.with(database, started: false) { world in
            let document = try await world.paper()
            try await world.circulate(document)
            try await world.signDocument(document)
            try await world.interpretations.begin(leading: World.section, by: World.office)
            _ = try await world.interpretations.open(document, reason: "", by: World.office)
            let article = try await world.draft(World.title, document: document, in: try await world.column())
            _ = try await world.publishing.publishUrgently(
                article.id, reason: "突发疫情", basis: "未涉密", seen: article.working?.hash ?? "", by: World.principal)
            #expect(try await world.duties("INT-3").map(\.state) == ["open"])
        }
    }

    @Test(arguments: TestDatabases.all) func `a document that was public before is caught up with`(
        _ database: TestDatabase
    ) async throws {
        try await World.with(database, started: false) { world in
            let document = try await world.paper()
            try await world.circulate(document)
            try await world.signDocument(document)
            let article = try await world.draft(World.title, document: document, in: try await world.column())
            try await world.approve(article)
            _ = try await world.publishing.publish(article.id, by: World.office)
            world.clock.set("2026-03-12")
            let found = try await world.interpretations.open(document, reason: "", by: World.drafter)
            #expect(found.standing == .released)
            #expect(try await world.duties("INT-3").map(\.due) == [World.day("2026-03-13")])
            await #expect(throws: Refusal.self) {
                _ = try await world.interpretations.open(document, reason: "", by: World.drafter)
            }
        }
    }

    @Test(arguments: TestDatabases.all) func `a document that is given up takes its case with it`(
        _ database: TestDatabase
    ) async throws {
        try await World.with(database) { world in
            let document = try await world.paper()
            _ = try await world.documents.abandon(document, reason: "并入另一份文件", by: World.drafter)
            #expect(try await world.only().standing == .dropped)
            #expect(try await world.journalProblems() == [])
        }
    }
}

/// The rule of a refusal and how its sentence begins, to compare by.
struct InterpretationRefused: Error, Hashable {
    let rule: String
    let beginning: String

    init(_ rule: String, _ beginning: String) {
        self.rule = rule
        self.beginning = beginning
    }

    static func noticing(_ act: () async throws -> Void) async throws {
        do { try await act() } catch let refusal as Refusal {
            throw InterpretationRefused(
                refusal.rule ?? "", String(refusal.sentence.prefix { $0 != "：" }))
        }
    }
}
