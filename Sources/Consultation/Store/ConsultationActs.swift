import Audit
package import Documents
import Interpretation
package import Kernel
import Obligations
import People
import SQL

/// One step of a consultation with what was entered for it.
package enum ConsultationMove: Sendable {
    case submit
    case sendBack(String)
    case drop(String)
    case publish
    case prolong(Day?, String)
    case explain(String)
    case returnExplanation(String)
    case release
    case reopen(String)
    case link(ConsultationLinked)
    /// To the unit that reviews.
    case submitLegality(UnitID?)
    case concludeLegality(LegalityOpinion?, String)
    case requireEvaluation(ConsultationEvaluation.Trigger?, Day?)
    case evaluate(String)
    case archive

    package var act: ConsultationAct {
        switch self {
        case .submit: .submit
        case .sendBack: .sendBack
        case .drop: .drop
        case .publish: .publish
        case .prolong: .prolong
        case .explain: .explain
        case .returnExplanation: .returnExplanation
        case .release: .release
        case .reopen: .reopen
        case .link: .link
        case .submitLegality: .submitLegality
        case .concludeLegality: .concludeLegality
        case .requireEvaluation: .requireEvaluation
        case .evaluate: .evaluate
        case .archive: .archive
        }
    }

    var note: String {
        switch self {
        case .submit, .publish, .release, .link, .submitLegality, .requireEvaluation, .archive: ""
        case .sendBack(let words), .drop(let words), .prolong(_, let words), .returnExplanation(let words),
            .reopen(let words):
            words
        case .explain(let words), .concludeLegality(_, let words), .evaluate(let words): String(words.prefix(200))
        }
    }
}

/// The acts of staff on the record. Each loads, decides and writes in one transaction.
extension ConsultationStore {
    package func draft(
        _ draft: ConsultationDraft, in unit: UnitID?, by officer: Officer
    ) async throws -> PublicConsultation {
        try await store.write { tx in
            let unit = try ownUnit(unit, of: officer, in: tx)
            let checked = try checked(draft, today: tx.today)
            try requireItem(checked.contents.item, of: officer.agency, in: tx)
            let number = try ConsultationRows.nextNumber("YJ", of: officer.agency, year: tx.today.year, in: tx)
            let paragraphs = DraftText.numbered(checked.lines, after: [], next: 1)
            let new = PublicConsultation(
                id: tx.newID(), agency: officer.agency, number: number, unit: unit, drafter: officer.id,
                drafterName: officer.name, contents: checked.contents,
                drafts: [DraftVersion(number: 1, paragraphs: paragraphs, explanation: checked.explanation)])
            try ConsultationRows.insert(new, in: tx)
            try journal.append(entry("draft", nil, new, officer, "CONS-2", "起草：\(new.title)"), in: tx)
            return new
        }
    }

    package func edit(
        _ draft: ConsultationDraft, of id: ConsultationID, by officer: Officer, version: Int? = nil
    ) async throws -> PublicConsultation {
        try await store.write { tx in
            let found = try loaded(id, officer, version, in: tx)
            if let refusal = found.refusal(of: .edit, by: officer, on: tx.today) { throw refusal }
            let checked = try checked(draft, today: tx.today)
            try requireItem(checked.contents.item, of: found.agency, in: tx)
            let next = try found.edited(checked, by: officer, on: tx.today).get()
            try ConsultationRows.replaceDrafts(of: next, after: found.round?.draft ?? 0, in: tx)
            return try write(next, from: found, .edit, officer, "", in: tx)
        }
    }

    package func perform(
        _ move: ConsultationMove, on id: ConsultationID, by officer: Officer, version: Int? = nil
    ) async throws -> PublicConsultation {
        try await store.write { tx in
            let found = try loaded(id, officer, version, in: tx)
            let next = try decided(move, found, officer, in: tx)
            try follow(move, next, in: tx)
            return try write(next, from: found, move.act, officer, move.note, in: tx)
        }
    }

    private func decided(
        _ move: ConsultationMove, _ found: PublicConsultation, _ officer: Officer, in tx: Transaction
    ) throws -> PublicConsultation {
        let day = tx.today
        switch move {
        case .submit: return try found.submitting(by: officer, on: day).get()
        case .sendBack(let reason): return try found.sendingBack(reason: reason, by: officer, on: day).get()
        case .drop(let reason): return try found.dropping(reason: reason, by: officer, on: day).get()
        case .publish: return try found.publishing(by: officer, on: day, calendar: calendar).get()
        case .prolong(let to, let reason):
            return try found.prolonging(to: to, reason: reason, by: officer, on: day).get()
        case .explain(let words):
            return try found.explaining(words, try result(of: found, words, in: tx), by: officer, on: day).get()
        case .returnExplanation(let reason):
            return try found.returningExplanation(reason: reason, by: officer, on: day).get()
        case .release:
            let result = try result(of: found, found.outcome.words, in: tx)
            return try found.releasing(result, by: officer, at: tx.now).get()
        case .reopen(let reason): return try found.reopening(reason: reason, by: officer, on: day).get()
        case .link(let linked): return try found.linking(linked, by: officer, on: day).get()
        case .submitLegality: return try found.submittingLegality(by: officer, on: day, calendar: calendar).get()
        case .concludeLegality(let opinion, let words):
            return try found.concludingLegality(opinion, words: words, by: officer, on: day).get()
        case .requireEvaluation(let trigger, let until):
            return try found.requiringEvaluation(trigger, until: until, by: officer, on: day).get()
        case .evaluate(let words): return try found.evaluating(words: words, by: officer, on: day).get()
        case .archive: return try found.archiving(by: officer, on: day).get()
        }
    }

