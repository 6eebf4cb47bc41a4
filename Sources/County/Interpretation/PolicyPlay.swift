import Documents
import Interpretation
import Kernel
import Publishing

/// One policy from its draft to its interpretation, act by act.
struct PolicyPlay {
    let county: SampleCounty
    let world: CountyWorld
    let portal: CountyPortal
    let policy: CountyPolicy
    let asOf: Moment
    var document: DocumentID?
    var found: PolicyCaseID?
    var article: ArticleID?

    private var interpretations: InterpretationStore { county.interpretations }

    /// - Parameter other: the document that a wrong link names.
    func told(else other: ArticleID?) async throws -> PolicyPlay {
        var play = self
        let desk = try world.desk(of: policy.unit)
        at(0, 9)
        let paper = try await county.documents.draft(contents, unit: desk.unit, by: desk.drafter)
        play.document = paper.id
        let page = try await interpretations.list(CaseQuery(words: policy.title), for: desk.drafter)
        guard let found = page.lines.first?.found.id else { throw Refusal.notFound }
        play.found = found
        if policy.fate == .planning { return play }
        if policy.fate == .exempt {
            at(0, 10)
            _ = try await interpretations.perform(
                .exempt(reason: "转发上级文件，上级已经解读。"), on: found, by: try world.officer("hexiaowen"))
        }
        at(0, 11)
        let article = try await draft(policy.title, policy.paragraphs, in: "zcwj", document: paper.id, desk)
        play.article = article
        var material: ArticleID?
        if policy.fate != .exempt { material = try await prepare(found, explaining: linkTarget(other, article), desk) }
        if policy.fate == .inReview { return play }
        if policy.fate != .exempt {
            at(1, 9)
            _ = try await interpretations.perform(.sign, on: found, by: try world.officer("shenruolan"))
        }
        try await sign(paper.id, desk)
        try await PolicyPlay.review(
            article, county, world, try column("zcwj"), drafter: desk.drafter, unit: policy.unit)
        if policy.fate == .signed { return play }
        try await publish(found, article, material, desk)
        return play
    }

    private func linkTarget(_ other: ArticleID?, _ own: ArticleID) -> ArticleID {
        policy.isMislinked ? other ?? own : own
    }

    private func publish(
        _ found: PolicyCaseID, _ article: ArticleID, _ material: ArticleID?, _ desk: CountyDesk
    ) async throws {
        let office = try world.officer("luwentao")
        at(3, 10)
        guard let material, case .interpreted(let days) = policy.fate else {
            _ = try await county.publishing.publish(article, by: office)
            return
        }
        let column = try column("zcjd")
        if days == 0 {
            try await PolicyPlay.review(material, county, world, column, drafter: desk.drafter, unit: policy.unit)
            at(3, 16)
            _ = try await interpretations.release(found, by: office)
        } else {
            _ = try await county.publishing.publish(article, by: office)
            at(3 + days, 9)
            try await PolicyPlay.review(material, county, world, column, drafter: desk.drafter, unit: policy.unit)
            at(3 + days, 16)
            _ = try await county.publishing.publish(material, by: office)
        }
        guard policy.spreads else { return }
        at(4 + days, 10)
        _ = try await interpretations.perform(
            .recordChannel(
                ChannelRelease(channel: .newMedia, address: "“健康青禾”微信公众号，\(day(4 + days).chinese)", on: day(4 + days))),
            on: found, by: desk.drafter)
    }

    private func prepare(_ found: PolicyCaseID, explaining target: ArticleID, _ desk: CountyDesk) async throws
        -> ArticleID
    {
        at(0, 14)
        let words = policy.form == .text ? "解读：" : "一图读懂："
        let manner = policy.form == .video ? "音视频" : policy.form == .text ? "文字解读" : "图解"
        let material = try await draft(
            words + policy.title, policy.explanation, in: "zcjd", document: nil, desk,
            fields: StructuredFields(
                .interpretation, [ContentForm.explains: PublicAddress.article(target), "manner": manner]))
        _ = try await interpretations.perform(.plan(plan(desk)), on: found, by: desk.drafter)
        let said: [ContentItem: String] = [
            .background: "第一段", .tasks: "第一段", .scope: "第二段", .benefits: "第二段", .differences: "第三段",
        ]
        _ = try await interpretations.perform(
            .addMaterial(MaterialDraft(kind: policy.form, article: material, contents: said)), on: found,
            by: desk.drafter)
        at(0, 16)
        _ = try await interpretations.perform(.submit, on: found, by: desk.drafter)
        return material
    }

