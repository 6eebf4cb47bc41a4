import Audit
import Kernel
import Obligations
import People
import SQL

/// Tells of the lights that came on.
extension EngineStore {
    /// One batch: every light that was passed becomes a warning, the last of each obligation is told to its people, and the
    /// journal says how many.
    ///
    /// - Returns: nil when nothing was due.
    package func tellLights(limit: Int = 500) async throws -> EngineOutcome? {
        let book = rules()
        return try await store.write { tx in
            let (looked, turned) = try obligations.tell(limit: limit, in: tx)
            guard looked > 0 else { return nil }
            let desk = LightDesk(engine: self, book: book, tx: tx)
            for obligation in turned { try desk.tell(obligation) }
            try desk.journalBatch()
            return desk.outcome
        }
    }
}

/// One batch of lights in one transaction.
private final class LightDesk {
    private let engine: EngineStore
    private let book: RuleBook
    private let tx: Transaction
    private var recipients: [AgencyID: Recipients] = [:]
    private var units: [UnitID: String] = [:]
    private var counts: [AgencyID: [Signal: Int]] = [:]
    private(set) var outcome = EngineOutcome()

    init(engine: EngineStore, book: RuleBook, tx: Transaction) {
        self.engine = engine
        self.book = book
        self.tx = tx
    }

    func tell(_ turned: TurnedObligation) throws {
        var isNew = false
        for turn in turned.turns {
            isNew = try write(turn, of: turned, isLast: turn == turned.turns.last)
            guard isNew else { continue }
            outcome.warnings += 1
            counts[turned.agency, default: [:]][turn.signal, default: 0] += 1
        }
        guard isNew else { return }
        let rule = book.inForce(turned.rule, on: (turned.openedAt ?? tx.now).day)
        let policy = rule?.warnings ?? .usual
        let notice = StaffNotice.warning(
            of: turned, rule: rule, unit: try unit(turned.owner),
            address: engine.address(of: turned.subject, turned.id))
        let told = try recipients(of: turned.agency).told(policy.listeners(at: turned.signal), of: turned.owner)
        // SEN-3: a clock of hours is told to those on duty too, whatever the hour.
        let onDuty = notice.isFast ? try engine.onDuty(turned.agency, tx.now, tx) : []
        outcome.notices += try engine.notices.tell(notice, to: Set(told + onDuty).sorted(), in: tx)
    }

    /// False when this light of this due moment was told before, by whichever worker.
    private func write(_ turn: SignalTurn, of turned: TurnedObligation, isLast: Bool) throws -> Bool {
        let id: Identifier<SignalTurn> = tx.newID()
        return try tx.execute(
            """
            INSERT INTO warning (id, agency_id, obligation_id, rule, owner_unit_id, signal, due_key, turned_at, written_at,
                told)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (obligation_id, signal, due_key) DO NOTHING
            """,
            [
                id, turned.agency, turned.id, turned.rule, turned.owner, turn.signal.rawValue, turned.dueKey, turn.at,
                tx.now, isLast,
            ]) > 0
    }

    /// One entry for each agency, in the order of their ids: two workers lock the chains in the same order.
    func journalBatch() throws {
        for (agency, counts) in counts.sorted(by: { $0.key < $1.key }) {
            let words = [Signal.yellow, .orange, .red, .black].compactMap { signal in
                counts[signal].map { "\(signal.chinese)\($0)" }
            }
            try engine.journal.append(
                engine.entry(
                    "warn", of: agency, on: "supervision_tick", tx.today.description, rule: "FOI-D7",
                    note: "亮灯提醒：\(words.joined(separator: "、"))"), in: tx)
        }
    }

    private func recipients(of agency: AgencyID) throws -> Recipients {
        if let known = recipients[agency] { return known }
        let found = try engine.recipients(of: agency, in: tx)
        recipients[agency] = found
        return found
    }

    private func unit(_ id: UnitID) throws -> String {
        if let known = units[id] { return known }
        let name = try engine.people.unit(id, in: tx)?.name ?? "—"
        units[id] = name
        return name
    }
}

extension EngineStore {
    /// Everybody of an agency who could be told, and those who speak for its units elsewhere (ROLE-16).
    func recipients(of agency: AgencyID, in snapshot: Snapshot) throws -> Recipients {
        var speakers: [UnitID: [Member]] = [:]
        for unit in try people.units(of: agency, in: snapshot) {
            guard let own = unit.ownAgency, own != agency else { continue }
            speakers[unit.id] = try people.members(of: own, in: snapshot)
        }
        return Recipients(members: try people.members(of: agency, in: snapshot), speakers: speakers)
    }
}
