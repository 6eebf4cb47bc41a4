import Audit
import Ciphers
import Kernel
import SQL
import TestSupport
import Testing

@testable import People

@Suite struct PeopleStoreTests {
    @Test("An agency is found by its credit code and by its short name", arguments: TestDatabases.all)
    func agencies(_ database: TestDatabase) async throws {
        try await PeopleWorld.with(database) { world in
            let centre = try await world.people.addAgency(
                AgencyDraft(name: "青禾县疾病预防控制中心", shortName: "县疾控中心", creditCode: "91350100m000100y43"),
                parent: world.commission.id, by: .operatorOfServer)
            for code in ["91350100M000100Y43", "91350100m000100y43", " 县疾控中心 "] {
                #expect(try await world.people.agency(code: code) == centre)
            }
            #expect(try await world.refusal { _ = try await world.people.agency(code: "县中医院") }?.code == .notFound)
            let tree = try await world.store.read { try world.people.tree(in: $0) }
            #expect(tree.descendants(of: world.commission.id) == [centre.id, world.hospital.id])
        }
    }

    @Test("FOI-49: an agency is a government's or a department, as its journal tells", arguments: TestDatabases.all)
    func governments(_ database: TestDatabase) async throws {
        try await PeopleWorld.with(database) { world in
            let office = try await world.people.addAgency(
                AgencyDraft(name: "青禾县人民政府办公室", shortName: "县政府办", isGovernment: true), parent: nil,
                by: .operatorOfServer)
            #expect(try await world.people.agency(code: "县政府办").isGovernment)
            #expect(try await !world.people.agency(code: "县医院").isGovernment)
            try await world.people.setAgency(office.id, isGovernment: false, by: .operatorOfServer)
            try await world.people.setAgency(office.id, isGovernment: false, by: .operatorOfServer)
            #expect(try await !world.people.agency(code: "县政府办").isGovernment)
            let acts = try await world.store.read { snapshot in
                try Journal(.sha256).timeline(subjectKind: "agency", subjectID: office.id.text, in: snapshot).map(\.act)
            }
            #expect(acts == ["people.agency.add", "people.agency.change"])
            let clerk = Performer.officer(
                Officer(
                    id: Identifier(at: Moment(milliseconds: 1), random: (0, 70)), name: "甲", agency: office.id,
                    roles: [.opennessOffice]))
            let refusal = try await world.refusal {
                try await world.people.setAgency(office.id, isGovernment: true, by: clerk)
            }
            #expect(refusal?.code == .roleRefused)
        }
    }

    @Test("Names that are taken or wrong change nothing", arguments: TestDatabases.all)
    func takenNames(_ database: TestDatabase) async throws {
        try await PeopleWorld.with(database) { world in
            let operatorOfServer = Performer.operatorOfServer
            func agency(_ draft: AgencyDraft) async throws -> Refusal? {
                try await world.refusal { try await world.people.addAgency(draft, parent: nil, by: operatorOfServer) }
            }
            func unit(_ draft: UnitDraft) async throws -> Refusal? {
                try await world.refusal {
                    try await world.people.addUnit(draft, agency: world.commission.id, by: operatorOfServer)
                }
            }
            #expect(try await agency(AgencyDraft(name: "另一个", shortName: "县医院"))?.field == "short_name")
            #expect(try await agency(AgencyDraft(name: "", shortName: "无名"))?.field == "name")
            #expect(try await agency(AgencyDraft(name: "某局", creditCode: "123"))?.field == "credit_code")
            #expect(try await unit(UnitDraft(name: "办公室"))?.code == .invalid)
            #expect(try await unit(UnitDraft(name: "秘书科", aliases: ["办 公 室"]))?.code == .invalid)
            #expect(try await unit(UnitDraft(name: "自身", ownAgency: world.commission.id))?.field == "own_agency")
            let after = try await world.people.organisation(world.commission.id, for: operatorOfServer)
            #expect(after.units.map(\.name).sorted() == ["办公室", "县人民医院", "宣传教育科"])
            #expect(try await world.store.read { try world.people.agencies(in: $0).count } == 3)
        }
    }

