import Kernel
import Requests
import Testing

@testable import AnnualReport

/// Tables, identities and texts (RPT-10…32).
@Suite struct AnnualReportModelTests {
    @Test("RPT-21…23, RPT-31: the public vector keeps every identity")
    func vector() throws {
        let tables = try PublicVector.tables()
        let check = ReportCheck(tables)
        #expect(check.identities.count == 7 + 7 + 25 + 3)
        #expect(check.failures.isEmpty)
        #expect(tables[.request(.received, 7)] == 14_069)
        #expect(tables[.request(.total, 1)] == 13_364)
    }

    @Test("RPT-31: the public vectors of table 四")
    func remedyVectors() throws {
        let good = try #require(RemedyTable([376, 97, 196, 121, 790, 16, 1, 12, 27, 56, 74, 1, 30, 51, 156]))
        #expect(good.identities.filter { !$0.holds }.isEmpty)
        let other = try #require(RemedyTable([119, 25, 91, 24, 259] + [Int](repeating: 0, count: 10)))
        #expect(other.identities.filter { !$0.holds }.isEmpty)
        let bad = try #require(RemedyTable([376, 97, 196, 121, 791, 16, 1, 12, 27, 56, 74, 1, 30, 51, 156]))
        #expect(bad.identities.filter { !$0.holds }.map(\.words) == ["表四行政复议：总计 = 维持 + 纠正 + 其他 + 尚未审结（第1至5格）"])
        #expect(RemedyTable([1, 2, 3]) == nil)
    }

    @Test("A wrong cell is named by the identities it breaks", arguments: [(1, 1), (3, 4), (13, 5), (24, 7), (25, 6)])
    func faults(row: Int, column: Int) throws {
        var rows = PublicVector.rows
        rows[row - 1][column - 1] += 1
        var tables = try PublicVector.tables()
        tables.requests = try #require(RequestTally(year: 2025, rows: rows))
        let words = ReportCheck(tables).failures.map(\.words).joined(separator: " ")
        #expect(words.contains("（c\(column)）"))
        #expect(words.contains("r\(row)：c7"))
    }

    @Test("RPT-24: r2 against last year's r25, column by column")
    func carried() throws {
        let tables = try PublicVector.tables()
        let same = ReportCheck(tables, before: ReportBefore(carriedOver: [535, 6, 0, 1, 18, 0, 560]))
        #expect(same.failures.isEmpty)
        #expect(!same.warnings.contains { $0.rule == "RPT-24" })
        let other = ReportCheck(tables, before: ReportBefore(carriedOver: [534, 6, 0, 1, 18, 1, 560]))
        #expect(
            other.failures.map(\.words) == ["2025 年 r2 = 2024 年 r25（c1）", "2025 年 r2 = 2024 年 r25（c6）"])
        #expect(other.failures.map(\.left) == [535, 0])
        #expect(ReportCheck(tables).warnings.contains { $0.rule == "RPT-24" })
    }

    @Test("RPT-21…24, RPT-31: 10,000 random histories keep every identity over six years")
    func randomHistories() {
        var numbers = Seeded(7)
        let cases = (0..<10_000).map { _ in Story.random(&numbers) }
        var before: ReportTables?
        var decided = 0
        for year in 2019...2025 {
            let tables = Story.tables(cases, year)
            let check = ReportCheck(tables, before: before.map(ReportBefore.init))
            #expect(check.failures.isEmpty, "\(year) \(check.failures)")
            decided += tables[.request(.total, 7)]
            before = tables
        }
        #expect(decided == cases.count { (2019...2025).contains($0.request.decidedOn?.year ?? 0) })
    }

    @Test("RPT-25: changing one case changes exactly the cells it should")
    func oneCase() {
        var numbers = Seeded(11)
        let cases = (0..<400).map { _ in Story.random(&numbers) }
        for turn in 0..<200 {
            var changed = cases
            let next = Story.random(&numbers)
            changed[turn] = next
            let year = 2019 + turn % 7
            let one = Story.tables(cases, year), other = Story.tables(changed, year)
            var expected: [ReportCell: Int] = [:]
            for (story, sign) in [(cases[turn], -1), (next, 1)] {
                for cell in story.cells(in: year) { expected[cell, default: 0] += sign }
            }
            for cell in ReportCell.all {
                let difference = other[cell] - one[cell]
                #expect(difference == expected[cell, default: 0], "\(cell.key) \(year)")
            }
        }
    }

    @Test("RPT-32: 现行有效 that does not follow from the year before is a warning")
    func validity() throws {
        var tables = try PublicVector.tables()
        tables.disclosure.normative = RuleCounts(made: 3, repealed: 1, inForce: 12)
        let before = ReportBefore(normativeInForce: 10)
        #expect(!ReportCheck(tables, before: before).warnings.contains { $0.words.hasPrefix("行政规范性文件") })
        tables.disclosure.normative.inForce = 13
        let words = ReportCheck(tables, before: before).warnings.map(\.words)
        #expect(words.contains("行政规范性文件现行有效13件，与上年现行有效10件加本年制发3件减本年废止1件不一致。"))
    }

    @Test("Every cell is found again by its key")
    func keys() {
        #expect(ReportCell.all.count == 10 + 175 + 15)
        #expect(Set(ReportCell.all.map(\.key)).count == 200)
        for cell in ReportCell.all { #expect(ReportCell(key: cell.key) == cell) }
        for wrong in ["", "r0.c1", "r26.c1", "r1.c8", "r1.c0", "s4.0", "s4.16", "r-1.c1", "s2.x", "r1", "r1.c1.c1"] {
            #expect(ReportCell(key: wrong) == nil)
        }
        for place in ManualFigure.Place.all { #expect(ManualFigure.Place(key: place.key) == place) }
        #expect(ManualFigure.Place(key: "r24.c1") == nil)
        #expect(ManualFigure.Place(key: "r3.c7") == nil)
    }

    @Test(
        "万元 with at most two decimals",
        arguments: [
            ("0", "0.00"), ("12", "12.00"), ("12.3", "12.30"), ("12.34", "12.34"), ("12.345", ""), ("-1", ""),
            ("", ""), ("1.", ""), (".5", ""), ("1,000", ""), ("99999999999", ""),
        ])
    func money(typed: String, text: String) { #expect((TenThousands(typed)?.text ?? "") == text) }

    @Test("The official form: 25 rows, ten columns, fifteen columns, nothing overlaps")
    func layout() throws {
        let layout = ReportLayout(try PublicVector.tables())
        for (table, width, height) in [(layout.disclosure, 4, 14), (layout.requests, 10, 28), (layout.remedies, 15, 4)]
        {
            #expect(table.width == width && table.rows.count == height)
            var taken = [Int](repeating: 0, count: height)
            for (index, row) in table.rows.enumerated() {
                for cell in row {
                    for below in index..<min(index + cell.rows, height) { taken[below] += cell.columns }
                }
            }
            #expect(taken.allSatisfy { $0 == width }, "\(table.title) \(taken)")
        }
        #expect(layout.requests.rows.joined().compactMap(\.cell).count == 175)
        #expect(layout.remedies.rows.joined().compactMap(\.cell).count == 15)
        #expect(layout.disclosure.rows.joined().compactMap(\.cell).count == 10)
    }
}
