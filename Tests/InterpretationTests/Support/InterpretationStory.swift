import Audit
import Documents
import Kernel
import Publishing
import SQL

@testable import Interpretation

/// What tests do often, act by act as people do it.
extension InterpretationWorld {
    static let title = "青禾县卫生健康局关于推进家庭医生签约服务的通知"

    func paper(_ title: String = title, isPolicy: Bool = true) async throws -> DocumentID {
        let contents = DocumentContents(
            title: title, kind: .notice, organCode: "青卫发", addressees: "各医疗卫生单位",
            body: "<p>为推进家庭医生签约服务，现就有关事项通知如下。</p>", isPolicy: isPolicy,
            proposal: AttributeProposal(.proactive, reason: "理由"))
        return try await documents.draft(contents, unit: Self.section, by: Self.drafter).id
    }

    /// From the draft to the secrecy review's end; what is left is the signature.
    func circulate(_ id: DocumentID) async throws {
        let finding = SecrecyFinding(.open, basis: "未发现涉密内容")
        _ = try await documents.submit(id, by: Self.drafter)
        _ = try await documents.approveDraft(id, finding, by: Self.head)
        _ = try await documents.passAttribute(id, opinion: "同意", by: Self.keeper)
        _ = try await documents.concludeSecrecy(id, finding, by: Self.secrecy)
    }

    func signDocument(_ id: DocumentID) async throws {
        _ = try await documents.sign(id, AttributeProposal(.proactive, reason: "理由"), by: Self.leader)
    }

    func only() async throws -> PolicyCase {
        let page = try await interpretations.list(CaseQuery(), for: Self.office)
        guard let line = page.lines.first, page.total == 1 else { throw Refusal.notFound }
        return line.found
    }

    func found(_ id: PolicyCaseID) async throws -> PolicyCase {
        try await interpretations.view(id, for: Self.office).found
    }

    static var plan: InterpretationPlan {
        var plan = InterpretationPlan()
        plan.points = "签约有什么好处，怎样签"
        plan.forms = [.text, .chart]
        plan.channels = [.website, .newMedia]
        plan.responsible = "拟稿人"
        plan.firstInterpreter = "主要负责人"
        plan.manner = .interview
        plan.risk = .low
        plan.riskWords = "群众关注收费，范围不大"
        return plan
    }

    static let said: [ContentItem: String] = [
        .background: "第一段", .tasks: "第二段", .scope: "第三段", .benefits: "第四段",
    ]

    func column(_ slug: String = "zcwj", form: ContentForm = .text) async throws -> SiteColumn {
        let portal: Portal
        if let first = try await publishing.portals().first {
            portal = first
        } else {
            portal = try await publishing.addPortal(
                code: "qhwjj", name: "青禾县卫生健康局", agency: Self.commission, by: Self.office)
        }
        if let there = try await publishing.columns(of: portal.id).first(where: { $0.slug == slug }) { return there }
        return try await publishing.keepColumn(
            ColumnDraft(
                name: form == .interpretation ? "政策解读" : "栏目\(slug)", slug: slug,
                type: form == .interpretation ? .interpretation : .policy, description: "描述", keywords: "关键词",
                form: form), on: portal.id, by: Self.office)
    }

    func draft(
        _ title: String, _ body: String = "<p>正文。</p>", document: DocumentID? = nil, in column: SiteColumn,
        fields: StructuredFields = .none
    ) async throws -> Article {
        var content = ArticleContent(title: title, body: body, issuer: "青禾县卫生健康局", column: column.id)
        content.fields = fields
        return try await publishing.draft(
            ArticleBeginning(
                content: content, unit: Self.section, portal: column.portal, document: document, findings: []),
            by: Self.drafter)
    }

