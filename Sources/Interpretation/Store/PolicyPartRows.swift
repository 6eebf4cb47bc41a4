import Kernel
import SQL

/// What belongs to a case, in tables of its own.
enum PolicyPartRows {
    static func fill(_ found: inout PolicyCase, in snapshot: Snapshot) throws {
        found.materials = try materials(of: found.id, in: snapshot)
        found.releases = try snapshot.query(
            "SELECT channel, address, released_on FROM policy_release WHERE case_id = ? ORDER BY position", [found.id]
        ).map {
            ChannelRelease(
                channel: try Stored.value(ReleaseChannel.self, try $0.text(0)), address: try $0.text(1),
                on: try $0.day(2))
        }
        found.members = try snapshot.query(
            "SELECT id, kind, article_id FROM policy_package_member WHERE case_id = ? ORDER BY position", [found.id]
        ).map {
            PackageMember(
                id: try $0.id(0), kind: try Stored.value(PackageMember.Kind.self, try $0.text(1)),
                article: try $0.id(2))
        }
        found.settlements = try snapshot.query(
            """
            SELECT change_key, article_id, way, reason, by_name, settled_at FROM policy_page_settlement
            WHERE case_id = ? ORDER BY settled_at, change_key, article_id
            """, [found.id]
        ).map {
            PageSettlement(
                change: try $0.text(0), page: try $0.text(1),
                way: try Stored.value(PageSettlement.Way.self, try $0.text(2)), reason: try $0.text(3),
                byName: try $0.text(4), at: try $0.moment(5))
        }
    }

    private static func materials(of id: PolicyCaseID, in snapshot: Snapshot) throws -> [PolicyMaterial] {
        try snapshot.query(
            """
            SELECT id, kind, title, article_id, proof, contents, public_since FROM policy_material
            WHERE case_id = ? ORDER BY position
            """, [id]
        ).map {
            PolicyMaterial(
                id: try $0.id(0), kind: try Stored.value(MaterialKind.self, try $0.text(1)), title: try $0.text(2),
                article: try $0.optionalID(3), proof: try $0.text(4), contents: try contents(try $0.text(5)),
                publicSince: try $0.optionalMoment(6))
        }
    }

    /// `background␟第一部分␞tasks␟第二部分`: control characters that no form lets through.
    private static func contents(_ text: String) throws -> [ContentItem: String] {
        var found: [ContentItem: String] = [:]
        for part in text.split(separator: "\u{1E}") {
            let pair = part.split(separator: "\u{1F}", maxSplits: 1)
            guard let key = pair.first, pair.count == 2, let words = pair.last else { continue }
            found[try Stored.value(ContentItem.self, String(key))] = String(words)
        }
        return found
    }

    private static func text(_ contents: [ContentItem: String]) -> String {
        ContentItem.allCases.compactMap { item in contents[item].map { "\(item.rawValue)\u{1F}\($0)" } }
            .joined(separator: "\u{1E}")
    }

    static func rewrite(_ next: PolicyCase, before: PolicyCase?, in tx: Transaction) throws {
        if next.materials != before?.materials ?? [] { try rewriteMaterials(next, in: tx) }
        if next.releases != before?.releases ?? [] { try rewriteReleases(next, in: tx) }
        if next.members != before?.members ?? [] { try rewriteMembers(next, in: tx) }
        if next.settlements != before?.settlements ?? [] { try rewriteSettlements(next, in: tx) }
    }

    private static func rewriteMaterials(_ next: PolicyCase, in tx: Transaction) throws {
        try tx.execute("DELETE FROM policy_material WHERE case_id = ?", [next.id])
        for (position, one) in next.materials.enumerated() {
            try tx.execute(
                """
                INSERT INTO policy_material (id, case_id, position, kind, title, article_id, proof, contents, public_since)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                [
                    one.id, next.id, position, one.kind.rawValue, one.title, one.article, one.proof,
                    text(one.contents), one.publicSince,
                ])
        }
    }

    private static func rewriteReleases(_ next: PolicyCase, in tx: Transaction) throws {
        try tx.execute("DELETE FROM policy_release WHERE case_id = ?", [next.id])
        for (position, one) in next.releases.enumerated() {
            try tx.execute(
                "INSERT INTO policy_release (case_id, position, channel, address, released_on) VALUES (?, ?, ?, ?, ?)",
                [next.id, position, one.channel.rawValue, one.address, one.on])
        }
    }

    private static func rewriteMembers(_ next: PolicyCase, in tx: Transaction) throws {
        try tx.execute("DELETE FROM policy_package_member WHERE case_id = ?", [next.id])
        for (position, one) in next.members.enumerated() {
            try tx.execute(
                "INSERT INTO policy_package_member (id, case_id, position, kind, article_id) VALUES (?, ?, ?, ?, ?)",
                [one.id, next.id, position, one.kind.rawValue, one.article])
        }
    }

    private static func rewriteSettlements(_ next: PolicyCase, in tx: Transaction) throws {
        try tx.execute("DELETE FROM policy_page_settlement WHERE case_id = ?", [next.id])
        for one in next.settlements {
            try tx.execute(
                """
                INSERT INTO policy_page_settlement (case_id, change_key, article_id, way, reason, by_name, settled_at)
                VALUES (?, ?, ?, ?, ?, ?, ?)
                """, [next.id, one.change, one.page, one.way.rawValue, one.reason, one.byName, one.at])
        }
    }
}
