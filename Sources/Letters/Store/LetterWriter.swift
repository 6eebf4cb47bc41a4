import Audit
import Kernel
import Obligations
import SQL

/// Writes one act on a letter: row, answer, publication, obligations and journal entry, inside the caller's transaction.
struct LetterWriter {
    let tx: Transaction
    /// Nil when the writer of the letter acts.
    let officer: Officer?
    let journal: Journal
    let obligations: ObligationStore

    static let writer = "来信人"
    static let selections = "selection"

    /// MAIL-2, MAIL-4: the clocks run from the day the letter came.
    func begin(_ new: Letter, _ seal: LetterSeal, _ terms: LetterTermTable, act: String) throws {
        try LetterRows.insert(new, seal, in: tx)
        for duty in new.beginning(terms) { try carryOut(duty, on: new) }
        try beginSelecting(new)
        try LetterRows.setDue(try due(of: new), of: new.id, in: tx)
        try journal.append(
            entry(
                act, before: nil, after: new, rule: "MAIL-1",
                note: "收到来信\(new.number)：\(new.channel.chinese)，\(new.category.chinese)"),
            in: tx)
    }

    func record(_ decision: LetterDecision, act: String, on before: Letter) throws -> Letter {
        let next = decision.next
        for duty in decision.duties { try carryOut(duty, on: next) }
        if let answer = next.answers.last, next.answers.count > before.answers.count {
            try LetterRows.insert(answer, of: next.id, in: tx)
        }
        if let publication = next.publication, publication != before.publication {
            try LetterRows.put(publication, of: next, in: tx)
            if publication.state == .published, before.publication?.state != .published {
                _ = try LetterRows.nextSerial(LetterWriter.selections, of: next.agency, in: tx)
            }
        }
        try LetterRows.update(next, from: before, due: try due(of: next), isLate: try isLate(before), in: tx)
        try journal.append(
            entry(act, before: before, after: next, rule: decision.rule, note: decision.note), in: tx)
        return next
    }

    private func carryOut(_ duty: LetterDuty, on letter: Letter) throws {
        let agency = letter.agency
        switch duty {
        case .open(let clock, let title, let owner, let term, let start):
            try obligations.open(
                clock.rule, on: clock.subject(of: letter), of: agency, title: title, owner: owner, term: term,
                from: start, in: tx)
        case .meet(let clock): try append(.met, to: clock, letter)
        case .waive(let clock, let reason): try append(.waived, to: clock, letter, note: reason)
        case .hand(let clock, let unit):
            try obligations.hand(clock.rule, on: clock.subject(of: letter), of: agency, to: unit, in: tx)
        case .extend(let clock, let units, let reason):
            try append(.extended(units), to: clock, letter, note: reason)
        }
    }

    private func append(_ kind: ClockEvent.Kind, to clock: LetterClock, _ letter: Letter, note: String = "") throws {
        try obligations.append(
            kind, to: clock.rule, on: clock.subject(of: letter), of: letter.agency, at: tx.now, note: note, in: tx)
    }

    /// The duty to select letters begins with the first one (MAIL-4).
    private func beginSelecting(_ letter: Letter) throws {
        let count = try LetterRows.serial(LetterWriter.selections, of: letter.agency, in: tx)
        let clock = LetterClock.selection(count)
        guard
            try obligations.obligation(clock.rule, on: clock.subject(of: letter), of: letter.agency, in: tx) == nil
        else { return }
        try carryOut(Letter.selecting(count, owner: letter.home, from: nil), on: letter)
    }

    private func due(of letter: Letter) throws -> Moment? {
        guard let clock = letter.currentClock else { return nil }
        return try obligations.obligation(clock.rule, on: clock.subject(of: letter), of: letter.agency, in: tx)?
            .reading(at: tx.now, calendar: obligations.calendar).due.deadline?.moment
    }

    /// Whether the clock that ran before the act ended late.
    private func isLate(_ before: Letter) throws -> Bool {
        guard let clock = before.currentClock else { return false }
        return try obligations.obligation(clock.rule, on: clock.subject(of: before), of: before.agency, in: tx)?.state
            == .metLate
    }

    private func entry(_ act: String, before: Letter?, after: Letter, rule: String, note: String) -> JournalEntry {
        JournalEntry(
            agency: after.agency, actor: officer?.id, actorName: officer?.name ?? LetterWriter.writer,
            act: "letter.\(act)", subjectKind: Letter.journalKind, subjectID: after.id.text,
            before: before?.canonicalText, after: after.canonicalText, rule: rule, note: note)
    }
}
