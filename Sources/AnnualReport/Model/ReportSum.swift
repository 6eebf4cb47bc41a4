package import Kernel
import Requests

/// A subordinate's report that a superior received, looked at.
package struct ReceivedReport: Hashable, Sendable {
    package enum State: String, CaseIterable, Sendable, Hashable {
        case accepted, returned

        package var chinese: String {
            switch self {
            case .accepted: "核对无误"
            case .returned: "退回更正"
            }
        }
    }

    package let id: ReceivedReportID
    /// As the file calls the agency that sent it.
    package let sender: String
    package let contents: ReportContents
    package let state: State
    /// Why it goes back: the failing identities in words.
    package let faults: [String]
    package let receivedOn: Day

    package init(
        id: ReceivedReportID, sender: String, contents: ReportContents, state: State, faults: [String], receivedOn: Day
    ) {
        self.id = id
        self.sender = sender
        self.contents = contents
        self.state = state
        self.faults = faults
        self.receivedOn = receivedOn
    }
}

extension ReportCheck {
    /// What is said to who sent it: each failing identity with its two sides.
    package var faults: [String] {
        failures.map { "\($0.rule) \($0.words)：左边为\($0.left)，右边为\($0.right)。" }
    }
}

/// 汇总: the sum of sound reports of one year.
package struct ReportSum: Hashable, Sendable {
    package private(set) var tables: ReportTables
    package private(set) var count = 0

    package init(year: Int) { tables = ReportTables(year: year) }

    /// Of another year, or not in order: it is left out, and false is the answer.
    @discardableResult
    package mutating func add(_ other: ReportTables) -> Bool {
        guard other.year == tables.year, ReportCheck(other).failures.isEmpty else { return false }
        for cell in DisclosureCell.allCases { tables.disclosure[cell] += other.disclosure[cell] }
        for row in ReportRow.allCases {
            for column in 1...6 { tables.requests.add(other.requests[row, column], to: row, column: column) }
        }
        tables.remedies.add(other.remedies)
        count += 1
        return true
    }

    package init(_ reports: some Sequence<ReportTables>, year: Int) {
        self.init(year: year)
        for report in reports { add(report) }
    }
}
