import Consultation
import Documents
import Interpretation
import Kernel
import People
import Publishing

/// Half a year of drafts before the public: a decision with a hearing, one that was asked twice, texts of both lengths, two that
/// run, one without any opinion, the year's list, companies that were heard.
struct ConsultationStory {
    let store: ConsultationStore
    let interpretations: InterpretationStore
    let clock: SampleClock
    let world: CountyWorld
    let asOf: Moment

    func tell() async throws {
        let items = try await list()
        for tale in ConsultationTale.all { try await tell(tale, items) }
        for company in ConsultationTale.companies { try await tell(company) }
        clock.set(asOf)
    }

    func officer(_ login: String) throws -> Officer { try world.officer(login) }
    /// Staff work on working days; people speak on any.
    func set(_ day: Day, minute: Int = 560, isOffice: Bool = true) {
        let day = isOffice ? store.calendar.workday(onOrAfter: day) : day
        clock.set(min(Moment(day: day, minute: minute), asOf))
    }

    // MARK: One consultation

    private func tell(_ tale: ConsultationTale, _ items: [DecisionItem]) async throws {
        let published = store.calendar.workday(onOrAfter: asOf.day.adding(days: -tale.publishedDaysAgo))
        let drafter = try officer(tale.drafter)
        let earliest = tale.kind.earliestClosing(
            touchesMarket: tale.touchesMarket, publishedOn: published, calendar: store.calendar)
        let closes = tale.fate == .inReview ? asOf.day.adding(days: 14) : earliest.adding(days: 1)
        let item = tale.item.flatMap { items.indices.contains($0) ? items[$0] : nil }
        set(published.adding(days: -6), minute: 600)
        let id = try await store.draft(draft(tale, tale.lines, closes, item), in: nil, by: drafter).id
        set(published.adding(days: -5), minute: 620)
        _ = try await store.perform(.submit, on: id, by: drafter)
        guard tale.fate != .inReview else { return }
        set(published, minute: 560)
        _ = try await store.perform(.publish, on: id, by: try officer("hexiaowen"))
        let hearing = tale.fate == .archived ? try await announce(id, published, drafter) : nil
        try await hear(tale, id, published, hearing: hearing, drafter)
        guard tale.fate != .running else { return }
        let last = try await askAgain(tale, id, closes, drafter, item) ?? closes
        try await conclude(tale, id, last, drafter, item)
    }

    private func draft(
        _ tale: ConsultationTale, _ lines: [String], _ closes: Day, _ item: DecisionItem?
    ) -> ConsultationDraft {
        ConsultationDraft(
            kind: tale.kind, touchesMarket: tale.touchesMarket, title: tale.title,
            text: lines.joined(separator: "\n"), explanation: tale.explanation, basis: tale.basis,
            ways: "信函：青禾县城关镇健康路1号青禾县卫生健康局（信封注明“征求意见”），邮编999100\n电话：0999-8000100（示例县，虚构数据）", closesOn: closes,
            questions: tale.questions, item: item?.id)
    }

    /// The draft written anew, before the public once more; the day on which that ends.
    private func askAgain(
        _ tale: ConsultationTale, _ id: ConsultationID, _ closed: Day, _ drafter: Officer, _ item: DecisionItem?
    ) async throws -> Day? {
        guard let again = tale.again else { return nil }
        set(closed.adding(days: 3), minute: 600)
        _ = try await store.perform(.reopen(again.reason), on: id, by: drafter)
        let published = store.calendar.workday(onOrAfter: closed.adding(days: 9))
        let closes = tale.kind.earliestClosing(
            touchesMarket: tale.touchesMarket, publishedOn: published, calendar: store.calendar)
        _ = try await store.edit(draft(tale, again.lines, closes, item), of: id, by: drafter)
        _ = try await store.perform(.submit, on: id, by: drafter)
        set(published, minute: 560)
        _ = try await store.perform(.publish, on: id, by: try officer("hexiaowen"))
        try await speak(again.said, on: id, since: published, drafter)
        return closes
    }

    private func announce(_ id: ConsultationID, _ published: Day, _ drafter: Officer) async throws
        -> ConsultationHearing
    {
        set(published.adding(days: 2))
        return try await store.announce(
            HearingDraft(
                kind: .hearing, on: store.calendar.workday(onOrAfter: published.adding(days: 16)), place: "县卫生健康局三楼会议室",
                selection: "自愿报名，从报名人中按乡镇随机抽取；人大代表、政协委员各一名",
                participants: "村民代表八名，乡村医生代表四名，人大代表一名，政协委员一名（本人没有同意公开姓名）"), on: id, by: drafter)
    }

