import Consultation
import Kernel
import Letters
import Markup
import PublicSite
import Site

extension HomeVoices {
    /// What runs, the next to close first, and the latest letters that were selected.
    static func of(_ consultations: ConsultationStore, _ letters: LetterStore) async throws -> HomeVoices {
        let running = try await consultations.publicList(size: 5).lines.compactMap { line -> Line? in
            guard let left = line.daysLeft, let round = line.consultation.round else { return nil }
            return Line(
                line.consultation.title, ConsultationLinks.publicRecord(line.consultation.id), words: left,
                day: round.closesOn)
        }
        let answered = try await latest(letters, 5).map { letter in
            Line(
                letter.title, LetterLinks.article(letter.id), words: letter.category.chinese,
                day: letter.publishedAt.day)
        }
        return HomeVoices([
            Part("正在征求意见", all: ConsultationLinks.publicList, dayWords: "截止", lines: running),
            Part("来信选登", all: LetterLinks.published, lines: answered),
        ])
    }

    static func latest(_ letters: LetterStore, _ count: Int) async throws -> [PublishedLetter] {
        try await letters.publishedLetters(nil, words: "", page: 1, size: count).letters
    }
}

/// 来信选登 for those who subscribe (FOI-24).
struct LetterFeed {
    let letters: LetterStore
    let site: PortalSite

    func register(on routes: SiteRoutes) {
        routes.page(LetterLinks.feed, audience: .everyone) { [letters, site] _, context in
            let base = context.settings.baseURL
            let records = try await HomeVoices.latest(letters, FeedDocument.length).map { letter in
                var record = OpenRecord(
                    id: letter.id.text, address: base.address(of: LetterLinks.article(letter.id)), title: letter.title,
                    column: letter.category.chinese, publishedAt: letter.publishedAt, updatedAt: letter.publishedAt)
                record.summary = String(letter.question.prefix(200))
                record.issuer = letter.unit
                return record
            }
            let feed = FeedDocument(
                id: try await letters.portalUnits().agency.text, title: "来信选登 - \(site.name)", author: site.agency,
                own: base.address(of: LetterLinks.feed), page: base.address(of: LetterLinks.published), records: records
            )
            return SharedAnswer(feed.bytes, type: FeedDocument.type)
        }
    }
}
