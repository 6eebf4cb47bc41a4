import Ciphers
import Kernel
import SQL
import Synchronization
import TestSupport
import Testing

@testable import Letters

@Suite(.serialized) struct LetterPrivacyTests {
    typealias World = LetterWorld

    /// Whoever was refused once writes again as anybody: nobody is shut out.
    @Test(arguments: TestDatabases.all)
    func nobodyIsShutOut(_ database: TestDatabase) async throws {
        try await LetterStoreWorld.with(database) { world in
            let abusive = try await world.letters.receive(World.new("骂人的话"))
            let ended = try await world.letters.perform(
                .decline(.abusive, words: "请写明诉求后重新来信"), on: abusive.id, by: World.dispatcher)
            #expect(ended.stage == .declined)
            #expect(try await world.words() == ["MAIL-2 letter met 2026-03-13", "MAIL-4 letter.site met 2026-06-10"])
            let again = try await world.letters.receive(World.new("骂人的话"))
            let anonymous = try await world.letters.receive(World.new("匿名", writer: LetterWriterIdentity()))
            #expect(again.number == "LX2026-0002" && anonymous.number == "LX2026-0003")
            try await world.play(anonymous.id, LetterStoreWorld.toReplied)
            #expect(try await world.letters.tracking(anonymous.code).letter.answer != nil)
            let alike = try await world.letters.lookalikes(
                of: try await world.letters.letter(again.id, for: World.dispatcher).letter, for: World.dispatcher)
            #expect(alike.map(\.id) == [abusive.id])
            try await world.letters.perform(.merge(into: "lx2026-0003"), on: again.id, by: World.dispatcher)
            #expect(try await world.letters.tracking(again.code).main?.id == anonymous.id)
        }
    }

