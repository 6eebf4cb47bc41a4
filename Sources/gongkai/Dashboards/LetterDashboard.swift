import Dashboards
import Kernel
import Letters
import Markup

/// Letters by month and by topic, and how they were answered (MAIL-4).
struct LetterDashboard: Sendable {
    let letters: LetterStore
    /// Whether everybody sees it: then nothing leads into the console.
    let isPublic: Bool

    /// Letters are counted for a whole agency: a section's dashboard has none.
    var source: DashboardSource {
        { scope in
            guard scope.units == nil else { return [] }
            let year = scope.period.period.first.year
            let found = try await letters.statistics(of: scope.agency, year: year)
            guard found.total.received > 0 else { return [] }
            return [months(found, scope), topics(found, scope)]
        }
    }

    private func months(_ found: LetterStatistics, _ scope: DashboardScope) -> DashboardFigure {
        let last = found.year == scope.today.year ? scope.today.month : 12
        let points = (1...last).map { DashboardPlot.Point("\($0)月", found.months[$0]?.received ?? 0) }
        let answered = (1...last).map { found.months[$0]?.answered ?? 0 }
        let total = found.total
        let onTime = total.punctuality.map { "，按时答复率 \($0)%" } ?? ""
        return DashboardFigure(
            "收到来信 \(total.received) 件，已答复 \(total.answered) 件\(onTime)",
            source: "\(scope.whose)，\(found.year)年来信登记；深色为收到，灰色为其中已答复",
            plot: .line(points, against: .init("已答复", answered), unit: "件"),
            rows: (isPublic ? LetterLinks.statistics : LetterLinks.list).address)
    }

    private func topics(_ found: LetterStatistics, _ scope: DashboardScope) -> DashboardFigure {
        let lines = LetterCategory.allCases.compactMap { category in
            found.categories[category].map { (category.chinese, $0) }
        }.sorted { ($0.1.received, $1.0) > ($1.1.received, $0.0) }
        let most = lines.first.map { "\($0.0)最多，\($0.1.received) 件" } ?? ""
        return DashboardFigure(
            "来信中\(most)", source: "\(scope.whose)，\(found.year)年来信登记，按类别；括号中为按时答复率",
            plot: .bars(
                lines.map { name, figures in
                    .init(
                        name, figures.received,
                        shown: "\(figures.received)" + (figures.punctuality.map { "（\($0)%）" } ?? ""),
                        isMarked: (figures.punctuality ?? 100) < 100)
                }))
    }
}
