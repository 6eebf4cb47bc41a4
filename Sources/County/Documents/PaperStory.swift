import Documents
import Kernel
import People

/// What happened to one official document, act by act, on the days it happened.
struct PaperStory {
    let county: SampleCounty
    let world: CountyWorld
    let paper: CountyPaper

    private var documents: DocumentStore { county.documents }

    /// The document as it stands in the end.
    func tell() async throws -> OfficialDocument {
        let desk = try world.desk(of: paper.unit)
        at(0, 9, 30)
        var document = try await documents.draft(paper.contents, unit: desk.unit, by: desk.drafter)
        if paper.fate == .drafting { return document }
        if paper.fate == .abandoned {
            at(2, 10, 10)
            return try await documents.abandon(document.id, reason: "并入另一份文件，不再单独发文。", by: desk.drafter)
        }
        at(0, 15, 20)
        document = try await documents.submit(document.id, by: desk.drafter)
        if paper.fate == .inSection { return document }
        if let returned = try await sendBack(document.id, desk) { return returned }
        at(1, 9, 40)
        _ = try await documents.approveDraft(document.id, finding, opinion: "情况属实，同意送审。", by: desk.head)
        document = try await passAttribute(document.id, desk)
        if paper.fate == .inAttribute { return document }
        document = try await reviewSecrecy(document.id)
        if paper.fate == .inSecrecy || paper.fate == .inSigning { return document }
        return try await finish(document, desk)
    }

    /// What is left once everybody has agreed.
    private func finish(_ document: OfficialDocument, _ desk: CountyDesk) async throws -> OfficialDocument {
        let office = try world.officer("hexiaowen")
        let leader = try world.officer(
            paper.isPolicy || paper.attribute.attribute == .withheld ? "zhouqiming" : "shenruolan")
        at(3, 10, 30)
        for organ in paper.organs {
            _ = try await documents.recordAgreement(document.id, of: organ, .agreed, opinion: "同意会签", by: desk.drafter)
        }
        at(3, 16, 0)
        var signed = try await documents.sign(
            document.id, paper.attribute, consents: paper.exception != nil, by: leader)
        if paper.fate == .signed { return signed }
        at(4, 10, 0)
        signed = try await documents.issue(document.id, by: office)
        if !paper.organs.isEmpty { signed = try await documents.informJoint(document.id, by: desk.drafter) }
        return try await lookAgain(signed)
    }

    private func sendBack(_ id: DocumentID, _ desk: CountyDesk) async throws -> OfficialDocument? {
        guard paper.fate == .returned || paper.turn == .sentBackOnce else { return nil }
        at(0, 16, 30)
        let back = try await documents.sendBack(
            id, to: .drafting, reason: "数据口径和依据不清，请补充后重新送审。", by: desk.head)
        if paper.fate == .returned { return back }
        at(1, 8, 50)
        var contents = paper.contents
        contents.body += "<p>以上数据截至上月底。</p>"
        _ = try await documents.edit(id, contents, by: desk.drafter)
        _ = try await documents.submit(id, by: desk.drafter)
        return nil
    }

    private func passAttribute(_ id: DocumentID, _ desk: CountyDesk) async throws -> OfficialDocument {
        let office = try world.officer("hexiaowen")
        at(1, 14, 50)
        switch paper.turn {
        case .counterOpen:
            return try await documents.counterAttribute(id, .proactive, opinion: "内容面向社会，建议主动公开。", by: office)
        case .counterAccepted:
            _ = try await documents.counterAttribute(
                id, paper.attribute.attribute, opinion: "内容面向社会，应当主动公开。", by: office)
            _ = try await documents.acceptCounter(id, opinion: "同意调整。", by: desk.drafter)
        case .counterDeclined:
            _ = try await documents.counterAttribute(id, .proactive, opinion: "资金分配结果应当公开。", by: office)
            _ = try await documents.declineCounter(
                id, opinion: "汇总结果已经公开，明细涉及单位内部核算，建议依申请提供。", by: desk.drafter)
        case .none, .sentBackOnce, .referred: break
        }
        if paper.fate == .inAttribute { return try await documents.document(id, for: office) }
        return try await documents.passAttribute(
            id, opinion: "属性和理由符合规定。", holdsRestricted: paper.attribute.attribute == .severed, by: office)
    }

