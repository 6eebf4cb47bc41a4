import Consultation
import Interpretation
import Kernel
import Letters
import Markup
import Opinion
import Publishing
import SQL
import Site
import SiteReport

/// What the records of a year tell of the site, each capability by its own store (SITE-9).
struct SiteReportRooms: Sendable {
    let store: Store
    let interpretations: InterpretationStore
    let opinions: OpinionStore
    let consultations: ConsultationStore
    let letters: LetterStore
    /// What the settings say of the site: name, address, host, code, ICP and police numbers.
    let facts: [SiteReportItem: String]

    private static let unknown = "未设置"

    @Sendable func count(_ agency: AgencyID, _ year: Int) async throws -> [SiteReportItem: CountedFigure] {
        guard let first = Day(year: year, month: 1, day: 1) else { return [:] }
        let period = Period(.year, containing: first)
        var found = facts.mapValues { CountedFigure($0.isEmpty ? SiteReportRooms.unknown : $0) }
        for part in [
            try await publications(agency, period), try await explained(agency, period),
            try await answered(agency, year), try await asked(agency, year),
        ] { found.merge(part) { $1 } }
        return found
    }

    private func publications(
        _ agency: AgencyID, _ period: Period
    ) async throws -> [SiteReportItem: CountedFigure] {
        try await store.read { snapshot in
            let columns = try PublishingStore.columns(of: agency, on: period.last, in: snapshot).map(\.column)
            let types = Dictionary(columns.map { ($0.name, $0.type) }, uniquingKeysWith: { first, _ in first })
            let counts = try PublishingStore.publishedByColumn(
                of: agency, from: period.first, through: period.last, in: snapshot)
            func sum(_ wanted: Set<ColumnType>) -> Int {
                counts.reduce(0) { $0 + (types[$1.column].map(wanted.contains) ?? false ? $1.count : 0) }
            }
            let page = ArticleLinks.list.address, topics = columns.count { $0.type == .topic }
            return [
                .published: CountedFigure(counts.reduce(0) { $0 + $1.count }, address: page),
                .overview: CountedFigure(sum([.overview, .functions]), address: page),
                .news: CountedFigure(sum([.news, .notice]), address: page),
                .disclosure: CountedFigure(sum([.disclosure, .policy, .data]), address: page),
                .topics: CountedFigure(topics, address: ArticleLinks.columns.address),
                .services: CountedFigure(
                    try PublishingStore.guides(of: agency, in: snapshot).count, address: page),
            ]
        }
    }

    private func explained(_ agency: AgencyID, _ period: Period) async throws -> [SiteReportItem: CountedFigure] {
        let forms = try await interpretations.facts(of: agency, in: period).map(\.forms)
        let cases = try await opinions.facts(of: agency, from: period.first, through: period.last)
        let page = InterpretationLinks.list.address
        return [
            .materials: CountedFigure(
                forms.reduce(0) { $0 + $1.count { $0 == .text || $0 == .questions || $0 == .expert } }, address: page),
            .products: CountedFigure(
                forms.reduce(0) { $0 + $1.count { [.chart, .picture, .video, .animation].contains($0) } },
                address: page),
            .responses: CountedFigure(cases.count { $0.respondedAt != nil }, address: OpinionLinks.list.address),
        ]
    }

    private func answered(_ agency: AgencyID, _ year: Int) async throws -> [SiteReportItem: CountedFigure] {
        let letters = try await letters.statistics(of: agency, year: year)
        return [
            .letters: CountedFigure(letters.total.received, address: LetterLinks.list.address),
            .answered: CountedFigure(letters.total.answered, address: LetterLinks.list.address),
            .publicAnswers: CountedFigure(letters.selected, address: LetterLinks.published.address),
        ]
    }

    private func asked(_ agency: AgencyID, _ year: Int) async throws -> [SiteReportItem: CountedFigure] {
        var surveys = 0, opinions = 0, results = 0, page = 1
        while true {
            let found = try await consultations.publicList(page: page, size: 200).lines
            for line in found where line.consultation.agency == agency {
                if line.consultation.rounds.first?.publishedOn.year == year {
                    surveys += 1
                    opinions += line.comments
                    results += line.consultation.outcome.releasedAt == nil ? 0 : 1
                }
            }
            guard found.count == 200 else { break }
            page += 1
        }
        let address = ConsultationLinks.list.address
        return [
            .surveys: CountedFigure(surveys, address: address), .opinions: CountedFigure(opinions, address: address),
            .results: CountedFigure(results, address: address),
        ]
    }
}
