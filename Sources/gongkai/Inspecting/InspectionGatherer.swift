import Inspection
import Kernel
import Letters
import Markup
import Publishing
import SQL
import Site
import Supervision

/// What the records tell an inspection, each capability by its own store (SITE-5, SITE-6, MAIL-4).
struct InspectionGatherer: Sendable {
    let calendar: @Sendable () -> WorkCalendar
    /// The day of today; nothing but histories can be told of a day before.
    let today: @Sendable () -> Day
    let readers: MeasureReaders

    @Sendable func gather(_ agency: AgencyID, _ day: Day, _ snapshot: Snapshot) throws -> InspectionEvidence {
        var evidence = try columns(agency, day, snapshot)
        evidence = evidence.merging(try letters(agency, day, snapshot)).merging(try merits(agency, day, snapshot))
        // A day that is not over says nothing yet.
        let week = try InspectionStore.reach(
            of: agency, endingOn: day == today() ? day.adding(days: -1) : day, in: snapshot)
        evidence = evidence.merging(week.evidence(address: InspectionLinks.reach.address))
        guard day == today() else {
            evidence.remarks.append("按以前的日期检查：办事指南、错敏词和链接没有当天的记录，没有检查。")
            return evidence
        }
        if evidence.offersServices == true { evidence = evidence.merging(try guides(agency, snapshot)) }
        return evidence.merging(try words(agency, snapshot)).merging(try links(agency, snapshot))
    }

    private func columns(_ agency: AgencyID, _ day: Day, _ snapshot: Snapshot) throws -> InspectionEvidence {
        let found = try PublishingStore.columns(of: agency, on: day, in: snapshot)
        var facts = found.compactMap { InspectionGatherer.fact($0, day) }
        if let age = try PublishingStore.sinceLastPublication(of: agency, on: day, in: snapshot) {
            facts.append(InspectionFact(.homeAge, "首页", amount: age, address: "/", note: "\(age) 天没有更新"))
        } else if !found.isEmpty {
            facts.append(InspectionFact(.homeAge, "首页", amount: 100_000, address: "/", note: "没有发布过信息"))
        }
        guard !found.isEmpty else {
            return InspectionEvidence(offersServices: false, remarks: ["本单位没有自己的站点栏目，没有检查信息更新和办事服务。"])
        }
        return InspectionEvidence(
            facts,
            seen: [.homeAge, .staleNews, .staleNotices, .stalePolicy, .staleData, .staleOther, .emptyColumn],
            offersServices: found.contains { $0.column.type == .service })
    }

    private static func fact(_ found: InspectedColumn, _ day: Day) -> InspectionFact? {
        let column = found.column, name = "栏目“\(column.name)”", address = "/columns/\(column.slug)"
        guard let last = found.last else {
            return InspectionFact(.emptyColumn, name, address: address, note: "没有信息", unit: found.unit)
        }
        guard case .stale = column.freshness(on: day, last: last) else { return nil }
        return InspectionFact(
            matter(of: column.type), name, amount: last.days(to: day), address: address,
            note: "最近一次更新 \(last)，已 \(last.days(to: day)) 天", unit: found.unit)
    }

    private static func matter(of type: ColumnType) -> InspectionMatter {
        switch type {
        case .news: .staleNews
        case .notice: .staleNotices
        case .policy: .stalePolicy
        case .data: .staleData
        case .overview, .functions, .disclosure, .interpretation, .service, .interaction, .topic, .other: .staleOther
        }
    }

    /// What speaks for a site, by the same measures as the checks of plans (SITE-6).
    private static let merits: [(InspectionMatter, measure: String, page: String)] = [
        (.manyForms, "interpretation.forms.rate", "/console/interpretations"),
        (.promptAnswers, "letters.on-time.rate", "/console/letters"),
        (.satisfied, "letters.satisfaction.rate", "/console/letters"),
        (.correctedInTime, "corrections.on-time.rate", "/console/corrections"),
        (.openData, "open-data.sets.count", "/data"),
    ]

