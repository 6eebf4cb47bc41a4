import Assessment
import Dashboards
import Documents
import Interpretation
import Kernel
import Letters
import Markup
import Opinion
import Publishing
import SQL
import Site

/// What waits for a leader, what runs by the hour and what a month came to, each asked of the store that keeps it.
struct LeaderDesk: Sendable {
    let house: House

    private static let shown = 4

    var sources: LeaderSources { LeaderSources(piles: piles, clocks: clocks, months: months) }

    @Sendable private func piles(_ officer: Officer) async throws -> [LeaderPile] {
        let documents = try await house.documents.waiting(for: officer)
        let articles = try await house.publishing.waiting(for: officer)
        return [
            LeaderPile(
                "公文", documents.count, address: DocumentLinks.list.address,
                papers: documents.prefix(LeaderDesk.shown).map {
                    .init($0.contents.title, address: DocumentLinks.document($0.id).address)
                }),
            LeaderPile(
                "信息发布", articles.count, address: ArticleLinks.list.address,
                papers: articles.prefix(LeaderDesk.shown).map {
                    .init($0.title, address: ArticleLinks.article($0.article.id).address)
                }),
            LeaderPile(
                "政策解读", try await house.interpretations.waiting(for: officer),
                address: InterpretationLinks.list.address),
            LeaderPile("舆情回应", try await house.opinions.waiting(for: officer), address: OpinionLinks.list.address),
            LeaderPile(
                "考核", try await house.inspection.assessments.waiting(for: officer),
                address: AssessmentLinks.list.address),
        ]
    }

    @Sendable private func clocks(_ officer: Officer) async throws -> [FastClock] {
        try await house.opinions.running(for: officer).compactMap { line in
            line.next.map {
                FastClock(
                    line.found.notice.title, name: $0.name.chinese, due: $0.due,
                    address: OpinionLinks.record(line.found.id).address)
            }
        }
    }

    /// Letters are counted for a whole agency.
    @Sendable private func months(_ scope: DashboardScope) async throws -> [MonthFigure] {
        let period = scope.period.period
        let published = try await house.store.read {
            try PublishingStore.publishedByColumn(
                of: scope.agency, units: scope.units, from: period.first, through: period.last, in: $0)
        }.reduce(0) { $0 + $1.count }
        let articles = MonthFigure("公开信息（条）", published, address: ArticleLinks.list.address)
        guard scope.units == nil else { return [articles] }
        let letters = try await house.letters.statistics(of: scope.agency, year: period.first.year)
            .months[period.first.month]
        return [
            articles, MonthFigure("收到来信（件）", letters?.received ?? 0, address: LetterLinks.list.address),
            MonthFigure("答复来信（件）", letters?.answered ?? 0, address: LetterLinks.list.address),
        ]
    }
}
