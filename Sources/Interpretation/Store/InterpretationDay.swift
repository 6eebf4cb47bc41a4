import Documents
package import Kernel
import Obligations
import Publishing
import SQL

/// What a new day brings by itself: the bulletin of the quarter that ended, and pages that a change of a policy left stale.
extension InterpretationStore {
    static let knockOnRule = "NORM-6"
    /// What a change leaves stale is settled within five working days [C].
    static let knockOnTerm = Term(.workingDays(5))

    /// Safe to run again: each duty is opened once, and met once.
    ///
    /// - Returns: how many duties were opened or met.
    package func settleDay() async throws -> Int {
        let (agencies, cases) = try await store.read { snapshot in
            (
                try snapshot.query("SELECT agency_id FROM interpretation_start ORDER BY agency_id").map {
                    try $0.id(0) as AgencyID
                },
                try snapshot.query("SELECT id FROM policy_case WHERE published_at IS NOT NULL ORDER BY id").map {
                    try $0.id(0) as PolicyCaseID
                }
            )
        }
        var changed = 0
        for agency in agencies {
            let last = Period(.quarter, containing: Period(.quarter, containing: today).first.adding(days: -1))
            changed += try await store.write { try openBulletinDuty(agency, last, in: $0) } ? 1 : 0
        }
        for id in cases { changed += try await settleKnockOns(of: id) }
        return changed
    }

    /// A change that is in force and left pages behind is owed; one whose pages are settled is met.
    private func settleKnockOns(of id: PolicyCaseID) async throws -> Int {
        try await store.write { tx in
            guard let found = try PolicyCaseRows.found(id, in: tx) else { return 0 }
            var changed = 0
            for knockOn in try knockOns(of: found, in: tx) {
                let subject = Obligation.Subject(kind: "policy_knock_on", id: "\(id)/\(knockOn.change.key)")
                let duty = try obligations.obligation(
                    InterpretationStore.knockOnRule, on: subject, of: found.agency, in: tx)
                if knockOn.open.isEmpty, duty?.state == .open {
                    try obligations.append(
                        .met, to: InterpretationStore.knockOnRule, on: subject, of: found.agency, at: tx.now, in: tx)
                    changed += 1
                } else if !knockOn.open.isEmpty, duty == nil, try isInForce(knockOn.change, on: found, in: tx) {
                    try obligations.open(
                        InterpretationStore.knockOnRule, on: subject, of: found.agency,
                        title: "处置《\(try title(of: found, in: tx))》变动牵连的页面", owner: found.unit,
                        term: InterpretationStore.knockOnTerm, in: tx)
                    changed += 1
                }
            }
            return changed
        }
    }

    /// A draft that will repeal something, and a withdrawal that may come, oblige nobody yet.
    private func isInForce(_ change: PolicyChange, on found: PolicyCase, in tx: Transaction) throws -> Bool {
        switch change {
        case .expiry: return true
        case .withdrawal:
            return try found.policyArticle.flatMap { try publishing.glance($0, in: tx) }?.article.withdrawal != nil
        case .document(let id, _):
            guard let source = DocumentID(id) else { return false }
            return try publishing.companion(of: source, in: tx).flatMap { try publishing.glance($0, in: tx) }?
                .article.isReadable == true
        }
    }
}
