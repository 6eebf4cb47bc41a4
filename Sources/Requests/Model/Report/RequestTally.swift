package import Kernel

/// What the report needs to know of one application.
package struct CountedRequest: Hashable, Sendable {
    package let applicant: ApplicantKind
    package let receivedOn: Day
    /// The decision and its day; nil while it is undecided.
    package let decision: DecisionCode?
    package let decidedOn: Day?

    package init(applicant: ApplicantKind, receivedOn: Day, decision: DecisionCode? = nil, decidedOn: Day? = nil) {
        self.applicant = applicant
        self.receivedOn = receivedOn
        self.decision = decidedOn == nil ? nil : decision
        self.decidedOn = decision == nil ? nil : decidedOn
    }

    /// Nil for what is not counted: never received, or about a record (FOI-41).
    package init?(_ request: DisclosureRequest) {
        guard request.kind == .disclosure, let receivedOn = request.receivedOn else { return nil }
        self.init(
            applicant: request.applicantKind, receivedOn: receivedOn, decision: request.decision,
            decidedOn: request.decidedOn)
    }
}

/// Table 三 of a year, counted from cases and never typed (RPT-20…25).
package struct RequestTally: Hashable, Sendable {
    package let year: Int
    /// By row, then by column: c1…c6, and c7 their sum (RPT-23).
    private var cells = [[Int]](repeating: [Int](repeating: 0, count: 7), count: ReportRow.allCases.count)

    package init(year: Int, _ requests: some Sequence<CountedRequest>) {
        self.year = year
        for request in requests where request.receivedOn.year <= year { count(request) }
        for row in ReportRow.allCases where row.isOutcome {
            for column in 1...7 { add(self[row, column], row: .total, column) }
        }
    }

    /// Of the columns 1…7; 0 outside.
    package subscript(_ row: ReportRow, _ column: Int) -> Int {
        (1...7).contains(column) ? cells[row.rawValue - 1][column - 1] : 0
    }

    package subscript(_ row: ReportRow) -> [Int] { cells[row.rawValue - 1] }

    private mutating func count(_ request: CountedRequest) {
        if let decidedOn = request.decidedOn, decidedOn.year < year { return }
        let column = request.applicant.column
        let arrival: ReportRow = request.receivedOn.year == year ? .received : .carriedIn
        let outcome =
            request.decidedOn?.year == year ? request.decision?.reportRow ?? .carriedOver : ReportRow.carriedOver
        for row in [arrival, outcome] {
            add(1, row: row, column)
            add(1, row: row, 7)
        }
    }

    private mutating func add(_ count: Int, row: ReportRow, _ column: Int) {
        cells[row.rawValue - 1][column - 1] += count
    }
}

/// One of the two sides of an identity, as `report check` prints them.
package struct TallyIdentity: Hashable, Sendable {
    /// `RPT-21`.
    package let rule: String
    /// `r1 + r2 = r24 + r25（c3）`.
    package let words: String
    package let left: Int
    package let right: Int

    package var holds: Bool { left == right }
}

extension RequestTally {
    /// RPT-21, RPT-22 for every column, RPT-23 for every row; with the year before also RPT-24.
    package func identities(after previous: RequestTally? = nil) -> [TallyIdentity] {
        var all: [TallyIdentity] = []
        for column in 1...7 {
            all.append(
                TallyIdentity(
                    rule: "RPT-21", words: "r1 + r2 = r24 + r25（c\(column)）",
                    left: self[.received, column] + self[.carriedIn, column],
                    right: self[.total, column] + self[.carriedOver, column]))
            all.append(
                TallyIdentity(
                    rule: "RPT-22", words: "r24 = r3 + … + r23（c\(column)）", left: self[.total, column],
                    right: ReportRow.allCases.filter(\.isOutcome).map { self[$0, column] }.reduce(0, +)))
            if let previous {
                all.append(
                    TallyIdentity(
                        rule: "RPT-24", words: "\(year) 年 r2 = \(previous.year) 年 r25（c\(column)）",
                        left: self[.carriedIn, column], right: previous[.carriedOver, column]))
            }
        }
        for row in ReportRow.allCases {
            all.append(
                TallyIdentity(
                    rule: "RPT-23", words: "\(row.key)：c7 = c1 + … + c6", left: self[row, 7],
                    right: (1...6).map { self[row, $0] }.reduce(0, +)))
        }
        return all
    }
}
