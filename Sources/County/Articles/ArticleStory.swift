import Documents
import Kernel
import People
import Publishing

/// How far the county got with one piece of information.
enum ArticleFate: Hashable {
    case published
    /// Public, then mended in a second revision.
    case revised
    case sentBackOnce
    case drafting, inReview, approved, scheduled
    case withdrawn(Withdrawal.Kind)
    /// Public by the emergency path, its reviews made up for the next day.
    case urgent
    /// The same, and still owed.
    case owed
}

/// What happened to one piece of information, act by act, on the days it happened.
struct ArticleStory {
    let county: SampleCounty
    let world: CountyWorld
    let article: CountyArticle
    let fate: ArticleFate
    let place: (portal: PortalID, column: SiteColumn)
    /// The official document that it makes public.
    var paper: PublicPaper?
    /// The decisions of a meeting that it makes public.
    var decisions: [MeetingDecisionID] = []
    /// Sections of topics that list it too.
    var sections: [ColumnID] = []
    /// The files beside it, with what the gate found in them.
    var files: (attachments: [Attachment], findings: [FindingDraft]) = ([], [])

    private var publishing: PublishingStore { county.publishing }

    @discardableResult
    func tell() async throws -> ArticleID {
        let unit = try unitID(), drafter = try drafter(of: unit)
        at(9, 20)
        let content = content()
        var record = try await publishing.draft(
            ArticleBeginning(
                content: content, unit: unit, portal: place.portal, document: paper?.id,
                decisions: decisions, findings: county.gate(content, article.on) + files.findings),
            by: drafter)
        switch fate {
        case .drafting: return record.id
        case .urgent, .owed:
            try await tellUrgently(&record, drafter, unit)
            return record.id
        case .published, .revised, .sentBackOnce, .inReview, .approved, .scheduled, .withdrawn: break
        }
        at(9, 45)
        record = try await publishing.submit(record.id, by: drafter)
        if fate == .sentBackOnce { try await sendBackOnce(&record, drafter, unit) }
        try await review(record.id, unit, until: fate == .inReview ? .first : .third)
        if fate == .inReview { return record.id }
        try await finish(record.id, drafter, unit)
        return record.id
    }

    private func finish(_ id: ArticleID, _ drafter: Officer, _ unit: UnitID) async throws {
        let office = try world.officer("hexiaowen")
        at(16, 30)
        switch fate {
        case .approved: return
        case .scheduled:
            _ = try await publishing.schedule(
                id, for: Moment(day: county.asOf.day.adding(days: 2), minute: 540), by: office)
            return
        case .published, .revised, .sentBackOnce, .withdrawn, .drafting, .inReview, .urgent, .owed: break
        }
        _ = try await publishing.publish(id, by: office)
        if article.column == "zcwj" || article.column == "tzgg" {
            _ = try await publishing.recordRelease(
                id, MediaRelease(channel: .wechat, reference: "“健康青禾”微信公众号，\(article.on)", releasedOn: article.on),
                by: office)
        }
        if case .withdrawn(let kind) = fate {
            at(10, 10, after: 20)
            _ = try await publishing.withdraw(id, kind, reason: ArticleStory.reason(of: kind), by: office)
        }
        if fate == .revised { try await revise(id, drafter, unit) }
    }

    private func revise(_ id: ArticleID, _ drafter: Officer, _ unit: UnitID) async throws {
        at(9, 30, after: 12)
        var next = content()
        next.body += "<p>（本文内容已于\(article.on.adding(days: 12).chinese)更新。）</p>"
        _ = try await publishing.revise(
            id, to: next, changeNote: "补充更新说明", findings: county.gate(next, article.on), by: drafter)
        _ = try await publishing.submit(id, by: drafter)
        try await review(id, unit, until: .third, after: 12)
        at(16, 40, after: 12)
        _ = try await publishing.publish(id, by: try world.officer("hexiaowen"))
    }

