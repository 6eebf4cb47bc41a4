import Audit
import Kernel
import Publishing
import SQL
import TestSupport
import Testing

@testable import Opinion

@Suite struct OpinionStoreTests {
    typealias World = OpinionWorld

    /// SEN-1…SEN-3: the clocks are opened when it is registered and met in the transaction of the publication.
    @Test(arguments: TestDatabases.all)
    func anEmergencyFromTheCallToTheArchive(_ database: TestDatabase) async throws {
        try await World.with(database) { world in
            let made = try await world.register(.major, World.notice(discovered: "2026-03-10T09:00", health: true))
            #expect(made.number == "YQ2026-0001")
            #expect(
                try await world.duties() == [
                    "SEN-2 open 2026-03-10 14:00", "SEN-3 open 2026-03-11 09:00", "SEN-8-B open 2026-03-10 11:00",
                ])
            try await world.grade(made, .two, reasons: [.emergency])
            _ = try await world.opinions.perform(
                .reportUp(at: world.clock.now, recipients: "县人民政府"), on: made.id, by: World.clerk)
            let article = try await world.draft(made)
            world.clock.set("2026-03-10T11:40")
            try await world.publishUrgently(article)
            let answered = try await world.found(made.id)
            #expect(answered.stage == .responded && answered.respondedAt?.minute == "2026-03-10 11:40")
            world.clock.set("2026-03-10T20:00")
            _ = try await world.opinions.perform(
                .recordConference(
                    at: World.moment("2026-03-10T19:00"), place: "县会议中心", speakers: [.principal, .spokesperson],
                    attendance: "局长、发言人", words: "通报情况"), on: made.id, by: World.spokesperson)
            #expect(
                try await world.duties() == [
                    "SEN-2 met 2026-03-10 14:00", "SEN-3 met 2026-03-11 09:00", "SEN-8-B met 2026-03-10 11:00",
                ])
            for (entry, officer) in [
                (OpinionEntry.handle(words: "查明原因，已整改"), World.clerk),
                (.evaluate(.settled, words: "已经平息"), World.office),
                (.archive, World.office),
            ] { _ = try await world.opinions.perform(entry, on: made.id, by: officer) }
            #expect(try await world.found(made.id).stage == .archived)
            #expect(try await world.journalProblems() == [])
            let acts = try await world.opinions.timeline(of: made.id, for: World.leader).map(\.act)
            #expect(
                acts.first == "opinion.register" && acts.contains("opinion.publish") && acts.last == "opinion.archive")
            #expect(world.alerts.all == ["新登记重大突发事件YQ2026-0001：网传某校多名学生腹泻"])
        }
    }

    /// SEN-3: raised later, the shorter clock runs from the same start and the longer one is lifted.
    @Test(arguments: TestDatabases.all)
    func aLevelThatRises(_ database: TestDatabase) async throws {
        try await World.with(database) { world in
            let made = try await world.assigned()
            #expect(try await world.duties() == ["SEN-1 open 2026-03-12 09:00"])
            world.clock.set("2026-03-10T13:00")
            try await world.grade(made, .two)
            #expect(
                try await world.duties() == [
                    "SEN-1 waived 2026-03-12 09:00", "SEN-2 open 2026-03-10 14:00", "SEN-3 open 2026-03-11 09:00",
                ])
            #expect(world.alerts.all.last?.hasPrefix("级别提高") == true)
            // Lower again: no time comes back, but no conference is owed.
            try await world.grade(made, .three)
            #expect(
                try await world.duties() == [
                    "SEN-1 waived 2026-03-12 09:00", "SEN-2 open 2026-03-10 14:00", "SEN-3 waived 2026-03-11 09:00",
                ])
            world.clock.set("2026-03-10T14:01")
            try await world.publishUrgently(try await world.draft(made))
            #expect(try await world.duties().contains("SEN-2 met_late 2026-03-10 14:00"))
        }
    }

    /// A case that was answered as ordinary and turns out major keeps the hour of its answer.
    @Test(arguments: TestDatabases.all)
    func answeredBeforeItRose(_ database: TestDatabase) async throws {
        try await World.with(database) { world in
            let made = try await world.assigned()
            world.clock.set("2026-03-10T12:00")
            try await world.publishUrgently(try await world.draft(made))
            try await world.grade(made, .one)
            #expect(
                try await world.duties() == [
                    "SEN-1 met 2026-03-12 09:00", "SEN-2 met 2026-03-10 14:00", "SEN-3 open 2026-03-11 09:00",
                ])
        }
    }

    /// SEN-5: nobody declines alone, and then nothing is owed.
    @Test(arguments: TestDatabases.all)
    func declining(_ database: TestDatabase) async throws {
        try await World.with(database) { world in
            let made = try await world.register()
            _ = try await world.opinions.perform(
                .proposeDecline(reason: "重复炒作旧闻"), on: made.id, by: World.spokesperson)
            await #expect(throws: Refusal.self) {
                try await world.opinions.perform(.confirmDecline, on: made.id, by: World.spokesperson)
            }
            _ = try await world.opinions.perform(.confirmDecline, on: made.id, by: World.leader)
            #expect(try await world.duties() == ["SEN-1 waived 2026-03-12 09:00"])
            #expect(try await world.journalProblems() == [])
        }
    }

    /// SEN-3: the ledger keeps what was first recorded, lifted, and counts from the corrected moment.
    @Test(arguments: TestDatabases.all)
    func clocksFollowCorrectedTimes(_ database: TestDatabase) async throws {
        try await World.with(database) { world in
            let made = try await world.assigned()
            _ = try await world.opinions.perform(
                .correctTimes(
                    OpinionTimes(
                        discovered: World.moment("2026-03-10T09:00"), occurred: World.moment("2026-03-09T20:00")),
                    words: "报警记录"), on: made.id, by: World.office)
            #expect(
                try await world.duties() == ["SEN-1 waived 2026-03-12 09:00", "SEN-1 open 2026-03-11 20:00"])
            let article = try await world.draft(made)
            world.clock.set("2026-03-11T20:01")
            try await world.publishUrgently(article)
            #expect(
                try await world.duties() == ["SEN-1 waived 2026-03-12 09:00", "SEN-1 met_late 2026-03-11 20:00"])
            // Corrected once more after the answer: both verdicts stay in the ledger.
            _ = try await world.opinions.perform(
                .correctTimes(
                    OpinionTimes(
                        discovered: World.moment("2026-03-10T09:00"), occurred: World.moment("2026-03-09T21:00")),
                    words: "报警记录有误"), on: made.id, by: World.leader)
            #expect(try await world.duties().last == "SEN-1 met 2026-03-11 21:00")
            #expect(try await !world.found(made.id).isLate(at: world.clock.now))
            let note = try await world.opinions.timeline(of: made.id, for: World.office).last?.note ?? ""
            #expect(note.contains("发生时间由2026-03-09 20:00改为2026-03-09 21:00") && note.contains("报警记录有误"))
            #expect(try await world.journalProblems() == [])
        }
    }

    /// SEN-5: taken up again, it owes what it owed, from where the clock began.
    @Test(arguments: TestDatabases.all)
    func aDeclinedCaseOwesAgain(_ database: TestDatabase) async throws {
        try await World.with(database) { world in
            let made = try await world.register()
            _ = try await world.opinions.perform(.proposeDecline(reason: "旧闻"), on: made.id, by: World.spokesperson)
            _ = try await world.opinions.perform(.confirmDecline, on: made.id, by: World.leader)
            world.clock.set("2026-03-11T09:00")
            let again = try await world.opinions.perform(.reopen(words: "确有新的受害人"), on: made.id, by: World.leader)
            #expect(again.stage == .registered)
            #expect(try await world.duties() == ["SEN-1 waived 2026-03-12 09:00", "SEN-1 open 2026-03-12 09:00"])
            #expect(try await world.opinions.waiting(for: World.office) == 1)
            #expect(try await world.journalProblems() == [])
        }
    }

    /// SEN-4: another unit takes the clocks over with the case.
    @Test(arguments: TestDatabases.all)
    func anotherUnitTakesOver(_ database: TestDatabase) async throws {
        try await World.with(database) { world in
            let made = try await world.assigned()
            _ = try await world.opinions.perform(
                .transfer(to: World.finance, words: "属财务职责"), on: made.id, by: World.office)
            let owner = try await world.store.read {
                try $0.first("SELECT owner_unit_id FROM obligation WHERE subject_kind = 'opinion'")?.id(0) as UnitID?
            }
            #expect(owner == World.finance)
            #expect(try await world.opinions.waiting(for: World.otherClerk) == 1)
        }
    }

    /// Statements stand in a column, and in the topic when there is one; several follow one another.
    @Test(arguments: TestDatabases.all)
    func statementsAreListedInTheTopic(_ database: TestDatabase) async throws {
        try await World.with(database) { world in
            let topic = try await world.column("tfsj", type: .topic), other = try await world.column()
            let made = try await world.assigned()
            await #expect(throws: Refusal.self) {
                try await world.opinions.perform(.setTopic(other.id), on: made.id, by: World.office)
            }
            _ = try await world.opinions.perform(.setTopic(topic.id), on: made.id, by: World.office)
            let first = try await world.draft(made), second = try await world.draft(made, .continuing)
            try await world.publishUrgently(first)
            try await world.publishUrgently(second)
            let found = try await world.found(made.id)
            #expect(found.statements.map(\.kind) == [.first, .continuing])
            #expect(found.statements.allSatisfy { $0.publishedAt != nil })
            let listed = try await world.store.read { snapshot in
                try snapshot.query("SELECT also_in FROM article_revision ORDER BY id").map {
                    try $0.text(0).contains(topic.id.text)
                }
            }
            #expect(listed == [true, true])
        }
    }

    /// PUB-3: the emergency path is Publishing's, with all it asks for.
    @Test func nobodyGoesAroundPublishing() async throws {
        try await World.with(TestDatabases.all[0]) { world in
            let made = try await world.assigned()
            let article = try await world.draft(made)
            let seen = try await world.publishing.article(article, for: World.office).working?.hash ?? ""
            for officer in [World.office, World.spokesperson, World.leader, World.clerk] {
                await #expect(throws: Refusal.self) {
                    try await world.publishing.publishUrgently(
                        article, reason: "急", basis: "不涉密", seen: seen, by: officer)
                }
            }
            #expect(try await world.found(made.id).respondedAt == nil)
            #expect(try await world.duties() == ["SEN-1 open 2026-03-12 09:00"])
        }
    }

    @Test func changedMeanwhileIsTold() async throws {
        try await World.with(TestDatabases.all[0]) { world in
            let made = try await world.register()
            let entry = OpinionEntry.consult(members: "甲", words: "属实")
            _ = try await world.opinions.perform(entry, on: made.id, by: World.office, version: 1)
            do {
                _ = try await world.opinions.perform(entry, on: made.id, by: World.office, version: 1)
                Issue.record("an old version was taken")
            } catch let refusal as Refusal { #expect(refusal.code == .changedMeanwhile) }
            await #expect(throws: Refusal.notFound) { try await world.opinions.view(made.id, for: World.outsider) }
            #expect(try await world.opinions.view(made.id, for: World.above).found.number == "YQ2026-0001")
            #expect(try await world.opinions.list(OpinionQuery(), for: World.outsider).total == 0)
        }
    }

    /// EVAL-3: what was registered, what came in time, what is late though nobody has answered.
    @Test(arguments: TestDatabases.all)
    func figures(_ database: TestDatabase) async throws {
        try await World.with(database) { world in
            let inTime = try await world.assigned()
            world.clock.set("2026-03-10T11:00")
            try await world.publishUrgently(try await world.draft(inTime))
            _ = try await world.register(.major, World.notice("另一件突发事件", discovered: "2026-03-10T10:00"))
            world.clock.set("2026-03-10T15:01")
            let day = world.clock.now.day
            let facts = try await world.opinions.facts(of: World.commission, from: day, through: day)
            let figures = OpinionFigures(facts, at: world.clock.now)
            #expect(figures.rows[.ordinary]?.onTime == 1 && figures.rows[.ordinary]?.median == 120)
            #expect(figures.rows[.major]?.late == 1 && figures.punctuality == 50)
            #expect(
                try await world.opinions.facts(
                    of: World.commission, from: day.adding(days: 1), through: day.adding(days: 9)
                )
                .isEmpty)
        }
    }
}
