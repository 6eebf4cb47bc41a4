import Audit
import Kernel
import Obligations
import SQL
import TestSupport
import Testing

@testable import Documents

/// The chain, relations and duties of normative documents in real databases.
@Suite struct NormativeStoreTests {
    typealias World = NormativeWorld

    @Test(arguments: TestDatabases.all)
    func theWholeChainIsKeptJournalledAndOwed(_ database: TestDatabase) async throws {
        try await NormativeStoreWorld.with(database) { world, clock in
            let text = try await world.text(before: .filing, clock)
            let read = try await world.texts.text(text.id, for: World.drafter)
            #expect(read == text)
            #expect(read.stages[.comments]?.from != nil && read.stages[.drafting]?.file == World.file)
            #expect(read.review?.conclusion?.opinion == .lawful && read.isSettled(.legality))
            // NORM-5 until the last day, NORM-7 from the registration.
            let evaluation = try #require(try await world.obligation("NORM-5", of: text))
            #expect(evaluation.state == .open && evaluation.dueCache?.moment.day == text.expiresOn)
            #expect(try await world.obligation("NORM-7", of: text)?.state == .open)
            let done = try await world.carry(text, to: .interpretation, clock)
            #expect(try await world.obligation("NORM-7", of: done)?.state == .met)
            let evaluated = try await world.texts.record(
                .evaluation, StageEntry(on: clock.now.day, note: "继续实施"), on: text.id, by: World.drafter)
            #expect(try await world.obligation("NORM-5", of: evaluated)?.state == .met)
            #expect(
                try await world.acts(on: text.id.text) == [
                    "normative.create 医政科员", "normative.study 医政科员", "normative.draft 医政科员",
                    "normative.comment 医政科员", "normative.consult 医政科员", "normative.submit_review 医政科员",
                    "normative.conclude_review 法规科员", "normative.deliberate 公开办", "normative.sign 分管领导",
                    "normative.register 法规科员", "normative.file 法规科员", "normative.evaluate 医政科员",
                ])
        }
    }

    /// CONS-6: the reviewer owes the opinion by the seventh working day; giving it meets the duty, late or not.
    @Test(arguments: TestDatabases.all)
    func reviewRoundsAreOwedEach(_ database: TestDatabase) async throws {
        try await NormativeStoreWorld.with(database) { world, clock in
            var text = try await world.text(before: .legality, clock)
            clock.set("2026-04-13")
            let entry = StageEntry(on: clock.now.day, note: "送审")
            text = try await world.texts.submitReview(entry, to: World.legalUnit, on: text.id, by: World.drafter)
            func owed(_ text: NormativeText) async throws -> Obligation? {
                guard let review = text.review else { return nil }
                return try await world.store.read { [obligations = world.obligations] in
                    try obligations.obligation("CONS-6", on: review.subject, of: text.agency, in: $0)
                }
            }
            #expect(try await owed(text)?.dueCache?.moment.day == World.day("2026-04-22"))
            #expect(try await owed(text)?.owner == World.legalUnit)
            await #expect(throws: Refusal.self) {
                try await world.texts.record(.deliberation, entry, on: text.id, by: World.office)
            }
            clock.set("2026-04-24")
            let opinion = StageEntry(on: clock.now.day, note: "与上位法抵触")
            text = try await world.texts.concludeReview(.unlawful, opinion, on: text.id, by: World.legal)
            #expect(try await owed(text)?.state == .metLate)
            text = try await world.texts.submitReview(
                StageEntry(on: clock.now.day, note: "已修改"), to: World.legalUnit, on: text.id, by: World.drafter)
            #expect(text.review?.round == 2)
            text = try await world.texts.concludeReview(.lawfulAfterRevision, opinion, on: text.id, by: World.legal)
            await #expect(throws: Refusal.self) {
                try await world.texts.record(.deliberation, opinion, on: text.id, by: World.office)
            }
            text = try await world.texts.revise(
                StageEntry(on: clock.now.day, note: "删去第六条", file: World.file), on: text.id, by: World.drafter)
            #expect(try await world.texts.text(text.id, for: World.legal).review?.revision?.file == World.file)
            text = try await world.texts.record(.deliberation, opinion, on: text.id, by: World.office)
            #expect(text.isSettled(.deliberation))
        }
    }

    @Test(arguments: TestDatabases.all)
    func thePlatformsOpinionComesInOnce(_ database: TestDatabase) async throws {
        try await NormativeStoreWorld.with(database) { world, clock in
            var text = try await world.text(before: .legality, clock)
            let today = clock.now.day
            text = try await world.texts.submitReview(
                StageEntry(on: today, note: ""), to: World.legalUnit, on: text.id, by: World.drafter)
            func opinion(_ words: String) -> PlatformOpinion {
                PlatformOpinion(
                    reference: PlatformReference(system: "合法性审核平台", id: "HF-2026-17"), opinion: .lawful, text: words,
                    reviewerName: "司法局", on: today)
            }
            await #expect(throws: Refusal.self) {
                try await world.texts.importOpinion(opinion("合法"), on: text.id, by: World.drafter)
            }
            let first = try await world.texts.importOpinion(opinion("合法"), on: text.id, by: World.legal)
            let second = try await world.texts.importOpinion(opinion("合法"), on: text.id, by: World.legal)
            #expect(first.isNew && !second.isNew && first.text == second.text)
            #expect(first.text.review?.platform?.id == "HF-2026-17")
            await #expect(throws: Refusal.self) {
                try await world.texts.importOpinion(opinion("不合法"), on: text.id, by: World.legal)
            }
            #expect(try await world.acts(on: text.id.text).filter { $0.contains("import") }.count == 1)
        }
    }

    @Test(arguments: TestDatabases.all)
    func aRepealingTextEndsTheOtherAndItsDuty(_ database: TestDatabase) async throws {
        try await NormativeStoreWorld.with(database) { world, clock in
            let old = try await world.enrol("青禾县医疗机构管理规定", "青卫发〔2023〕4号", effective: "2023-05-01")
            let new = try await world.text(before: .registration, clock)
            try await world.texts.relate(new.id, .repeals, to: .own(old.id), by: World.drafter)
            let law = NormativeTarget.outside(title: "医疗机构管理条例", number: "国务院令第752号")
            try await world.texts.relate(new.id, .basis, to: law, by: World.drafter)
            await #expect(throws: Refusal.self) {
                try await world.texts.relate(old.id, .basis, to: .own(new.id), by: World.legal)
            }
            // Not before the acting text is issued.
            var library = try await world.texts.library(for: World.legal)
            #expect(library.graph.validity(of: old.id, on: World.day("2027-01-01")) == .inForce)
            #expect(try await world.obligation("NORM-5", of: old)?.state == .open)
            let issued = try await world.carry(try await world.texts.text(new.id, for: World.legal), to: .filing, clock)
            library = try await world.texts.library(for: World.legal)
            let day = try #require(issued.effectiveOn)
            #expect(library.graph.validity(of: old.id, on: day.adding(days: -1)) == .inForce)
            #expect(library.graph.validity(of: old.id, on: day) == .repealed)
            #expect(try await world.obligation("NORM-5", of: old)?.state == .waived)
            #expect(library.relations(of: old.id).map(\.words) == ["被废止"])
            #expect(
                library.relations(of: issued.id).map { "\($0.words)\($0.otherTitle)" }.sorted() == [
                    "依据《医疗机构管理条例》（国务院令第752号）", "废止《青禾县医疗机构管理规定》（青卫发〔2023〕4号）",
                ])
        }
    }

    /// NORM-5: renewal is registered, numbered and published anew.
    @Test(arguments: TestDatabases.all)
    func aRenewalIsANewTextThatReplacesTheOld(_ database: TestDatabase) async throws {
        try await NormativeStoreWorld.with(database) { world, clock in
            let old = try await world.enrol("青禾县医疗机构管理规定", "青卫发〔2023〕4号", effective: "2023-05-01")
            let begun = try await world.texts.renew(old.id, by: World.drafter)
            #expect(begun.renews == old.id && begun.openStages == [.study] && begun.number == nil)
            await #expect(throws: Refusal.self) { try await world.texts.renew(old.id, by: World.drafter) }
            let ready = try await world.carry(begun, to: .registration, clock)
            let day = clock.now.day
            await #expect(throws: Refusal.self) {
                try await world.texts.register(
                    NormativeRegistration(
                        number: "青卫发〔2023〕4号", code: nil, on: day, effectiveOn: day, term: .years(5)), on: ready.id,
                    by: World.legal)
            }
            let issued = try await world.carry(ready, to: .filing, clock)
            let library = try await world.texts.library(for: World.legal)
            let listing = try library.listing(#require(library.text(old.id)), on: #require(issued.effectiveOn))
            #expect(listing.validity == .repealed && listing.endedBy?.id == issued.id)
        }
    }

    @Test(arguments: TestDatabases.all)
    func staleWritesAndStrangersAreRefused(_ database: TestDatabase) async throws {
        try await NormativeStoreWorld.with(database) { world, clock in
            let text = try await world.text(before: .study, clock)
            let entry = StageEntry(on: clock.now.day, note: "")
            await #expect(throws: NormativeStore.changedMeanwhile) {
                try await world.texts.record(.study, entry, on: text.id, by: World.drafter, version: 9)
            }
            await #expect(throws: Refusal.notFound) { try await world.texts.text(text.id, for: World.outsider) }
            await #expect(throws: Refusal.notFound) { try await world.texts.text(text.id, for: World.above) }
            await #expect(throws: Refusal.notFound) {
                try await world.texts.record(.study, entry, on: text.id, by: World.administrator)
            }
            #expect(try await world.texts.library(for: World.above, of: World.commission).texts.isEmpty)
            #expect(try await world.acts(on: text.id.text) == ["normative.create 医政科员"])
        }
    }

    /// What `gongkai audit verify` compares stays equal to the last entry after every act.
    @Test(arguments: TestDatabases.all)
    func recordsStandAsTheirLastEntrySays(_ database: TestDatabase) async throws {
        try await NormativeStoreWorld.with(database) { world, clock in
            let old = try await world.enrol("青禾县医疗机构管理规定", "青卫发〔2023〕4号", effective: "2023-05-01")
            let text = try await world.text(before: .filing, clock)
            try await world.texts.relate(text.id, .amends, to: .own(old.id), scope: "第三条", by: World.legal)
            let sent = try await world.texts.submit(
                GazetteDraft(level: .city, gazette: "青州市人民政府公报", on: clock.now.day), on: text.id, agencyNames: [],
                by: World.office)
            let cleanUp = try await world.texts.openCleanUp("清理", asOf: clock.now.day, by: World.legal)
            _ = try await world.texts.propose(.keep, reason: "需要", on: old.id, in: cleanUp.id, by: World.drafter)
            func sound() async throws -> Bool {
                try await world.store.read { [journal = world.journal] in
                    try journal.verify(in: $0, key: nil, subjects: NormativeStore.subjectReaders).isSound
                }
            }
            #expect(try await sound())
            // The control: a row changed behind the journal's back is found, of each kind.
            let changes: [(String, String)] = [
                ("UPDATE normative SET title = ? WHERE id = ?", text.id.text),
                ("UPDATE gazette_submission SET gazette = ? WHERE id = ?", sent.id.text),
                ("UPDATE clean_up SET decided_on = ? WHERE id = ?", cleanUp.id.text),
            ]
            for (statement, id) in changes {
                let column = statement.split(separator: " ")[3]
                let table = statement.split(separator: " ")[1]
                let before = try await world.store.read {
                    try $0.first("SELECT \(column) FROM \(table) WHERE id = ?", [id])?.optionalText(0)
                }
                try await world.store.write {
                    _ = try $0.execute(statement, ["2026-01-01", id] as [any SQLConvertible])
                }
                #expect(try await !sound(), "\(table)")
                try await world.store.write { _ = try $0.execute(statement, [before, id] as [any SQLConvertible]) }
            }
            #expect(try await sound())
        }
    }
}
