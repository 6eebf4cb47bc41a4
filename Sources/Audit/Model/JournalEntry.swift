package import Kernel

/// What an act leaves in the journal: who did what to what, under which rule. Written in the act's own transaction.
package struct JournalEntry: Sendable, Hashable {
    /// The agency whose chain it belongs to; nil for acts on the whole installation.
    package var agency: AgencyID?
    /// The member who acted; nil for the system itself.
    package var actor: MemberID?
    /// The name as it was then.
    package var actorName: String
    /// `plan.task.assign`: capability, subject, verb.
    package var act: String
    /// `plan.task`: what kind of record the act changed.
    package var subjectKind: String
    /// The record's id.
    package var subjectID: String
    /// Canonical JSON of the record before the act; only its hash is kept, so that a personal datum can be deleted later
    /// without breaking the chain. Nil when there was none.
    package var before: String?
    /// Canonical JSON of the record after the act; only its hash is kept. Nil when the record is gone.
    package var after: String?
    /// The rule the act follows: `TASK-4`.
    package var rule: String?
    /// What a person reads on the record's timeline; no personal data of applicants.
    package var note: String

    /// Every field; those that are often absent have defaults.
    package init(
        agency: AgencyID?, actor: MemberID?, actorName: String, act: String, subjectKind: String, subjectID: String,
        before: String? = nil, after: String? = nil, rule: String? = nil, note: String
    ) {
        self.agency = agency
        self.actor = actor
        self.actorName = actorName
        self.act = act
        self.subjectKind = subjectKind
        self.subjectID = subjectID
        self.before = before
        self.after = after
        self.rule = rule
        self.note = note
    }

    /// The entry of an officer's act in the officer's own agency.
    package init(
        by officer: Officer, act: String, subjectKind: String, subjectID: String, before: String? = nil,
        after: String? = nil, rule: String? = nil, note: String
    ) {
        self.init(
            agency: officer.agency, actor: officer.id, actorName: officer.name, act: act, subjectKind: subjectKind,
            subjectID: subjectID, before: before, after: after, rule: rule, note: note)
    }
}
