import Documents
import Kernel
import People
import Publishing

/// A document that the portal is to show.
struct PublicPaper {
    let id: DocumentID
    let number: String
    let signedOn: Day
    let article: CountyArticle
}

/// The official documents of two years: what the agency wrote itself and what its document system handed over.
struct OfficialStory {
    let county: SampleCounty
    let world: CountyWorld
    let seed: UInt64

    private var span: CountySpan { CountySpan(until: county.asOf.day) }

    /// - Returns: what is to be on the portal, by title.
    func tell() async throws -> [PublicPaper] {
        let policies = CountyArticles.all(until: county.asOf.day, seed: seed).filter { $0.column == "zcwj" }
        var shown: [PublicPaper] = []
        let papers = (policies.map(CountyPapers.policy) + CountyPapers.all(span)).sorted { $0.on < $1.on }
        let plans = [span.last.year - 1, span.last.year].map(CountyPlan.init).filter { $0.issuedOn < span.ago(14) }
        var handedOver = (plans.map(imported) + others).sorted { $0.on < $1.on }
        for paper in papers {
            while let next = handedOver.first, next.on <= paper.on {
                shown += try await take(handedOver.removeFirst())
            }
            let document = try await PaperStory(county: county, world: world, paper: paper).tell()
            guard let number = document.number?.text, let signedOn = document.signedOn else { continue }
            let policy = policies.first { $0.title == paper.title && $0.on > signedOn }
            let column = paper.column.map {
                CountyArticle($0, paper.unit, paper.title, day(paper, signedOn), paper.paragraphs)
            }
            if let article = policy ?? column {
                shown.append(PublicPaper(id: document.id, number: number, signedOn: signedOn, article: article))
            }
        }
        for rest in handedOver { shown += try await take(rest) }
        return shown
    }

    /// A document that became public by a later look follows that decision.
    private func day(_ paper: CountyPaper, _ signedOn: Day) -> Day {
        paper.aftermath == .released ? span.ago(52) : signedOn.adding(days: 6)
    }

    /// SEC-4: that a classified document exists, and nothing of it.
    func registerOffline() async throws {
        county.clock.set(Moment(day: span.at(600), minute: 11 * 60))
        let desk = try world.desk(of: "疾病预防控制科")
        _ = try await county.documents.registerOffline(kind: .notice, unit: desk.unit, by: desk.drafter)
    }

    private func take(_ next: HandedOver) async throws -> [PublicPaper] {
        let office = try world.officer("tangjianing")
        guard let unit = world.units.first(where: { $0.name == "办公室" }) else { throw Refusal.notFound }
        county.clock.set(Moment(day: min(next.on, span.ago(1)), minute: 8 * 60 + 40))
        let document = try await county.documents.importDocument(
            ImportedDocument(
                system: "青禾县协同办公平台", externalID: next.externalID, unit: unit.id, contents: next.contents,
                approval: next.approval), by: office)
        guard let column = next.column, let number = document.number?.text, let signedOn = document.signedOn else {
            return []
        }
        let article = CountyArticle(column, "办公室", next.title, next.on.adding(days: 2), next.paragraphs)
        return [PublicPaper(id: document.id, number: number, signedOn: signedOn, article: article)]
    }

    private func imported(_ plan: CountyPlan) -> HandedOver {
        HandedOver(
            title: "关于印发《\(plan.title)》的通知", externalID: "OA-\(plan.year)-0212", on: plan.issuedOn.adding(days: 4),
            attribute: AttributeProposal(.proactive), paragraphs: plan.notice,
            signing: (plan.issuedOn, plan.documentNumber), column: "ghjh")
    }

    /// One whose next look is overdue, one that is due soon, one that stays back, one that is a draft there.
    private var others: [HandedOver] {
        let inner = "属于内部管理信息，依据《政府信息公开条例》第十六条不予公开"
        func number(_ day: Day, _ serial: Int) -> String { "青卫办函〔\(day.year)〕\(serial)号" }
        let overdue = span.ago(384), soon = span.ago(350), later = span.ago(170)
        return [
            HandedOver(
                title: "关于调整医疗卫生单位信息上报渠道的函", externalID: "OA-0871", on: max(span.at(20), overdue.adding(days: 2)),
                attribute: AttributeProposal(.onRequest, reason: "单位之间的工作联系，依申请提供"), paragraphs: ["请各单位自下月起通过平台上报信息。"],
                signing: (overdue, number(overdue, 31)), column: nil),
            HandedOver(
                title: "关于商请协助开展健康档案核查的函", externalID: "OA-0902", on: max(span.at(40), soon.adding(days: 2)),
                attribute: AttributeProposal(.onRequest, reason: "部门之间的工作联系，依申请提供"), paragraphs: ["请协助核查辖区居民健康档案。"],
                signing: (soon, number(soon, 37)), column: nil),
            HandedOver(
                title: "关于机关印章使用事项的函", externalID: "OA-1127", on: later.adding(days: 1),
                attribute: AttributeProposal(.withheld, reason: inner), paragraphs: ["印章使用须经办公室负责人审签。"],
                signing: (later, number(later, 58)), column: nil),
            HandedOver(
                title: "关于征集便民服务措施的函", externalID: "OA-1460", on: span.ago(3),
                attribute: AttributeProposal(.proactive), paragraphs: ["请各单位报送便民服务措施。"], signing: nil, column: nil),
        ]
    }
}

/// A document as the county's document system hands it over.
private struct HandedOver {
    let title: String
    let externalID: String
    let on: Day
    let attribute: AttributeProposal
    let paragraphs: [String]
    /// Nil while it is a draft there.
    let signing: (on: Day, number: String)?
    let column: String?

    var contents: DocumentContents {
        DocumentContents(
            title: title, kind: DocumentKind(title: title) ?? .other, organCode: "青卫办函", addressees: "各有关单位",
            body: paragraphs.map { "<p>\($0)</p>" }.joined(), proposal: attribute)
    }

    var approval: ImportedApproval? {
        signing.map {
            let basis = "逐项审查，不涉及国家秘密"
            let isBack = attribute.attribute == .withheld
            return ImportedApproval(
                drafter: "唐佳宁", secrecyReviewer: "孟凡星",
                secrecy: SecrecyFinding(isBack ? .forbidden : .open, basis: basis),
                signer: "周启明", signedOn: $0.on, number: $0.number)
        }
    }
}
