package import Requests

/// Tables 二, 三 and 四 of one year.
package struct ReportTables: Hashable, Sendable {
    package let year: Int
    package var disclosure: DisclosureTable
    package var requests: RequestTally
    package var remedies: RemedyTable

    package init(
        year: Int, disclosure: DisclosureTable = DisclosureTable(), requests: RequestTally? = nil,
        remedies: RemedyTable = RemedyTable()
    ) {
        self.year = year
        self.disclosure = disclosure
        self.requests = requests ?? RequestTally(year: year, groups: [])
        self.remedies = remedies
    }

    package subscript(_ cell: ReportCell) -> Int {
        switch cell {
        case .disclosure(let cell): disclosure[cell]
        case .request(let row, let column): requests[row, column]
        case .remedy(let group, let column): remedies[group, column]
        }
    }

    /// As it stands in the table: 万元 with two decimals.
    package func text(_ cell: ReportCell) -> String {
        cell == .disclosure(.fees) ? disclosure.fees.text : "\(self[cell])"
    }

    /// Adds to a cell that people fill in, and to the totals with it; totals themselves are never typed.
    package mutating func add(_ amount: Int, to cell: ReportCell) {
        switch cell {
        case .disclosure(let cell): disclosure[cell] += amount
        case .request(let row, let column): requests.add(amount, to: row, column: column)
        case .remedy(let group, let column): remedies.add(amount, to: group, column)
        }
    }

    /// RPT-21 … RPT-24 and RPT-31: every identity with its two sides.
    ///
    /// - Parameter previous: the year before, for RPT-24.
    package func identities(after previous: ReportTables?) -> [TallyIdentity] {
        requests.identities(after: previous?.requests) + remedies.identities
    }
}

/// One cell of the report; its key is stable and stands in texts and addresses.
package enum ReportCell: Hashable, Sendable {
    case disclosure(DisclosureCell)
    /// Columns 1…7.
    case request(ReportRow, Int)
    case remedy(RemedyTable.Group, RemedyTable.Column)

    /// `s2.licences`, `r1.c7`, `s4.15`.
    package var key: String {
        switch self {
        case .disclosure(let cell): cell.rawValue
        case .request(let row, let column): "\(row.key).c\(column)"
        case .remedy(let group, let column): "s4.\(RemedyTable.place(group, column) + 1)"
        }
    }

    package init?(key: some StringProtocol) {
        if let cell = DisclosureCell(rawValue: String(key)) {
            self = .disclosure(cell)
            return
        }
        let parts = key.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 2 else { return nil }
        if parts[0] == "s4", let place = ReportNumber.whole(parts[1]), (1...RemedyTable.width).contains(place),
            let group = RemedyTable.Group(rawValue: (place - 1) / 5),
            let column = RemedyTable.Column(rawValue: (place - 1) % 5)
        {
            self = .remedy(group, column)
        } else if parts[0].hasPrefix("r"), parts[1].hasPrefix("c"),
            let row = ReportNumber.whole(parts[0].dropFirst()).flatMap(ReportRow.init(rawValue:)),
            let column = ReportNumber.whole(parts[1].dropFirst()), (1...7).contains(column)
        {
            self = .request(row, column)
        } else {
            return nil
        }
    }

    package var chinese: String {
        switch self {
        case .disclosure(let cell): cell.chinese
        case .request(let row, let column): "\(row.chinese)，\(ReportCell.columns[column - 1])"
        case .remedy(let group, let column): "\(group.chinese)\(column.chinese)"
        }
    }

    package static let columns = ["自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计"]

    /// Sums of other cells: nobody types them.
    package var isTotal: Bool {
        switch self {
        case .disclosure: false
        case .request(let row, let column): column == 7 || row == .total
        case .remedy(_, let column): column == .total
        }
    }

    package static let all: [ReportCell] =
        DisclosureCell.allCases.map { .disclosure($0) }
        + ReportRow.allCases.flatMap { row in (1...7).map { .request(row, $0) } }
        + RemedyTable.Group.allCases.flatMap { group in RemedyTable.Column.allCases.map { .remedy(group, $0) } }
}
