import Kernel
import Requests
import Testing

@testable import AnnualReport

struct Seeded: RandomNumberGenerator {
    private var state: UInt64

    init(_ seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 | 1 }

    mutating func next() -> UInt64 {
        state ^= state << 13
        state ^= state >> 7
        state ^= state << 17
        return state
    }
}

/// One invented application with what became of it.
struct Story {
    let request: CountedRequest

    static func random(_ numbers: inout Seeded) -> Story {
        let first = Day(iso: "2018-06-01") ?? .earliest
        let received = first.adding(days: Int.random(in: 0..<2_770, using: &numbers))
        let kind = ApplicantKind.allCases.randomElement(using: &numbers) ?? .naturalPerson
        guard Int.random(in: 0..<20, using: &numbers) > 0 else {
            return Story(request: CountedRequest(applicant: kind, receivedOn: received))
        }
        let decided = received.adding(days: Int.random(in: 0..<90, using: &numbers))
        let code = DecisionCode.allCases.randomElement(using: &numbers) ?? .other
        return Story(
            request: CountedRequest(applicant: kind, receivedOn: received, decision: code, decidedOn: decided))
    }

    static func tables(_ stories: [Story], _ year: Int) -> ReportTables {
        ReportTables(year: year, requests: RequestTally(year: year, stories.map(\.request)))
    }

    /// Told from the rules again, without the tally: where this case counts in the report of a year.
    func cells(in year: Int) -> [ReportCell] {
        let received = request.receivedOn.year, decided = request.decidedOn?.year ?? 9_999
        guard received <= year, decided >= year else { return [] }
        var rows: [ReportRow] = [received == year ? .received : .carriedIn]
        if decided == year, let code = request.decision, let row = ReportRow(rawValue: code.row) {
            rows += [row, .total]
        } else {
            rows.append(.carriedOver)
        }
        return rows.flatMap { [.request($0, request.applicant.column), .request($0, 7)] }
    }
}

/// The figures of a prefecture-level city for 2025, as a public test fixture has them (domain 3.2).
enum PublicVector {
    static let rows: [[Int]] = [
        [13612, 252, 0, 45, 128, 32, 14069], [535, 6, 0, 1, 18, 0, 560], [5345, 129, 0, 41, 19, 14, 5548],
        [2120, 39, 0, 1, 6, 2, 2168], [13, 0, 0, 0, 0, 0, 13], [30, 0, 0, 0, 0, 0, 30], [11, 0, 0, 0, 0, 0, 11],
        [49, 2, 0, 0, 0, 0, 51], [103, 1, 0, 0, 0, 0, 104], [84, 1, 0, 0, 0, 0, 85], [282, 4, 0, 0, 0, 0, 286],
        [147, 0, 0, 0, 1, 2, 150], [3075, 50, 0, 0, 89, 8, 3222], [177, 3, 0, 0, 0, 0, 180],
        [19, 0, 0, 0, 0, 0, 19], [199, 1, 0, 0, 3, 0, 203], [147, 1, 0, 0, 0, 0, 148], [0, 0, 0, 0, 0, 0, 0],
        [100, 1, 0, 0, 0, 0, 101], [5, 0, 0, 0, 0, 0, 5], [315, 3, 0, 0, 0, 0, 318], [202, 0, 0, 1, 0, 0, 203],
        [941, 17, 0, 1, 3, 3, 965], [13364, 252, 0, 44, 121, 29, 13810], [783, 6, 0, 2, 25, 3, 819],
    ]

    static let remedies = [376, 97, 196, 121, 790, 16, 1, 12, 27, 56, 74, 1, 30, 51, 156]

    static func tables() throws -> ReportTables {
        ReportTables(
            year: 2025, disclosure: DisclosureTable(normative: RuleCounts(made: 3, repealed: 1, inForce: 12)),
            requests: try #require(RequestTally(year: 2025, rows: rows)),
            remedies: try #require(RemedyTable(remedies)))
    }
}