    func approve(_ article: Article) async throws {
        _ = try await publishing.submit(article.id, by: Self.drafter)
        let hash = article.working?.hash ?? ""
        for officer in [Self.head, Self.office, Self.leader] {
            _ = try await publishing.sign(.proof, of: article.id, seen: hash, words: "", by: officer)
            _ = try await publishing.sign(.review, of: article.id, seen: hash, words: "同意", by: officer)
        }
        for officer in [Self.head, Self.secrecy, Self.principal] {
            _ = try await publishing.concludeSecrecy(
                article.id, .mayPublish, basis: "未涉密", seen: hash, by: officer)
        }
    }

    @discardableResult
    func live(_ title: String, _ body: String, in slug: String = "tzgg") async throws -> ArticleID {
        let article = try await draft(title, body, in: try await column(slug))
        try await approve(article)
        _ = try await publishing.publish(article.id, by: Self.office)
        return article.id
    }

    /// The material that explains the document's article.
    func material(
        on policy: ArticleID, _ title: String = "一图读懂家庭医生签约服务", _ body: String = "<p>签约以后可以预约转诊。</p>"
    ) async throws -> Article {
        try await draft(
            title, body, in: try await column("zcjd", form: .interpretation),
            fields: StructuredFields(
                .interpretation, [ContentForm.explains: PublicAddress.article(policy), "manner": "图解"]))
    }

    /// A document with its package signed: what is left is to publish both.
    struct Ready {
        let document: DocumentID
        let found: PolicyCaseID
        let policy: ArticleID
        let material: ArticleID
    }

    func ready(_ title: String = title) async throws -> Ready {
        let document = try await paper(title)
        let policy = try await draft(title, document: document, in: try await column())
        let text = try await material(on: policy.id)
        let page = try await interpretations.list(CaseQuery(words: title), for: Self.drafter)
        guard let id = page.lines.first?.found.id else { throw Refusal.notFound }
        _ = try await interpretations.perform(.plan(Self.plan), on: id, by: Self.drafter)
        _ = try await interpretations.perform(
            .addMaterial(MaterialDraft(kind: .chart, article: text.id, contents: Self.said)), on: id, by: Self.drafter)
        _ = try await interpretations.perform(.submit, on: id, by: Self.drafter)
        _ = try await interpretations.perform(.sign, on: id, by: Self.leader)
        try await circulate(document)
        try await signDocument(document)
        try await approve(policy)
        try await approve(text)
        return Ready(document: document, found: id, policy: policy.id, material: text.id)
    }

    struct Duty: Hashable, Sendable {
        let rule: String
        let state: String
        let due: Day?
    }

    func duties(_ rules: String...) async throws -> [Duty] {
        try await store.read { snapshot in
            try snapshot.query("SELECT rule, state, due_at FROM obligation ORDER BY id").map {
                Duty(rule: try $0.text(0), state: try $0.text(1), due: try $0.optionalMoment(2)?.day)
            }.filter { rules.contains($0.rule) }
        }
    }

    /// What `gongkai audit verify` would object to.
    func journalProblems() async throws -> [String] {
        let readers = [publishing.subjectReader, DocumentStore.subjectReader, InterpretationStore.subjectReader]
        return try await store.read { [journal] in
            try journal.verify(in: $0, key: nil, subjects: readers).problems.map(\.sentence)
        }
    }
}

extension InterpretationWorld {
    /// Both become texts of the library of normative documents, and the one is said to replace the other.
    func replaces(_ new: DocumentID, _ old: DocumentID) async throws {
        var texts: [NormativeID] = []
        for document in [old, new] {
            let paper = try await documents.document(document, for: Self.office)
            let draft = NormativeDraft(
                title: paper.contents.title, issuer: "青禾县卫生健康局", kind: .notice, unit: Self.section,
                document: document)
            let registration = NormativeRegistration(
                number: paper.number?.text ?? "", code: nil, on: clock.now.day, effectiveOn: clock.now.day,
                term: .years(5))
            texts.append(try await normatives.enrol(draft, registration, by: Self.office).id)
        }
        _ = try await normatives.relate(texts[1], .replaces, to: .own(texts[0]), by: Self.legal)
    }
}