    @Test("Aliases help the next import", arguments: TestDatabases.all)
    func aliases(_ database: TestDatabase) async throws {
        try await PeopleWorld.with(database) { world in
            try await world.people.addAlias("宣教科", to: world.publicity.id, by: .operatorOfServer)
            try await world.people.addAlias("宣教科", to: world.publicity.id, by: .operatorOfServer)
            let matcher = try await world.store.read { try world.people.matcher(for: world.commission, in: $0) }
            guard case .alias(let unit) = matcher.match("青禾县卫健局宣教科") else {
                Issue.record("not found by its alias")
                return
            }
            #expect(unit.id == world.publicity.id && unit.aliases == ["宣教科"])
            let taken = try await world.refusal {
                try await world.people.addAlias("宣教科", to: world.office.id, by: .operatorOfServer)
            }
            #expect(taken?.code == .invalid)
        }
    }

    @Test("Officers: posts, the hospital's unit, what is overseen", arguments: TestDatabases.all)
    func officers(_ database: TestDatabase) async throws {
        try await PeopleWorld.with(database) { world in
            let clerk = try await world.add("clerk", [.clerk], posts: [Post(unit: world.office.id, isHead: true)])
            let officer = try await world.officer(clerk)
            #expect(officer.units == [world.office.id] && officer.headOf == [world.office.id])
            #expect(officer.overseen == [world.hospital.id] && officer.roles == [.clerk])
            let liaison = try await world.officer(try await world.add("liaison", [.liaison], in: world.hospital))
            #expect(liaison.agency == world.hospital.id && liaison.overseen.isEmpty)
            #expect(liaison.units == [world.hospitalUnit.id] && liaison.headOf == [world.hospitalUnit.id])
            let inOffice = try await world.store.read { try world.people.members(ofUnit: world.office.id, in: $0) }
            #expect(inOffice.map(\.id) == [clerk.member.id])
        }
    }

    @Test("A post is in a unit of the own agency", arguments: TestDatabases.all)
    func foreignPosts(_ database: TestDatabase) async throws {
        try await PeopleWorld.with(database) { world in
            let refusal = try await world.refusal {
                _ = try await world.add("nurse", in: world.hospital, posts: [Post(unit: world.office.id)])
            }
            #expect(refusal?.field == "unit")
            #expect(try await world.refusal { _ = try await world.people.member(login: "nurse") }?.code == .notFound)
        }
    }

    @Test("Two at once with one login name: one wins, the other reads why", arguments: TestDatabases.all)
    func race(_ database: TestDatabase) async throws {
        try await PeopleWorld.with(database) { world in
            let outcomes = await withTaskGroup(of: Result<MemberID, any Error>.self) { group in
                for _ in 0..<8 {
                    group.addTask {
                        do { return .success(try await world.add("same").member.id) } catch { return .failure(error) }
                    }
                }
                return await group.reduce(into: []) { $0.append($1) }
            }
            let refusals = outcomes.compactMap { outcome -> Refusal? in
                if case .failure(let error) = outcome { error as? Refusal } else { nil }
            }
            #expect(refusals.count == 7)
            #expect(refusals.allSatisfy { $0.field == "login" && $0.sentence.contains("已有人使用") })
            let members = try await world.people.organisation(world.commission.id, for: .operatorOfServer).members
            #expect(members.count == 1)
        }
    }

    @Test("MLPS-3: accounts by one, roles by another, and neither both", arguments: TestDatabases.all)
    func separation(_ database: TestDatabase) async throws {
        try await PeopleWorld.with(database) { world in
            let system = Performer.officer(try await world.officer(try await world.add("sys", [.systemAdministrator])))
            let security = Performer.officer(
                try await world.officer(try await world.add("sec", [.securityAdministrator])))
            func add(_ roles: Set<Role>, by performer: Performer) async throws -> MemberID {
                let draft = MemberDraft(name: "李禾", login: "lihe", roles: roles)
                return try await world.people.addMember(draft, agency: world.commission.id, by: performer).member.id
            }
            #expect(try await world.refusal { _ = try await add([.clerk], by: system) }?.rule == "MLPS-3")
            #expect(try await world.refusal { _ = try await add([], by: security) }?.rule == "MLPS-3")
            let id = try await add([], by: system)
            let bySystem = try await world.refusal { try await world.people.setRoles([.clerk], of: id, by: system) }
            #expect(bySystem?.code == .roleRefused)
            try await world.people.setRoles([.clerk, .liaison], of: id, by: security)
            let mixed = try await world.refusal {
                try await world.people.setRoles([.clerk, .auditAdministrator], of: id, by: security)
            }
            #expect(mixed?.rule == "MLPS-3")
            #expect(try await world.people.member(login: "lihe").roles == [.clerk, .liaison])
        }
    }