    private func plan(_ desk: CountyDesk) -> InterpretationPlan {
        var plan = InterpretationPlan()
        plan.points = policy.points
        plan.forms = [policy.form, .text]
        plan.channels = [.website, .newMedia]
        plan.responsible = desk.drafter.name
        plan.firstInterpreter = "周启明"
        plan.manner = .interview
        plan.risk = policy.form == .animation ? .medium : .low
        plan.riskWords = "群众关注度较高的是办理条件和费用"
        plan.response = policy.form == .animation ? "由新闻发言人统一答复，教育部门同步转发。" : ""
        return plan
    }

    private func sign(_ id: DocumentID, _ desk: CountyDesk) async throws {
        let finding = SecrecyFinding(.open, basis: "对照保密事项范围逐项审查，不涉及国家秘密、工作秘密")
        at(1, 10)
        _ = try await county.documents.submit(id, by: desk.drafter)
        at(1, 11)
        _ = try await county.documents.approveDraft(id, finding, opinion: "同意送审。", by: desk.head)
        at(1, 14)
        let keeper = try world.officer("mengfanxing")
        _ = try await county.documents.passAttribute(id, opinion: "应当主动公开。", by: try world.officer("hexiaowen"))
        at(1, 15)
        _ = try await county.documents.concludeSecrecy(id, finding, by: keeper)
        at(2, 9)
        _ = try await county.documents.sign(id, AttributeProposal(.proactive), by: try world.officer("zhouqiming"))
        _ = try await county.documents.issue(id, by: try world.officer("hexiaowen"))
    }

    private func draft(
        _ title: String, _ paragraphs: [String], in slug: String, document: DocumentID?, _ desk: CountyDesk,
        fields: StructuredFields = .none
    ) async throws -> ArticleID {
        let column = try column(slug)
        let content = ArticleContent(
            title: title, body: paragraphs.map { "<p>\($0)</p>" }.joined(), issuer: CountyPeople.commission,
            author: policy.unit, topic: "卫生、体育", column: column.id, fields: fields)
        return try await county.publishing.draft(
            ArticleBeginning(
                content: content, unit: desk.unit, portal: portal.portal, document: document,
                findings: county.gate(content, day(0))),
            by: desk.drafter
        ).id
    }

    /// 三审三校 and 保密审查 at the clock as it stands.
    static func review(
        _ id: ArticleID, _ county: SampleCounty, _ world: CountyWorld, _ column: SiteColumn, drafter: Officer,
        unit: String = "办公室"
    ) async throws {
        let submitted = try await county.publishing.submit(id, by: drafter), seen = submitted.inHand?.hash ?? ""
        let head = try world.desk(of: unit).head, second = drafter.name == "何晓雯" ? "tangjianing" : "hexiaowen"
        let third = try world.officer(column.isImportant ? "zhouqiming" : "shenruolan")
        for reviewer in [head, try world.officer(second), third] {
            _ = try await county.publishing.sign(.proof, of: id, seen: seen, words: "", by: reviewer)
            _ = try await county.publishing.sign(.review, of: id, seen: seen, words: "内容准确，同意。", by: reviewer)
        }
        for clearer in [head, try world.officer("mengfanxing"), try world.officer("shenruolan")] {
            _ = try await county.publishing.concludeSecrecy(
                id, .mayPublish, basis: "逐项审查，不涉及国家秘密、工作秘密和个人隐私", seen: seen, by: clearer)
        }
    }

    private func column(_ slug: String) throws -> SiteColumn {
        guard let column = portal.columns[slug] else { throw Refusal.notFound }
        return column
    }

    private var contents: DocumentContents {
        DocumentContents(
            title: policy.title, kind: DocumentKind(title: policy.title) ?? .other, organCode: "青卫发",
            body: policy.paragraphs.map { "<p>\($0)</p>" }.joined(), isPolicy: true,
            proposal: AttributeProposal(.proactive))
    }

    private func day(_ days: Int) -> Day {
        let calendar = interpretations.calendar
        let first = calendar.workday(onOrAfter: asOf.day.adding(days: -policy.ago))
        return min(days == 0 ? first : calendar.workday(days, after: first), asOf.day.adding(days: -1))
    }

    private func at(_ days: Int, _ hour: Int) { county.clock.set(Moment(day: day(days), minute: hour * 60 + 10)) }
}
