import Audit
import Ciphers
import Kernel
import People
import SQL
import Synchronization
import TestSupport

/// A clock that tests move by hand.
final class HandClock: Sendable {
    private let moment = Mutex(TestDatabase.moment)

    var now: Moment { moment.withLock { $0 } }
    private let count = Mutex(0)

    func next() -> Int {
        count.withLock {
            $0 += 1; return $0
        }
    }
    func advance(seconds: Int) { moment.withLock { $0 = $0.adding(seconds: seconds) } }
    func advance(minutes: Int) { advance(seconds: minutes * 60) }

    var timekeeper: Timekeeper {
        var timekeeper = Timekeeper.still(TestDatabase.moment)
        timekeeper.now = { self.now }
        timekeeper.recordedAt = { self.now }
        return timekeeper
    }
}

/// An invented county: the commission, its hospital that is an agency of its own, and a school board beside them.
struct PeopleWorld: Sendable {
    let people: PeopleStore
    let clock: HandClock
    let commission: Agency
    let hospital: Agency
    let schools: Agency
    let office: Unit
    let publicity: Unit
    /// The commission's unit that is the hospital.
    let hospitalUnit: Unit

    var store: Store { people.store }

    static func with<Result>(
        _ database: TestDatabase, hashing: HashingQueue = HashingQueue(), _ body: (PeopleWorld) async throws -> Result
    ) async throws -> Result {
        let clock = HandClock()
        return try await database.withStore(
            AuditMigrations.all + PeopleMigrations.all, timekeeper: clock.timekeeper
        ) { store in
            // The least libargon2 takes: these tests are about the rules, PeoplePasswordTests about the cost.
            let people = PeopleStore(
                store: store, journal: Journal(.sha256), hashing: hashing, cost: .init(memory: 8, passes: 1))
            return try await body(try await found(people, clock))
        }
    }

    private static func found(_ people: PeopleStore, _ clock: HandClock) async throws -> PeopleWorld {
        let commission = try await people.addAgency(
            AgencyDraft(name: "青禾县卫生健康局", shortName: "青禾县卫健局"), parent: nil, by: .operatorOfServer)
        let hospital = try await people.addAgency(
            AgencyDraft(name: "青禾县人民医院", shortName: "县医院"), parent: commission.id, by: .operatorOfServer)
        let schools = try await people.addAgency(
            AgencyDraft(name: "青禾县教育局", shortName: "教育局"), parent: nil, by: .operatorOfServer)
        func unit(_ name: String, _ kind: UnitKind, _ own: AgencyID? = nil) async throws -> Unit {
            try await people.addUnit(
                UnitDraft(name: name, kind: kind, ownAgency: own), agency: commission.id, by: .operatorOfServer)
        }
        return PeopleWorld(
            people: people, clock: clock, commission: commission, hospital: hospital, schools: schools,
            office: try await unit("办公室", .section), publicity: try await unit("宣传教育科", .section),
            hospitalUnit: try await unit("县人民医院", .affiliate, hospital.id))
    }

    func add(
        _ login: String, _ roles: Set<Role> = [], in agency: Agency? = nil, posts: [Post] = []
    ) async throws -> PeopleStore.NewAccount {
        try await people.addMember(
            MemberDraft(name: "人员" + login, login: login, posts: posts, roles: roles),
            agency: (agency ?? commission).id, by: .operatorOfServer)
    }

    func officer(_ account: PeopleStore.NewAccount) async throws -> Officer {
        let found = try await people.store.read { try people.officer(member: account.member.id, in: $0) }
        guard let found else { throw Refusal.notFound }
        return found
    }

    func signIn(
        _ login: String, _ password: String, session: String? = nil, address: String = "10.0.0.1", old: String? = nil
    ) async throws -> SignedInMember {
        try await people.signIn(
            SignInAttempt(
                login: login, password: password, address: address, device: "",
                newSession: session ?? "\(clock.next())", oldSession: old))
    }

    /// What an act is refused with; nil when it is done.
    func refusal(_ act: () async throws -> Void) async throws -> Refusal? {
        do {
            try await act()
            return nil
        } catch let refusal as Refusal {
            return refusal
        }
    }
}
