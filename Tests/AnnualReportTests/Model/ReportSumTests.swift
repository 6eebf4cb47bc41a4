import Kernel
import Requests
import Testing

@testable import AnnualReport

/// 汇总 for a superior.
@Suite struct AnnualReportSumTests {
    @Test("Of 200 reports every seeded fault is found and nothing else; the sum is that of the others")
    func twoHundred() throws {
        var numbers = Seeded(23)
        var sum = ReportSum(year: 2024)
        var expected = ReportTables(year: 2024)
        var seeded = 0, found = 0
        for place in 0..<200 {
            let cases = (0..<Int.random(in: 0...40, using: &numbers)).map { _ in Story.random(&numbers) }
            var tables = Story.tables(cases, 2024)
            for group in RemedyTable.Group.allCases {
                tables.remedies.add(Int.random(in: 0...4, using: &numbers), to: group, .upheld)
            }
            let isFaulty = place % 7 == 3
            if isFaulty {
                seeded += 1
                tables = try Fault(place / 7).applied(to: tables, &numbers)
            } else {
                for cell in ReportCell.all where !cell.isTotal { expected.add(tables[cell], to: cell) }
            }
            let failures = ReportCheck(tables).failures
            #expect(failures.isEmpty != isFaulty, "report \(place)")
            if !failures.isEmpty { found += 1 }
            #expect(sum.add(tables) != isFaulty)
        }
        #expect(seeded == 29 && found == seeded)
        #expect(sum.count == 171)
        #expect(sum.tables == expected)
        #expect(ReportCheck(sum.tables).failures.isEmpty)
    }

    @Test func anotherYearIsLeftOut() {
        var sum = ReportSum(year: 2025)
        let other = sum.add(ReportTables(year: 2024))
        #expect(!other)
        #expect(sum.count == 0)
    }
}

/// One wrong number, in each place in turn.
private struct Fault {
    let kind: Int

    init(_ kind: Int) { self.kind = kind % 5 }

    func applied(to tables: ReportTables, _ numbers: inout Seeded) throws -> ReportTables {
        var tables = tables
        var rows = ReportRow.allCases.map { tables.requests[$0] }
        var remedies = tables.remedies.numbers
        let column = Int.random(in: 0...5, using: &numbers)
        switch kind {
        case 0: rows[0][column] += 1
        case 1: rows[23][6] -= 1
        case 2: rows[Int.random(in: 2...22, using: &numbers)][column] += 2
        case 3: remedies[Int.random(in: 0...14, using: &numbers)] += 1
        default:
            rows[24][column] -= 1
            rows[24][6] -= 1
        }
        tables.requests = try #require(RequestTally(year: tables.year, rows: rows))
        tables.remedies = try #require(RemedyTable(remedies))
        return tables
    }
}
