import Kernel

@testable import Consultation

/// A small commission whose people are known to every test of consultation.
enum ConsultationWorld {
    static func id<Subject>(_ number: Int) -> Identifier<Subject> {
        Identifier(at: Moment(milliseconds: 1_700_000_000_000), random: (0, UInt64(number)))
    }

    static let commission: AgencyID = id(1)
    static let government: AgencyID = id(2)
    static let stranger: AgencyID = id(4)
    static let section: UnitID = id(11)
    static let law: UnitID = id(12)
    static let finance: UnitID = id(13)

    static let drafter = officer(21, "起草人", [.clerk], [section])
    static let head = officer(22, "科长", [.sectionHead], [section], heads: [section])
    static let office = officer(24, "公开办甲", [.opennessOffice])
    static let officeHead = officer(25, "公开办负责人", [.officeHead])
    static let legal = officer(26, "合法性审查员", [.legalReviewer], [law])
    static let leader = officer(28, "分管领导", [.leader])
    static let otherClerk = officer(30, "财务科员", [.clerk], [finance])
    static let supervisor = officer(31, "监察员", [.supervisor], [section])
    static let above = officer(32, "县政府办", [.opennessOffice], of: government, overseen: [commission])
    static let outsider = officer(33, "外单位", [.opennessOffice, .legalReviewer], of: stranger)
    static let administrator = officer(38, "系统管理员", [.systemAdministrator])

    static let everybody = [
        drafter, head, office, officeHead, legal, leader, otherClerk, supervisor, above, outsider, administrator,
    ]

    static func officer(
        _ number: Int, _ name: String, _ roles: Set<Role>, _ units: Set<UnitID> = [], of agency: AgencyID = commission,
        heads: Set<UnitID> = [], overseen: Set<AgencyID> = []
    ) -> Officer {
        Officer(
            id: id(number), name: name, agency: agency, roles: roles, units: units, headOf: heads, overseen: overseen)
    }

    static func day(_ text: String) -> Day { Day(iso: text) ?? .earliest }
    static let calendar = StateCouncil.calendar

    static let lines = ["第一条 为规范村卫生室管理，制定本办法。", "第二条 本办法适用于全县村卫生室。", "第三条 村卫生室每周开诊不少于五天。"]

    static func draft(
        _ kind: ConsultationKind = .decision, until closesOn: String = "2026-04-20", market: Bool = false,
        short: String = "", questions: String = "", title: String = "青禾县村卫生室管理办法", text: String? = nil
    ) -> ConsultationDraft {
        ConsultationDraft(
            kind: kind, touchesMarket: market, title: title, text: text ?? lines.joined(separator: "\n\n"),
            explanation: "为规范管理，起草了本办法。", basis: "《基本医疗卫生与健康促进法》", ways: "青禾县城关镇健康路1号，邮编999100",
            closesOn: day(closesOn), shortReason: short, questions: questions)
    }

    static func comment(
        _ words: String, paragraph: String = "", stance: PublicComment.Stance = .change, contact: String = "",
        organisation: String = ""
    ) -> CommentDraft {
        CommentDraft(
            paragraph: paragraph, stance: stance.rawValue, words: words, isOrganisation: !organisation.isEmpty,
            organisation: organisation, contact: contact)
    }

    /// One in `phase` on 2026-03-25: published on the 2nd, closed on the 20th or the 20th of April.
    static func found(_ phase: ConsultationPhase) -> PublicConsultation {
        var found = PublicConsultation(
            id: id(41), agency: commission, number: "YJ2026-0001", unit: section, drafter: drafter.id,
            drafterName: drafter.name,
            contents: ConsultationContents(
                kind: .decision, title: "青禾县村卫生室管理办法", basis: "依据", ways: "方式", closesOn: day("2026-04-20")),
            drafts: [
                DraftVersion(number: 1, paragraphs: DraftText.numbered(lines, after: [], next: 1), explanation: "说明")
            ])
        found.submitter = head.id
        if ![.drafting, .review, .dropped].contains(phase) {
            found.rounds = [
                ConsultationRound(
                    number: 1, draft: 1, publishedOn: day("2026-03-02"), publisher: office.id,
                    closesOn: day(phase == .collecting ? "2026-04-20" : "2026-03-20"))
            ]
        }
        switch phase {
        case .drafting: found.stage = .drafting
        case .review: found.stage = .review
        case .collecting, .sorting: found.stage = .issued
        case .explaining:
            found.stage = .explained
            found.outcome.explainer = drafter.id
        case .released: found.stage = .released
        case .archived: found.stage = .archived
        case .dropped: found.stage = .dropped
        }
        return found
    }

    static let today = day("2026-03-25")

    static func result(
        _ counts: (queued: Int, accepted: Int, ungrouped: Int) = (0, 0, 0), groups: [CommentGroup] = [],
        hearings: [ConsultationHearing] = [], personal: [String] = []
    ) -> ConsultationResult {
        var all = CommentCounts()
        (all.queued, all.accepted, all.ungrouped) = counts
        return ConsultationResult(counts: all, groups: groups, hearings: hearings, personal: personal)
    }

    static func group(_ number: Int, answered: Bool, size: Int = 1) -> CommentGroup {
        CommentGroup(
            id: id(60 + number), round: 1, number: number, summary: "建议增加开诊天数",
            adoption: answered ? .adopted : nil, reason: answered ? "已改为每周六天" : "", size: size)
    }
}
