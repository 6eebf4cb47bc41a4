import Documents
package import Kernel
import Obligations
import Publishing
import SQL

/// What a new day brings by itself: the bulletin of the quarter that ended, and pages that a change of a policy left stale.
extension InterpretationStore {
    static let knockOnRule = "NORM-6"
    static let knockOnKind = "policy_knock_on"
    /// What a change leaves stale is settled within five working days [C].
    static let knockOnTerm = Term(.workingDays(5))

    /// Safe to run again: each duty is opened once, and met once.
    ///
    /// - Parameter whole: looks for changes nobody has heard of yet, which reads the texts of pages; once a day is enough.
    ///   Without it only what is owed already is looked at.
    /// - Returns: how many duties were opened or met.
    package func settleDay(whole: Bool = true) async throws -> Int {
        let agencies = try await store.read { snapshot in
            try snapshot.query("SELECT agency_id FROM interpretation_start ORDER BY agency_id").map {
                try $0.id(0) as AgencyID
            }
        }
        var changed = 0
        for agency in agencies {
            let last = Period(.quarter, containing: Period(.quarter, containing: today).first.adding(days: -1))
            changed += try await store.write { try openBulletinDuty(agency, last, in: $0) } ? 1 : 0
            for id in try await looked(at: agency, whole: whole) { changed += try await settleKnockOns(of: id) }
        }
        return changed
    }

    /// The cases that something may have happened to.
    private func looked(at agency: AgencyID, whole: Bool) async throws -> [PolicyCaseID] {
        try await store.read { snapshot in
            var ids = try owing(of: agency, in: snapshot)
            guard whole else { return ids.sorted() }
            for document in try documents.changed(of: agency, before: today, in: snapshot) {
                if let found = try watched(document, in: snapshot) { ids.insert(found.id) }
            }
            // Withdrawn pages: of every kind of document, so the cases are asked themselves.
            let published = try snapshot.query(
                "SELECT id, policy_article_id FROM policy_case WHERE agency_id = ? AND published_at IS NOT NULL ORDER BY id",
                [agency])
            for row in published {
                guard let article: ArticleID = try row.optionalID(1),
                    try publishing.glance(article, in: snapshot)?.article.withdrawal != nil
                else { continue }
                ids.insert(try row.id(0))
            }
            return ids.sorted()
        }
    }

    /// A change that is in force and left pages behind is owed; one whose pages are settled is met.
    private func settleKnockOns(of id: PolicyCaseID) async throws -> Int {
        try await store.write { tx in
            guard var found = try PolicyCaseRows.found(id, in: tx) ?? watched(as: id, in: tx) else { return 0 }
            var changed = 0
            for (change, isInForce) in try changes(of: found, in: tx) {
                let duty = try obligations.obligation(
                    InterpretationStore.knockOnRule, on: subject(of: change, found), of: found.agency, in: tx)
                guard duty?.state == .open || (duty == nil && isInForce) else { continue }
                let isOpen = !(try knockOn(change, on: found, in: tx)).open.isEmpty
                guard isOpen == (duty == nil) else {
                    if isOpen { try remember(change, on: found, in: tx) }
                    continue
                }
                if isOpen, found.version == 0 { found = try begin(watching: found, by: nil, in: tx) }
                try isOpen ? open(change, on: found, in: tx) : meet(change, on: found, in: tx)
                changed += 1
            }
            return changed
        }
    }

    /// The record of a case that was only watched so far.
    func begin(watching found: PolicyCase, by officer: Officer?, in tx: Transaction) throws -> PolicyCase {
        var kept = found
        kept.version = 1
        try writer(tx, officer).open(kept, note: "\(found.subject.noun)变动牵连其他公开页面，开始处置")
        return kept
    }

    /// What a settlement of the last page ends, in its transaction.
    func meetSettled(_ found: PolicyCase, under key: String, in tx: Transaction) throws {
        for (change, _) in try changes(of: found, in: tx) where change.key == key {
            let duty = try obligations.obligation(
                InterpretationStore.knockOnRule, on: subject(of: change, found), of: found.agency, in: tx)
            if duty?.state == .open, try knockOn(change, on: found, in: tx).open.isEmpty {
                try meet(change, on: found, in: tx)
            }
        }
    }

    func open(_ change: PolicyChange, on found: PolicyCase, in tx: Transaction) throws {
        try obligations.open(
            InterpretationStore.knockOnRule, on: subject(of: change, found), of: found.agency,
            title: "处置《\(try title(of: found, in: tx))》变动牵连的页面", owner: found.unit,
            term: InterpretationStore.knockOnTerm, in: tx)
        try remember(change, on: found, in: tx)
    }

    private func remember(_ change: PolicyChange, on found: PolicyCase, in tx: Transaction) throws {
        try tx.execute(
            """
            INSERT INTO policy_knock_on (case_id, change_key, agency_id) VALUES (?, ?, ?)
            ON CONFLICT (case_id, change_key) DO NOTHING
            """, [found.id, change.key, found.agency])
    }

    private func meet(_ change: PolicyChange, on found: PolicyCase, in tx: Transaction) throws {
        try obligations.append(
            .met, to: InterpretationStore.knockOnRule, on: subject(of: change, found), of: found.agency, at: tx.now,
            in: tx)
        try tx.execute(
            "DELETE FROM policy_knock_on WHERE case_id = ? AND change_key = ?", [found.id, change.key])
    }

    func subject(of change: PolicyChange, _ found: PolicyCase) -> Obligation.Subject {
        Obligation.Subject(kind: InterpretationStore.knockOnKind, id: "\(found.id)/\(change.key)")
    }
}
