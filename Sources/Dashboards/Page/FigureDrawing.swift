import Markup
import Site

/// A figure as a plot with its table behind it, and the way to the rows.
struct FigureDrawing: Component {
    let figure: DashboardFigure

    var html: HTML {
        let records = figure.rows.flatMap { Link(returning: $0) }
        return switch figure.plot {
        case .bars(let bars):
            BarChart(
                figure.finding, source: figure.source,
                bars: bars.map { .init($0.label, $0.value, shown: $0.shown, marked: $0.isMarked) }, records: records
            ).html
        case .line(let points, let against, let unit):
            LineChart(
                figure.finding, source: figure.source, points: points.map { ($0.label, $0.value) },
                before: unit == "%" ? [] : against?.values ?? [], beforeName: against?.name ?? "", unit: unit,
                records: records
            ).html
        case .parts(let parts):
            StackedBar(
                figure.finding, source: figure.source,
                parts: parts.map { .init($0.label, $0.value, tone: $0.tone) }, records: records
            ).html
        }
    }
}
