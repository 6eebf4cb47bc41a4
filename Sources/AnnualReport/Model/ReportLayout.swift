import Requests

/// The tables as the official form draws them (RPT-10, RPT-20, RPT-30): one layout for page, article, Word and Excel.
package struct LayoutTable: Hashable, Sendable {
    package let title: String
    /// How many grid columns.
    package let width: Int
    package let headRows: Int
    package let rows: [[LayoutCell]]
    /// How wide each of its columns of labels is, narrow, middle or ample; nil when it has none.
    package var labels: [String]?
}

/// A cell that begins in its row; what another covers is left out.
package struct LayoutCell: Hashable, Sendable {
    package let text: String
    package let columns: Int
    package let rows: Int
    /// What a heading names; nil for a number.
    package let names: Scope?
    /// The figure that stands in it.
    package let cell: ReportCell?

    package enum Scope: String, Sendable, Hashable { case col, colgroup, row, rowgroup }

    package init(
        _ text: String, columns: Int = 1, rows: Int = 1, names: Scope? = nil, cell: ReportCell? = nil
    ) {
        self.text = text
        self.columns = columns
        self.rows = rows
        self.names = names
        self.cell = cell
    }
}

package struct ReportLayout: Sendable {
    let tables: ReportTables

    package init(_ tables: ReportTables) { self.tables = tables }

    package static let disclosureTitle = "二、主动公开政府信息情况"
    package static let requestsTitle = "三、收到和处理政府信息公开申请情况"
    package static let remediesTitle = "四、政府信息公开行政复议、行政诉讼情况"

    private func number(_ cell: ReportCell, columns: Int = 1) -> LayoutCell {
        LayoutCell(tables.text(cell), columns: columns, cell: cell)
    }

    // MARK: 二

    package var disclosure: LayoutTable {
        func counts(_ name: String, _ cells: [DisclosureCell]) -> [LayoutCell] {
            [LayoutCell(name, names: .row)] + cells.map { number(.disclosure($0)) }
        }
        func block(_ item: String, _ head: String, _ rows: [(String, DisclosureCell)]) -> [[LayoutCell]] {
            [
                [LayoutCell("第二十条第（\(item)）项", columns: 4, names: .colgroup)],
                [LayoutCell("信息内容", names: .col), LayoutCell(head, columns: 3, names: .colgroup)],
            ] + rows.map { [LayoutCell($0.0, names: .row), number(.disclosure($0.1), columns: 3)] }
        }
        let rules: [[LayoutCell]] = [
            [LayoutCell("第二十条第（一）项", columns: 4, names: .colgroup)],
            ["信息内容", "本年制发件数", "本年废止件数", "现行有效件数"].map { LayoutCell($0, names: .col) },
            counts("规章", [.regulationsMade, .regulationsRepealed, .regulationsInForce]),
            counts("行政规范性文件", [.normativeMade, .normativeRepealed, .normativeInForce]),
        ]
        return LayoutTable(
            title: ReportLayout.disclosureTitle, width: 4, headRows: 0,
            rows: rules + block("五", "本年处理决定数量", [("行政许可", .licences)])
                + block("六", "本年处理决定数量", [("行政处罚", .penalties), ("行政强制", .coercion)])
                + block("八", "本年收费金额（单位：万元）", [("行政事业性收费", .fees)]))
    }

    // MARK: 三

    package static let note = "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）"

    package var requests: LayoutTable {
        LayoutTable(
            title: ReportLayout.requestsTitle, width: 10, headRows: 3,
            rows: requestHead + ReportRow.allCases.map { labels(of: $0) + numbers(of: $0) },
            labels: ["narrow", "middle", "ample"])
    }

    private var requestHead: [[LayoutCell]] {
        [
            [
                LayoutCell(ReportLayout.note, columns: 3, rows: 3),
                LayoutCell("申请人情况", columns: 7, names: .colgroup),
            ],
            [
                LayoutCell("自然人", rows: 2, names: .col), LayoutCell("法人或其他组织", columns: 5, names: .colgroup),
                LayoutCell("总计", rows: 2, names: .col),
            ],
            ReportCell.columns[1...5].map { LayoutCell($0, names: .col) },
        ]
    }

    private func numbers(of row: ReportRow) -> [LayoutCell] { (1...7).map { number(.request(row, $0)) } }

    /// The heading cells that begin in a row.
    private func labels(of row: ReportRow) -> [LayoutCell] {
        switch row {
        case .received, .carriedIn, .carriedOver: return [LayoutCell(row.chinese, columns: 3, names: .row)]
        case .disclosed:
            return [
                LayoutCell("三、本年度办理结果", rows: 22, names: .rowgroup), LayoutCell(row.chinese, columns: 2, names: .row),
            ]
        case .partlyDisclosed, .total: return [LayoutCell(row.chinese, columns: 2, names: .row)]
        case .stateSecret: return group("（三）不予公开", 8, row)
        case .notHeld: return group("（四）无法提供", 3, row)
        case .petition: return group("（五）不予处理", 5, row)
        case .uncorrected: return group("（六）其他处理", 3, row)
        case .forbiddenByLaw, .threeSecurities, .thirdPartyRights, .internalAffairs, .processInformation,
            .enforcementFile, .administrativeQuery, .needsProcessing, .stillUnclear, .repeated, .publication,
            .unreasonable, .confirmation, .unpaid, .other:
            return [LayoutCell(row.chinese, names: .row)]
        }
    }

    private func group(_ name: String, _ rows: Int, _ row: ReportRow) -> [LayoutCell] {
        [LayoutCell(name, rows: rows, names: .rowgroup), LayoutCell(row.chinese, names: .row)]
    }

    // MARK: 四

    package var remedies: LayoutTable {
        let results = RemedyTable.Column.allCases
        return LayoutTable(
            title: ReportLayout.remediesTitle, width: RemedyTable.width, headRows: 3,
            rows: [
                [
                    LayoutCell("行政复议", columns: 5, rows: 2, names: .colgroup),
                    LayoutCell("行政诉讼", columns: 10, names: .colgroup),
                ],
                [
                    LayoutCell("未经复议直接起诉", columns: 5, names: .colgroup),
                    LayoutCell("复议后起诉", columns: 5, names: .colgroup),
                ],
                RemedyTable.Group.allCases.flatMap { _ in results.map { LayoutCell($0.chinese, names: .col) } },
                RemedyTable.Group.allCases.flatMap { group in results.map { number(.remedy(group, $0)) } },
            ])
    }
}
