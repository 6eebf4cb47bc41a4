import Kernel
import Markup
import People
import Publishing
import Requests
import SQL
import Site

/// FOI-44: an accepted proposal becomes a draft in 信息发布, which is reviewed like any other.
struct RequestPublication: Sendable {
    let publishing: PublishingStore
    let people: PeopleStore
    let gate: ContentGate
    let attachments: AttachmentIntake
    /// The part of its address of the column that drafts go into; nil for the first that suits.
    let column: String?

    @Sendable func draft(_ files: [PublicationFile]) async throws -> PublicationKeeping {
        var taken: [Attachment] = [], found: [FindingDraft] = []
        for file in files {
            do {
                let one = try await attachments.take(file.bytes, named: file.name, on: publishing.today)
                taken.append(one.attachment)
                found += one.findings
            } catch is Refusal {
                // What cannot be made fit for the public stays with the case; the drafter adds another copy.
                continue
            }
        }
        return { [taken, found] matter, officer, tx in
            try keep(matter, taken, found, by: officer, in: tx)
        }
    }

    private func keep(
        _ matter: PublicationMatter, _ files: [Attachment], _ findings: [FindingDraft], by officer: Officer,
        in tx: Transaction
    ) throws -> String? {
        guard let column = suitable(try publishing.activeColumns(of: matter.agency, in: tx)) else { return nil }
        let content = ArticleContent(
            title: matter.title, body: ArticleBody.typed(matter.paragraphs.joined(separator: "\n\n")),
            issuer: try people.agency(matter.agency, in: tx)?.name ?? "", column: column.id, attachments: files)
        let drafter =
            try matter.drafters.lazy.compactMap { try people.officer(member: $0, in: tx) }
            .first { Article.refusalOfDrafting(in: matter.unit, of: column.agency, by: $0) == nil }
        let beginning = ArticleBeginning(
            content: content, unit: matter.unit, portal: column.portal,
            findings: gate.findings(in: content, on: tx.today) + findings)
        let article = try publishing.draft(beginning, for: drafter ?? officer, by: officer, in: tx)
        return ArticleLinks.article(article.id).address
    }

    /// The configured one, then （十五）其他法定公开, then any of 政府信息公开, then notices.
    private func suitable(_ columns: [SiteColumn]) -> SiteColumn? {
        let plain = columns.filter { $0.form == .text && !$0.isImportant }
        let ways: [(SiteColumn) -> Bool] = [
            { $0.slug == column }, { $0.place == .others || $0.name.hasPrefix("其他法定") },
            { $0.type == .disclosure && $0.parent != nil }, { $0.type == .notice },
        ]
        for suits in ways {
            if let found = plain.first(where: suits) { return found }
        }
        return nil
    }
}
