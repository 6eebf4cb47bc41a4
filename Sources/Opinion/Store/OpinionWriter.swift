import Audit
import Kernel
import Obligations
import SQL

/// Writes one act on a case: rows, obligations and journal entry, inside the caller's transaction.
struct OpinionWriter {
    let tx: Transaction
    /// Nil when it follows from what was done elsewhere.
    let officer: Officer?
    let journal: Journal
    let obligations: ObligationStore

    static let follower = "系统（随信息发布联动）"

    func open(_ new: OpinionCase, note: String) throws {
        try OpinionRows.insert(new, in: tx)
        try settle(new)
        try journal.append(entry("register", "SEN-6", note, before: nil, after: new), in: tx)
    }

    @discardableResult
    func record(_ change: OpinionChange, on before: OpinionCase) throws -> OpinionCase {
        try write(change.next, from: before, change.act.rawValue, change.act.rule, change.note)
    }

    /// What follows from an act elsewhere; nothing is written when nothing changed.
    func follow(_ next: OpinionCase, from before: OpinionCase, _ note: String) throws {
        guard next != before else { return }
        var next = next
        next.version = before.version + 1
        try write(next, from: before, "publish", "SEN-1", note)
    }

    @discardableResult
    private func write(
        _ next: OpinionCase, from before: OpinionCase, _ act: String, _ rule: String, _ note: String
    ) throws -> OpinionCase {
        try OpinionRows.update(next, from: before, in: tx)
        if next.clockRun != before.clockRun { try lift(before) }
        if next.unit != before.unit { try hand(next) }
        try settle(next)
        try journal.append(entry(act, rule, note, before: before, after: next), in: tx)
        return next
    }

    // MARK: What is owed

    private struct Duty {
        let rule: String
        let title: String
        let term: Term
        let from: Moment
        let metAt: Moment?
        /// Why nothing is owed any longer; nil while it is.
        let lifted: String?
    }

    /// SEN-1, SEN-2, SEN-3 and SEN-8, each opened once from the start of its clock, met when it was met, lifted when another
    /// took its place.
    private func settle(_ next: OpinionCase) throws {
        for duty in duties(of: next) { try settle(duty, next) }
    }

    private func duties(of next: OpinionCase) -> [Duty] {
        let clocks = next.clocks, title = next.notice.title
        let declined: String? = next.isDeclined ? "决定不予回应" : nil
        var duties: [Duty] = []
        for kind in OpinionKind.allCases {
            let replaced: String? = kind == next.strictest ? nil : "改按\(next.strictest.chinese)计时"
            let hours = OpinionClocks(occurred: nil, discovered: clocks.start, kind: kind).hours
            duties.append(
                Duty(
                    rule: OpinionClocks.responseRule(kind), title: "回应舆情\(next.number)：\(title)",
                    term: Term(.naturalHours(hours)), from: clocks.start, metAt: next.respondedAt,
                    lifted: declined ?? replaced))
        }
        duties.append(
            Duty(
                rule: OpinionClocks.pressRule, title: "召开新闻发布会\(next.number)：\(title)",
                term: Term(.naturalHours(OpinionClocks.pressHours)), from: clocks.start, metAt: next.pressAt,
                lifted: declined ?? (next.owesPress ? nil : "级别调整后不要求召开新闻发布会")))
        duties.append(
            Duty(
                rule: OpinionClocks.reportRule, title: "报告突发公共卫生事件\(next.number)：\(title)",
                term: Term(.naturalHours(OpinionClocks.reportHours)), from: next.notice.discoveredAt,
                metAt: next.report?.at, lifted: next.notice.isHealthEmergency ? nil : "不是突发公共卫生事件"))
        return duties
    }

    private func settle(_ duty: Duty, _ next: OpinionCase) throws {
        var owed = try obligations.obligation(duty.rule, on: next.duty, of: next.agency, in: tx)
        if owed == nil, duty.lifted == nil {
            owed = try obligations.opened(
                duty.rule, on: next.duty, of: next.agency, title: duty.title, owner: next.unit, term: duty.term,
                from: duty.from, in: tx)
        }
        guard owed?.state == .open else { return }
        if let lifted = duty.lifted {
            try obligations.append(
                .waived, to: duty.rule, on: next.duty, of: next.agency, at: tx.now, note: lifted, in: tx)
        } else if let metAt = duty.metAt {
            try obligations.append(
                .met, to: duty.rule, on: next.duty, of: next.agency, at: max(metAt, duty.from), in: tx)
        }
    }

