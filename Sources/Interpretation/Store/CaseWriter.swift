import Audit
import Kernel
import Obligations
import SQL

/// Writes one act on a case: rows, obligations and journal entry, inside the caller's transaction.
struct CaseWriter {
    let tx: Transaction
    /// Nil when it follows from what was done elsewhere.
    let officer: Officer?
    let journal: Journal
    let obligations: ObligationStore

    static let follower = "系统（随公文、信息发布联动）"

    func open(_ new: PolicyCase, note: String) throws {
        try PolicyCaseRows.insert(new, in: tx)
        let rule = new.need == .changeOnly ? "NORM-6" : "INT-1"
        try journal.append(entry("open", rule, note, before: nil, after: new), in: tx)
    }

    @discardableResult
    func record(_ change: CaseChange, on before: PolicyCase, title: String) throws -> PolicyCase {
        try write(change.next, from: before, act: change.act.rawValue, rule: change.act.rule, change.note, title: title)
    }

    /// What follows from an act elsewhere; nothing is written when nothing changed.
    @discardableResult
    func follow(_ next: PolicyCase, from before: PolicyCase, _ note: String, title: String) throws -> PolicyCase {
        guard next != before else { return before }
        var next = next
        next.version = before.version + 1
        return try write(next, from: before, act: "follow", rule: "INT-3", note, title: title)
    }

    private func write(
        _ next: PolicyCase, from before: PolicyCase, act: String, rule: String, _ note: String, title: String
    ) throws -> PolicyCase {
        try PolicyCaseRows.update(next, from: before, in: tx)
        try settleInterpretation(next, title: title)
        try settleRevision(next, before: before, title: title)
        try journal.append(entry(act, rule, note, before: before, after: next), in: tx)
        return next
    }

    /// INT-3: opened when the document is public, met when a material stands beside it, lifted by an exemption.
    private func settleInterpretation(_ next: PolicyCase, title: String) throws {
        let rule = InterpretationStore.interpretationRule
        guard let published = next.publishedAt else { return }
        var duty = try obligations.obligation(rule, on: next.duty, of: next.agency, in: tx)
        if duty == nil, next.isOwed {
            try obligations.open(
                rule, on: next.duty, of: next.agency, title: "解读《\(title)》", owner: next.unit,
                term: InterpretationStore.term, from: published, in: tx)
            duty = try obligations.obligation(rule, on: next.duty, of: next.agency, in: tx)
        }
        guard duty?.state == .open else { return }
        if let interpreted = next.interpretedAt {
            try obligations.append(.met, to: rule, on: next.duty, of: next.agency, at: interpreted, in: tx)
        } else if !next.isOwed {
            try obligations.append(
                .waived, to: rule, on: next.duty, of: next.agency, at: tx.now, note: "免予解读", in: tx)
        }
    }

    /// INT-11: a policy that was found to need a change is changed by a day.
    private func settleRevision(_ next: PolicyCase, before: PolicyCase, title: String) throws {
        guard let evaluation = next.evaluation, let until = evaluation.reviseUntil else { return }
        let subject = Obligation.Subject(kind: "policy_revision", id: "\(next.id)/\(evaluation.on)")
        let duty = try obligations.obligation("INT-11", on: subject, of: next.agency, in: tx)
        if duty == nil {
            try obligations.open(
                "INT-11", on: subject, of: next.agency, title: "\(evaluation.result.chinese)《\(title)》",
                owner: next.unit,
                term: Term(.until(until)), in: tx)
        } else if duty?.state == .open, !evaluation.revision.isEmpty {
            try obligations.append(.met, to: "INT-11", on: subject, of: next.agency, at: tx.now, in: tx)
        }
    }

    private func entry(
        _ act: String, _ rule: String, _ note: String, before: PolicyCase?, after: PolicyCase
    ) -> JournalEntry {
        JournalEntry(
            agency: after.agency, actor: officer?.id, actorName: officer?.name ?? CaseWriter.follower,
            act: "interpretation.\(act)", subjectKind: PolicyCase.journalKind, subjectID: after.id.text,
            before: before?.canonicalText, after: after.canonicalText, rule: rule, note: note)
    }
}

extension PolicyCase {
    package static let journalKind = "policy_case"

    var duty: Obligation.Subject { Obligation.Subject(kind: PolicyCase.journalKind, id: id.text) }

    /// The record as its acts put it into the journal.
    var canonicalText: String {
        let need = need.stored
        return CanonicalJSON.object([
            ("id", .text(id.text)), ("agency", .text(agency.text)), ("document", .optional(document?.text)),
            ("unit", .text(unit.text)), ("need", .text(need.word)), ("need_reason", .text(need.reason)),
            ("stage", .text(stage.rawValue)), ("points", .text(plan.points)),
            ("forms", .list(plan.forms.map(\.rawValue).sorted().map { .text($0) })),
            ("first_interpreter", .text(plan.firstInterpreter)), ("risk", .optional(plan.risk?.rawValue)),
            ("response", .text(plan.response)), ("signed_by", .optional(signature?.member.text)),
            ("article", .optional(policyArticle?.text)), ("published", .optional(publishedAt?.minute)),
            ("interpreted", .optional(interpretedAt?.minute)),
            (
                "materials",
                .list(materials.map { .text("\($0.kind.rawValue)/\($0.title)/\($0.article?.text ?? $0.proof)") })
            ),
            ("releases", .list(releases.map { .text("\($0.channel.rawValue)/\($0.on)/\($0.address)") })),
            ("members", .list(members.map { .text("\($0.kind.rawValue)/\($0.article)") })),
            (
                "settlements",
                .list(settlements.map { "\($0.change)/\($0.page)/\($0.way.rawValue)" }.sorted().map { .text($0) })
            ),
            ("evaluation", .optional(evaluation?.result.rawValue)), ("revision", .text(evaluation?.revision ?? "")),
            ("version", .integer(Int64(version))),
        ])
    }
}
