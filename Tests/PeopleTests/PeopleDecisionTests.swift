import Kernel
import Testing

@testable import People

@Suite struct PeopleDecisionTests {
    static let acts = AdministrationAct.allCases
    static let home = AgencyID(at: Moment(milliseconds: 1), random: (0, 1))
    static let below = AgencyID(at: Moment(milliseconds: 1), random: (0, 2))
    static let elsewhere = AgencyID(at: Moment(milliseconds: 1), random: (0, 3))

    /// Who may do what in the own agency (MLPS-3). Everybody else may do nothing of it.
    static let permitted: [Role: Set<AdministrationAct>] = [
        .systemAdministrator: [
            .readOrganisation, .addAgency, .changeAgency, .addUnit, .nameUnit, .changeUnit, .addMember, .changeMember,
            .resetPassword,
        ],
        .securityAdministrator: [.readOrganisation, .grantRole, .revokeRole],
        .auditAdministrator: [.readOrganisation, .readJournal],
        .opennessOffice: [.readOrganisation, .addUnit, .nameUnit],
        .officeHead: [.readOrganisation, .addUnit, .nameUnit],
        .supervisor: [.readOrganisation],
    ]

    static func officer(_ role: Role) -> Officer {
        Officer(
            id: MemberID(at: Moment(milliseconds: 1), random: (0, 9)), name: "甲", agency: home, roles: [role],
            overseen: [below])
    }

    @Test("role × act × agency", arguments: Role.allCases)
    func table(_ role: Role) {
        let allowed = Self.permitted[role] ?? []
        for act in Self.acts {
            func code(_ agency: AgencyID) -> Refusal.Code? {
                Administration.refusal(of: act, by: .officer(Self.officer(role)), in: agency)?.code
            }
            #expect(code(Self.home) == (allowed.contains(act) ? nil : .roleRefused), "\(role) \(act) at home")
            #expect(code(Self.elsewhere) == .notFound, "\(role) \(act) elsewhere")
            let expected: Refusal.Code? =
                role.isAdministrator ? (allowed.contains(act) ? nil : .roleRefused) : .notFound
            #expect(code(Self.below) == expected, "\(role) \(act) below")
        }
    }

    @Test func theOperatorOfTheServerMayDoEverything() {
        for act in Self.acts {
            #expect(Administration.refusal(of: act, by: .operatorOfServer, in: Self.elsewhere) == nil)
        }
    }

    @Test func nobodyWithoutARoleMayDoAnything() {
        let nobody = Officer(id: Self.officer(.clerk).id, name: "甲", agency: Self.home, roles: [])
        for act in Self.acts {
            #expect(Administration.refusal(of: act, by: .officer(nobody), in: Self.home)?.code == .roleRefused)
        }
    }

    @Test("MLPS-3: granting roles", arguments: Role.allCases)
    func granting(_ role: Role) throws {
        let member = Member(
            id: MemberID(at: Moment(milliseconds: 1), random: (0, 7)), agency: Self.home, name: "乙",
            login: try #require(LoginName("yi")), roles: [])
        func refusal(_ performer: Performer) -> Refusal? {
            Administration.refusal(ofRoles: [role], for: member, by: performer)
        }
        #expect(refusal(.officer(Self.officer(.securityAdministrator))) == nil)
        #expect(refusal(.officer(Self.officer(.systemAdministrator)))?.code == .roleRefused)
        #expect(refusal(.officer(Self.officer(.leader)))?.code == .roleRefused)
        let self_ = Officer(id: member.id, name: "乙", agency: Self.home, roles: [.securityAdministrator])
        #expect(refusal(.officer(self_))?.rule == "MLPS-3")
    }

    @Test func everyRefusalSaysWhatWhyAndWhatNext() {
        for act in Self.acts {
            let refusal = Administration.refusal(of: act, by: .officer(Self.officer(.clerk)), in: Self.home)
            #expect(refusal?.sentence.contains("未能\(act.chinese)") == true)
            #expect(refusal?.sentence.contains("请联系") == true)
        }
    }

    @Test("role × relation: how far an officer reaches a record (T1)", arguments: Role.allCases)
    func reach(_ role: Role) throws {
        let unit = UnitID(at: Moment(milliseconds: 1), random: (0, 11))
        let other = UnitID(at: Moment(milliseconds: 1), random: (0, 12))
        let member = Member(
            id: MemberID(at: Moment(milliseconds: 1), random: (0, 7)), agency: Self.below, name: "乙",
            login: try #require(LoginName("yi")), roles: [role])
        let represented = [
            Unit(id: unit, agency: Self.home, name: "县人民医院", kind: .affiliate, ownAgency: Self.below),
            Unit(id: other, agency: Self.home, name: "妇幼保健院", kind: .affiliate, ownAgency: Self.elsewhere),
        ]
        let tree = AgencyTree(parents: [Self.below: Self.home])
        let inHospital = Officer(member: member, represented: represented, tree: tree)
        let inCommission = Self.officer(role)
        func reach(_ officer: Officer, _ agency: AgencyID, _ units: [UnitID]) -> RecordReach {
            RecordReach(of: officer, agency: agency, units: units)
        }
        let acting: RecordReach = role.isAdministrator ? .none : .acting
        let reading: RecordReach = role.isAdministrator ? .none : .reading
        #expect(reach(inHospital, Self.below, []) == acting, "its own agency's record")
        #expect(reach(inHospital, Self.home, [unit]) == acting, "the commission's, assigned to the hospital")
        #expect(reach(inHospital, Self.home, [other]) == .none, "the commission's, assigned to another hospital")
        #expect(reach(inHospital, Self.home, []) == .none, "the commission's")
        #expect(reach(inHospital, Self.elsewhere, []) == .none, "another agency's")
        #expect(reach(inCommission, Self.home, []) == acting, "its own agency's record")
        #expect(reach(inCommission, Self.below, []) == reading, "the hospital's, seen from above")
        #expect(reach(inCommission, Self.elsewhere, []) == .none, "another agency's")
    }

    @Test("ROLE-16: leaders and liaisons of a hospital head the unit that is the hospital", arguments: Role.allCases)
    func heading(_ role: Role) throws {
        let unit = UnitID(at: Moment(milliseconds: 1), random: (0, 11))
        let section = UnitID(at: Moment(milliseconds: 1), random: (0, 13))
        let member = Member(
            id: MemberID(at: Moment(milliseconds: 1), random: (0, 7)), agency: Self.below, name: "乙",
            login: try #require(LoginName("yi")), roles: [role], posts: [Post(unit: section, isHead: true)])
        let represented = [Unit(id: unit, agency: Self.home, name: "县人民医院", kind: .affiliate, ownAgency: Self.below)]
        let officer = Officer(member: member, represented: represented, tree: AgencyTree(parents: [:]))
        #expect(officer.units == [unit, section])
        #expect(officer.headOf == (role == .leader || role == .liaison ? [unit, section] : [section]))
    }

    @Test func aClosedUnitRepresentsNobody() throws {
        let unit = UnitID(at: Moment(milliseconds: 1), random: (0, 11))
        let member = Member(
            id: MemberID(at: Moment(milliseconds: 1), random: (0, 7)), agency: Self.below, name: "乙",
            login: try #require(LoginName("yi")), roles: [.liaison])
        let closed = [
            Unit(id: unit, agency: Self.home, name: "县人民医院", kind: .affiliate, ownAgency: Self.below, isActive: false)
        ]
        #expect(Officer(member: member, represented: closed, tree: AgencyTree(parents: [:])).units.isEmpty)
    }
}