    /// The clocks of an earlier run no longer count.
    private func lift(_ before: OpinionCase) throws {
        for duty in duties(of: before) {
            guard let owed = try obligations.obligation(duty.rule, on: before.duty, of: before.agency, in: tx),
                owed.state == .open
            else { continue }
            try obligations.append(
                .waived, to: duty.rule, on: before.duty, of: before.agency, at: tx.now, note: "时间已经更正，另行计时", in: tx)
        }
    }

    private func hand(_ next: OpinionCase) throws {
        for duty in duties(of: next) {
            guard let owed = try obligations.obligation(duty.rule, on: next.duty, of: next.agency, in: tx),
                owed.state == .open
            else { continue }
            try obligations.hand(duty.rule, on: next.duty, of: next.agency, to: next.unit, in: tx)
        }
    }

    private func entry(
        _ act: String, _ rule: String, _ note: String, before: OpinionCase?, after: OpinionCase
    ) -> JournalEntry {
        JournalEntry(
            agency: after.agency, actor: officer?.id, actorName: officer?.name ?? OpinionWriter.follower,
            act: "opinion.\(act)", subjectKind: OpinionCase.journalKind, subjectID: after.id.text,
            before: before?.canonicalText, after: after.canonicalText, rule: rule, note: note)
    }
}

extension OpinionCase {
    package static let journalKind = "opinion"

    /// Whether an obligation on such a subject is one of a case.
    package static func owns(_ subjectKind: String) -> Bool {
        subjectKind == journalKind || subjectKind.hasPrefix(journalKind + "_")
    }

    /// `opinion`, `opinion_2` once its clocks were set anew.
    var duty: Obligation.Subject {
        let kind = OpinionCase.journalKind
        return Obligation.Subject(kind: clockRun == 1 ? kind : "\(kind)_\(clockRun)", id: id.text)
    }

    /// The record as its acts put it into the journal.
    var canonicalText: String {
        let again: [(String, CanonicalJSON.Value)] =
            clockRun == 1 ? [] : [("clock_run", .integer(Int64(clockRun)))]
        return CanonicalJSON.object(members + again)
    }

    private var members: [(String, CanonicalJSON.Value)] {
        [
            ("id", .text(id.text)), ("agency", .text(agency.text)), ("number", .text(number)),
            ("title", .text(notice.title)), ("summary", .text(notice.summary)),
            ("source", .text(notice.source.rawValue)),
            ("address", .text(notice.address)), ("occurred", .optional(notice.occurredAt?.minute)),
            ("discovered", .text(notice.discoveredAt.minute)),
            ("health", .text(notice.isHealthEmergency ? "yes" : "no")),
            ("kind", .text(kind.rawValue)), ("strictest", .text(strictest.rawValue)),
            ("level", .optional(level?.rawValue)),
            ("reasons", .list(reasons.map(\.rawValue).sorted().map { .text($0) })), ("unit", .text(unit.text)),
            ("superior", .text(superior)), ("order", .text(order)), ("stage", .text(stage.rawValue)),
            ("consultation", .optional(consultation?.words)), ("topic", .optional(topic?.text)),
            ("report", .optional(report.map { "\($0.at.minute)/\($0.recipients)" })),
            (
                "statements",
                .list(statements.map { .text("\($0.kind.rawValue)/\($0.article)/\($0.publishedAt?.minute ?? "")") })
            ),
            ("conferences", .list(conferences.map { .text("\($0.heldAt.minute)/\($0.place)/\($0.words)") })),
            ("rumours", .list(rumours.map { .text("\($0.claim)/\($0.fact)/\($0.evidence)/\($0.referral)") })),
            ("suggestions", .list(suggestions.map { .text("\($0.words)/\($0.fate.rawValue)/\($0.answer)") })),
            ("handling", .text(handling)),
            ("evaluation", .optional(evaluation.map { "\($0.effect.rawValue)/\($0.words)" })),
            ("accountability", .optional(accountability.map { "\($0.outcome.rawValue)/\($0.words)" })),
            ("decline", .optional(decline?.reason)), ("version", .integer(Int64(version))),
        ]
    }
}