    /// PII-3: names and contacts are sealed; looking is journalled, and not for everybody.
    @Test(arguments: TestDatabases.all)
    func theTablesTellNoWriterAndNoCode(_ database: TestDatabase) async throws {
        try await LetterStoreWorld.with(database) { world in
            let receipt = try await world.letters.receive(World.new())
            let rows = try await world.store.read {
                try $0.query("SELECT writer, code_hash FROM letter").map { (try $0.bytes(0), try $0.text(1)) }
            }
            #expect(rows.count == 1 && rows[0].1 == QueryCode.digest(receipt.code))
            #expect(!String(decoding: rows[0].0, as: UTF8.self).contains("林小满"))
            let writer = try await world.letters.reveal(receipt.id, by: World.dispatcher)
            #expect(writer.name == "林小满" && writer.contact == "13800138000")
            #expect(try await world.acts(of: receipt.id).last == "letter.reveal")
            await #expect(throws: Refusal.self) { try await world.letters.reveal(receipt.id, by: World.leader) }
            await #expect(throws: Refusal.notFound) { try await world.letters.reveal(receipt.id, by: World.clerk) }
            for code in ["", "ABCD", "ABCD-EFGH-JKLM", "' OR 1=1 --"] {
                await #expect(throws: Refusal.self) { try await world.letters.tracking(code) }
            }
            await #expect(throws: LetterStore.changedMeanwhile) {
                try await world.letters.perform(.accept, on: receipt.id, by: World.dispatcher, version: 7)
            }
        }
    }

    /// PII-1, PII-6, MAIL-4: what is published names nobody, and two people saw it.
    @Test(arguments: TestDatabases.all)
    func whatIsPublishedNamesNobody(_ database: TestDatabase) async throws {
        try await LetterStoreWorld.with(database, on: "2026-03-10") { world in
            var new = NewLetter(
                category: .consultation, channel: .message, title: "接种证补办",
                words: "我叫林小满，电话13800138000，身份证11010519491231002X，孩子的接种证丢了。",
                writer: LetterWriterIdentity(name: "林小满", contact: "13800138000"))
            new.mayPublish = true
            let receipt = try await world.letters.receive(new)
            try await world.play(receipt.id, LetterStoreWorld.toReplied)
            let raw = LetterInput.proposePublication(title: "接种证补办", question: new.words, answer: "到门诊补办")
            await #expect(throws: Refusal.self) {
                try await world.letters.perform(raw, on: receipt.id, by: World.clerk)
            }
            let named = LetterInput.proposePublication(title: "补办", question: "林小满问补办", answer: "到门诊补办")
            await #expect(throws: Refusal.self) {
                try await world.letters.perform(named, on: receipt.id, by: World.clerk)
            }
            let masked = try await world.letters.suggestion(for: receipt.id, officer: World.clerk)
            for told in ["林小满", "13800138000", "11010519491231002X"] { #expect(!masked.question.contains(told)) }
            try await world.letters.perform(
                .proposePublication(title: masked.title, question: masked.question, answer: masked.answer),
                on: receipt.id, by: World.clerk)
            await #expect(throws: Refusal.self) { try await world.letters.publishedLetter(receipt.id) }
            try await world.letters.perform(.publish, on: receipt.id, by: World.dispatcher)
            let shown = try await world.letters.publishedLetters(.consultation, words: "接种证", page: 1, size: 20)
            #expect(shown.total == 1 && shown.letters.first?.unit == "疾控科")
            #expect(try await world.letters.publishedLetters(.help, words: "", page: 1, size: 20).total == 0)
            #expect(try await world.count("obligation", "subject_kind = 'letter.selection' AND state = 'met'") == 1)
            #expect(try await world.count("obligation", "subject_kind = 'letter.selection' AND state = 'open'") == 1)
            try await world.letters.perform(.unpublish(words: "来信人要求"), on: receipt.id, by: World.dispatcher)
            await #expect(throws: Refusal.notFound) { try await world.letters.publishedLetter(receipt.id) }
            #expect(try await world.journalProblems() == [])
        }
    }

    @Test(arguments: TestDatabases.all)
    func writersWithdraw(_ database: TestDatabase) async throws {
        try await LetterStoreWorld.with(database) { world in
            let receipt = try await world.letters.receive(World.new())
            try await world.play(receipt.id, Array(LetterStoreWorld.toHandling.prefix(2)))
            try await world.letters.withdraw(receipt.code, reason: "已经解决")
            #expect(try await world.duties().map(\.state) == ["waived", "waived", "waived"])
            await #expect(throws: Refusal.self) { try await world.letters.withdraw(receipt.code, reason: "") }
            #expect(try await world.letters.list(LetterQuery(), for: World.dispatcher).total == 1)
            #expect(try await world.letters.list(LetterQuery(), for: World.outsider).total == 0)
            #expect(try await world.letters.list(LetterQuery(), for: World.siteOperator).total == 0)
            #expect(try await world.letters.list(LetterQuery(), for: World.above).total == 1)
            #expect(try await world.letters.queueFigures(for: World.dispatcher).open == 0)
            #expect(try await world.journalProblems() == [])
        }
    }

    @Test(arguments: TestDatabases.all)
    func theBoardCountsUnits(_ database: TestDatabase) async throws {
        try await LetterStoreWorld.with(database, on: "2026-03-10") { world in
            let first = try await world.letters.receive(World.new())
            try await world.play(first.id, LetterStoreWorld.toReplied)
            try await world.letters.rate(first.code, .satisfied, words: "")
            let second = try await world.letters.receive(World.new("二"))
            try await world.play(second.id, LetterStoreWorld.toHandling)
            world.clock.set("2026-03-20")
            try await world.letters.perform(.urge(words: "请尽快"), on: second.id, by: World.dispatcher)
            let units = try await world.letters.unitFigures(
                of: World.commission, since: World.day("2026-01-01"), for: World.leader)
            let section = try #require(units.first { $0.unit == World.section })
            #expect(section.open == 1 && section.overdue == 1 && section.answered == 1 && section.urges == 1)
            #expect(section.punctuality == 100 && section.satisfaction == 100)
            #expect(
                try await world.letters.unitFigures(
                    of: World.commission, since: World.day("2026-01-01"), for: World.clerk) == [])
            var query = LetterQuery()
            query.pick = .overdue
            #expect(try await world.letters.list(query, for: World.clerk).lines.map(\.letter.id) == [second.id])
        }
    }

    /// MAIL-4: figures for everybody by month and by what was asked about; a topic is a word of our list, never one of a writer.
    @Test(arguments: TestDatabases.all)
    func figuresAreOpenByMonthAndTopic(_ database: TestDatabase) async throws {
        try await LetterStoreWorld.with(database, on: "2026-02-27") { world in
            _ = try await world.letters.receive(World.new("郜翀霁家的事"))
            world.clock.set("2026-03-10")
            _ = try await world.letters.receive(World.new("今年流感疫苗什么时候打"))
            _ = try await world.letters.receive(World.new("流感疫苗收费", category: .help))
            _ = try await world.letters.receive(World.new("夜间门诊有人无证行医", category: .report))
            let topics = try await world.letters.publicTopics()
            #expect(topics.map { "\($0.month) \($0.topic) \($0.received)" } == ["2026-02 其他 1", "2026-03 流感疫苗 2"])
            let months = try await world.letters.publicMonths()
            #expect(
                months.map { "\($0.month) \($0.category.rawValue) \($0.figures.received)" } == [
                    "2026-02 consultation 1", "2026-03 consultation 1", "2026-03 help 1", "2026-03 report 1",
                ])
        }
    }

    /// PII-6: search hears in the same transaction; what is taken back is there no more, and a refusal tells nobody.
    @Test(arguments: TestDatabases.all)
    func whoeverKeepsWhatIsPublicHearsOfIt(_ database: TestDatabase) async throws {
        try await LetterStoreWorld.with(database) { world in
            let heard = Mutex<[String]>([]), plain = world.letters
            var letters = plain
            letters.followers.append { id, tx in
                let found = try plain.searchable(id, in: tx)
                heard.withLock { $0.append(found.map { "\($0.letter.title) \($0.letter.unit)" } ?? "nothing") }
            }
            let receipt = try await letters.receive(World.new())
            for (input, officer) in LetterStoreWorld.toReplied {
                _ = try await letters.perform(input, on: receipt.id, by: officer)
            }
            func act(_ input: LetterInput, by officer: Officer) async throws {
                _ = try await letters.perform(input, on: receipt.id, by: officer)
            }
            try await act(.proposePublication(title: "接种证补办", question: "怎么补办", answer: "到门诊补办"), by: World.clerk)
            try await act(.publish, by: World.dispatcher)
            await #expect(throws: Refusal.self) { try await act(.publish, by: World.dispatcher) }
            let (listed, addresses) = (
                try await world.store.read { try plain.readable(after: nil, limit: 10, in: $0) },
                try await plain.publicAddresses(most: 10)
            )
            #expect(listed == [receipt.id] && addresses.map(\.id) == [receipt.id])
            try await act(.unpublish(words: "来信人要求"), by: World.dispatcher)
            #expect(heard.withLock { $0 } == ["nothing", "接种证补办 疾控科", "nothing"])
            #expect(try await world.store.read { try plain.readable(after: nil, limit: 10, in: $0) }.isEmpty)
            #expect(try await plain.publicAddresses(most: 10).isEmpty)
        }
    }
}