    private func hear(
        _ tale: ConsultationTale, _ id: ConsultationID, _ published: Day, hearing: ConsultationHearing?,
        _ drafter: Officer
    ) async throws {
        if let hearing {
            set(published.adding(days: 8))
            try await store.perform(.materials, on: hearing.id, of: id, words: "", isSigned: false, by: drafter)
        }
        try await speak(tale.said, on: id, since: published, drafter)
        for number in 0..<(tale.questions.isEmpty ? 0 : 9) {
            try await store.answer(
                id, typed: [["\(number % 3)"], ["\(number % 4)", "\((number + 1) % 4)"], ["\(1 + number % 4)"], []])
        }
        if tale.fate == .running {
            set(published.adding(days: 4))
            _ = try await store.announce(
                HearingDraft(kind: .symposium, on: asOf.day.adding(days: 6), place: "县政务服务中心二楼"), on: id, by: drafter)
        }
    }

    private func speak(
        _ all: [ConsultationTale.Said], on id: ConsultationID, since published: Day, _ drafter: Officer
    ) async throws {
        for (place, said) in all.enumerated() {
            set(published.adding(days: said.after), minute: 480 + place * 23, isOffice: false)
            var draft = CommentDraft(
                paragraph: said.paragraph.map { "\($0)" } ?? "", stance: said.stance.rawValue, words: said.words,
                isOrganisation: !said.organisation.isEmpty, organisation: said.organisation, channel: said.channel)
            if said.channel == .web {
                draft.contact = place % 3 == 0 ? "0999-80001\(10 + place)" : ""
                _ = try await store.receive(draft, files: [], isQueued: said.isQueued, on: id)
            } else {
                _ = try await store.record(draft, on: id, by: drafter)
            }
        }
    }

    /// After the last day: sorted, answered, looked at by a second person, published.
    private func conclude(
        _ tale: ConsultationTale, _ id: ConsultationID, _ closes: Day, _ drafter: Officer, _ item: DecisionItem?
    ) async throws {
        set(closes.adding(days: 1), minute: 540)
        for one in try await store.comments(of: id, state: .queued, for: drafter) {
            try await store.screen(one.comment.id, of: id, accepting: false, reason: "广告，与草案无关。", by: drafter)
        }
        let comments = try await store.comments(of: id, for: drafter).map(\.comment).sorted { $0.number < $1.number }
        set(closes.adding(days: 3), minute: 600)
        for answer in tale.answers {
            let chosen = answer.of.compactMap { comments.indices.contains($0) ? comments[$0].id : nil }
            let group = try await store.sort(chosen, of: id, into: nil, summary: answer.summary, by: drafter)
            try await store.answer(
                group.id, of: id, summary: answer.summary, adoption: answer.adoption, reason: answer.reason, by: drafter
            )
        }
        guard tale.fate != .sorting else { return }
        if let hearing = try await store.view(id, for: drafter).hearings.first {
            try await store.perform(
                .hold, on: hearing.id, of: id, words: "参加人十四名。意见集中在服务半径的计算和过渡期，逐条记录。", isSigned: true, by: drafter)
        }
        set(closes.adding(days: 8), minute: 640)
        _ = try await store.perform(.explain(tale.outcome), on: id, by: drafter)
        set(closes.adding(days: 10), minute: 660)
        _ = try await store.perform(.release, on: id, by: try officer("tangjianing"))
        try await link(tale, id, drafter)
        guard tale.fate == .archived, let item else { return }
        try await decide(id, closes, drafter, item)
    }

    /// What it led to stands beside it, and it in the package of that.
    private func link(_ tale: ConsultationTale, _ id: ConsultationID, _ drafter: Officer) async throws {
        guard !tale.policy.isEmpty else { return }
        let cases = try await interpretations.list(CaseQuery(words: tale.policy), for: try officer("hexiaowen")).lines
        guard let found = cases.first?.found, let article = found.policyArticle, let since = found.publishedAt else {
            return
        }
        set(since.day.adding(days: 3))
        _ = try await store.perform(
            .link(
                ConsultationLinked(
                    normative: nil, documentPage: PublicAddress.article(article), interpretationPage: "")), on: id,
            by: drafter)
    }
}
