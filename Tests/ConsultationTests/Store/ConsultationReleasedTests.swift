import Kernel
import Markup
import SQL
import SignedInSite
import Site
import TestSupport
import Testing

@testable import Consultation

/// CONS-10, PII-6 as a property: whatever is said, summed up and answered, nothing that becomes public tells who spoke: not what
/// they left, and not what the machine reads out of their words.
@Suite(.serialized) struct ConsultationReleasedTests {
    typealias World = ConsultationWorld

    @Test func nothingReleasedTellsWhoSpoke() async throws {
        try await ConsultationSite.with { site in
            var numbers = SeededNumbers(seed: 20_260_915), people: [InventedPerson] = [], open: [ConsultationID] = []
            for _ in 0..<30 {
                let id = try await site.world.published().id
                open.append(id)
                for _ in 0..<2 {
                    let person = InventedPerson(&numbers)
                    people.append(person)
                    let words = person.words(about: "要求每周开诊六天", &numbers)
                    _ = try await site.consultations.receive(
                        World.comment(words, contact: "\(person.phone) \(person.mail)"), files: [], isQueued: false,
                        on: id)
                }
            }
            site.clock.set("2026-04-21")
            var released = 0
            for (place, id) in open.enumerated() {
                if try await isReleased(id, people[place * 2], site.world, &numbers) { released += 1 }
            }
            // Both happen, or the property says nothing.
            #expect(released > 5 && released < open.count - 5, "\(released)")
            for text in try await everythingPublic(open, site) {
                for person in people {
                    for mark in person.marks { #expect(!text.contains(mark), "\(mark): \(text.suffix(2_000))") }
                }
            }
        }
    }

    /// One result with nothing of the person in it, or with something put in one of three places.
    private func isReleased(
        _ id: ConsultationID, _ person: InventedPerson, _ world: ConsultationStoreWorld,
        _ numbers: inout SeededNumbers
    ) async throws -> Bool {
        let kind = Int.random(in: 0..<6, using: &numbers)
        let mark = person.marks.randomElement(using: &numbers) ?? person.name
        do {
            try await world.answerAll(
                id, summary: kind == 0 ? "署名：\(mark)，要求每周开诊六天" : "建议增加开诊天数",
                reason: kind == 1 ? "已经答复\(person.phone)" : "已改为每周六天")
            _ = try await world.consultations.perform(
                .explain(kind == 2 ? "我叫\(person.name)。" : "意见已经研究。"), on: id, by: World.drafter)
            _ = try await world.consultations.perform(.release, on: id, by: World.office)
            return true
        } catch is Refusal {
            #expect(kind < 3, "\(kind)")
            return false
        }
    }

    /// Pages, the feed, what search keeps, the adoption table, what the data sets give.
    private func everythingPublic(_ open: [ConsultationID], _ site: ConsultationSite) async throws -> [String] {
        var texts = [try await site.get("/consultations/feed.atom").text]
        for page in 1...2 { texts.append(try await site.page("/consultations?page=\(page)")) }
        for id in open {
            texts.append(try await site.page(ConsultationLinks.publicRecord(id).address))
            texts.append(try await site.store.read { try site.consultations.searchable(id, in: $0)?.text ?? "" })
        }
        for view in try await site.consultations.publicViews(most: 100) where view.isReleased {
            texts.append(AdoptionTable.sentences(view).joined() + view.found.outcome.words)
            texts.append(view.result.groups.map { $0.summary + $0.reason }.joined())
        }
        return texts
    }

    /// PII-6: a name that stands only in what somebody said is known too.
    @Test func aNameReadOutOfAnOpinionHoldsTheResultBack() async throws {
        try await ConsultationStoreWorld.with(TestDatabases.all[0]) { world in
            let id = try await world.published().id
            _ = try await world.consultations.receive(
                World.comment("每周开诊六天。我叫郜翀霁，邻居酆彧，都这样想。", contact: "微信gch_1970"), files: [], isQueued: false, on: id)
            world.clock.set("2026-04-21")
            try await world.answerAll(id)
            for words in ["郜翀霁等提出的意见已经研究。", "郜　翀　霁提出的意见已经研究。", "向gch_1970说明了情况。", "酆彧提出的意见已经研究。"] {
                do {
                    _ = try await world.consultations.perform(.explain(words), on: id, by: World.drafter)
                    Issue.record("\(words)")
                } catch let refusal as Refusal { #expect(refusal.rule == "PII-6", "\(refusal.sentence)") }
            }
            _ = try await world.consultations.perform(.explain("意见已经研究，李雷参加。"), on: id, by: World.drafter)
            let view = try await world.consultations.view(id, for: World.office)
            #expect(world.consultations.doubts(in: view) == [])
        }
    }
}
