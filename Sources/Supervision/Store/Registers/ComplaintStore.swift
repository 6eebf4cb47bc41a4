package import Audit
package import Ciphers
package import Kernel
package import Obligations
package import People
package import SQL

/// Which agency's openness work the site is answered for; nil while there is none.
package typealias ComplaintAddressee = @Sendable () async throws -> AgencyID?

/// Complaints that come in by the public form (SUP-3): the register's line, its obligation, the code of whoever sent it and
/// the journal entry, in one transaction.
package struct ComplaintStore: Sendable {
    let registers: RegisterStore
    let cipher: NoticeCiphering
    let addressee: ComplaintAddressee

    package init(
        registers: RegisterStore, cipher: @escaping NoticeCiphering, addressee: @escaping ComplaintAddressee
    ) {
        self.registers = registers
        self.cipher = cipher
        self.addressee = addressee
    }

    private var store: Store { registers.store }

    /// The last day for an answer to what comes in now.
    package var dueForNew: Day? {
        let now = store.timekeeper.now()
        let clock = ObligationClock(term: RegisterStore.answerTerm, events: [ClockEvent(.started, at: now)])
        return clock.reading(at: now, calendar: registers.obligations.calendar).due.deadline?.day
    }

    /// - Returns: the code by which it can be followed; it is kept nowhere.
    package func receive(_ draft: ComplaintDraft) async throws -> String {
        guard let agency = try await addressee() else { throw ComplaintStore.nobody }
        let sealing = draft.contact.isEmpty ? nil : try cipher(), code = QueryCode.make()
        try await store.write { tx in
            guard let unit = try registers.people.unit(holding: .opennessOffice, of: agency, in: tx) else {
                throw ComplaintStore.nobody
            }
            let serial = try SupervisionSerials.next("register.complaint", of: agency, year: tx.today.year, in: tx)
            let entry = RegisterEntry(
                id: tx.newID(), agency: agency, kind: .complaint, number: "\(tx.today.year)-\(serial)", unit: unit,
                madeBy: RegisterEntry.publicHand, day: tx.today, values: ["matter": draft.matter, "channel": "网站"])
            try registers.take(entry, from: tx.now, in: tx)
            let sealed = try sealing?.seal(draft.contact, for: ComplaintStore.place(entry.id))
            try tx.execute(
                """
                INSERT INTO complaint_ticket (entry_id, agency_id, code_hash, contact, received_at)
                VALUES (?, ?, ?, ?, ?)
                """, [entry.id, agency, QueryCode.digest(code), sealed, tx.now])
        }
        return code
    }

    /// `Refusal.notFound` says nothing of whether there is such a code.
    package func tracking(_ typed: String) async throws -> ComplaintTracking {
        try await store.read { snapshot in
            guard let code = QueryCode.read(typed),
                let row = try snapshot.first(
                    "SELECT entry_id FROM complaint_ticket WHERE code_hash = ?", [QueryCode.digest(code)]),
                let entry = try RegisterRows.entry(try row.id(0), in: snapshot)
            else {
                throw Refusal(.notFound, "没有查到：查询码不对，或者不是监督投诉的查询码。请核对回执上的12位查询码。", field: "code")
            }
            let reading = try registers.clock(of: entry, at: store.timekeeper.now(), in: snapshot)
            return ComplaintTracking(
                entry: entry, unit: try registers.people.unit(entry.unit, in: snapshot)?.name ?? "",
                due: reading?.due.deadline?.day, clock: reading?.sentence)
        }
    }

    /// Whether somebody left a way to be reached.
    package func hasContact(_ id: RegisterEntryID) async throws -> Bool {
        try await store.read {
            try $0.first("SELECT 1 FROM complaint_ticket WHERE entry_id = ? AND contact IS NOT NULL", [id]) != nil
        }
    }

    /// What was left to be reached by, for those who answer; that somebody looked stays in the journal.
    package func contact(of id: RegisterEntryID, by officer: Officer) async throws -> String {
        let cipher = try cipher()
        return try await store.write { tx in
            let entry = try registers.visible(id, to: officer, in: tx)
            if let refusal = entry.refusal(of: .answer, by: officer) { throw refusal }
            guard
                let sealed = try tx.first(
                    "SELECT contact FROM complaint_ticket WHERE entry_id = ? AND contact IS NOT NULL", [id])
            else { throw Refusal(.stateRefused, "没有联系方式：反映人没有留下联系方式。答复凭查询码查看。", rule: "SUP-3") }
            try registers.journal.append(
                JournalEntry(
                    agency: entry.agency, actor: officer.id, actorName: officer.name, act: "register.complaint.reveal",
                    subjectKind: RegisterEntry.journalKind, subjectID: id.text, rule: "SUP-3", note: "查看反映人联系方式"),
                in: tx)
            return try cipher.open(try sealed.bytes(0), for: ComplaintStore.place(id))
        }
    }

    /// How those who complained can be reached, sealed (PII-3).
    package static let contacts = SealedColumn("complaint_ticket", "contact", key: "entry_id")
    static func place(_ id: RegisterEntryID) -> String { contacts.place(id.text) }

    private static let nobody = Refusal(
        .unavailable, "没有提交：本网站还没有设置受理监督投诉的机关。请改用页面底部的联系方式反映。", rule: "SUP-3")
}

extension RegisterStore {
    /// A complaint that nobody of the house typed: line, obligation and journal entry.
    func take(_ entry: RegisterEntry, from start: Moment, in tx: Transaction) throws {
        try RegisterRows.insert(entry, in: tx)
        try openAnswer(entry, from: start, in: tx)
        try journal.append(
            JournalEntry(
                agency: entry.agency, actor: nil, actorName: RegisterEntry.publicName, act: "register.complaint.add",
                subjectKind: RegisterEntry.journalKind, subjectID: entry.id.text, after: entry.canonicalText,
                rule: entry.kind.rule, note: "收到\(entry.kind.chinese) \(entry.number)"), in: tx)
    }

    /// SUP-3: the answer is owed from the day it came in.
    func openAnswer(_ entry: RegisterEntry, from start: Moment, in tx: Transaction) throws {
        try obligations.open(
            entry.kind.rule, on: entry.duty, of: entry.agency, title: "答复公开工作投诉举报（\(entry.number)）", owner: entry.unit,
            term: RegisterStore.answerTerm, from: start, in: tx)
    }
}
