package import Kernel

/// A list of agencies as people keep it in a spreadsheet: a head row with 机构名称, and if they like 简称, 统一社会信用代码 and
/// 上级机构 (code or short name of an agency that is there already or stands further up in the list) and 本级政府 (是).
package struct AgencyList: Sendable {
    package struct Line: Hashable, Sendable {
        /// As the spreadsheet counts, from 1.
        package let row: Int
        package let draft: AgencyDraft
        /// Empty for an agency without a superior.
        package let parent: String
    }

    package let lines: [Line]

    private enum Column: CaseIterable {
        case name, shortName, creditCode, parent, government

        var heads: [String] {
            switch self {
            case .name: ["机构名称", "名称", "单位名称"]
            case .shortName: ["简称", "机构简称"]
            case .creditCode: ["统一社会信用代码", "信用代码", "代码"]
            case .parent: ["上级机构", "上级", "主管部门"]
            case .government: ["本级政府"]
            }
        }
    }

    /// Reads rows of cells; throws a refusal that names the row at fault.
    package init(rows: [[String]]) throws {
        guard let head = rows.firstIndex(where: { AgencyList.places($0)[.name] != nil }) else {
            throw Refusal(.invalid, "机构未导入：表中没有“机构名称”一列。请在第一行写上列名：机构名称、简称、统一社会信用代码、上级机构。")
        }
        let places = AgencyList.places(rows[head])
        var lines: [Line] = []
        for (index, row) in rows.enumerated() where index > head {
            func cell(_ column: Column) -> String {
                guard let place = places[column], place < row.count else { return "" }
                return PlainName.trimmed(row[place])
            }
            guard row.contains(where: { !PlainName.trimmed($0).isEmpty }) else { continue }
            let draft = AgencyDraft(
                name: cell(.name), shortName: cell(.shortName), creditCode: cell(.creditCode),
                isGovernment: try AgencyList.flag(cell(.government), row: index + 1))
            lines.append(Line(row: index + 1, draft: draft, parent: cell(.parent)))
        }
        guard !lines.isEmpty else { throw Refusal(.invalid, "机构未导入：表中只有列名，没有机构。请填写后重新导入。") }
        self.lines = lines
    }

    private static func flag(_ text: String, row: Int) throws -> Bool {
        switch text {
        case "是": return true
        case "", "否": return false
        case _: throw Refusal(.invalid, "机构未导入：第 \(row) 行“本级政府”一列写了“\(text)”。请写“是”或者“否”。")
        }
    }

    private static func places(_ row: [String]) -> [Column: Int] {
        var places: [Column: Int] = [:]
        for (place, text) in row.enumerated() {
            let name = PlainName.trimmed(text)
            if let column = Column.allCases.first(where: { $0.heads.contains(name) }), places[column] == nil {
                places[column] = place
            }
        }
        return places
    }
}
