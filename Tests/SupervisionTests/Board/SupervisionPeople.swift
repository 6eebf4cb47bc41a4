import Kernel

@testable import Supervision

/// A small commission and the government office above it, known to every test of board, items and registers.
enum SupervisionPeople {
    static func id<Subject>(_ number: Int) -> Identifier<Subject> {
        Identifier(at: Moment(milliseconds: 1_700_000_000_000), random: (0, UInt64(number)))
    }

    static let commission: AgencyID = id(1)
    static let government: AgencyID = id(2)
    static let stranger: AgencyID = id(4)
    static let section: UnitID = id(11)
    static let finance: UnitID = id(13)
    static let officeUnit: UnitID = id(14)

    static let clerk = officer(21, "承办人", [.clerk], [section])
    static let head = officer(22, "科长", [.sectionHead], [section], heads: [section])
    static let office = officer(24, "公开办", [.opennessOffice], [officeUnit])
    static let officeHead = officer(25, "公开办负责人", [.officeHead], [officeUnit], heads: [officeUnit])
    static let leader = officer(28, "分管领导", [.leader])
    static let finances = officer(30, "财务科员", [.clerk], [finance])
    static let supervisor = officer(31, "监察员", [.supervisor])
    static let assessor = officer(36, "考核员", [.assessor])
    static let above = officer(32, "县政府办", [.opennessOffice], of: government, overseen: [commission])
    static let leaderAbove = officer(37, "县领导", [.leader], of: government, overseen: [commission])
    static let outsider = officer(33, "外单位", [.opennessOffice], of: stranger)
    static let administrator = officer(38, "系统管理员", [.systemAdministrator])

    static let everybody: [Officer] = [
        clerk, head, office, officeHead, leader, finances, supervisor, assessor, above, leaderAbove, outsider,
        administrator,
    ]

    static func officer(
        _ number: Int, _ name: String, _ roles: Set<Role>, _ units: Set<UnitID> = [], of agency: AgencyID = commission,
        heads: Set<UnitID> = [], overseen: Set<AgencyID> = []
    ) -> Officer {
        Officer(
            id: id(number), name: name, agency: agency, roles: roles, units: units, headOf: heads, overseen: overseen)
    }

    static func day(_ text: String) -> Day { Day(iso: text) ?? .earliest }

    /// An item at `stage` on 2026-09-16, drafted by the supervisor, signed by the leader, due on 2026-09-23 unless said.
    static func item(
        _ stage: ItemStage, due: String = "2026-09-23", round: Int = 1, papers: [ItemPaperKind] = [],
        from agency: AgencyID = commission, reporter: Officer? = nil
    ) -> SupervisionItem {
        var found = SupervisionItem(
            id: id(41), agency: agency, target: commission, unit: section,
            drafter: agency == commission ? supervisor.id : above.id,
            draftedAt: Moment(day: day("2026-09-10"), minute: 570),
            contents: ItemContents(title: "督促公开价格目录", demand: "立即公开", due: day(due)),
            matters: [ItemMatter(obligation: nil, rule: "FOI-26", title: "公开目录", due: nil, signal: .black)])
        found.stage = stage
        found.round = round
        if stage.isSigned {
            found.number = "督办〔2026〕1号"
            found.signer = agency == commission ? leader.id : leaderAbove.id
        }
        found.papers = papers.map {
            ItemPaper(id: id(51), kind: $0, number: "\($0)", issuedOn: day("2026-09-09"), words: [], by: leader.id)
        }
        if let reporter {
            found.reports = [Rectification(round: 1, words: "已公开", by: reporter.id, at: found.draftedAt)]
        }
        return found
    }

    static let context = ItemContext(today: day("2026-09-16"), openMatters: 0)
}
