import Kernel
import SQL
import TestSupport
import Testing

@testable import Letters

/// PII-1, PII-6 as a property: whoever writes whatever, and whatever staff propose, nothing that becomes public tells who wrote.
@Suite(.serialized) struct LetterPublishedTests {
    typealias World = LetterWorld

    struct Person {
        let name: String
        let phone: String
        let card: String
        let address: String

        /// Invented; the card's last figure is the check figure of GB 11643.
        init(_ numbers: inout LetterHistoryTests.Numbers) {
            let families = ["欧阳", "林", "苏", "贺", "温"], given = ["小满", "长庚", "若水", "知远", "采薇"]
            name = (families.randomElement(using: &numbers) ?? "林") + (given.randomElement(using: &numbers) ?? "小满")
            phone = "139\(Int.random(in: 10_000_000...99_999_999, using: &numbers))"
            let body =
                "11010519\(Int.random(in: 50...99, using: &numbers))0\(Int.random(in: 1...9, using: &numbers))1\(Int.random(in: 0...9, using: &numbers))\(Int.random(in: 100...999, using: &numbers))"
            let weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
            let sum = zip(body, weights).reduce(0) { $0 + ($1.0.wholeNumberValue ?? 0) * $1.1 }
            card = body + ["1", "0", "X", "9", "8", "7", "6", "5", "4", "3", "2"][sum % 11]
            address =
                "城关镇幸福路\(Int.random(in: 1...200, using: &numbers))号3单元\(Int.random(in: 101...604, using: &numbers))"
        }

        var secrets: [String] { [name, phone, card] }

        func words(_ numbers: inout LetterHistoryTests.Numbers) -> String {
            let parts = ["我叫\(name)", "电话\(phone)", "身份证号\(card)", "家住\(address)", "孩子的接种证丢了", "请问怎样补办"]
            return parts.filter { _ in Bool.random(using: &numbers) }.joined(separator: "，") + "。"
        }
    }

    @Test func nothingPublicTellsWhoWrote() async throws {
        try await LetterStoreWorld.with(TestDatabases.all[0]) { world in
            var numbers = LetterHistoryTests.Numbers(state: 20_260_310), people: [Person] = [], refused = 0
            for _ in 0..<60 {
                let person = Person(&numbers), asked = person.words(&numbers)
                var new = NewLetter(
                    category: .consultation, channel: .message, title: "接种证补办", words: "请答复：\(asked)",
                    writer: LetterWriterIdentity(name: person.name, contact: person.phone, address: person.address))
                new.mayPublish = true
                let receipt = try await world.letters.receive(new)
                try await world.play(receipt.id, LetterStoreWorld.toReplied)
                people.append(person)
                do {
                    try await world.letters.perform(
                        try await proposal(person, asked, receipt.id, world, &numbers), on: receipt.id, by: World.clerk)
                    try await world.letters.perform(.publish, on: receipt.id, by: World.dispatcher)
                } catch is Refusal { refused += 1 }
            }
            let page = try await world.letters.publishedLetters(nil, words: "", page: 1, size: 100)
            // Both happen, or the property says nothing.
            #expect(page.total > 10 && refused > 10, "\(page.total) \(refused)")
            #expect(page.total + refused == 60)
            for letter in page.letters {
                let text = letter.title + letter.question + letter.answer
                let found = try await world.store.read { try world.letters.searchable(letter.id, in: $0) }
                #expect(found?.letter == letter)
                for secret in people.flatMap(\.secrets) { #expect(!text.contains(secret), "\(secret): \(text)") }
            }
        }
    }

    /// What somebody proposes: the words as they came, the masked ones, or the masked ones with something put back.
    private func proposal(
        _ person: Person, _ asked: String, _ id: LetterID, _ world: LetterStoreWorld,
        _ numbers: inout LetterHistoryTests.Numbers
    ) async throws -> LetterInput {
        let masked = try await world.letters.suggestion(for: id, officer: World.clerk)
        switch Int.random(in: 0..<4, using: &numbers) {
        case 0: return .proposePublication(title: "补办", question: asked, answer: "到门诊补办")
        case 1:
            let back = person.secrets.randomElement(using: &numbers) ?? person.name
            return .proposePublication(title: "补办", question: masked.question, answer: "已电话告知\(back)")
        case _: return .proposePublication(title: masked.title, question: masked.question, answer: masked.answer)
        }
    }
}
