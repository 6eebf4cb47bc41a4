package import Kernel

/// Looks at one page that was read: tags, accessibility, dates, links (SITE-2, SITE-10, SITE-11).
package struct PageJudgement: Sendable {
    let path: String
    let scan: PageScan
    let day: Day

    package init(path: String, scan: PageScan, day: Day) {
        self.path = path
        self.scan = scan
        self.day = day
    }

    package var isHome: Bool { path == "/" || path == "/index.html" || path == "/index.htm" }
    private var isColumn: Bool { !isArticle && (scan.metas["ColumnName"] != nil || path.hasPrefix("/columns/")) }
    private var isArticle: Bool { scan.metas["ArticleTitle"] != nil || path.hasPrefix("/articles/") }

    private static let siteTags = ["SiteName", "SiteDomain", "SiteIDCode"]
    private static let columnTags = ["ColumnName", "ColumnDescription", "ColumnKeywords", "ColumnType"]
    private static let articleTags = ["ArticleTitle", "PubDate", "ContentSource"]

    package func note(in record: inout VisitRecord) {
        noteTags(&record)
        noteAccess(&record)
        noteDates(&record)
        if isHome, scan.anchors.contains(where: { PageJudgement.isChannel($0.words) }) { record.hasChannel = true }
    }

    private func noteTags(_ record: inout VisitRecord) {
        // A page that asks not to be listed is no page of the site to the public: signing in, for one.
        guard !(scan.metas["robots"] ?? "").contains("noindex") else { return }
        var wanted = PageJudgement.siteTags
        if isColumn { wanted += PageJudgement.columnTags }
        if isArticle { wanted += PageJudgement.articleTags + PageJudgement.columnTags.prefix(1) }
        for name in wanted where (scan.metas[name] ?? "").isEmpty {
            record.note(.missingTag, scan.metas[name] == nil ? "没有标签 \(name)" : "标签 \(name) 没有内容", on: path)
        }
    }

    private func noteAccess(_ record: inout VisitRecord) {
        if scan.title.isEmpty { record.note(.pageTitle, "没有标题", on: path) }
        if scan.language.isEmpty { record.note(.pageLanguage, "没有 lang", on: path) }
        if scan.imagesWithoutText > 0 {
            record.facts.append(
                InspectionFact(
                    .imageText, name, amount: scan.imagesWithoutText, address: path,
                    note: "\(scan.imagesWithoutText) 张图片"))
        }
        if scan.inputsWithoutLabel > 0 {
            record.facts.append(
                InspectionFact(
                    .inputLabel, name, amount: scan.inputsWithoutLabel, address: path,
                    note: "\(scan.inputsWithoutLabel) 个输入框"))
        }
        if scan.headingLevels.count(where: { $0 == 1 }) != 1 { record.note(.headings, "一级标题不是一个", on: path) }
        if zip(scan.headingLevels, scan.headingLevels.dropFirst()).contains(where: { $1 > $0 + 1 }) {
            record.note(.headings, "标题跳级", on: path)
        }
    }

    private func noteDates(_ record: inout VisitRecord) {
        if let published = scan.metas["PubDate"].flatMap({ Day(iso: $0.prefix(10)) }), day < published {
            record.facts.append(
                InspectionFact(.forgedDate, name, amount: 1, address: path, note: "PubDate 是 \(published)"))
        }
        // The further pages of a column hold what is older.
        guard isColumn, !path.contains("?") else { return }
        let links = scan.anchors.count { $0.target.contains("/articles/") || $0.words.count > 8 }
        record.columns.append(
            SeenColumn(
                name: scan.metas["ColumnName"] ?? scan.title, type: scan.metas["ColumnType"] ?? "", path: path,
                newest: ShownDates.days(in: scan.text).filter { $0 <= day }.max(), hasItems: links > 0 || !isBare))
    }

    /// The page in a list: its title without the name of the site.
    var name: String {
        let title = scan.metas["ArticleTitle"] ?? scan.metas["ColumnName"] ?? scan.title
        return title.isEmpty ? path : "“\(title.prefix(60))”"
    }

    /// A page of words is no list that is empty.
    private var isBare: Bool {
        scan.text.count < 400 || ["暂无", "没有信息", "还没有"].contains { scan.text.contains($0) }
    }

    private static func isChannel(_ words: String) -> Bool {
        ["信箱", "咨询", "留言", "来信", "互动", "投诉"].contains { words.contains($0) }
    }
}

/// Dates as lists show them: `2026-09-01`, `2026年9月1日`, `2026/9/1`.
enum ShownDates {
    static func days(in text: String) -> [Day] {
        let scalars = Array(text.unicodeScalars)
        var found: [Day] = [], at = 0
        while at < scalars.count {
            guard isDigit(scalars[at]), at == 0 || !isDigit(scalars[at - 1]) else {
                at += 1
                continue
            }
            var place = at
            if let day = read(scalars, &place) {
                found.append(day)
                at = place
            } else {
                at += 1
            }
        }
        return found
    }

    private static func read(_ scalars: [Unicode.Scalar], _ at: inout Int) -> Day? {
        guard let year = number(scalars, &at, 4), year >= 1990, pass(scalars, &at, "-/.年"),
            let month = number(scalars, &at, 2), pass(scalars, &at, "-/.月"), let day = number(scalars, &at, 2)
        else { return nil }
        return Day(year: year, month: month, day: day)
    }

    private static func number(_ scalars: [Unicode.Scalar], _ at: inout Int, _ most: Int) -> Int? {
        var value = 0, count = 0
        while at < scalars.count, count < most, isDigit(scalars[at]) {
            value = value * 10 + Int(scalars[at].value - 0x30)
            at += 1
            count += 1
        }
        return count == 0 ? nil : value
    }

    private static func pass(_ scalars: [Unicode.Scalar], _ at: inout Int, _ marks: String) -> Bool {
        guard at < scalars.count, marks.unicodeScalars.contains(scalars[at]) else { return false }
        at += 1
        return true
    }

    private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { (0x30...0x39).contains(scalar.value) }
}