    private func sendBackOnce(_ record: inout Article, _ drafter: Officer, _ unit: UnitID) async throws {
        at(10, 30)
        let head = try head(of: unit)
        _ = try await publishing.comment(record.id, "请核对数据口径，并写明统计时间。", quote: "", by: head)
        _ = try await publishing.sendBack(record.id, to: nil, reason: "数据口径不清，请核对后重新送审。", by: head)
        at(11, 15)
        var next = content()
        next.summary = "统计时间截至发布之日。"
        _ = try await publishing.revise(
            record.id, to: next, changeNote: "核对数据，写明统计时间", findings: county.gate(next, article.on), by: drafter)
        record = try await publishing.submit(record.id, by: drafter)
    }

    private func tellUrgently(_ record: inout Article, _ drafter: Officer, _ unit: UnitID) async throws {
        let principal = try world.officer("zhouqiming")
        guard let hash = record.working?.hash else { return }
        at(9, 50)
        _ = try await publishing.publishUrgently(
            record.id, reason: "涉及群众健康安全，须尽快公布", basis: "经核对不含涉密和敏感信息", seen: hash, by: principal)
        if fate == .urgent { try await review(record.id, unit, until: .third) }
    }

    /// 三审三校 and 保密审查, each by who may.
    private func review(_ id: ArticleID, _ unit: UnitID, until last: ReviewStep, after days: Int = 0) async throws {
        let seen = try await publishing.article(id, for: world.officer("hexiaowen")).inHand?.hash ?? ""
        let third = place.column.isImportant ? "zhouqiming" : "shenruolan"
        let reviewers = [try head(of: unit), try world.officer("hexiaowen"), try world.officer(third)]
        for (step, reviewer) in zip(ReviewStep.allCases, reviewers) where step <= last {
            at(10 + step.rawValue, 20, after: days)
            _ = try await publishing.sign(.proof, of: id, seen: seen, words: "", by: reviewer)
            _ = try await publishing.sign(.review, of: id, seen: seen, words: "内容准确，同意。", by: reviewer)
        }
        guard last == .third else { return }
        let clearers = [try head(of: unit), try world.officer("mengfanxing"), try world.officer("shenruolan")]
        for (index, clearer) in clearers.enumerated() {
            at(14, 10 + index * 15, after: days)
            _ = try await publishing.concludeSecrecy(
                id, .mayPublish, basis: "逐项审查，不涉及国家秘密、工作秘密和个人隐私", seen: seen, by: clearer)
        }
    }

    private func content() -> ArticleContent {
        ArticleContent(
            title: article.title, body: article.paragraphs.map { "<p>\($0)</p>" }.joined(),
            summary: article.summary,
            issuer: CountyPeople.commission,
            author: article.unit, documentNumber: paper?.number ?? "", topic: "卫生、体育",
            writtenOn: paper?.signedOn ?? article.writtenOn ?? article.on, column: place.column.id, alsoIn: sections,
            attachments: files.attachments, fields: article.fields)
    }

    private func unitID() throws -> UnitID {
        guard let unit = world.units.first(where: { $0.name == article.unit }) else { throw Refusal.notFound }
        return unit.id
    }

    /// The unit's clerk; where it has none, the office writes for it.
    private func drafter(of unit: UnitID) throws -> Officer {
        let clerks = world.officers.values.filter { $0.units.contains(unit) && $0.holds(.clerk) }
        return try clerks.min { $0.name < $1.name } ?? world.officer("tangjianing")
    }

    private func head(of unit: UnitID) throws -> Officer {
        guard let head = world.officers.values.first(where: { $0.headOf.contains(unit) }) else {
            throw Refusal.notFound
        }
        return head
    }

    private static func reason(of kind: Withdrawal.Kind) -> String {
        switch kind {
        case .error: "表中数据有误，更正后另行公布"
        case .merged: "内容并入其他信息"
        case .repealed: "所依据的文件已经废止"
        case .expired: "公告事项已经结束"
        case .punishmentRevoked: "行政处罚决定经复查撤销"
        case .lapsed: "公示期届满"
        }
    }

    private func at(_ hour: Int, _ minute: Int, after days: Int = 0) {
        let day = min(article.on.adding(days: days), county.asOf.day.adding(days: -1))
        county.clock.set(Moment(day: day, minute: hour * 60 + minute))
    }
}
