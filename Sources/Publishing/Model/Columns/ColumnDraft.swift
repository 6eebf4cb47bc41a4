package import Kernel

/// A column as it was typed.
package struct ColumnDraft: Hashable, Sendable {
    package var name: String
    package var slug: String
    package var type: ColumnType
    package var parent: ColumnID?
    package var description: String
    package var keywords: String
    package var freshness: Int?
    package var order: Int
    package var isImportant: Bool
    package var form: ContentForm
    package var place: FixedPlace?

    package init(
        name: String, slug: String, type: ColumnType, parent: ColumnID? = nil, description: String, keywords: String,
        freshness: Int? = nil, order: Int = 0, isImportant: Bool = false, form: ContentForm = .text,
        place: FixedPlace? = nil
    ) {
        self.name = name
        self.slug = slug
        self.type = type
        self.parent = parent
        self.description = description
        self.keywords = keywords
        self.freshness = freshness
        self.order = order
        self.isImportant = isImportant
        self.form = form
        self.place = place
    }

    package func fault(among columns: [SiteColumn], changing id: ColumnID?) -> Refusal? {
        func wrong(_ sentence: String, _ field: String) -> Refusal {
            Refusal(.invalid, "未能保存栏目：\(sentence)", rule: "SITE-2", field: field)
        }
        guard !name.isEmpty, name.count <= 40 else { return wrong("名称须为1至40字。", "name") }
        let isPlain = slug.utf8.allSatisfy { (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x2D }
        guard !slug.isEmpty, slug.utf8.count <= 40, isPlain else {
            return wrong("地址只能由小写字母、数字和连字符组成，不超过40个字符。", "slug")
        }
        if columns.contains(where: { $0.slug == slug && $0.id != id }) {
            return wrong("地址“\(slug)”已经用于另一个栏目。请换一个。", "slug")
        }
        guard !description.isEmpty, !keywords.isEmpty else { return wrong("须填写栏目描述和关键词，网站检查会核对。", "description") }
        if let freshness, !(1...3_650).contains(freshness) { return wrong("更新期限须为1至3650天。", "freshness") }
        guard let parent else { return nil }
        guard let above = columns.first(where: { $0.id == parent }), above.isActive else {
            return wrong("没有找到上级栏目。请从列表中选择。", "parent")
        }
        if let id, SiteColumn.isBelow(parent, id, among: columns) { return wrong("栏目不能放在它自己的下级之中。", "parent") }
        return nil
    }
}

extension SiteColumn {
    /// Whether `column` is `ancestor` or stands under it.
    package static func isBelow(_ column: ColumnID, _ ancestor: ColumnID, among columns: [SiteColumn]) -> Bool {
        var at: ColumnID? = column
        for _ in 0...columns.count {
            guard let here = at else { return false }
            if here == ancestor { return true }
            at = columns.first { $0.id == here }?.parent
        }
        return true
    }

    /// The latest of each column and of all that stand under it.
    static func rolledUp(_ days: [ColumnID: Day], among columns: [SiteColumn]) -> [ColumnID: Day] {
        let parents = Dictionary(columns.map { ($0.id, $0.parent) }) { first, _ in first }
        var found = days
        for column in columns {
            guard let day = days[column.id] else { continue }
            var at = column.parent
            // A loop in the rows ends where it began.
            for _ in 0..<columns.count {
                guard let here = at else { break }
                found[here] = max(found[here] ?? day, day)
                at = parents[here] ?? nil
            }
        }
        return found
    }

    /// Who keeps the tree of an agency's columns.
    package static func refusal(keeping agency: AgencyID, by officer: Officer) -> Refusal? {
        guard !officer.isAdministrator else { return .notFound }
        guard officer.agency == agency else { return .notFound }
        guard officer.holds(.siteOperator) || officer.holds(.opennessOffice) || officer.holds(.officeHead),
            !officer.holds(.supervisor)
        else {
            return Refusal(.roleRefused, "未能保存栏目：栏目由政务公开办或者网站管理员维护。", rule: "ROLE-12")
        }
        return nil
    }
}
