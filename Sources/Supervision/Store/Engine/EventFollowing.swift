import Audit
import Kernel
import Obligations
import People
import SQL

/// Follows the journal: its entries are the events that an office's own rules live by.
extension EngineStore {
    private static let begun = "*"

    /// Reads at most `limit` entries of one agency's chain, opens and ends what the rules say, and moves on, in one
    /// transaction: each entry counts exactly once.
    ///
    /// - Returns: nil when every chain was read to its end.
    package func followJournal(limit: Int = 200) async throws -> EngineOutcome? {
        let book = rules()
        guard try await hasNews() else { return nil }
        return try await store.write { tx in
            guard try begin(in: tx), let (chain, read) = try nextChain(in: tx) else { return nil }
            let entries = try journal.entries(of: chain, after: read, limit: limit, in: tx)
            guard let last = entries.last else { return nil }
            var outcome = EngineOutcome()
            if let agency = AgencyID(chain), let found = try people.agency(agency, in: tx) {
                let reader = EventReader(engine: self, book: book, agency: found, tx: tx)
                for entry in entries { try reader.take(entry, &outcome) }
            }
            try tx.execute("UPDATE rule_cursor SET sequence = ? WHERE chain = ?", [last.sequence, chain])
            return outcome
        }
    }

    private func hasNews() async throws -> Bool {
        try await store.read { snapshot in
            let cursors = try cursors(in: snapshot), heads = try journal.heads(in: snapshot)
            return cursors[EngineStore.begun] == nil || heads.contains { $0.sequence > cursors[$0.chain] ?? 0 }
        }
    }

    private func cursors(in snapshot: Snapshot) throws -> [String: Int64] {
        let rows = try snapshot.query("SELECT chain, sequence FROM rule_cursor")
        return Dictionary(try rows.map { (try $0.text(0), try $0.integer64(1)) }, uniquingKeysWith: { $1 })
    }

    /// The first look notes where every chain stands: rules are not for what happened before there was an engine. False then.
    private func begin(in tx: Transaction) throws -> Bool {
        let isFirst =
            try tx.execute(
                "INSERT INTO rule_cursor (chain, sequence) VALUES (?, 0) ON CONFLICT (chain) DO NOTHING",
                [EngineStore.begun]) > 0
        guard isFirst else { return true }
        for head in try journal.heads(in: tx) { try keepCursor(head.chain, head.sequence, in: tx) }
        return false
    }

    private func keepCursor(_ chain: String, _ sequence: Int64, in tx: Transaction) throws {
        try tx.execute(
            "INSERT INTO rule_cursor (chain, sequence) VALUES (?, ?) ON CONFLICT (chain) DO NOTHING", [chain, sequence])
    }

    /// A chain with entries that nobody has read; one that another worker is reading is passed over.
    private func nextChain(in tx: Transaction) throws -> (chain: String, read: Int64)? {
        let cursors = try cursors(in: tx)
        for head in try journal.heads(in: tx) where head.sequence > cursors[head.chain] ?? 0 {
            if cursors[head.chain] == nil { try keepCursor(head.chain, 0, in: tx) }
            let row = try tx.first(
                "SELECT sequence FROM rule_cursor WHERE chain = ?\(tx.dialect.claimLock)", [head.chain])
            if let row { return (head.chain, try row.integer64(0)) }
        }
        return nil
    }
}

/// Applies the rules of one agency to entries of its journal.
private struct EventReader {
    let engine: EngineStore
    let book: RuleBook
    let agency: Agency
    let tx: Transaction

    func take(_ entry: RecordedEntry, _ outcome: inout EngineOutcome) throws {
        guard !entry.act.hasPrefix("supervision.engine.") else { return }
        for id in book.ids {
            guard let rule = book.inForce(id, on: entry.at.day) else { continue }
            if let event = rule.event {
                guard rule.scope.includes(agency) else { continue }
                if event.opens == entry.act { try open(rule, event, entry, &outcome) }
                if event.metBy.contains(entry.act) { try end(id, .met, entry, &outcome) }
                if event.waivedBy.contains(entry.act) { try end(id, .waived, entry, &outcome) }
                // A period that was opened is met, even when the agency has left the scope since.
            } else if rule.round?.metBy.contains(entry.act) == true {
                let isMet = try engine.meetRound(id, of: agency.id, at: entry.at, note: entry.note, in: tx)
                outcome.ended += isMet ? 1 : 0
            }
        }
    }

    private func open(
        _ rule: RuleEntry, _ event: RuleEvent, _ entry: RecordedEntry, _ outcome: inout EngineOutcome
    ) throws {
        guard let clock = rule.clock,
            try engine.obligations.obligation(rule.id, on: subject(entry), of: agency.id, in: tx) == nil
        else { return }
        guard let owner = try owner(rule, event, entry) else {
            outcome.ownerless.insert("\(rule.id) \(agency.shortName)")
            return
        }
        try engine.obligations.open(
            rule.id, on: subject(entry), of: agency.id, title: rule.title, owner: owner, term: Term(clock),
            from: entry.at, in: tx)
        try engine.journal.append(
            engine.entry(
                "open", of: agency.id, on: entry.subjectKind, entry.subjectID, rule: rule.id,
                note: "按规则 \(rule.id) 列为应办事项：\(rule.title)"), in: tx)
        outcome.opened += 1
    }

    private func end(
        _ rule: String, _ kind: ClockEvent.Kind, _ entry: RecordedEntry, _ outcome: inout EngineOutcome
    ) throws {
        guard let found = try engine.obligations.obligation(rule, on: subject(entry), of: agency.id, in: tx),
            found.state == .open
        else { return }
        try engine.obligations.append(
            kind, to: rule, on: subject(entry), of: agency.id, at: entry.at, note: entry.act, in: tx)
        outcome.ended += 1
    }

    /// The unit of whoever acted, where the rule says so and they have one here; else a unit that holds the role.
    private func owner(_ rule: RuleEntry, _ event: RuleEvent, _ entry: RecordedEntry) throws -> UnitID? {
        if event.ownerIsActor, let actor = entry.actor.flatMap({ MemberID($0) }),
            let post = try engine.people.member(actor, in: tx)?.posts.first
        {
            return post.unit
        }
        return try engine.people.unit(holding: rule.owner, of: agency.id, in: tx)
    }

    private func subject(_ entry: RecordedEntry) -> Obligation.Subject {
        Obligation.Subject(kind: entry.subjectKind, id: entry.subjectID)
    }
}
