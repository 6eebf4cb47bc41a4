import Catalogue
import Kernel
import Markup
import Publishing
import SQL
import Site
import Supervision

/// Figures from what is published, from columns and catalogues (SITE-5, CAT-1).
struct SiteMeasures: Sendable {
    let publishing: PublishingStore
    let catalogues: CatalogueStore

    var readers: [String: MeasureReader] {
        let subjects = [
            "publication.count", "publication.epidemic.count", "publication.inspection.count",
            "publication.penalty.count", "publication.consultation.count", "publication.open-day.count",
            "publication.press.count", "publication.survey.count",
        ]
        return columns.merging(subjects.map { ($0, SiteMeasures.published) }) { first, _ in first }
    }

    private static let published: MeasureReader = { question, snapshot in
        let words =
            switch question.scope {
            case .agency: [String]()
            case .subject(let words): words
            }
        return MeasureReading(
            .count(
                try PublishingStore.published(
                    of: question.agency, from: question.period.first, through: question.until, words: words,
                    in: snapshot)))
    }

    private var columns: [String: MeasureReader] {
        [
            "site.home.age": { question, snapshot in
                MeasureReading(
                    .age(
                        days: try PublishingStore.sinceLastPublication(
                            of: question.agency, on: question.on, in: snapshot)))
            },
            "columns.news.age": { try SiteMeasures.age([.news], $0, $1) },
            "columns.notices.age": { try SiteMeasures.age([.notice, .policy], $0, $1) },
            "columns.fresh.rate": { question, snapshot in
                let limited = try active(question, snapshot).filter { $0.column.freshness != nil }
                let stale = limited.filter(\.isStale)
                return MeasureReading(
                    .rate(part: limited.count - stale.count, whole: limited.count), items: stale.map(\.item))
            },
            "columns.stale.count": { question, snapshot in
                let stale = try active(question, snapshot).filter(\.isStale)
                return MeasureReading(.count(stale.count), items: stale.map(\.item))
            },
            "columns.empty.count": { question, snapshot in
                let empty = try active(question, snapshot).filter { $0.last == nil }
                return MeasureReading(.count(empty.count), items: empty.map(\.item))
            },
            "links.broken.count": { question, snapshot in
                try PublishingStore.brokenLinks(of: question.agency, in: snapshot)
            },
            // Each column with public texts is a set of data (FOI-24).
            "open-data.sets.count": { question, snapshot in
                MeasureReading(.count(try active(question, snapshot).count { $0.last != nil }))
            },
            "site.findings.count": { question, snapshot in try findings(question, snapshot) },
            "wording.findings.count": { question, snapshot in
                try PublishingStore.unsettledFindings(of: question.agency, in: snapshot)
            },
            "catalogue.coverage.rate": { question, snapshot in
                let all = try items(question, snapshot), bare = all.filter { !$0.isCovered }
                return MeasureReading(
                    .rate(part: all.count - bare.count, whole: all.count),
                    items: bare.map { MeasuredItem(title: $0.item.content.name, note: $0.chinese) })
            },
            "catalogue.overdue.count": { question, snapshot in
                let late = try items(question, snapshot).filter { $0.overdueDays > 0 }
                return MeasureReading(
                    .count(late.count), items: late.map { MeasuredItem(title: $0.item.content.name, note: $0.chinese) })
            },
        ]
    }

    /// What an inspection of today would take points off for (SITE-6).
    private func findings(_ question: MeasureQuestion, _ snapshot: Snapshot) throws -> MeasureReading {
        let columns = try active(question, snapshot).filter { $0.isStale || $0.last == nil }
        let links = try PublishingStore.brokenLinks(of: question.agency, in: snapshot)
        let words = try PublishingStore.unsettledFindings(of: question.agency, in: snapshot)
        let total = columns.count + links.counted + words.counted
        return MeasureReading(.count(total), items: columns.map(\.item) + links.items + words.items)
    }

    private func active(_ question: MeasureQuestion, _ snapshot: Snapshot) throws -> [ColumnStanding] {
        try publishing.standings(of: question.agency, in: snapshot).filter(\.column.isActive)
    }

    private func items(_ question: MeasureQuestion, _ snapshot: Snapshot) throws -> [ItemMeasure] {
        let columns = try publishing.standings(of: question.agency, in: snapshot).map(\.column)
        return try catalogues.standing(of: question.agency, columns: columns, in: snapshot)
    }

    /// The column that has waited longest.
    private static func age(
        _ types: Set<ColumnType>, _ question: MeasureQuestion, _ snapshot: Snapshot
    ) throws -> MeasureReading {
        let ages = try PublishingStore.ages(of: question.agency, types: types, on: question.on, in: snapshot)
        return MeasureReading(
            .age(days: ages.first?.days),
            items: ages.map { MeasuredItem(title: "栏目“\($0.name)”", note: "\($0.days) 天没有更新") })
    }
}

extension MeasureReading {
    fileprivate var counted: Int {
        switch measure {
        case .count(let count): count
        case .rate, .age: 0
        }
    }
}

extension ColumnStanding {
    fileprivate var isStale: Bool { if case .stale = freshness { true } else { false } }

    fileprivate var item: MeasuredItem {
        MeasuredItem(
            title: "栏目“\(column.name)”", note: last.map { "最近一次更新 \($0)" } ?? "没有信息")
    }
}
