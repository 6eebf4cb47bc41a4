import Dashboards
import Interpretation
import Kernel
import Markup
import Publishing
import SQL

/// What was published where, and how policies were explained (INT-7).
struct PaperDashboard: Sendable {
    let store: Store
    let interpretations: InterpretationStore
    /// Whether everybody sees it: then nothing leads into the console.
    let isPublic: Bool

    var publication: DashboardSource {
        { scope in
            let period = scope.period.period
            let columns = try await store.read {
                try PublishingStore.publishedByColumn(
                    of: scope.agency, units: scope.units, from: period.first, through: period.last, in: $0)
            }
            guard !columns.isEmpty else { return [] }
            let total = columns.reduce(0) { $0 + $1.count }
            return [
                DashboardFigure(
                    "公开信息 \(total) 条，分布在 \(columns.count) 个栏目",
                    source: "\(scope.whose)，\(period.title)首次公开的信息，按现在所在的栏目",
                    plot: .bars(columns.prefix(12).map { .init($0.column, $0.count) }),
                    rows: isPublic ? nil : ArticleLinks.list.address)
            ]
        }
    }

    var interpretation: DashboardSource {
        { scope in
            guard scope.units == nil else { return [] }
            let period = scope.period.period
            let facts = try await interpretations.facts(of: scope.agency, in: period)
            let figures = InterpretationFigures(facts, in: period, asOf: scope.today)
            guard figures.policies > 0 else { return [] }
            let rates = [
                ("解读率", figures.interpreted), ("按期解读率", figures.onTime), ("多样化解读率", figures.nonText),
                ("多渠道发布率", figures.multiChannel),
            ].filter { $0.1.whole > 0 }
            let low = rates.filter { !$0.1.reaches(InterpretationFigures.target) }
            return [
                DashboardFigure(
                    low.isEmpty ? "各项解读比率均达到90%" : "\(low.map(\.0).joined(separator: "、"))没有达到90%",
                    source: "\(scope.whose)，\(period.title)公开的政策文件 \(figures.policies) 件；深色为没有达到90%",
                    plot: .bars(
                        rates.map {
                            .init(
                                $0.0, ($0.1.permille ?? 0) / 10, shown: $0.1.chinese,
                                isMarked: !$0.1.reaches(InterpretationFigures.target))
                        }), rows: isPublic ? nil : InterpretationLinks.list.address)
            ]
        }
    }
}