    private func merits(_ agency: AgencyID, _ day: Day, _ snapshot: Snapshot) throws -> InspectionEvidence {
        var facts: [InspectionFact] = []
        for (matter, name, page) in InspectionGatherer.merits {
            let question = MeasureQuestion(
                measure: name, agency: agency, period: Period(.year, containing: day), scope: .agency, on: day)
            guard let measure = try readers[name]?(question, snapshot).measure else { continue }
            switch measure {
            case .rate(let part, let whole) where whole > 0:
                facts.append(
                    InspectionFact(
                        matter, matter.chinese, amount: part * 100 / whole, address: page, note: measure.chinese))
            case .count(let count) where count > 0:
                facts.append(
                    InspectionFact(matter, matter.chinese, amount: count, address: page, note: "共 \(count) 个"))
            case .rate, .count, .age: break
            }
        }
        return InspectionEvidence(facts, seen: Set(InspectionGatherer.merits.map(\.0)))
    }

    private func letters(_ agency: AgencyID, _ day: Day, _ snapshot: Snapshot) throws -> InspectionEvidence {
        let waiting = try LetterStore.unanswered(of: agency, on: day, in: snapshot), calendar = calendar()
        var facts: [InspectionFact] = []
        for letter in waiting {
            let days = letter.receivedOn.days(to: day)
            // The list shows it to those who may know who wrote (PII-3).
            let address = LetterLinks.list.query("q", letter.number).address
            facts.append(
                InspectionFact(
                    .letterUnanswered, "来信 \(letter.number)", amount: days, address: address,
                    note: "\(letter.receivedOn) 收到，\(days) 天没有答复", unit: letter.unit))
            if letter.category == .consultation {
                let worked = (1...max(min(days, 400), 1)).count {
                    calendar.isWorkday(letter.receivedOn.adding(days: $0))
                }
                facts.append(
                    InspectionFact(
                        .questionUnanswered, "咨询 \(letter.number)", amount: days == 0 ? 0 : worked, address: address,
                        note: "\(letter.receivedOn) 收到，\(worked) 个工作日没有答复", unit: letter.unit))
            }
        }
        if let last = try LetterStore.lastSelection(of: agency, on: day, in: snapshot) {
            facts.append(
                InspectionFact(
                    .answersAge, "来信选登", amount: last.days(to: day), address: LetterLinks.published.address,
                    note: "最近一次 \(last)"))
        }
        return InspectionEvidence(facts, seen: [.letterUnanswered, .questionUnanswered, .answersAge])
    }

    private func guides(_ agency: AgencyID, _ snapshot: Snapshot) throws -> InspectionEvidence {
        let all = try PublishingStore.guides(of: agency, in: snapshot)
        var facts = all.filter { !$0.lacking.isEmpty }.map { guide in
            InspectionFact(
                .guideLacking, "《\(guide.title)》", amount: guide.lacking.count,
                address: ArticleLinks.article(guide.id).address,
                note: "缺少 \(guide.lacking.joined(separator: "、"))", unit: guide.unit)
        }
        if all.isEmpty { facts.append(InspectionFact(.noGuides, "办事服务", note: "没有公开的办事指南")) }
        return InspectionEvidence(facts, seen: [.noGuides, .guideLacking], totals: [.guideLacking: all.count])
    }

    private func words(_ agency: AgencyID, _ snapshot: Snapshot) throws -> InspectionEvidence {
        let facts = try PublishingStore.openFindings(of: agency, in: snapshot).map { row in
            let found = row.finding, hint = found.suggestion.isEmpty ? "" : "，建议“\(found.suggestion)”"
            let matter: InspectionMatter =
                found.isPrivacy ? .privacy : found.rule == "WORD-5" ? .wordingSerious : .wording
            let what = found.isPrivacy ? "疑似个人信息" : "“\(found.shown)”"
            return InspectionFact(
                matter, "《\(row.title)》\(what)", address: ArticleLinks.article(row.id).address,
                note: "\(found.place)\(hint)，依据 \(found.rule)", unit: row.unit)
        }
        return InspectionEvidence(facts, seen: [.wording, .wordingSerious, .privacy])
    }

    private func links(_ agency: AgencyID, _ snapshot: Snapshot) throws -> InspectionEvidence {
        let facts = try PublishingStore.deadLinks(of: agency, in: snapshot).map { row in
            InspectionFact(.deadLink, row.item.title, address: row.item.address, note: row.item.note, unit: row.unit)
        }
        return InspectionEvidence(facts, seen: [.deadLink])
    }
}
