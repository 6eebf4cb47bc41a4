import Kernel
import SQL
import TestSupport
import Testing

@testable import Letters

@Suite(.serialized) struct LetterStoreTests {
    typealias World = LetterWorld

    /// MAIL-1, MAIL-2, MAIL-4: the whole loop, with its clocks, from the letter to the rating.
    @Test(arguments: TestDatabases.all)
    func theClosedLoop(_ database: TestDatabase) async throws {
        try await LetterStoreWorld.with(database, on: "2026-03-10") { world in
            let receipt = try await world.letters.receive(World.new())
            #expect(receipt.number == "LX2026-0001" && receipt.due?.description == "2026-03-13")
            #expect(
                try await world.words() == ["MAIL-2 letter open 2026-03-13", "MAIL-4 letter.site open 2026-06-10"])
            try await world.play(receipt.id, LetterStoreWorld.toHandling)
            #expect(
                try await world.words() == [
                    "MAIL-2 letter open 2026-03-13", "MAIL-4 letter.site open 2026-06-10",
                    "MAIL-2 letter.sign met 2026-03-11",
                ])
            #expect(try await world.duties().map(\.owner) == [World.section, World.section, World.section])
            world.clock.set("2026-03-12")
            let replied = try await world.play(
                receipt.id, [(.draft(words: "到原接种门诊补办。"), World.clerk), (.approve, World.head)])
            #expect(replied.stage == .replied && replied.answer?.words == "到原接种门诊补办。")
            #expect(try await world.duties().map(\.state) == ["met", "met", "met"])
            let seen = try await world.letters.tracking(receipt.code)
            #expect(seen.letter.answer?.words == "到原接种门诊补办。" && seen.clock == nil)
            try await world.letters.rate(receipt.code, .satisfied, words: "谢谢")
            await #expect(throws: Refusal.self) { try await world.letters.rate(receipt.code, .fair, words: "") }
            let closed = try await world.letters.perform(.close, on: receipt.id, by: World.dispatcher)
            #expect(closed.stage == .closed && closed.outcome == .satisfied)
            #expect(
                try await world.acts(of: receipt.id).map { $0.split(separator: ".").last.map(String.init) ?? "" } == [
                    "receive", "accept", "dispatch", "sign", "draft", "approve", "rate", "close",
                ])
            #expect(try await world.journalProblems() == [])
        }
    }

    /// MAIL-2: the defaults by category, over a weekend; urgent is the same day.
    @Test(arguments: [
        (LetterCategory.consultation, false, "2026-03-17"), (.help, false, "2026-03-19"),
        (.praise, false, "2026-03-19"),
        (.suggestion, false, "2026-03-26"), (.complaint, false, "2026-04-02"), (.report, false, "2026-04-02"),
        (.complaint, true, "2026-03-12"),
    ])
    func termsByCategory(_ category: LetterCategory, _ urgent: Bool, _ due: String) async throws {
        try await LetterStoreWorld.with(.memory, on: "2026-03-12") { world in
            var new = World.new(category: category, channel: .phone)
            new.isUrgent = urgent
            let receipt = try await world.letters.enter(new, by: World.dispatcher)
            #expect(receipt.due?.description == due)
        }
    }

    /// MAIL-2: terms are data; a new table leaves the letters of the old one alone.
    @Test(arguments: TestDatabases.all)
    func aChangedTermKeepsTheOldForOldLetters(_ database: TestDatabase) async throws {
        let terms = try LetterTermsFile.terms(
            """
            时限:
            - {施行: 2019-01-01, 依据: 旧办法, 签收: 1, 咨询: 5}
            - {施行: 2026-04-01, 依据: 新办法, 签收: 1, 咨询: 2}
            """)
        try await LetterStoreWorld.with(database, on: "2026-03-31", terms: terms) { world in
            let old = try await world.letters.receive(World.new())
            world.clock.set("2026-04-01")
            let new = try await world.letters.receive(World.new("二"))
            #expect(old.due?.description == "2026-04-08" && new.due?.description == "2026-04-03")
            let line = try await world.letters.letter(old.id, for: World.dispatcher)
            #expect(line.reading?.due.deadline?.day.description == "2026-04-08")
        }
    }

    /// MAIL-2, FOI-D5: more time before the end, not after it.
    @Test(arguments: TestDatabases.all)
    func extensionBeforeTheEnd(_ database: TestDatabase) async throws {
        try await LetterStoreWorld.with(database, on: "2026-03-10") { world in
            let receipt = try await world.letters.receive(World.new())
            try await world.play(
                receipt.id, LetterStoreWorld.toHandling + [(.askExtension(days: 2, reason: "须核实"), World.clerk)])
            try await world.letters.perform(.grantExtension, on: receipt.id, by: World.leader)
            #expect(try await world.words().first == "MAIL-2 letter open 2026-03-17")
            let late = try await world.letters.receive(World.new("二"))
            try await world.play(
                late.id, LetterStoreWorld.toHandling + [(.askExtension(days: 2, reason: "须核实"), World.clerk)])
            world.clock.set("2026-03-16")
            await #expect(throws: Refusal.self) {
                try await world.letters.perform(.grantExtension, on: late.id, by: World.leader)
            }
            try await world.play(late.id, [(.draft(words: "答"), World.clerk), (.approve, World.head)])
            #expect(try await world.duties().filter { $0.kind == "letter" }.map(\.state) == ["open", "met_late"])
            let figures = try await world.letters.statistics(of: World.commission, year: 2026)
            #expect(figures.total.received == 2 && figures.total.answered == 1 && figures.total.onTime == 0)
            #expect(try await world.journalProblems() == [])
        }
    }

    /// MAIL-3: handled again once, under a clock of its own.
    @Test(arguments: TestDatabases.all)
    func handledAgain(_ database: TestDatabase) async throws {
        try await LetterStoreWorld.with(database, on: "2026-03-10") { world in
            let receipt = try await world.letters.receive(World.new())
            try await world.play(receipt.id, LetterStoreWorld.toReplied)
            try await world.letters.rate(receipt.code, .handlerUnsatisfied, words: "没人接电话")
            world.clock.set("2026-03-16")
            let again = try await world.play(
                receipt.id,
                [
                    (.rehandle(words: "请联系来信人"), World.dispatcher), (.draft(words: "已电话说明"), World.clerk),
                    (.approve, World.head), (.visit(.fair, words: ""), World.dispatcher), (.close, World.dispatcher),
                ])
            #expect(again.answers.map(\.round) == [1, 2] && again.stage == .closed)
            #expect(try await world.words().last == "MAIL-2 letter.again met 2026-03-19")
            #expect(try await world.journalProblems() == [])
        }
    }

    /// MAIL-3: given back, given out anew; each order has a clock for signing.
    @Test(arguments: TestDatabases.all)
    func ordersComeBack(_ database: TestDatabase) async throws {
        try await LetterStoreWorld.with(database, on: "2026-03-10") { world in
            let receipt = try await world.letters.receive(World.new())
            let back = try await world.play(
                receipt.id,
                [
                    (.accept, World.dispatcher), (.dispatch(to: World.hospital, note: "请办理"), World.dispatcher),
                    (.askReturn(.notDuty, words: "不是本院职责"), World.liaison), (.grantReturn(words: ""), World.dispatcher),
                    (.dispatch(to: World.section, note: ""), World.dispatcher),
                    (.dispatch(to: World.hospital, note: "改派"), World.dispatcher),
                ])
            #expect(back.dispatches == 3 && back.returns == 1)
            #expect(
                try await world.words().filter { $0.contains("sign") } == [
                    "MAIL-2 letter.sign met 2026-03-11", "MAIL-2 letter.sign waived 2026-03-11",
                    "MAIL-2 letter.sign open 2026-03-11",
                ])
            #expect(try await world.duties().first?.owner == World.hospital)
            await #expect(throws: Refusal.notFound) {
                try await world.letters.letter(receipt.id, for: World.clerk)
            }
            #expect(try await world.letters.waiting(for: World.liaison) == 1)
            #expect(try await world.letters.waiting(for: World.dispatcher) == 0)
            #expect(try await world.journalProblems() == [])
        }
    }

    /// MAIL-5: 15 days to tell, 60 to finish, once 30 more; the ordinary clocks end.
    @Test(arguments: TestDatabases.all)
    func petitionsTakeTheirOwnWay(_ database: TestDatabase) async throws {
        try await LetterStoreWorld.with(database, on: "2026-03-10") { world in
            let receipt = try await world.letters.receive(World.new(category: .complaint))
            try await world.letters.perform(.routePetition(words: "按信访程序"), on: receipt.id, by: World.dispatcher)
            #expect(
                try await world.words() == [
                    "MAIL-2 letter waived 2026-03-31", "MAIL-4 letter.site waived 2026-06-10",
                    "MAIL-5 letter.petition_notice open 2026-03-25",
                ])
            world.clock.set("2026-03-20")
            try await world.play(
                receipt.id,
                [
                    (.notifyPetition(isAccepted: true, words: "受理"), World.dispatcher),
                    (.extendPetition(words: "案情复杂"), World.dispatcher),
                ])
            #expect(
                try await world.words().suffix(2) == [
                    "MAIL-5 letter.petition_notice met 2026-03-25", "MAIL-5 letter.petition open 2026-06-18",
                ])
            let done = try await world.letters.perform(
                .finishPetition(words: "处理意见"), on: receipt.id, by: World.dispatcher)
            #expect(done.stage == .petitionClosed)
            #expect(try await world.letters.tracking(receipt.code).letter.told == "处理意见")
            #expect(try await world.journalProblems() == [])
        }
    }

    /// MAIL-5: 复查 within 30 days, 复核 within 30 more, each asked for within 30 days of the answer before; then it is final.
    @Test(arguments: TestDatabases.all)
    func aPetitionIsReviewedTwiceAtMost(_ database: TestDatabase) async throws {
        try await LetterStoreWorld.with(database, on: "2026-03-10") { world in
            func finished(_ title: String) async throws -> LetterID {
                let id = try await world.letters.receive(World.new(title, category: .complaint)).id
                try await world.play(
                    id,
                    [
                        (.routePetition(words: "按信访程序"), World.dispatcher),
                        (.notifyPetition(isAccepted: true, words: "受理"), World.dispatcher),
                        (.finishPetition(words: "处理意见"), World.dispatcher),
                    ])
                return id
            }
            let id = try await finished("停诊没有告示"), late = try await finished("收费没有票据")
            world.clock.set("2026-04-09")
            let asked = try await world.letters.perform(
                .askReview(words: "向县人民政府申请复查，4月9日转来"), on: id, by: World.dispatcher)
            #expect(asked.stage == .petitionReview && asked.stage.isOpen)
            #expect(try await world.words().last == "MAIL-5 letter.petition_review open 2026-05-09")
            await #expect(throws: Refusal.self) {
                try await world.letters.perform(.askReview(words: "再申请"), on: id, by: World.dispatcher)
            }
            world.clock.set("2026-04-10")
            let refusal = await #expect(throws: Refusal.self) {
                try await world.letters.perform(.askReview(words: "申请复查"), on: late, by: World.dispatcher)
            }
            #expect(refusal?.rule == "MAIL-5" && refusal?.sentence.contains("超过30日") == true)
            let reviewed = try await world.play(id, [(.answerReview(words: "维持"), World.dispatcher)])
            #expect(reviewed.stage == .petitionReviewed && reviewed.told == "维持")
            world.clock.set("2026-05-08")
            try await world.play(id, [(.askReview(words: "向市人民政府申请复核"), World.dispatcher)])
            #expect(
                try await world.words().suffix(2) == [
                    "MAIL-5 letter.petition_review met 2026-05-09", "MAIL-5 letter.petition_review open 2026-06-07",
                ])
            let last = try await world.play(id, [(.answerReview(words: "维持复查意见"), World.dispatcher)])
            #expect(last.stage == .petitionFinal && !last.stage.isOpen)
            await #expect(throws: Refusal.self) {
                try await world.letters.perform(.askReview(words: "还要申请"), on: id, by: World.dispatcher)
            }
            #expect(try await world.journalProblems() == [])
        }
    }
}
