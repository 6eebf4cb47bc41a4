import Documents
import Kernel
import People

/// One rule through the chain of NORM-2, with the official document that it is.
struct RuleStory {
    let county: SampleCounty
    let world: CountyWorld
    let rule: NewRule
    /// The rules from before, by title.
    let known: [String: NormativeID]

    private var rules: NormativeStore { county.normatives }
    private var documents: DocumentStore { county.documents }

    /// - Returns: what is to be on the portal; nil while it is underway.
    func tell() async throws -> PublicPaper? {
        let desk = try world.desk(of: rule.unit), calendar = documents.calendar
        var day = calendar.workday(onOrAfter: rule.on)
        at(day, 9)
        let document = try await documents.draft(contents, unit: desk.unit, by: desk.drafter)
        let text = try await rules.start(
            NormativeDraft(
                title: rule.title, issuer: CountyPeople.commission, kind: contents.kind, unit: desk.unit,
                touchesMarket: rule.touchesMarket, document: document.id), by: desk.drafter)
        if let acts = rule.acts, let target = known[acts.on] {
            _ = try await rules.relate(text.id, acts.kind, to: .own(target), scope: acts.scope, by: desk.drafter)
        }
        day = try await prepare(text.id, desk, from: day)
        at(day, 10)
        guard let reviewing = world.units.first(where: { $0.name == "法规与监督科" }) else { throw Refusal.notFound }
        _ = try await rules.submitReview(
            StageEntry(on: day, note: "送审稿、起草说明和征求意见情况一并送审。"), to: reviewing.id, on: text.id, by: desk.drafter)
        try await circulate(document.id, desk, day)
        if rule.until == .legality { return nil }
        day = calendar.workday(5, after: day)
        try await conclude(text.id, document.id, desk, day)
        return try await issue(text.id, document.id, desk, calendar.workday(3, after: day))
    }

    /// From the first stage to the end of the consultations.
    private func prepare(_ id: NormativeID, _ desk: CountyDesk, from first: Day) async throws -> Day {
        let calendar = documents.calendar
        func record(_ stage: NormativeStage, _ day: Day, from: Day? = nil, _ note: String) async throws {
            at(day, 15)
            _ = try await rules.record(
                stage, StageEntry(on: day, from: from, note: note), on: id, by: desk.drafter)
        }
        try await record(.study, first, "列入年度制定计划，完成调研。")
        let drafted = calendar.workday(2, after: first)
        try await record(.drafting, drafted, "形成征求意见稿和起草说明。")
        let closed =
            rule.touchesMarket
            ? calendar.workday(onOrAfter: drafted.adding(days: 31)) : calendar.workday(8, after: drafted)
        try await record(.comments, closed, from: drafted, "在门户网站公开征求意见，收到意见6条，采纳4条。")
        let agreed = calendar.workday(1, after: closed)
        try await record(.consultation, agreed, "征求有关部门意见，均无不同意见。")
        return calendar.workday(1, after: agreed)
    }

    /// The document itself goes as far as the legality review.
    private func circulate(_ id: DocumentID, _ desk: CountyDesk, _ day: Day) async throws {
        let finding = SecrecyFinding(.open, basis: "对照保密事项范围逐项审查，不涉及国家秘密、工作秘密")
        at(day, 11)
        _ = try await documents.submit(id, by: desk.drafter)
        at(day, 14)
        _ = try await documents.approveDraft(id, finding, opinion: "同意送审。", by: desk.head)
        at(day, 15)
        _ = try await documents.passAttribute(id, opinion: "应当主动公开。", by: try world.officer("hexiaowen"))
        at(day, 16)
        _ = try await documents.concludeSecrecy(id, finding, by: try world.officer("mengfanxing"))
    }

    private func conclude(_ id: NormativeID, _ document: DocumentID, _ desk: CountyDesk, _ day: Day) async throws {
        let reviewer = try world.officer("chengyuanhang")
        at(day, 10)
        if rule.touchesMarket {
            _ = try await rules.concludeReview(
                .lawfulAfterRevision, StageEntry(on: day, note: "第五条设定的期限应当与上位法一致。"), on: id, by: reviewer)
            at(day, 15)
            _ = try await rules.revise(StageEntry(on: day, note: "已按意见修改第五条。"), on: id, by: desk.drafter)
        } else {
            _ = try await rules.concludeReview(
                .lawful, StageEntry(on: day, note: "权限、程序和内容合法。"), on: id, by: reviewer)
        }
        at(day, 16)
        _ = try await documents.passLegality(document, opinion: "合法性审核通过。", by: reviewer)
    }

    private func issue(
        _ id: NormativeID, _ document: DocumentID, _ desk: CountyDesk, _ day: Day
    ) async throws -> PublicPaper? {
        let office = try world.officer("hexiaowen"), calendar = documents.calendar
        at(day, 10)
        _ = try await rules.record(
            .deliberation, StageEntry(on: day, note: "局务会议审议通过。"), on: id, by: office)
        let signing = calendar.workday(1, after: day), printing = calendar.workday(2, after: day)
        at(signing, 10)
        let signed = try await documents.sign(
            document, AttributeProposal(.proactive), by: try world.officer("zhouqiming"))
        guard let number = signed.number?.text, let signedOn = signed.signedOn else { return nil }
        at(printing, 10)
        _ = try await documents.issue(document, by: office)
        _ = try await rules.register(
            NormativeRegistration(
                number: number, code: "QHWJ-\(signedOn.year)-\(number.filter(\.isNumber).dropFirst(4))", on: printing,
                effectiveOn: printing.adding(days: rule.waits), term: .years(rule.years)), on: id, by: office)
        let filing = calendar.workday(8, after: printing)
        at(filing, 10)
        _ = try await rules.record(
            .filing, StageEntry(on: filing, note: "报送县人民政府备案，已收到回执。"), on: id, by: try world.officer("chengyuanhang"))
        let article = CountyArticle("zcwj", rule.unit, rule.title, printing.adding(days: 2), rule.articles)
        return PublicPaper(id: document, number: number, signedOn: signedOn, article: article)
    }

    private var contents: DocumentContents {
        DocumentContents(
            title: rule.title, kind: DocumentKind(title: rule.title) ?? .other, organCode: "青卫规",
            body: rule.articles.map { "<p>\($0)</p>" }.joined(), isPolicy: true, isNormative: true,
            proposal: AttributeProposal(.proactive))
    }

    private func at(_ day: Day, _ hour: Int) {
        county.clock.set(Moment(day: min(day, county.asOf.day.adding(days: -1)), minute: hour * 60))
    }
}