    @Test("T1: another agency's people are not there", arguments: TestDatabases.all)
    func foreignAgency(_ database: TestDatabase) async throws {
        try await PeopleWorld.with(database) { world in
            let target = try await world.add("target", [.clerk]).member.id
            for role in [Role.systemAdministrator, .securityAdministrator, .auditAdministrator, .leader] {
                let stranger = Performer.officer(
                    try await world.officer(
                        try await world.add("s-\(role.rawValue.prefix(8))", [role], in: world.schools)))
                let acts: [() async throws -> Void] = [
                    { _ = try await world.people.organisation(world.commission.id, for: stranger) },
                    { _ = try await world.people.memberFile(target, for: stranger) },
                    { try await world.people.setRoles([], of: target, by: stranger) },
                    { try await world.people.setPosts([], of: target, by: stranger) },
                    { try await world.people.setMember(target, active: false, by: stranger) },
                    { _ = try await world.people.resetPassword(of: target, by: stranger) },
                    { try await world.people.addAlias("甲", to: world.office.id, by: stranger) },
                    { _ = try await world.people.setUnit(world.office.id, active: false, by: stranger) },
                    {
                        let draft = UnitDraft(name: "新科")
                        try await world.people.addUnit(draft, agency: world.commission.id, by: stranger)
                    },
                    {
                        let draft = MemberDraft(name: "甲", login: "jia")
                        _ = try await world.people.addMember(draft, agency: world.commission.id, by: stranger)
                    },
                    {
                        let draft = AgencyDraft(name: "新机构")
                        try await world.people.addAgency(draft, parent: world.commission.id, by: stranger)
                    },
                ]
                for (index, act) in acts.enumerated() {
                    #expect(try await world.refusal(act) == .notFound, "\(role), act \(index)")
                }
            }
            #expect(try await world.people.member(login: "target").roles == [.clerk])
        }
    }

    @Test("MLPS-4: every write leaves an entry in its agency's chain", arguments: TestDatabases.all)
    func journalled(_ database: TestDatabase) async throws {
        try await PeopleWorld.with(database) { world in
            let account = try await world.add("zhangning", [.clerk])
            let id = account.member.id
            try await world.people.setPosts([Post(unit: world.office.id)], of: id, by: .operatorOfServer)
            try await world.people.setRoles([.leader], of: id, by: .operatorOfServer)
            try await world.people.setMember(id, active: false, by: .operatorOfServer)
            try await world.people.setMember(id, active: true, by: .operatorOfServer)
            let password = try await world.people.resetPassword(of: id, by: .operatorOfServer)
            _ = try await world.signIn("zhangning", password, session: "s")
            _ = try await world.refusal { _ = try await world.signIn("zhangning", "wrong") }
            try await world.people.changePassword(
                of: id, from: password, to: "Kx7-qz9Lm2", session: "s", newSession: "t")
            try await world.people.signOut(digest: "t")
            let journal = Journal(.sha256)
            let entries = try await world.store.read {
                try journal.entries(
                    subjectKind: "member", subjectID: id.text, agency: world.commission.id, in: $0)
            }
            #expect(
                entries.map(\.act) == [
                    "people.member.add", "people.member.change", "people.role.change", "people.member.change",
                    "people.member.change", "people.member.reset", "people.session.begin", "people.session.refuse",
                    "people.password.change", "people.session.end",
                ])
            #expect(!entries.contains { $0.note.contains(password) || $0.note.contains("Kx7") })
        }
    }

    @Test("A closed account is no officer and is not listed", arguments: TestDatabases.all)
    func closedMembersAreNoOfficers(_ database: TestDatabase) async throws {
        try await PeopleWorld.with(database) { world in
            let account = try await world.add("gone", [.clerk])
            try await world.people.setMember(account.member.id, active: false, by: .operatorOfServer)
            #expect(try await world.store.read { try world.people.officer(member: account.member.id, in: $0) } == nil)
            let listed = try await world.store.read { try world.people.members(of: world.commission.id, in: $0) }
            #expect(listed.isEmpty)
        }
    }
}
