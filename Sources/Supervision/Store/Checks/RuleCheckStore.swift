package import Audit
package import Kernel
package import People
package import SQL

/// Told inside the transaction in which a rule turned red, so that those who answer hear of it.
package typealias RuleCheckAlert = @Sendable (RuleEntry, AgencyID, CheckRun, Transaction) throws -> Void

/// The rules that are looked at every day for every agency they bind (SUP-2): no clause of a plan is needed.
package struct RuleCheckStore: Sendable {
    let store: Store
    let journal: Journal
    let people: PeopleStore
    let book: MeasureBook
    let readers: MeasureReaders
    let rules: @Sendable () -> RuleBook
    let alert: RuleCheckAlert

    package init(
        store: Store, journal: Journal, people: PeopleStore, book: MeasureBook, readers: MeasureReaders,
        rules: @escaping @Sendable () -> RuleBook, alert: @escaping RuleCheckAlert = { _, _, _, _ in }
    ) {
        self.store = store
        self.journal = journal
        self.people = people
        self.book = book
        self.readers = readers
        self.rules = rules
        self.alert = alert
    }

    package var today: Day { store.timekeeper.now().day }

    /// Rules that say they are looked at, and that nothing in this program can read: told when the program starts.
    package var unread: [String] {
        rules().entries.compactMap { entry in
            guard case .check(let measure) = entry.trigger, book[measure] == nil || readers[measure] == nil else {
                return nil
            }
            return "\(entry.id)（\(measure)，\(entry.place)）"
        }
    }

    /// Looks at every rule that was not looked at today, one transaction each. One whose records cannot be read is told of,
    /// and does not keep the others.
    ///
    /// - Returns: how many were looked at.
    @discardableResult
    package func runAll(failed: (_ rule: String, any Error) -> Void = { _, _ in }) async throws -> Int {
        let day = today, questions = rules().inForce(on: day).compactMap { RuleQuestion($0, book) }
        guard !questions.isEmpty else { return 0 }
        let (agencies, done) = try await store.read { snapshot in
            let rows = try snapshot.query("SELECT agency_id, rule FROM rule_check WHERE ran_on >= ?", [day])
            return (
                try people.agencies(in: snapshot).filter { try !people.units(of: $0.id, in: snapshot).isEmpty },
                Set(try rows.map { "\(try $0.text(0))/\(try $0.text(1))" })
            )
        }
        var looked = 0
        for agency in agencies {
            for question in questions where !done.contains("\(agency.id)/\(question.entry.id)") {
                do {
                    if try await run(question, of: agency) { looked += 1 }
                } catch { failed(question.entry.id, error) }
            }
        }
        return looked
    }

    /// Looks once a day: whoever comes second finds the day taken.
    private func run(_ question: RuleQuestion, of agency: Agency) async throws -> Bool {
        guard let reader = readers[question.check.measure], question.entry.scope.includes(agency) else { return false }
        return try await store.write { tx in
            let rule = question.entry.id, before = try RuleCheckRows.check(rule, of: agency.id, in: tx)
            let reading = try reader(question.asked(of: agency.id, on: tx.today), tx)
            let run = question.run(reading.measure, of: agency.id, on: tx.today)
            guard try RuleCheckRows.insert(run, rule, of: agency.id, in: tx) else { return false }
            let isRed = run.signal == .red
            let standing = CheckStanding(
                signal: run.signal, sentence: run.sentence, ranOn: run.day,
                redSince: isRed ? before?.standing.redSince ?? run.day : nil)
            try RuleCheckRows.keep(RuleCheck(agency: agency.id, rule: rule, standing: standing), in: tx)
            try RuleCheckRows.replaceItems(isRed ? reading.items : [], rule, of: agency.id, in: tx)
            guard isRed != (before?.standing.signal == .red) else { return true }
            try journal.append(turn(question.entry, agency.id, run), in: tx)
            if isRed { try alert(question.entry, agency.id, run, tx) }
            return true
        }
    }

    private func turn(_ entry: RuleEntry, _ agency: AgencyID, _ run: CheckRun) -> JournalEntry {
        JournalEntry(
            agency: agency, actor: nil, actorName: "系统（每日核查）",
            act: run.signal == .red ? "supervision.rule.red" : "supervision.rule.recovered",
            subjectKind: RuleCheck.journalKind, subjectID: RuleCheck(agency: agency, rule: entry.id).journalID,
            rule: entry.id, note: run.sentence)
    }

    // MARK: Read

    /// How the rules of one's own agency stand, and of those below (ROLE-14); red ones first. 三员 see none (MLPS-3).
    package func list(for officer: Officer) async throws -> [RuleCheck] {
        let agencies = RuleCheckStore.readable(by: officer)
        guard !agencies.isEmpty else { return [] }
        return try await store.read { snapshot in
            try RuleCheckRows.checks(of: agencies, in: snapshot)
        }
    }

    /// By light, for the board.
    package func counts(for officer: Officer) async throws -> [Signal: Int] {
        Dictionary(
            try await list(for: officer).compactMap { check in check.standing.signal.map { ($0, 1) } },
            uniquingKeysWith: +)
    }

    package func detail(_ rule: String, of agency: AgencyID, for officer: Officer) async throws -> RuleCheckDetail {
        guard RuleCheckStore.readable(by: officer).contains(agency) else { throw Refusal.notFound }
        return try await store.read { snapshot in
            guard let check = try RuleCheckRows.check(rule, of: agency, in: snapshot) else { throw Refusal.notFound }
            return RuleCheckDetail(
                check: check, items: try RuleCheckRows.items(rule, of: agency, in: snapshot),
                runs: try RuleCheckRows.runs(rule, of: agency, limit: 60, in: snapshot))
        }
    }

    private static func readable(by officer: Officer) -> [AgencyID] {
        guard !officer.isAdministrator else { return [] }
        return [officer.agency] + (officer.seesWholeBoard ? officer.overseen.sorted() : [])
    }
}
