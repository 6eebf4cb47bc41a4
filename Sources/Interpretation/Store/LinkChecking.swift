import Documents
package import Kernel
import Obligations
package import Publishing
import SQL

/// INT-4: document and interpretation lead to each other, as the live pages have it.
extension InterpretationStore {
    static let linkRule = "INT-4"
    /// A broken link is mended within three working days [C].
    static let linkTerm = Term(.workingDays(3))

    /// Reads the pages of every case that is public, once a day; what is wrong becomes somebody's duty.
    ///
    /// - Returns: how many directions were looked at, and how many are broken.
    package func checkLinks(_ read: @escaping LivePageReading) async throws -> (checked: Int, broken: Int) {
        let pairs = try await store.read { try linkPairs(in: $0) }
        var pages: [ArticleID: LivePage] = [:], checked = 0, broken = 0
        for pair in pairs {
            for id in [pair.policy, pair.material] where pages[id] == nil {
                pages[id] = try await read(PublicAddress.article(id))
            }
            for direction in LinkFinding.Direction.allCases {
                let (from, to) =
                    direction == .fromPolicy ? (pair.policy, pair.material) : (pair.material, pair.policy)
                let fault = pages[from]?.fault(linkingTo: PublicAddress.article(to))
                try await keep(fault, direction, of: pair)
                checked += 1
                if fault != nil { broken += 1 }
            }
        }
        return (checked, broken)
    }

    private struct LinkPair: Sendable {
        let found: PolicyCase
        let policy: ArticleID
        let material: ArticleID
    }

    private func linkPairs(in snapshot: Snapshot) throws -> [LinkPair] {
        try PolicyCaseRows.cases(where: "published_at IS NOT NULL ORDER BY id", [], in: snapshot).flatMap { found in
            guard let policy = found.policyArticle, found.isOwed,
                try publishing.glance(policy, in: snapshot)?.article.isReadable == true
            else { return [LinkPair]() }
            return found.materials.filter(\.isPublic).compactMap(\.article).map {
                LinkPair(found: found, policy: policy, material: $0)
            }
        }
    }

    private func keep(_ fault: String?, _ direction: LinkFinding.Direction, of pair: LinkPair) async throws {
        try await store.write { tx in
            let before = try finding(pair.material, direction, of: pair.found.id, in: tx)
            let since = fault == nil ? nil : before?.brokenSince ?? tx.now
            try tx.execute(
                """
                INSERT INTO policy_link_check (case_id, article_id, direction, checked_at, fault, broken_since)
                VALUES (?, ?, ?, ?, ?, ?)
                ON CONFLICT (case_id, article_id, direction) DO UPDATE SET checked_at = ?, fault = ?, broken_since = ?
                """,
                [
                    pair.found.id, pair.material, direction.rawValue, tx.now, fault, since, tx.now, fault, since,
                ])
            try settleLink(since, before: before?.brokenSince, direction, pair, in: tx)
        }
    }

    private func settleLink(
        _ since: Moment?, before: Moment?, _ direction: LinkFinding.Direction, _ pair: LinkPair, in tx: Transaction
    ) throws {
        guard since != before else { return }
        func subject(_ moment: Moment) -> Obligation.Subject {
            Obligation.Subject(
                kind: "policy_link", id: "\(pair.material)/\(direction.rawValue)/\(moment.milliseconds)")
        }
        if let before {
            try obligations.append(
                .met, to: InterpretationStore.linkRule, on: subject(before), of: pair.found.agency, at: tx.now, in: tx)
        }
        if let since {
            try obligations.open(
                InterpretationStore.linkRule, on: subject(since), of: pair.found.agency,
                title: "修复《\(try title(of: pair.found, in: tx))》与解读的关联（\(direction.chinese)）", owner: pair.found.unit,
                term: InterpretationStore.linkTerm, in: tx)
        }
    }

    private func finding(
        _ material: ArticleID, _ direction: LinkFinding.Direction, of id: PolicyCaseID, in snapshot: Snapshot
    ) throws -> LinkFinding? {
        try findings(of: id, in: snapshot).first { $0.material == material && $0.direction == direction }
    }

    func findings(of id: PolicyCaseID, in snapshot: Snapshot) throws -> [LinkFinding] {
        try snapshot.query(
            """
            SELECT article_id, direction, checked_at, fault, broken_since FROM policy_link_check
            WHERE case_id = ? ORDER BY article_id, direction
            """, [id]
        ).map {
            LinkFinding(
                material: try $0.id(0), direction: try Stored.value(LinkFinding.Direction.self, try $0.text(1)),
                checkedAt: try $0.moment(2), fault: try $0.optionalText(3), brokenSince: try $0.optionalMoment(4))
        }
    }

    /// The last look of the round, so that a day has one.
    package func lastLinkCheck() async throws -> Moment? {
        try await store.read {
            try $0.first("SELECT max(checked_at) FROM policy_link_check")?.optionalMoment(0)
        }
    }
}
