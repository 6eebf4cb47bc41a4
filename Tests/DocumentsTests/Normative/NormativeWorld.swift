import Kernel

@testable import Documents

/// A small commission whose people are known to every test of normative documents.
enum NormativeWorld {
    static func id<Subject>(_ number: Int) -> Identifier<Subject> {
        Identifier(at: Moment(milliseconds: 1_700_000_000_000), random: (0, UInt64(number)))
    }

    static let commission: AgencyID = id(1)
    static let government: AgencyID = id(2)
    static let stranger: AgencyID = id(4)

    static let medical: UnitID = id(11)
    static let legalUnit: UnitID = id(12)
    static let general: UnitID = id(13)

    static let drafter = officer(21, "医政科员", [.clerk], [medical])
    static let drafterHead = officer(22, "医政科长", [.sectionHead], [medical])
    static let otherClerk = officer(23, "综合科员", [.clerk], [general])
    static let legal = officer(24, "法规科员", [.legalReviewer], [legalUnit])
    static let otherLegal = officer(25, "法规科长", [.legalReviewer, .sectionHead], [legalUnit])
    static let legalInUnit = officer(26, "兼职审查员", [.legalReviewer, .clerk], [medical])
    static let office = officer(27, "公开办", [.opennessOffice], [general])
    static let leader = officer(28, "分管领导", [.leader])
    static let legalLeader = officer(29, "兼管法规的领导", [.leader, .legalReviewer])
    static let supervisor = officer(30, "监察员", [.supervisor])
    static let above = officer(31, "县政府办", [.opennessOffice, .legalReviewer], of: government, overseen: [commission])
    static let outsider = officer(32, "外单位", [.opennessOffice, .leader, .legalReviewer], of: stranger)
    static let administrator = officer(33, "系统管理员", [.systemAdministrator])

    static let everybody: [Officer] = [
        drafter, drafterHead, otherClerk, legal, otherLegal, legalInUnit, office, leader, legalLeader, supervisor,
        above, outsider, administrator,
    ]

    static func officer(
        _ number: Int, _ name: String, _ roles: Set<Role>, _ units: Set<UnitID> = [], of agency: AgencyID = commission,
        overseen: Set<AgencyID> = []
    ) -> Officer {
        Officer(id: id(number), name: name, agency: agency, roles: roles, units: units, overseen: overseen)
    }

    static func day(_ text: String) -> Day { Day(iso: text) ?? .earliest }
    static let today = day("2026-06-10")
    static let calendar = StateCouncil.calendar

    static func record(_ on: String, from: String? = nil, skipped: Bool = false) -> StageRecord {
        StageRecord(
            on: day(on), from: from.map(day), note: "已办理", isSkipped: skipped, by: drafter.id, byName: drafter.name)
    }

    static let file = NormativeFile(name: "草案.docx", hash: String(repeating: "a", count: 64), size: 9, kind: "docx")

    static func review(_ opinion: LegalityOpinion?, revised: Bool = false, by reviewer: Officer = legal)
        -> LegalityReview
    {
        LegalityReview(
            id: id(51), round: 1, unit: legalUnit, submittedOn: day("2026-04-13"), dueOn: day("2026-04-22"),
            submitter: drafterHead.id, submitterName: drafterHead.name, note: "",
            conclusion: opinion.map {
                LegalityReview.Conclusion(
                    opinion: $0, text: "意见", on: day("2026-04-20"), reviewer: reviewer.id, reviewerName: reviewer.name)
            }, revision: revised ? record("2026-04-24") : nil)
    }

    /// The stages a text may stand at, each with everything that belongs to it.
    enum Standing: String, CaseIterable {
        case begun, studied, drafted, commented, consulted
        case reviewing, unlawful, toRevise = "to revise", lawful
        case deliberated, signed, registered, filed, evaluated, ended
    }

    static func text(_ standing: Standing) -> NormativeText {
        var text = NormativeText(
            id: id(41), agency: commission, document: nil, unit: medical, drafter: drafter.id,
            drafterName: drafter.name, title: "青禾县医疗机构管理办法", issuer: "青禾县卫生健康局")
        let rank = Standing.allCases.firstIndex(of: standing) ?? 0
        func reached(_ other: Standing) -> Bool { rank >= Standing.allCases.firstIndex(of: other) ?? 0 }
        if reached(.studied) { text.stages[.study] = record("2026-03-02") }
        if reached(.drafted) { text.stages[.drafting] = record("2026-03-09") }
        if reached(.commented) { text.stages[.comments] = record("2026-03-25", from: "2026-03-10") }
        if reached(.consulted) { text.stages[.consultation] = record("2026-04-10") }
        switch standing {
        case .begun, .studied, .drafted, .commented, .consulted: break
        case .reviewing: text.reviews = [review(nil)]
        case .unlawful: text.reviews = [review(.unlawful)]
        case .toRevise: text.reviews = [review(.lawfulAfterRevision)]
        case .lawful, .deliberated, .signed, .registered, .filed, .evaluated, .ended: text.reviews = [review(.lawful)]
        }
        if reached(.deliberated) { text.stages[.deliberation] = record("2026-04-28") }
        if reached(.signed) { text.stages[.signing] = record("2026-04-29") }
        if reached(.registered) {
            text.registration = NormativeRegistration(
                number: "青卫发〔2026〕12号", code: "QHGS-2026-3", on: day("2026-04-30"), effectiveOn: day("2026-06-01"),
                term: .years(5))
        }
        if reached(.filed) { text.stages[.filing] = record("2026-05-11") }
        if reached(.evaluated) { text.stages[.evaluation] = record("2026-05-12") }
        if reached(.ended) {
            text.ending = NormativeEnding(ValidityEnding(.repealed, on: day("2026-06-05")), cleanUp: id(61))
        }
        return text
    }

    static func registered(
        _ number: Int, _ title: String, effective: String, term: NormativeTerm = .years(5), unit: UnitID = medical
    ) -> NormativeText {
        NormativeText(
            id: id(number), agency: commission, document: nil, unit: unit, drafter: drafter.id,
            drafterName: drafter.name, title: title, issuer: "青禾县卫生健康局",
            registration: NormativeRegistration(
                number: "青卫发〔\(day(effective).year)〕\(number)号", code: nil, on: day(effective),
                effectiveOn: day(effective), term: term))
    }

    static func relation(
        _ number: Int, _ kind: NormativeRelationKind, _ source: Int, _ target: Int, scope: String? = nil,
        on: String? = nil
    ) -> NormativeRelation {
        NormativeRelation(
            id: id(number), kind: kind, source: id(source), target: .own(id(target)), scope: scope,
            worksOn: on.map(day))
    }
}
