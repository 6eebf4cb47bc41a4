package import Kernel

/// What a visit saw, page by page; `evidence` says what an inspection makes of it.
package struct VisitRecord: Sendable {
    package var asked = 0
    package var failed = 0
    package var pages = 0
    package var outerLinks: Set<String> = []
    package var facts: [InspectionFact] = []
    /// Where a link that does not work was first seen.
    package var links: [String: Set<String>] = [:]
    package var tags: [String: [String]] = [:]
    package var columns: [SeenColumn] = []
    package var hasChannel = false
    package var newest: Day?
    package var isCut = false

    package init() {}

    /// Each fault of pages that is the same on many of them is told once, with how many there are.
    package mutating func note(_ matter: InspectionMatter, _ subject: String, on path: String) {
        tags["\(matter.rawValue)\n\(subject)", default: []].append(path)
    }

    package func evidence(on day: Day, leftOut: Int) -> InspectionEvidence {
        var facts = facts
        for (key, pages) in tags.sorted(by: { $0.key < $1.key }) {
            let parts = key.split(separator: "\n", maxSplits: 1)
            guard parts.count == 2, let matter = InspectionMatter(rawValue: String(parts[0])), let first = pages.first
            else { continue }
            let note = pages.count == 1 ? "" : "共 \(pages.count) 个网页"
            facts.append(InspectionFact(matter, String(parts[1]), amount: pages.count, address: first, note: note))
        }
        if pages > 0, !facts.contains(where: { VisitRecord.barriers.contains($0.matter) }) {
            facts.append(
                InspectionFact(.accessible, "网站", amount: pages, address: "/", note: "\(pages) 个网页没有发现无障碍问题"))
        }
        if pages > 0, !hasChannel {
            facts.append(InspectionFact(.noChannel, "网站", address: "/", note: "首页没有通向咨询、信箱或者留言的链接"))
        }
        var seen = Set(InspectionMatter.allCases.filter(\.needsPages))
        seen.formUnion([.deadLink, .wording, .wordingSerious, .privacy])
        return InspectionEvidence(facts + columnFacts(on: day), seen: seen, remarks: remarks(leftOut))
            .adding(seen: columns.isEmpty ? [] : VisitRecord.columnMatters)
    }

    private static let barriers: Set<InspectionMatter> = [
        .pageTitle, .pageLanguage, .imageText, .inputLabel, .headings,
    ]
    static let columnMatters: Set<InspectionMatter> = [
        .staleNews, .staleNotices, .stalePolicy, .staleData, .emptyColumn,
    ]

    private func columnFacts(on day: Day) -> [InspectionFact] {
        columns.compactMap { column in
            guard let newest = column.newest else {
                return column.hasItems ? nil : InspectionFact(.emptyColumn, "栏目“\(column.name)”", address: column.path)
            }
            guard let limit = column.limit, newest.days(to: day) > limit.days else { return nil }
            return InspectionFact(
                limit.matter, "栏目“\(column.name)”", amount: newest.days(to: day), address: column.path,
                note: "最近一条 \(newest)")
        }
    }

    private func remarks(_ leftOut: Int) -> [String] {
        var said = ["读了 \(pages) 个网页，访问 \(asked) 次。"]
        // A single visit is no week of them (SITE-5, item 2): it is told and not judged by.
        if failed > 0 { said.append("这次访问有 \(failed) 次打不开。") }
        if !outerLinks.isEmpty { said.append("外部链接 \(outerLinks.count) 个，本机检查不访问外部网站，没有核对。") }
        if leftOut > 0 || isCut { said.append("达到访问上限，另有 \(leftOut) 个地址没有访问。") }
        return said
    }
}

extension InspectionEvidence {
    fileprivate func adding(seen more: Set<InspectionMatter>) -> InspectionEvidence {
        var evidence = self
        evidence.seen.formUnion(more)
        return evidence
    }
}

/// A column as its own page shows it.
package struct SeenColumn: Hashable, Sendable {
    package let name: String
    package let type: String
    package let path: String
    package let newest: Day?
    package let hasItems: Bool

    package init(name: String, type: String, path: String, newest: Day?, hasItems: Bool) {
        self.name = name
        self.type = type
        self.path = path
        self.newest = newest
        self.hasItems = hasItems
    }

    /// By the words of SITE-2's ColumnType: how old the newest may be (SITE-5, item 4; SITE-6).
    var limit: (matter: InspectionMatter, days: Int)? {
        switch type {
        case "工作动态", "要闻动态", "动态要闻": (.staleNews, 14)
        case "通知公告": (.staleNotices, 180)
        case "政策文件": (.stalePolicy, 180)
        case "数据发布", "统计信息": (.staleData, 90)
        default: nil
        }
    }
}
