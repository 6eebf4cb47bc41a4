import Kernel
import Markup
import SQL
import SignedInSite
import Site
import TestSupport
import Testing

@testable import Letters

/// PII-1, PII-6 as a property: whoever writes whatever, and whatever staff propose, nothing that becomes public tells who wrote:
/// neither what they left in its fields nor what the machine reads out of their words.
@Suite(.serialized) struct LetterPublishedTests {
    typealias World = LetterWorld

    @Test func nothingPublicTellsWhoWrote() async throws {
        try await LetterSite.with { site in
            let world = site.world
            var numbers = SeededNumbers(seed: 20_260_310), people: [InventedPerson] = [], refused = 0
            for _ in 0..<80 {
                let person = InventedPerson(&numbers)
                let asked = person.words(about: "孩子的接种证丢了，请问怎样补办", &numbers)
                let id = try await answered(asked, by: person, world)
                people.append(person)
                do {
                    try await world.letters.perform(
                        try await proposal(person, asked, id, world, &numbers), on: id, by: World.clerk)
                    try await world.letters.perform(.publish, on: id, by: World.dispatcher)
                } catch is Refusal { refused += 1 }
            }
            let page = try await world.letters.publishedLetters(nil, words: "", page: 1, size: 100)
            // Both happen, or the property says nothing.
            #expect(page.total > 20 && refused > 20, "\(page.total) \(refused)")
            #expect(page.total + refused == 80)
            for text in try await everythingPublic(page.letters, site) {
                for person in people {
                    for mark in person.marks { #expect(!text.contains(mark), "\(mark): \(text.suffix(2_000))") }
                }
            }
        }
    }

    private func answered(
        _ words: String, by person: InventedPerson, _ world: LetterStoreWorld
    ) async throws -> LetterID {
        var new = NewLetter(
            category: .consultation, channel: .message, title: "接种证补办", words: "请答复：\(words)",
            writer: LetterWriterIdentity(
                name: person.name, contact: "\(person.phone)，\(person.mail)", address: person.address))
        new.mayPublish = true
        let receipt = try await world.letters.receive(new)
        try await world.play(receipt.id, LetterStoreWorld.toReplied)
        return receipt.id
    }

    /// Pages, what search keeps, what the data sets give.
    private func everythingPublic(_ letters: [PublishedLetter], _ site: LetterSite) async throws -> [String] {
        var texts: [String] = []
        for path in ["/letters", "/letters?page=2", "/letters?page=3", "/letters?page=4", "/letters/statistics"] {
            texts.append(try await site.page(path))
        }
        for letter in letters {
            texts.append(try await site.page(LetterLinks.article(letter.id).address))
            let found = try await site.world.store.read { try site.world.letters.searchable(letter.id, in: $0) }
            #expect(found?.letter == letter)
            texts.append(letter.title + letter.question + letter.answer + letter.unit)
        }
        texts.append("\(try await site.world.letters.publicTopics())\(try await site.world.letters.publicMonths())")
        return texts
    }

    /// What somebody proposes: the words as they came, the masked ones, or the masked ones with something put back.
    private func proposal(
        _ person: InventedPerson, _ asked: String, _ id: LetterID, _ world: LetterStoreWorld,
        _ numbers: inout SeededNumbers
    ) async throws -> LetterInput {
        let masked = try await world.letters.suggestion(for: id, officer: World.clerk)
        switch Int.random(in: 0..<4, using: &numbers) {
        case 0: return .proposePublication(title: "补办", question: asked + "\n\(person.name)", answer: "到门诊补办")
        case 1:
            let back = person.marks.randomElement(using: &numbers) ?? person.name
            return .proposePublication(title: "补办", question: masked.question, answer: "已经告知\(back)")
        case _: return .proposePublication(title: masked.title, question: masked.question, answer: masked.answer)
        }
    }

    /// PII-6: names of others that stand in the letter hold it back too; what nothing around it decides, a person is shown.
    @Test func namesInTheLetterHoldItBack() async throws {
        try await LetterStoreWorld.with(TestDatabases.all[0]) { world in
            var new = World.new()
            new = NewLetter(
                category: .complaint, channel: .message, title: "服务态度", words: "我叫林小满，窗口的护士赵大勇，当时不理人。在场的有李雷、韩梅梅。",
                writer: LetterWriterIdentity())
            new.mayPublish = true
            let id = try await world.letters.receive(new).id
            try await world.play(id, LetterStoreWorld.toReplied)
            let masked = try await world.letters.suggestion(for: id, officer: World.clerk)
            #expect(masked.question == "我叫林某，窗口的护士赵某，当时不理人。在场的有李雷、韩梅梅。")
            #expect(masked.doubts.contains("韩梅梅"), "\(masked.doubts)")
            for question in ["赵大勇说明了情况", "赵 大 勇说明了情况", "林小满的来信"] {
                await #expect(throws: Refusal.self) {
                    try await world.letters.perform(
                        .proposePublication(title: "态度", question: question, answer: "已经改正"), on: id, by: World.clerk)
                }
            }
            try await world.letters.perform(
                .proposePublication(title: "态度", question: "窗口的护士不理人。", answer: "已经改正"), on: id, by: World.clerk)
        }
    }

    /// FOI-44, PII-6: a question that many ask does not become public under a title that names one of them.
    @Test func aGroupOfQuestionsNamesNobody() async throws {
        try await LetterStoreWorld.with(TestDatabases.all[0]) { world in
            let names = ["郜翀霁", "欧阳若水", "林小满"]
            for name in names {
                var new = NewLetter(
                    category: .consultation, channel: .message, title: "\(name)问接种证丢了怎么补办", words: "请答复",
                    writer: LetterWriterIdentity(name: name))
                new.mayPublish = true
                _ = try await world.letters.receive(new)
            }
            let found = try await world.letters.questions(for: World.dispatcher).proposals
            #expect(found.count == 1 && found[0].questions.count == 3)
            for group in found {
                await #expect(throws: Refusal.self) {
                    _ = try await world.letters.accept(group, as: .faq, by: World.dispatcher)
                }
            }
            #expect(try await world.count("letter_question_group") == 0)
        }
    }
}
