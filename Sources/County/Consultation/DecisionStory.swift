import Consultation
import Documents
import Kernel
import People

/// The list of the year, how a decision goes on after its result, and companies that were heard.
extension ConsultationStory {
    func list() async throws -> [DecisionItem] {
        let office = try officer("luwentao"), year = asOf.day.year
        set(asOf.day.adding(days: -200))
        var items: [DecisionItem] = []
        for (title, unit, planned) in ConsultationTale.decisions {
            items.append(
                try await store.addItem(
                    title, unit: world.units.first { $0.name == unit }?.id, planned: planned, year: year, by: office))
        }
        try await store.publishItems(year: year, by: office)
        return items
    }

    func mark(_ step: DecisionItem.Step, _ item: DecisionItem, _ note: String = "") async throws {
        let mark = DecisionItem.Mark(on: clock.now.day, isNeedless: !note.isEmpty, note: note)
        _ = try await store.mark(step, mark, on: item.id, by: try officer("luwentao"))
    }

    /// The decision goes on: legality review, discussion, archive, a look at what it brought.
    func decide(_ id: ConsultationID, _ closes: Day, _ drafter: Officer, _ item: DecisionItem) async throws {
        let law = world.units.first { $0.name == "法规与监督科" }?.id
        try await mark(.participation, item)
        try await mark(.experts, item, "不涉及专业性、技术性较强的问题")
        set(closes.adding(days: 12))
        try await mark(.risk, item)
        _ = try await store.perform(.submitLegality(law), on: id, by: drafter)
        set(closes.adding(days: 20))
        _ = try await store.perform(
            .concludeLegality(.lawful, "制定主体、权限、程序和内容合法。"), on: id, by: try officer("chengyuanhang"))
        try await mark(.legality, item)
        set(closes.adding(days: 28))
        try await mark(.deliberation, item)
        let office = try officer("luwentao")
        _ = try await store.perform(
            .requireEvaluation(.manyOpinions, asOf.day.adding(days: 120)), on: id, by: office)
        set(closes.adding(days: 30))
        _ = try await store.perform(.archive, on: id, by: office)
    }

    func tell(_ company: (String, String, String, Int, EnterpriseMatter.State)) async throws {
        let (name, topic, words, daysAgo, state) = company, office = try officer("hexiaowen")
        set(asOf.day.adding(days: -daysAgo), minute: 610)
        let number = try await store.receive(
            EnterpriseDraft(company: name, topic: topic, words: words, contact: "0999-8000166")
        ).number
        guard state != .received,
            let matter = try await store.matters(for: office).first(where: { $0.number == number })
        else { return }
        set(asOf.day.adding(days: -daysAgo + 2), minute: 620)
        let talk = state == .answered ? clock.now.day.adding(days: 3) : asOf.day.adding(days: 2)
        _ = try await store.perform(.schedule, on: matter.id, words: "县卫生健康局二楼会客室", talk: talk, by: office)
        guard state == .answered else { return }
        set(talk.adding(days: 2), minute: 630)
        _ = try await store.perform(
            .answer, on: matter.id, words: "已与县医疗保障局商定，备案材料通过共享平台提供，今后不再要求重复提交。", talk: nil, by: office)
    }
}
