import Audit
import Ciphers
import Kernel
import Logging
import Obligations
import People
import SQL
import TestSupport
import Testing

@testable import Plans
@testable import Supervision

/// A made county bureau through a whole year: the engine and the daily checks run every morning, acts happen on their days.
struct YearWorld: Sendable {
    static let agency = EngineWorld.agency, health = EngineWorld.health, office = EngineWorld.office
    static let officer = Officer(
        id: EngineWorld.officer, name: "公开办", agency: agency, roles: YearWorld.officeRoles, units: [office])
    static let head = Officer(
        id: EngineWorld.head, name: "科长", agency: agency, roles: [.sectionHead], units: [health], headOf: [health])
    static let leader = Officer(id: EngineWorld.leader, name: "局领导", agency: agency, roles: [.leader])
    static let watcher = Officer(id: watcherID, name: "监察员", agency: agency, roles: [.supervisor])
    private static let watcherID: MemberID = Identifier(at: TestDatabase.moment, random: (3, 9))
    private static let officeRoles: Set<Role> = [
        .opennessOffice, .officeHead, .attributeKeeper, .requestHandler, .secrecyReviewer, .legalReviewer,
        .spokesperson, .petitionsOffice, .siteOperator, .liaison,
    ]

    static let migrations: [Migration] =
        AuditMigrations.all + PeopleMigrations.all + ObligationMigrations.all + PlanMigrations.all
        + SupervisionMigrations.all

    let store: Store
    let clock: EngineClock
    let book: RuleBook
    let tales: [YearTale]
    let journal = Journal(.sha256)
    let obligations: ObligationStore
    let engine: EngineStore
    let duties: RuleDutyStore
    let plans: PlanStore
    let imports: PlanImportStore
    let checks: CheckStore
    let rules: RuleCheckStore
    let items: ItemStore
    let registers: RegisterStore
    let board: BoardStore

