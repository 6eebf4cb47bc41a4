package import Kernel
package import Publishing
package import SQL

/// What stands around a policy on its public pages.
extension InterpretationStore {
    /// The package that an article belongs to, as its policy, a material or a member; nil when nothing stands around it.
    package func package(around article: ArticleID) async throws -> PolicyPackage? {
        try await store.read { snapshot in
            guard let found = try policyCase(around: article, in: snapshot) else { return nil }
            let package = try package(of: found, in: snapshot)
            return package.isWorthShowing ? package : nil
        }
    }

    /// The latest public policy, where one page belongs to several.
    private func policyCase(around article: ArticleID, in snapshot: Snapshot) throws -> PolicyCase? {
        let kept = try PolicyCaseRows.cases(
            where: """
                published_at IS NOT NULL AND need <> 'dropped' AND subject_kind = 'document' AND (policy_article_id = ?
                OR id IN (SELECT case_id FROM policy_material WHERE article_id = ?)
                OR id IN (SELECT case_id FROM policy_package_member WHERE article_id = ?))
                ORDER BY published_at DESC, id DESC LIMIT 1
                """, [article, article, article], in: snapshot)
        if let first = kept.first { return first }
        return try publishing.glance(article, in: snapshot)?.article.document.flatMap {
            try watched($0, in: snapshot)
        }
    }

    private func package(of found: PolicyCase, in snapshot: Snapshot) throws -> PolicyPackage {
        var package = PolicyPackage()
        func add(_ id: ArticleID, _ part: PolicyPackage.Part, _ role: String) throws {
            guard let glance = try publishing.glance(id, in: snapshot), glance.article.isReadable,
                let live = glance.article.live
            else { return }
            package.add(
                PolicyPackage.Page(
                    place: .article(id), title: glance.title, since: live.publishedAt.day, role: role), to: part)
        }
        if let policy = found.policyArticle { try add(policy, .text, "政策文件") }
        for material in found.materials {
            if let id = material.article { try add(id, material.kind.part, material.kind.chinese) }
        }
        if let policy = found.policyArticle {
            for id in try publishing.explaining(policy, in: snapshot) { try add(id, .interpretation, "解读") }
        }
        for member in found.members { try add(member.article, member.kind.part, member.kind.chinese) }
        let speaking = try elsewhere.speaking(names(of: found, in: snapshot), found.agency, snapshot)
        for one in try outside(of: found, in: snapshot) + speaking {
            package.add(
                PolicyPackage.Page(place: one.place, title: one.title, since: one.since, role: one.role),
                to: one.kind.part)
        }
        return package
    }
}
