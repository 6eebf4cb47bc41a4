import Requests

/// Compares numbers that stand in a text as words with the tables (RPT-32): what a clause speaks of is told by its words.
package struct NumberCheck: Sendable {
    private let tables: ReportTables

    package init(_ tables: ReportTables) { self.tables = tables }

    /// One for every number that says otherwise than its cell.
    package func warnings(in texts: ReportTexts) -> [ReportWarning] {
        ReportTexts.Section.allCases.flatMap { section in
            ReportClause.all(in: texts[section]).compactMap { warning($0, section) }
        }
    }

    private func warning(_ clause: ReportClause, _ section: ReportTexts.Section) -> ReportWarning? {
        guard let (what, right) = expected(clause.words), clause.number != right else { return nil }
        return ReportWarning(
            "“\(section.chinese)”写“\(clause.words)\(clause.number)\(clause.counter)”，\(what)为\(right)。")
    }

    /// What the words before a number mean; the later and more exact first.
    private func expected(_ words: String) -> (String, String)? {
        for anchor in NumberCheck.anchors where anchor.words.allSatisfy(words.contains) {
            if anchor.but.contains(where: words.contains) { return nil }
            return (anchor.chinese, value(anchor.value))
        }
        return nil
    }

    private func value(_ value: Anchor.Value) -> String {
        switch value {
        case .cell(let cell): tables.text(cell)
        case .rows(let range): "\(ReportCell.rows(range).map { tables.requests[$0, 7] }.reduce(0, +))"
        case .suits: "\(tables.remedies[.litigation, .total] + tables.remedies[.litigationAfter, .total])"
        }
    }

    private struct Anchor {
        enum Value { case cell(ReportCell), rows(ClosedRange<Int>), suits }

        let words: [String]
        let chinese: String
        let value: Value
        var but: [String] = []

        init(_ words: [String], _ chinese: String, _ value: Value, but: [String] = []) {
            self.words = words
            self.chinese = chinese
            self.value = value
            self.but = but
        }

        init(_ words: String, _ row: ReportRow) {
            self.init([words], "表三 \(row.key) 总计", .cell(.request(row, 7)), but: ["同比", "增加", "减少", "率"])
        }
    }

    private static let anchors: [Anchor] = [
        Anchor("结转下年", .carriedOver), Anchor("结转下一年", .carriedOver),
        Anchor("上年结转", .carriedIn), Anchor("上一年结转", .carriedIn),
        Anchor("新收政府信息公开申请", .received), Anchor("收到政府信息公开申请", .received),
        Anchor("受理政府信息公开申请", .received), Anchor("办结政府信息公开申请", .total),
        Anchor("部分公开", .partlyDisclosed), Anchor("予以公开", .disclosed),
        Anchor(["不予公开"], "表三 r5 至 r12 总计", .rows(5...12)), Anchor(["无法提供"], "表三 r13 至 r15 总计", .rows(13...15)),
        Anchor(["不予处理"], "表三 r16 至 r20 总计", .rows(16...20)),
        Anchor(["行政复议"], "表四行政复议总计", .cell(.remedy(.reconsideration, .total)), but: ["维持", "纠正", "审结"]),
        Anchor(["行政诉讼"], "表四行政诉讼两组总计", .suits, but: ["维持", "纠正", "审结", "直接", "后起诉"]),
        Anchor(["制发行政规范性文件"], "表二本年制发件数", .cell(.disclosure(.normativeMade))),
        Anchor(["废止行政规范性文件"], "表二本年废止件数", .cell(.disclosure(.normativeRepealed))),
        Anchor(["行政规范性文件", "现行有效"], "表二现行有效件数", .cell(.disclosure(.normativeInForce))),
        Anchor(["作出行政许可"], "表二行政许可", .cell(.disclosure(.licences))),
        Anchor(["作出行政处罚"], "表二行政处罚", .cell(.disclosure(.penalties))),
        Anchor(["作出行政强制"], "表二行政强制", .cell(.disclosure(.coercion))),
        Anchor(["行政事业性收费"], "表二收费金额（万元）", .cell(.disclosure(.fees))),
    ]
}

/// A number with a counter, and the words of its clause that stand before it.
struct ReportClause: Hashable {
    let words: String
    let number: String
    let counter: String

    private static let counters = ["万元", "件", "条", "篇", "份", "项", "次", "个", "场", "期", "元"]
    private static let ends: Set<Character> = ["，", "。", "；", "、", "：", "（", "）", "\n", ",", ";", "！", "？"]

    /// Each character is read once.
    static func all(in text: String) -> [ReportClause] {
        var found: [ReportClause] = [], words = "", rest = Substring(text)
        while let character = rest.first {
            guard character.isASCII, character.isNumber else {
                words = ends.contains(character) ? "" : words + String(character)
                rest.removeFirst()
                continue
            }
            let number = rest.prefix { $0.isASCII && ($0.isNumber || $0 == "." || $0 == ",") }
            rest = rest.dropFirst(number.count)
            let plain = number.filter { $0 != "," }
            if let counter = counters.first(where: { rest.hasPrefix($0) }), !words.hasSuffix("第") {
                found.append(ReportClause(words: words, number: plain, counter: counter))
            }
            words += String(number)
        }
        return found
    }
}
