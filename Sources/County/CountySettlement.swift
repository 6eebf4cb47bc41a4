import Kernel
import People
import SQL

extension SampleCounty {
    /// Agencies, units and people.
    func settle() async throws -> (CountyWorld, [SampleLogin]) {
        let operatorOfServer = Performer.operatorOfServer
        let government = try await people.addAgency(
            AgencyDraft(name: CountyPeople.government, shortName: "青禾县政府办", isGovernment: true), parent: nil,
            by: operatorOfServer)
        let commission = try await people.addAgency(
            AgencyDraft(name: CountyPeople.commission, shortName: CountyPeople.commissionShort),
            parent: government.id, by: operatorOfServer)
        let hospital = try await people.addAgency(
            AgencyDraft(name: CountyPeople.hospital, shortName: "青禾县人民医院"), parent: commission.id,
            by: operatorOfServer)
        let units = try await settleUnits(of: commission.id, hospital: hospital.id)
        var logins: [SampleLogin] = []
        for (agency, persons) in [
            (commission, CountyPeople.people), (hospital, CountyPeople.hospitalPeople),
            (government, CountyPeople.governmentPeople),
        ] {
            for person in persons { logins.append(try await settle(person, in: agency, units)) }
        }
        let world = try await world(commission: commission.id, units: units, logins: logins)
        return (world, logins)
    }

    private func settleUnits(of commission: AgencyID, hospital: AgencyID) async throws -> [Unit] {
        var units: [Unit] = []
        for (index, section) in CountyPeople.sections.enumerated() {
            let draft = UnitDraft(name: section.name, kind: .section, order: index + 1, aliases: section.aliases)
            units.append(try await people.addUnit(draft, agency: commission, by: .operatorOfServer))
        }
        for (index, affiliate) in CountyPeople.affiliates.enumerated() {
            let draft = UnitDraft(
                name: affiliate.name, kind: .affiliate,
                ownAgency: affiliate.name == CountyPeople.hospital ? hospital : nil, order: 100 + index,
                aliases: [affiliate.alias])
            units.append(try await people.addUnit(draft, agency: commission, by: .operatorOfServer))
        }
        return units
    }

    private func settle(_ person: CountyPeople.Person, in agency: Agency, _ units: [Unit]) async throws -> SampleLogin {
        let posts = units.filter { $0.name == person.unit }.map { Post(unit: $0.id, isHead: person.heads) }
        let draft = MemberDraft(
            name: person.name, login: person.login, phone: "0999-8000\(100 + person.login.count)", posts: posts,
            roles: person.roles)
        let account = try await people.addMember(
            draft, agency: agency.id, by: .operatorOfServer, exemptFromChange: true)
        return SampleLogin(
            name: person.name, login: person.login, password: account.password, agency: agency.shortName,
            roles: Role.allCases.filter(person.roles.contains).map(\.chinese) + (person.unit.map { [$0] } ?? []))
    }

    private func world(commission: AgencyID, units: [Unit], logins: [SampleLogin]) async throws -> CountyWorld {
        let people = people
        let officers = try await people.store.read { snapshot in
            var officers: [String: Officer] = [:]
            for login in logins {
                guard let name = LoginName(login.login), let member = try people.member(login: name, in: snapshot)
                else { continue }
                officers[login.login] = try people.officer(member: member.id, in: snapshot)
            }
            return officers
        }
        return CountyWorld(commission: commission, officers: officers, units: units)
    }
}
