package import Requests

/// A number that texts may name: a cell of the tables, or something counted elsewhere.
package struct ReportFigure: Hashable, Sendable {
    package let key: String
    package let chinese: String
    package let value: String
    /// The path of the page in the console that lists what is behind it; empty when it has none.
    package let address: String

    package init(key: String, chinese: String, value: String, address: String = "") {
        self.key = key
        self.chinese = chinese
        self.value = value
        self.address = address
    }

    package init(_ key: String, _ chinese: String, _ count: Int, address: String = "") {
        self.init(key: key, chinese: chinese, value: "\(count)", address: address)
    }

    package var isZero: Bool { value == "0" || value == "0.00" }
}

/// Every figure of a report by its key.
package struct ReportFigures: Hashable, Sendable {
    package let all: [ReportFigure]
    private let byKey: [String: ReportFigure]

    /// The cells of the tables, some sums of them that texts speak of, and `others`.
    package init(_ tables: ReportTables, others: [ReportFigure] = []) {
        let cells = ReportCell.all.map { ReportFigure(key: $0.key, chinese: $0.chinese, value: tables.text($0)) }
        all = cells + ReportFigures.sums(tables) + others
        byKey = Dictionary(all.map { ($0.key, $0) }, uniquingKeysWith: { first, _ in first })
    }

    package subscript(_ key: String) -> ReportFigure? { byKey[key] }

    /// 0 for what is not there.
    package func isZero(_ key: String) -> Bool { byKey[key]?.isZero ?? true }

    private static func sums(_ tables: ReportTables) -> [ReportFigure] {
        func sum(_ rows: ClosedRange<Int>) -> Int {
            ReportCell.rows(rows).map { tables.requests[$0, 7] }.reduce(0, +)
        }
        let suits = tables.remedies[.litigation, .total] + tables.remedies[.litigationAfter, .total]
        return [
            ReportFigure("year", "报告年度", tables.year),
            ReportFigure("next_year", "下一年度", tables.year + 1),
            ReportFigure("refused", "不予公开，合计", sum(5...12)),
            ReportFigure("unable", "无法提供，合计", sum(13...15)),
            ReportFigure("not_handled", "不予处理，合计", sum(16...20)),
            ReportFigure("otherwise", "其他处理，合计", sum(21...23)),
            ReportFigure("suits", "行政诉讼，合计", suits),
        ]
    }
}

extension ReportCell {
    package static func rows(_ range: ClosedRange<Int>) -> [ReportRow] { range.compactMap { ReportRow(rawValue: $0) } }
}
