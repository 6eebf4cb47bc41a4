import Kernel

@testable import Plans

/// A small commission whose people are known to every test of the ledger.
enum LedgerWorld {
    static func id<Subject>(_ number: Int) -> Identifier<Subject> {
        Identifier(at: Moment(milliseconds: 1_700_000_000_000), random: (0, UInt64(number)))
    }

    static let commission: AgencyID = id(1)
    static let government: AgencyID = id(2)
    static let hospitalAgency: AgencyID = id(3)
    static let stranger: AgencyID = id(4)

    static let publicity: UnitID = id(11)
    static let hospital: UnitID = id(12)
    static let finance: UnitID = id(13)
    static let petitions: UnitID = id(14)

    static let office = officer(21, "办公室甲", [.opennessOffice])
    static let secondOffice = officer(22, "办公室乙", [.opennessOffice])
    static let leader = officer(23, "分管领导", [.leader])
    static let leadHead = officer(24, "宣教科长", [.sectionHead], [publicity], heads: [publicity])
    static let leadClerk = officer(25, "宣教科员", [.clerk], [publicity])
    static let hospitalLiaison = officer(26, "医院联络员", [.liaison], [hospital], of: hospitalAgency)
    static let cooperating = officer(27, "财务科员", [.clerk], [finance])
    static let uninvolved = officer(28, "信访科员", [.clerk], [petitions])
    static let supervisor = officer(29, "监察员", [.supervisor])
    static let supervisorInUnit = officer(30, "监察兼科员", [.supervisor, .clerk], [publicity])
    static let above = officer(31, "县政府办", [.opennessOffice], of: government, overseen: [commission])
    static let outsider = officer(32, "外单位", [.opennessOffice, .leader], of: stranger)
    static let administrator = officer(33, "系统管理员", [.systemAdministrator])

    static let everybody: [Officer] = [
        office, leader, leadHead, leadClerk, hospitalLiaison, cooperating, uninvolved, supervisor, supervisorInUnit,
        above, outsider, administrator,
    ]

    static func officer(
        _ number: Int, _ name: String, _ roles: Set<Role>, _ units: Set<UnitID> = [], of agency: AgencyID = commission,
        heads: Set<UnitID> = [], overseen: Set<AgencyID> = []
    ) -> Officer {
        Officer(
            id: id(number), name: name, agency: agency, roles: roles, units: units, headOf: heads, overseen: overseen)
    }

    static func day(_ text: String) -> Day { Day(iso: text) ?? .earliest }

    static let duties = [
        Assignment(unit: publicity, duty: .lead), Assignment(unit: hospital, duty: .responsible),
        Assignment(unit: finance, duty: .cooperating),
    ]

    /// A task due on 2026-11-30 in the given state, with all that belongs to that state.
    static func task(_ state: TaskState, change: ChangeProposal? = nil) -> PlanTask {
        let reported = state == .reported || state == .accepted
        return PlanTask(
            id: id(41), plan: id(42), agency: commission, position: 1, sectionPath: ["一、加强解读"], number: "1",
            text: "及时公开、精准解读相关政策措施。", deadlineWords: nil, due: day("2026-11-30"), state: state,
            assignments: state == .pending ? [] : duties,
            report: reported
                ? ReportFacts(
                    id: id(43), author: leadClerk.id, submittedAt: Moment(day: day("2026-10-20"), minute: 870),
                    evidenceCount: 1) : nil,
            pendingChange: change)
    }

    static let change = ChangeProposal(
        id: id(44), due: day("2026-12-15"), assignments: nil, reason: "系统升级推迟", proposer: office.id)
}
