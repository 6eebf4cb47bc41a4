/// One plot of a dashboard: what it finds in a sentence, the numbers, and where the rows behind them are.
package struct DashboardFigure: Sendable {
    package let finding: String
    /// Period and source, under the plot and in exports.
    package let source: String
    package let plot: DashboardPlot
    /// The address of the list that the numbers are counted from; nil when there is none to open.
    package let rows: String?

    package init(_ finding: String, source: String, plot: DashboardPlot, rows: String? = nil) {
        self.finding = finding
        self.source = source
        self.plot = plot
        self.rows = rows
    }
}

/// Numbers in one of three shapes.
package enum DashboardPlot: Sendable {
    case bars([Bar])
    /// Over time, with what they are measured against beside them.
    case line([Point], against: Against?, unit: String)
    /// How a whole is divided.
    case parts([Part])

    package struct Bar: Hashable, Sendable {
        package let label: String
        package let value: Int
        /// The number as read: `12/15`.
        package let shown: String
        package let isMarked: Bool

        package init(_ label: String, _ value: Int, shown: String? = nil, isMarked: Bool = true) {
            self.label = label
            self.value = value
            self.shown = shown ?? "\(value)"
            self.isMarked = isMarked
        }
    }

    package struct Point: Hashable, Sendable {
        package let label: String
        package let value: Int

        package init(_ label: String, _ value: Int) {
            self.label = label
            self.value = value
        }
    }

    package struct Against: Hashable, Sendable {
        package let name: String
        package let values: [Int]

        package init(_ name: String, _ values: [Int]) {
            self.name = name
            self.values = values
        }
    }

    package struct Part: Hashable, Sendable {
        package let label: String
        package let value: Int
        /// A class of the style sheet.
        package let tone: String

        package init(_ label: String, _ value: Int, tone: String) {
            self.label = label
            self.value = value
            self.tone = tone
        }
    }

    package var isEmpty: Bool {
        switch self {
        case .bars(let bars): bars.isEmpty
        case .line(let points, _, _): points.isEmpty
        case .parts(let parts): parts.allSatisfy { $0.value == 0 }
        }
    }

    /// The numbers as a table, for exports.
    package var table: (heads: [String], rows: [[Cell]]) {
        switch self {
        case .bars(let bars):
            (["项目", "数值", "说明"], bars.map { [.words($0.label), .number($0.value), .words($0.shown)] })
        case .line(let points, let against, _):
            (
                ["时间", "数值"] + (against.map { [$0.name] } ?? []),
                points.enumerated().map { index, point in
                    let beside: [Cell] =
                        against.map { $0.values.indices.contains(index) ? [.number($0.values[index])] : [.words("")] }
                        ?? []
                    return [.words(point.label), .number(point.value)] + beside
                }
            )
        case .parts(let parts): (["部分", "数量"], parts.map { [.words($0.label), .number($0.value)] })
        }
    }

    package enum Cell: Hashable, Sendable {
        case words(String)
        case number(Int)
    }
}
