import Documents
import Kernel
import Markup
import Publishing
import Site

/// The home page, everything that is new, the policy library, the gazette.
extension PublicSiteRoutes {
    func home(_ frame: PublicFrame) async throws -> PortalPage {
        let notices = frame.columns(of: .notice)
        let noticed = try await lines(notices, 8)
        let blocks = frame.columns(of: .news, .other).filter { $0.parent == nil && !frame.holdsTopics($0) }
        let guides = frame.columns.filter { $0.form == .guide },
            questions = frame.columns.filter { $0.form == .question }
        var screen = HomeScreen(
            frame: frame, latest: try await lines(frame.columns, 10),
            notices: notices.first.map { HomeScreen.Block(column: $0, lines: noticed) },
            pairs: try await pairs(frame, 4), topics: frame.topics, figures: try await figures(frame),
            blocks: try await shown(blocks, frame),
            guides: try await lines(guides, 8), questions: try await lines(questions, 6))
        if frame.portal.isDefault { screen.voices = try await ways.voices() }
        return screen.answer
    }

    private func shown(_ columns: [SiteColumn], _ frame: PublicFrame) async throws -> [HomeScreen.Block] {
        var blocks: [HomeScreen.Block] = []
        for column in columns.prefix(4) {
            blocks.append(HomeScreen.Block(column: column, lines: try await lines(frame.within(column.id), 6)))
        }
        return blocks
    }

    func lines(_ columns: [SiteColumn], _ size: Int) async throws -> [PublicLine] {
        try await publishing.publicLines(PublicSelection(columns: columns.map(\.id), size: size, isCounted: false))
            .lines
    }

    /// The latest interpretations beside what they explain (INT-4).
    private func pairs(_ frame: PublicFrame, _ count: Int) async throws -> [HomeScreen.Pair] {
        try await publishing.publicPairs(
            PublicSelection(columns: frame.columns(of: .interpretation).map(\.id), size: count)
        ).map { HomeScreen.Pair(policy: $0.policy, interpretation: $0.interpretation) }
    }

    /// Each number is the number of rows on the page it leads to.
    private func figures(_ frame: PublicFrame) async throws -> [HomeScreen.Figure] {
        guard frame.portal.isDefault else { return [] }
        let year = frame.today.year
        func count(_ columns: [SiteColumn]) async throws -> Int {
            try await publishing.publicLines(PublicSelection(columns: columns.map(\.id), year: year, size: 1)).total
        }
        var figures = [
            HomeScreen.Figure(
                "条信息主动公开", try await count(frame.columns), PublicSiteLinks.latest.query("year", year)),
            HomeScreen.Figure(
                "件规范性文件有效",
                try await library(frame).found(PolicyQuery(chosen: [.validity: Validity.inForce.rawValue]))
                    .count, PublicSiteLinks.policies.query("validity", Validity.inForce.rawValue)),
        ]
        for item in [OpennessItem.figures, .permits, .penalties, .inspections] {
            figures.append(
                HomeScreen.Figure(
                    "条\(item.chinese)", try await count(frame.openness.columns(of: item)),
                    PublicSiteLinks.item(item).query("year", year)))
        }
        return figures
    }

    func latest(_ context: SiteContext) async throws -> PortalPage {
        let frame = try await frame(context)
        return LatestScreen(frame: frame, list: try await list(frame.columns, frame, context, naming: true)).answer
    }

    func policies(_ context: SiteContext) async throws -> PortalPage {
        let frame = try await frame(context)
        var query = PolicyQuery(words: context.query["q"], fold: FoldedWords.folded)
        for facet in PolicyQuery.Facet.allCases {
            if let value = context.query.optional(facet.rawValue) { query.chosen[facet] = value }
        }
        query.order = PolicyQuery.Order(rawValue: context.query["sort"]) ?? .published
        let interpretations = frame.columns(of: .interpretation).map { Crumb($0.name, frame.place.column($0)) }
        return PolicyScreen(
            frame: frame, library: try await library(frame), query: query,
            ways: interpretations + ways.policies + [Crumb("政府公报", PublicSiteLinks.gazette)], context: context
        ).answer
    }

    private func library(_ frame: PublicFrame) async throws -> PolicyLibrary {
        try await shelves.library(of: frame.portal.id, at: try await publishing.contentVersion()) {
            try await allPolicies(frame)
        }
    }

    private func allPolicies(_ frame: PublicFrame) async throws -> PolicyLibrary {
        let columns = frame.columns(of: .policy).map(\.id)
        let lines = try await publishing.publicLines(
            PublicSelection(columns: columns, size: PublicSelection.mostRows)
        ).lines
        let facts = try await publishing.documentFacts(of: lines.compactMap(\.document))
        return PolicyLibrary(
            lines.map { line in
                PolicyEntry(line: line, facts: line.document.flatMap { facts[$0] }, fold: FoldedWords.folded)
            })
    }

    func gazette(_ context: SiteContext) async throws -> PortalPage {
        let texts = try await normatives.published()
        let printed = try await normatives.printedSubmissions()
        var addresses: [NormativeID: String] = [:]
        for entry in printed {
            if let publication = texts.text(entry.text)?.publication { addresses[entry.text] = publication.address }
        }
        return GazetteScreen(
            frame: try await frame(context), issues: GazetteIssue.issues(printed), addresses: addresses
        ).answer
    }

    func interaction(_ context: SiteContext) async throws -> PortalPage {
        let frame = try await frame(context)
        let columns = frame.columns(of: .interaction).map {
            (title: $0.name, words: $0.description, link: frame.place.column($0))
        }
        let asking = (
            title: OpennessPart.application.chinese, words: "没有主动公开的信息，可以申请。", link: PublicSiteLinks.part(.application)
        )
        return PlainScreens(frame: frame).interaction([asking] + columns + ways.interaction)
    }
}
