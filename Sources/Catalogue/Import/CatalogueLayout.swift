import Kernel
import OfficeFormats

/// Which column of a table is what: by the words of its one or two header rows (CAT-1, CAT-11).
struct CatalogueLayout {
    enum Field: Hashable {
        case category, name, content, basis, clause, channels, limit, owner
        case everyone, group, proactive, onRequest, city, county, township
    }

    let fields: [Int: Field]
    let headerEnd: Int
    let width: Int
    private let words: [String]

    /// Nil when the first rows are no header of a catalogue.
    init?(_ grid: [[TableCell?]], width: Int) {
        for row in 0..<min(grid.count, 8) {
            var fields: [Int: Field] = [:]
            CatalogueLayout.read(grid[row], into: &fields)
            guard Set(fields.values).isSuperset(of: [.content]), fields.count >= 3 else { continue }
            var end = row + 1
            // The second header row stands under merged cells, or names columns that the first leaves out.
            while grid.indices.contains(end), CatalogueLayout.isHeader(grid[end]), end < row + 3 {
                CatalogueLayout.read(grid[end], into: &fields)
                end += 1
            }
            guard fields.values.contains(.name), fields.values.contains(.limit) || fields.values.contains(.basis)
            else { continue }
            self.fields = CatalogueLayout.unique(fields)
            headerEnd = end
            self.width = width
            words = grid[row].map { CatalogueLayout.plain($0?.text ?? "") }
            return
        }
        return nil
    }

    /// The header again, at the head of the next page.
    func repeatsHeader(_ row: [TableCell?]) -> Bool {
        row.map { CatalogueLayout.plain($0?.text ?? "") } == words || CatalogueLayout.isHeader(row)
    }

    /// Of several columns with the same meaning the first counts.
    private static func unique(_ fields: [Int: Field]) -> [Int: Field] {
        var seen: Set<Field> = []
        var result: [Int: Field] = [:]
        for column in fields.keys.sorted() {
            if let field = fields[column], seen.insert(field).inserted { result[column] = field }
        }
        return result
    }

    private static func read(_ row: [TableCell?], into fields: inout [Int: Field]) {
        for (column, cell) in row.enumerated() {
            if let cell, let field = field(of: plain(cell.text)) { fields[column] = field }
        }
    }

    /// Every cell that says something is a word of headers, and there are at least two.
    private static func isHeader(_ row: [TableCell?]) -> Bool {
        let texts = row.compactMap { $0.map { plain($0.text) } }.filter { !$0.isEmpty }
        guard texts.count >= 2, texts.allSatisfy({ $0.count <= 30 }) else { return false }
        return texts.allSatisfy { field(of: $0) != nil || isOther($0) } && texts.contains { field(of: $0) != nil }
    }

    private static func isOther(_ text: String) -> Bool {
        ["序号", "编号", "备注", "公开事项", "公开对象", "公开方式", "公开层级"].contains(text)
    }

    /// Without spaces and what stands in brackets.
    static func plain(_ text: String) -> String {
        var depth = 0, kept = ""
        for character in text.prefix(200).unspaced {
            if "（(".contains(character) {
                depth += 1
            } else if "）)".contains(character) {
                depth = max(0, depth - 1)
            } else if depth == 0 {
                kept.append(character)
            }
        }
        return kept
    }

    private static func field(of text: String) -> Field? {
        switch text {
        case "事项类别", "类别", "一级事项", "一级目录", "一级": .category
        case "事项名称", "名称", "二级事项", "二级目录", "二级", "事项", "公开事项": .name
        case "公开内容", "内容", "公开内容要素", "内容要素", "要素": .content
        case "公开依据", "法律依据", "依据": .basis
        case "条款内容", "条款", "依据条款": .clause
        case "公开渠道", "公开渠道和载体", "公开渠道及载体", "渠道和载体", "公开载体", "渠道": .channels
        case "公开时限", "时限", "公开时间": .limit
        case "责任科室", "公开责任", "责任单位", "公开主体", "责任部门", "公开责任科室", "公开责任主体": .owner
        case "全社会": .everyone
        case "特定群体", "特定群众": .group
        case "主动", "主动公开": .proactive
        case "依申请", "依申请公开": .onRequest
        case "市级": .city
        case "县级", "县": .county
        case "乡级", "乡镇级", "乡村级", "乡、村级", "乡镇": .township
        default: nil
        }
    }
}
