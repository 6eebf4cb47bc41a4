package import Requests

/// What is to be looked at and does not forbid a report (RPT-32).
package struct ReportWarning: Hashable, Sendable {
    package let rule: String
    package let words: String

    package init(_ words: String, rule: String = "RPT-32") {
        self.rule = rule
        self.words = words
    }

    /// What settles it is kept under.
    package var key: String { words }
}

/// What is known of the year before: the whole report, or what somebody entered of it.
package struct ReportBefore: Hashable, Sendable {
    /// r25 by column c1…c7; nil when it is not known.
    package var carriedOver: [Int]?
    package var regulationsInForce: Int?
    package var normativeInForce: Int?

    package init(carriedOver: [Int]? = nil, regulationsInForce: Int? = nil, normativeInForce: Int? = nil) {
        self.carriedOver = carriedOver?.count == 7 ? carriedOver : nil
        self.regulationsInForce = regulationsInForce
        self.normativeInForce = normativeInForce
    }

    package init(_ tables: ReportTables) {
        self.init(
            carriedOver: tables.requests[.carriedOver],
            regulationsInForce: tables.disclosure.isGiven ? tables.disclosure.regulations.inForce : nil,
            normativeInForce: tables.disclosure.isGiven ? tables.disclosure.normative.inForce : nil)
    }
}

/// The whole check of one report: every identity, and the warnings.
package struct ReportCheck: Hashable, Sendable {
    package let identities: [TallyIdentity]
    package let warnings: [ReportWarning]

    package init(_ tables: ReportTables, before: ReportBefore? = nil, texts: ReportTexts? = nil) {
        identities =
            tables.identities(after: nil) + ReportCheck.carried(tables, before) + ReportCheck.negatives(tables)
        var found = ReportCheck.validity(tables, before)
        if before?.carriedOver == nil {
            found.append(ReportWarning("没有上一年度结转数，没有核对 r2 与上一年度 r25。请登记上一年度结转数。", rule: "RPT-24"))
        }
        if !tables.disclosure.isGiven { found.append(ReportWarning("没有提供第二部分（主动公开情况）的数据。", rule: "RPT-10")) }
        if let texts {
            found += NumberCheck(tables).warnings(in: texts)
            found += ReportTexts.Section.allCases.filter { texts[$0].contains("【") }.map {
                ReportWarning("“\($0.chinese)”还有用【】标出、没有填写的内容。", rule: "RPT-2")
            }
        }
        warnings = found
    }

    package var failures: [TallyIdentity] { identities.filter { !$0.holds } }

    /// RPT-24, also against a carried number that somebody entered.
    private static func carried(_ tables: ReportTables, _ before: ReportBefore?) -> [TallyIdentity] {
        guard let carried = before?.carriedOver else { return [] }
        return carried.enumerated().map { index, number in
            TallyIdentity(
                rule: "RPT-24", words: "\(tables.year) 年 r2 = \(tables.year - 1) 年 r25（c\(index + 1)）",
                left: tables.requests[.carriedIn, index + 1], right: number)
        }
    }

    /// A count below zero balances nothing.
    private static func negatives(_ tables: ReportTables) -> [TallyIdentity] {
        ReportCell.all.filter { tables[$0] < 0 }.map {
            TallyIdentity(rule: "RPT-20", words: "\($0.key) 不小于 0", left: tables[$0], right: 0)
        }
    }

    /// RPT-32: 现行有效 = 上年现行有效 + 制发 − 废止.
    private static func validity(_ tables: ReportTables, _ before: ReportBefore?) -> [ReportWarning] {
        guard tables.disclosure.isGiven else { return [] }
        func warning(_ name: String, _ counts: RuleCounts, _ earlier: Int?) -> ReportWarning? {
            guard let earlier, counts.inForce != earlier + counts.made - counts.repealed else { return nil }
            return ReportWarning(
                "\(name)现行有效\(counts.inForce)件，与上年现行有效\(earlier)件加本年制发\(counts.made)件减本年废止\(counts.repealed)件不一致。")
        }
        return [
            warning("规章", tables.disclosure.regulations, before?.regulationsInForce),
            warning("行政规范性文件", tables.disclosure.normative, before?.normativeInForce),
        ].compactMap { $0 }
    }
}