    init(_ store: Store, _ clock: EngineClock) throws {
        let book = try RuleFileReading.book(local: []), calendar = StateCouncil.calendar, journal = journal
        self.store = store
        self.clock = clock
        self.book = book
        tales = YearTale.all(book, on: try #require(Day(iso: "2026-12-31")))
        let obligations = ObligationStore(calendar: { calendar }, rules: { book.terms($0, on: $1) })
        let people = PeopleStore(store: store, journal: journal, cost: .init(memory: 8, passes: 1))
        let notices = NoticeStore(
            store: store, journal: journal, calendar: { calendar }, cipher: EngineWorld.cipher, webhook: "")
        let engine = EngineStore(
            store: store, journal: journal, obligations: obligations, people: people, notices: notices,
            rules: { book })
        duties = RuleDutyStore(
            store: store, journal: journal, obligations: obligations, people: people, rules: { book })
        let plans = PlanStore(store: store, journal: journal, obligations: obligations)
        imports = PlanImportStore(store: store, journal: journal)
        let measures = try MeasureFile.shipped()
        let reader: MeasureReader = { question, _ in
            MeasureReading(YearFigures.measure(question.measure, on: question.on))
        }
        let readers = MeasureReaders(
            Dictionary(measures.all.map { ($0.name, reader) }, uniquingKeysWith: { first, _ in first }))
        checks = CheckStore(
            store: store, journal: journal, obligations: obligations, plans: plans, people: people, book: measures,
            readers: readers, alert: engine.checkAlert)
        rules = RuleCheckStore(
            store: store, journal: journal, people: people, book: measures, readers: readers, rules: { book },
            alert: engine.ruleCheckAlert)
        let items = ItemStore(store: store, journal: journal, obligations: obligations, people: people)
        registers = RegisterStore(store: store, journal: journal, obligations: obligations, people: people)
        board = BoardStore(store: store, obligations: obligations, people: people, items: items)
        (self.obligations, self.engine, self.plans, self.items) = (obligations, engine, plans, items)
    }

    static func with(_ body: (YearWorld) async throws -> Void) async throws {
        let clock = try EngineClock("2026-01-01")
        try await TestDatabase.memory.withStore(migrations, timekeeper: clock.timekeeper) { store in
            try await store.write { tx in
                try EngineWorld.settle(tx)
                for role in officeRoles where role != .opennessOffice {
                    try tx.execute(
                        "INSERT INTO member_role (agency_id, member_id, role, granted_at) VALUES (?, ?, ?, 0)",
                        [agency, officer.id, role.rawValue])
                }
            }
            try await body(YearWorld(store, clock))
        }
    }

    // MARK: A day

    /// What happens in the morning of a day, then what the rounds make of it.
    func live(_ day: Day) async throws {
        try clock.set(day.description)
        for (index, tale) in tales.enumerated() {
            if tale.opened == day.description { try await open(tale, index) }
            if tale.met == day.description { try await meet(tale, index) }
        }
        for round in YearRounds.done where round.day == day.description {
            try await store.write { tx in
                _ = try obligations.meetRound(round.rule, of: YearWorld.agency, at: tx.now, note: "已完成", in: tx)
            }
        }
        try await act(on: day.description)
        try await EngineRound(engine: engine).run()
        _ = try await CheckRound(checks: checks, rules: rules, log: .init(label: "year") { _ in SilentLog() }).run()
        // In the afternoon once more, for the clocks of hours.
        try clock.set("\(day)T16:00")
        try await EngineRound(engine: engine).run()
    }

    private func subject(_ index: Int) -> Obligation.Subject {
        Obligation.Subject(kind: "year", id: "\(index)")
    }

    private func open(_ tale: YearTale, _ index: Int) async throws {
        let day = try #require(Day(iso: tale.opened))
        let rule = try #require(book.inForce(tale.rule, on: day), "no rule \(tale.rule)")
        let length = try #require(tale.term ?? rule.clock, "\(tale.rule) has no term")
        try await store.write { tx in
            try obligations.open(
                tale.rule, on: subject(index), of: YearWorld.agency, title: "\(rule.title)（第\(index + 1)件）",
                owner: YearWorld.health, term: Term(length), in: tx)
        }
    }

    private func meet(_ tale: YearTale, _ index: Int) async throws {
        try await store.write { tx in
            try obligations.append(
                .met, to: tale.rule, on: subject(index), of: YearWorld.agency, at: tx.now, in: tx)
        }
    }

    // MARK: What is pinned

    /// The first days on which each rule was lit, red and overdue.
    func firsts() async throws -> [String: YearFirsts] {
        var found: [String: YearFirsts] = [:]
        let warned = try await store.read { snapshot in
            try snapshot.query("SELECT rule, signal, written_at FROM warning ORDER BY written_at, id").map {
                (rule: try $0.text(0), signal: try $0.text(1), day: try $0.moment(2).day)
            }
                + snapshot.query("SELECT rule, signal, ran_on FROM rule_check_run WHERE signal IN ('yellow', 'red')")
                .map {
                    (rule: try $0.text(0), signal: try $0.text(1), day: try $0.day(2))
                }
        }
        for turn in warned.sorted(by: { $0.day < $1.day }) {
            var first = found[turn.rule] ?? YearFirsts(lit: turn.day)
            if turn.signal == "red" { first.red = first.red ?? turn.day }
            if turn.signal == "black" { first.black = first.black ?? turn.day }
            found[turn.rule] = first
        }
        return found
    }

    /// Whether somebody wrote a tale for it, or time and figures bring it about.
    func isPinned(_ rule: String) -> Bool {
        YearTale.played.contains(rule) || YearTale.told.contains { $0.rule == rule }
            || YearRounds.done.contains { $0.rule == rule } || ["ROLE-1", "ROLE-T"].contains(rule)
            || YearFigures.rules.contains(rule)
    }

    /// How the board stands: rules with what is open, by light; below them the rules that are looked at and not green.
    func standing() async throws -> [String] {
        let figures = try await board.board(BoardQuery(), for: YearWorld.officer).figures
        let lines = figures.rules.keys.sorted().filter(isPinned).map { rule in
            let lights = Signal.allCases.compactMap { signal -> String? in
                let count = figures.count(signal, rule: rule)
                return count > 0 ? "\(signal.rawValue) \(count)" : nil
            }
            return "\(rule): \(lights.joined(separator: ", "))"
        }
        let looked = try await rules.list(for: YearWorld.officer).filter { $0.standing.signal != .green }
        return lines
            + looked.filter { isPinned($0.rule) }.map { "\($0.rule): check \($0.standing.signal?.rawValue ?? "none")" }
            .sorted()
    }
}

struct YearFirsts: Sendable, CustomStringConvertible {
    let lit: Day
    var red: Day?
    var black: Day?

    var description: String { "\(lit) \(red?.description ?? "-") \(black?.description ?? "-")" }
}
