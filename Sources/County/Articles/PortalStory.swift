import Kernel
import Publishing

/// The county's portal: its columns, and everything that was published in them.
struct PortalStory {
    let county: SampleCounty
    let world: CountyWorld
    let seed: UInt64
    /// The official documents that its policies come from.
    var papers: [PublicPaper] = []

    @discardableResult
    func tell(until asOf: Moment) async throws -> CountyPortal {
        let operatorOfficer = try world.officer("hanlicheng")
        let portal = try await county.publishing.addPortal(
            code: "qhwj", name: "\(CountyPeople.commission)网站", siteCode: "9999010001", agency: world.commission,
            by: operatorOfficer)
        let columns = try await settle(portal.id, operatorOfficer)
        let all = CountyArticles.all(until: asOf.day, seed: seed)
        var told: [(title: String, id: ArticleID)] = []
        for (index, article) in all.enumerated() {
            // Last year's report is compiled from the records, by `YearReportStory`.
            let isReport = article.column == "xxgknb" && article.on.year == asOf.day.year
            guard let column = columns[article.column], !isReport else { continue }
            var story = ArticleStory(
                county: county, world: world, article: article.explaining(told),
                fate: fate(index, of: all.count, article),
                place: (portal.id, column), paper: paper(of: article),
                sections: article.also.compactMap { columns[$0]?.id })
            if article.column == "zcwj", article.on.year == asOf.day.year, article.title.contains("基本公共卫生服务") {
                story.files = try await files(on: article.on)
            }
            let id = try await story.tell()
            told.append((article.title, id))
        }
        county.clock.set(Moment(day: asOf.day.adding(days: -1), minute: 17 * 60))
        _ = try await county.publishing.withdrawLapsed()
        return CountyPortal(portal: portal.id, columns: columns)
    }

    private func files(on day: Day) async throws -> (attachments: [Attachment], findings: [FindingDraft]) {
        var taken: (attachments: [Attachment], findings: [FindingDraft]) = ([], [])
        for file in try CountyAttachments.files() {
            let one = try await county.attach(file.bytes, file.name, day)
            taken.attachments.append(one.attachment)
            taken.findings += one.findings
        }
        return taken
    }

    private func paper(of article: CountyArticle) -> PublicPaper? {
        papers.first { $0.article.title == article.title && $0.article.on == article.on }
    }

    private func settle(_ portal: PortalID, _ officer: Officer) async throws -> [String: SiteColumn] {
        var columns: [String: SiteColumn] = [:]
        for (order, line) in CountyColumns.lines.enumerated() {
            let draft = ColumnDraft(
                name: line.name, slug: line.slug, type: line.type, parent: line.parent.flatMap { columns[$0]?.id },
                description: line.description, keywords: "\(line.name) 青禾县 卫生健康",
                freshness: line.type.usualFreshness, order: order, isImportant: line.isImportant, form: line.form)
            columns[line.slug] = try await county.publishing.keepColumn(draft, on: portal, by: officer)
        }
        return columns
    }

    /// Nearly everything is public; the newest are on their way, and a few had a history.
    private func fate(_ index: Int, of count: Int, _ article: CountyArticle) -> ArticleFate {
        switch count - index {
        case 1, 2, 3: return .drafting
        case 4, 5, 6, 7: return .inReview
        case 8, 9: return .approved
        case 10: return .scheduled
        case 11: return .owed
        default: break
        }
        if article.column == "xzcf", index % 37 == 5 { return .withdrawn(.punishmentRevoked) }
        if article.column == "yjgl" { return .urgent }
        switch index % 29 {
        case 3: return .revised
        case 11: return .sentBackOnce
        case 17 where article.column == "tzgg": return .withdrawn(.expired)
        case 23 where article.column == "gzdt": return .withdrawn(.error)
        default: return .published
        }
    }
}