    /// The duties that the step begins, moves or ends.
    private func follow(_ move: ConsultationMove, _ next: PublicConsultation, in tx: Transaction) throws {
        let duties = ConsultationDuties(obligations: obligations, tx: tx)
        switch move {
        case .publish:
            if let round = next.round { try ConsultationRows.put(round, of: next.id, in: tx) }
            try duties.openResult(next)
        case .prolong:
            if let round = next.round { try ConsultationRows.put(round, of: next.id, in: tx) }
            try duties.moveResult(next)
        case .release: try duties.meetResult(next)
        case .submitLegality(let unit):
            let open = try people.units(of: next.agency, in: tx).map(\.id)
            guard let unit, open.contains(unit) else {
                throw Refusal(.invalid, "未能送合法性审查：没有选择审查科室。请从名单中选择。", rule: "CONS-6", field: "unit")
            }
            try duties.openLegality(next, unit: unit)
        case .concludeLegality: try duties.meetLegality(next)
        case .requireEvaluation(_, let until): if let until { try duties.openEvaluation(next, until: until) }
        case .evaluate: try duties.meetEvaluation(next)
        case .link(let linked):
            guard let normative = linked.normative else { break }
            guard try normatives.text(normative, in: tx)?.agency == next.agency else {
                throw Refusal(.invalid, "未能关联文件和解读：没有这个规范性文件。请从名单中选择。", rule: "NORM-2", field: "normative")
            }
        case .submit, .sendBack, .drop, .explain, .returnExplanation, .reopen, .archive: break
        }
    }

    func result(of found: PublicConsultation, _ words: String, in snapshot: Snapshot) throws -> ConsultationResult {
        let round = found.round?.number ?? 0
        let groups = try CommentRows.groups(of: found.id, round: round, in: snapshot).filter { $0.size > 0 }
        return ConsultationResult(
            counts: try CommentRows.counts(of: found.id, round: round, in: snapshot), groups: groups,
            hearings: try CommentRows.hearings(of: found.id, in: snapshot),
            personal: try personalPlaces(found, words, groups, in: snapshot))
    }

    // MARK: Steps of every act

    func loaded(
        _ id: ConsultationID, _ officer: Officer, _ version: Int?, in tx: Transaction
    ) throws -> PublicConsultation {
        let found = try visible(id, to: officer, in: tx)
        if let version, version != found.version { throw ConsultationStore.changedMeanwhile }
        return found
    }

    func write(
        _ next: PublicConsultation, from found: PublicConsultation, _ act: ConsultationAct, _ officer: Officer,
        _ note: String, in tx: Transaction
    ) throws -> PublicConsultation {
        guard try ConsultationRows.update(next, from: found, in: tx) else { throw ConsultationStore.changedMeanwhile }
        let words = note.isEmpty ? act.chinese : "\(act.chinese)：\(note)"
        try journal.append(entry(act.rawValue, found, next, officer, act.rule, words), in: tx)
        if next.isPublic { for follow in followers { try follow(next.id, tx) } }
        return next
    }

    func entry(
        _ act: String, _ before: PublicConsultation?, _ after: PublicConsultation, _ officer: Officer?, _ rule: String,
        _ note: String
    ) -> JournalEntry {
        JournalEntry(
            agency: after.agency, actor: officer?.id, actorName: officer?.name ?? ConsultationStore.visitor,
            act: "consultation.\(act)", subjectKind: PublicConsultation.journalKind, subjectID: after.id.text,
            before: before?.canonicalText, after: after.canonicalText, rule: rule, note: note)
    }

    /// An entry that changes nothing of the record itself: of a comment, a group, a hearing.
    func aside(
        _ act: String, _ found: PublicConsultation, _ officer: Officer?, _ rule: String, _ note: String
    ) -> JournalEntry {
        JournalEntry(
            agency: found.agency, actor: officer?.id, actorName: officer?.name ?? ConsultationStore.visitor,
            act: "consultation.\(act)", subjectKind: PublicConsultation.journalKind, subjectID: found.id.text,
            rule: rule, note: note)
    }

    static let visitor = "公众（意见征集）"

    private func checked(_ draft: ConsultationDraft, today: Day) throws -> ConsultationDraft.Checked {
        var fault: Refusal?
        if !draft.questions.isEmpty, case .failure(let refusal) = SurveyText.questions(draft.questions) {
            fault = refusal
        }
        return try draft.checked(today: today, questionsFault: fault).get()
    }

    private func ownUnit(_ unit: UnitID?, of officer: Officer, in tx: Transaction) throws -> UnitID {
        if officer.holds(.supervisor) || officer.isAdministrator {
            throw Refusal(.roleRefused, "没有保存：这一步由业务科室办理。", rule: "ROLE-5")
        }
        // A hospital's officers belong to a unit of its commission too: they draft in units of their own agency.
        let own = try people.units(of: officer.agency, in: tx).map(\.id).filter(officer.units.contains)
        guard let unit = unit ?? (own.count == 1 ? own.first : nil), own.contains(unit)
        else {
            throw Refusal(.invalid, "没有保存：没有选择起草科室，或者您不在这个科室。请从名单中选择。", rule: "ROLE-5", field: "unit")
        }
        return unit
    }

    private func requireItem(_ item: DecisionItemID?, of agency: AgencyID, in tx: Transaction) throws {
        guard let item else { return }
        guard
            try tx.first("SELECT id FROM consultation_decision WHERE id = ? AND agency_id = ?", [item, agency]) != nil
        else { throw Refusal(.invalid, "没有保存：所选决策事项不在目录中。请重新选择。", rule: "CONS-1", field: "item") }
    }
}
