package import Kernel

/// A number from outside the system, with its source; it counts once a second person has confirmed it.
package struct ManualFigure: Hashable, Sendable {
    /// What it is entered for: a cell, or what stood in the report of the year before.
    package enum Place: Hashable, Sendable {
        case cell(ReportCell)
        /// r25 of the year before, columns 1…6 (RPT-24).
        case carriedBefore(Int)
        case regulationsBefore
        case normativeBefore

        package var key: String {
            switch self {
            case .cell(let cell): cell.key
            case .carriedBefore(let column): "before.r25.c\(column)"
            case .regulationsBefore: "before.regulations.in_force"
            case .normativeBefore: "before.normative.in_force"
            }
        }

        package init?(key: some StringProtocol) {
            if let cell = ReportCell(key: key), !cell.isTotal {
                self = .cell(cell)
            } else if let place = Place.before.first(where: { $0.key == key }) {
                self = place
            } else {
                return nil
            }
        }

        package var chinese: String {
            switch self {
            case .cell(let cell): cell.chinese
            case .carriedBefore(let column): "上一年度结转数（r25），\(ReportCell.columns[column - 1])"
            case .regulationsBefore: "上一年度规章现行有效件数"
            case .normativeBefore: "上一年度行政规范性文件现行有效件数"
            }
        }

        package static let before: [Place] =
            (1...6).map { .carriedBefore($0) } + [.regulationsBefore, .normativeBefore]

        /// What people may enter, in the order of the report.
        package static let all: [Place] = ReportCell.all.filter { !$0.isTotal }.map { .cell($0) } + before

        /// Amounts in 万元 are typed with decimals.
        package var isMoney: Bool { self == .cell(.disclosure(.fees)) }
    }

    package let id: ManualFigureID
    package let place: Place
    /// A count, or hundredths of 万元.
    package let amount: Int
    package let source: String
    package let enteredBy: MemberID
    package let enteredName: String
    package let enteredAt: Moment
    package var confirmedBy: MemberID?
    package var confirmedName: String

    package init(
        id: ManualFigureID, place: Place, amount: Int, source: String, enteredBy: MemberID, enteredName: String,
        enteredAt: Moment, confirmedBy: MemberID? = nil, confirmedName: String = ""
    ) {
        self.id = id
        self.place = place
        self.amount = amount
        self.source = source
        self.enteredBy = enteredBy
        self.enteredName = enteredName
        self.enteredAt = enteredAt
        self.confirmedBy = confirmedBy
        self.confirmedName = confirmedName
    }

    package var isConfirmed: Bool { confirmedBy != nil }
    package var value: String { place.isMoney ? TenThousands(hundredths: amount).text : "\(amount)" }
}

/// What was typed of a number from outside.
package struct ManualFigureDraft: Hashable, Sendable {
    package var place: String
    package var amount: String
    package var source: String

    package init(place: String, amount: String, source: String) {
        self.place = place
        self.amount = amount
        self.source = source
    }

    package static let longestSource = 300

    package func checked() throws(Refusal) -> (place: ManualFigure.Place, amount: Int, source: String) {
        guard let found = ManualFigure.Place(key: place) else {
            throw Refusal(.invalid, "未能登记数字：没有选择数字填入哪一格。请选择后再登记。", rule: "RPT-10", field: "place")
        }
        let typed = amount.unspaced.halfWidth
        let read = found.isMoney ? TenThousands(typed)?.hundredths : ReportNumber.whole(typed)
        guard let read else {
            let how = found.isMoney ? "万元，最多两位小数" : "不小于0的整数"
            throw Refusal(.invalid, "未能登记数字：“\(amount)”不是\(how)。请重新填写。", rule: "RPT-32", field: "amount")
        }
        let from = source.trimmed
        guard !from.isEmpty, from.count <= ManualFigureDraft.longestSource else {
            throw Refusal(.invalid, "未能登记数字：须写明数字来源（哪个系统或者哪份统计表），不超过300字。", rule: "RPT-10", field: "source")
        }
        return (found, read, from)
    }
}

extension [ManualFigure] {
    /// Confirmed ones, added to what was counted.
    package func added(to tables: ReportTables) -> ReportTables {
        var tables = tables
        for figure in self where figure.isConfirmed {
            if case .cell(let cell) = figure.place { tables.add(figure.amount, to: cell) }
        }
        return tables
    }

    /// What was entered and confirmed of the year before; nil without any.
    package var before: ReportBefore? {
        func sum(_ place: ManualFigure.Place) -> Int? {
            let found = filter { $0.isConfirmed && $0.place == place }
            return found.isEmpty ? nil : found.map(\.amount).reduce(0, +)
        }
        let carried = (1...6).map { sum(.carriedBefore($0)) }
        let columns = carried.map { $0 ?? 0 }
        let isKnown = carried.contains { $0 != nil }
        let before = ReportBefore(
            carriedOver: isKnown ? columns + [columns.reduce(0, +)] : nil, regulationsInForce: sum(.regulationsBefore),
            normativeInForce: sum(.normativeBefore))
        return before == ReportBefore() ? nil : before
    }
}