    private func reviewSecrecy(_ id: DocumentID) async throws -> OfficialDocument {
        let reviewer = try world.officer("mengfanxing")
        at(2, 11, 0)
        if paper.turn == .referred {
            return try await documents.referSecrecy(
                id, to: "青禾县国家保密局", reason: "监测点位是否属于工作秘密难以确定，提请确定。", by: reviewer)
        }
        if paper.fate == .inSecrecy { return try await documents.document(id, for: reviewer) }
        return try await documents.concludeSecrecy(id, finding, by: reviewer)
    }

    private func lookAgain(_ document: OfficialDocument) async throws -> OfficialDocument {
        let keeper = try world.officer("mengfanxing"), today = county.asOf.day
        switch paper.aftermath {
        case .none: return document
        case .kept:
            county.clock.set(Moment(day: day(150), minute: 10 * 60))
            return try await documents.keepAttribute(document.id, reason: "设备尚在采购期，情形没有变化，维持原属性。", by: keeper)
        case .calledLongAgo, .calledLately:
            let days = paper.aftermath == .calledLately ? -9 : -48
            county.clock.set(Moment(day: today.adding(days: days), minute: 10 * 60))
            return try await documents.callForReview(document.id, reason: "多人申请公开同一文件，提请复查。", by: keeper)
        case .releaseProposed, .released: return try await release(document, keeper, today)
        }
    }

    private func release(_ document: OfficialDocument, _ keeper: Officer, _ today: Day) async throws -> OfficialDocument
    {
        let isDone = paper.aftermath == .released
        county.clock.set(Moment(day: today.adding(days: isDone ? -62 : -4), minute: 9 * 60 + 30))
        let proposed = try await documents.proposeRelease(
            document.id, .proactive, reason: "工作已经结束，内容可以公开，有利于群众了解。", by: keeper)
        guard isDone else { return proposed }
        county.clock.set(Moment(day: today.adding(days: -60), minute: 15 * 60))
        return try await documents.approveRelease(document.id, by: try world.officer("zhouqiming"))
    }

    private var finding: SecrecyFinding {
        switch paper.attribute.attribute {
        case .proactive, .onRequest: SecrecyFinding(.open, basis: "对照保密事项范围逐项审查，不涉及国家秘密、工作秘密")
        case .withheld: SecrecyFinding(.forbidden, basis: "属于内部管理或者过程性信息，不宜公开")
        case .severed: SecrecyFinding(.severed, basis: "涉及个人隐私或者不宜公开的内容，删减后可以公开")
        case .declassified: SecrecyFinding(.severed, basis: "附件属于工作秘密，删去后可以公开")
        }
    }

    private func day(_ days: Int) -> Day {
        let calendar = documents.calendar
        let day = calendar.workday(days, after: calendar.workday(1, before: calendar.workday(onOrAfter: paper.on)))
        return min(day, county.asOf.day.adding(days: -1))
    }

    /// - Parameter days: working days after the first line.
    private func at(_ days: Int, _ hour: Int, _ minute: Int) {
        let calendar = documents.calendar, first = calendar.workday(onOrAfter: paper.on)
        let day = min(days == 0 ? first : calendar.workday(days, after: first), county.asOf.day.adding(days: -1))
        county.clock.set(Moment(day: day, minute: hour * 60 + minute))
    }
}

/// Who writes and who answers for the documents of a unit.
struct CountyDesk {
    let unit: UnitID
    let drafter: Officer
    let head: Officer
}

extension CountyWorld {
    /// A unit without a clerk has the office write for it.
    func desk(of name: String) throws -> CountyDesk {
        guard let unit = units.first(where: { $0.name == name }) else { throw Refusal.notFound }
        let clerks = officers.values.filter { $0.units.contains(unit.id) && $0.holds(.clerk) }
        let head = officers.values.first { $0.headOf.contains(unit.id) }
        if let drafter = clerks.min(by: { $0.name < $1.name }), let head {
            return CountyDesk(unit: unit.id, drafter: drafter, head: head)
        }
        guard let office = units.first(where: { $0.name == "办公室" }) else { throw Refusal.notFound }
        return CountyDesk(unit: office.id, drafter: try officer("tangjianing"), head: try officer("luwentao"))
    }
}
