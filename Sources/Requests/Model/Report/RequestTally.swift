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

/// So many applications alike: what one grouped read of the register gives.
package struct CountedGroup: Hashable, Sendable {
    package let applicant: ApplicantKind
    package let receivedIn: Int
    /// The decision and its year; nil while they are undecided.
    package let decision: DecisionCode?
    package let decidedIn: Int?
    package let count: Int

    package init(applicant: ApplicantKind, receivedIn: Int, decision: DecisionCode?, decidedIn: Int?, count: Int) {
        self.applicant = applicant
        self.receivedIn = receivedIn
        self.decision = decidedIn == nil ? nil : decision
        self.decidedIn = decision == nil ? nil : decidedIn
        self.count = count
    }

    package init(_ request: CountedRequest) {
        self.init(
            applicant: request.applicant, receivedIn: request.receivedOn.year, decision: request.decision,
            decidedIn: request.decidedOn?.year, count: 1)
    }
}

/// Table 三 of a year, counted from cases and never typed (RPT-20…25).
package struct RequestTally: Hashable, Sendable {
    package let year: Int
    /// By row, then by column: c1…c6, and c7 their sum (RPT-23).
    private var cells = [[Int]](repeating: [Int](repeating: 0, count: 7), count: ReportRow.allCases.count)

    package init(year: Int, _ requests: some Sequence<CountedRequest>) {
        self.init(year: year, groups: requests.lazy.map(CountedGroup.init))
    }

    package init(year: Int, groups: some Sequence<CountedGroup>) {
        self.year = year
        for group in groups { count(group) }
    }

    /// A table that others made, as it stands; nil unless it has 25 rows of 7.
    package init?(year: Int, rows: [[Int]]) {
        guard rows.count == ReportRow.allCases.count, rows.allSatisfy({ $0.count == 7 }) else { return nil }
        self.year = year
        cells = rows
    }

    /// Of the columns 1…7; 0 outside.
    package subscript(_ row: ReportRow, _ column: Int) -> Int {
        (1...7).contains(column) ? cells[row.rawValue - 1][column - 1] : 0
    }

    package subscript(_ row: ReportRow) -> [Int] { cells[row.rawValue - 1] }

    private mutating func count(_ group: CountedGroup) {
        guard group.receivedIn <= year else { return }
        if let decidedIn = group.decidedIn, decidedIn < year { return }
        let column = group.applicant.column
        add(group.count, to: group.receivedIn == year ? .received : .carriedIn, column: column)
        let outcome = group.decidedIn == year ? group.decision?.reportRow : nil
        add(group.count, to: outcome ?? .carriedOver, column: column)
    }

    /// Counts in one of the columns 1…6, and in the totals with it (RPT-22, RPT-23); totals themselves are not added to.
    package mutating func add(_ count: Int, to row: ReportRow, column: Int) {
        guard row != .total, (1...6).contains(column) else { return }
        for row in row.isOutcome ? [row, .total] : [row] {
            cells[row.rawValue - 1][column - 1] += count
            cells[row.rawValue - 1][6] += count
        }
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

    package init(rule: String, words: String, left: Int, right: Int) {
        self.rule = rule
        self.words = words
        self.left = left
        self.right = right
    }

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
