package import Requests

/// Table 四 (RPT-30): three groups of five columns.
package struct RemedyTable: Hashable, Sendable {
    package enum Group: Int, CaseIterable, Sendable, Hashable {
        case reconsideration, litigation, litigationAfter

        package var chinese: String {
            switch self {
            case .reconsideration: "行政复议"
            case .litigation: "行政诉讼（未经复议直接起诉）"
            case .litigationAfter: "行政诉讼（复议后起诉）"
            }
        }
    }

    package enum Column: Int, CaseIterable, Sendable, Hashable {
        case upheld, corrected, other, open, total

        package var chinese: String {
            switch self {
            case .upheld: "结果维持"
            case .corrected: "结果纠正"
            case .other: "其他结果"
            case .open: "尚未审结"
            case .total: "总计"
            }
        }
    }

    package static let width = 15
    /// In the order of the table.
    package private(set) var numbers: [Int]

    package init() { numbers = [Int](repeating: 0, count: RemedyTable.width) }

    /// Nil unless they are fifteen.
    package init?(_ numbers: [Int]) {
        guard numbers.count == RemedyTable.width else { return nil }
        self.numbers = numbers
    }

    package static func place(_ group: Group, _ column: Column) -> Int {
        group.rawValue * Column.allCases.count + column.rawValue
    }

    package subscript(_ group: Group, _ column: Column) -> Int { numbers[RemedyTable.place(group, column)] }

    /// Counts, and the total with it (RPT-31).
    package mutating func add(_ count: Int, to group: Group, _ column: Column) {
        guard column != .total else { return }
        numbers[RemedyTable.place(group, column)] += count
        numbers[RemedyTable.place(group, .total)] += count
    }

    package mutating func add(_ other: RemedyTable) {
        for place in numbers.indices { numbers[place] += other.numbers[place] }
    }

    /// RPT-31 in each group.
    package var identities: [TallyIdentity] {
        Group.allCases.map { group in
            let first = RemedyTable.place(group, .upheld) + 1
            return TallyIdentity(
                rule: "RPT-31", words: "表四\(group.chinese)：总计 = 维持 + 纠正 + 其他 + 尚未审结（第\(first)至\(first + 4)格）",
                left: self[group, .total],
                right: Column.allCases.filter { $0 != .total }.map { self[group, $0] }.reduce(0, +))
        }
    }
}

extension Remedy.Kind {
    /// The group of table 四; nil for what is not in it.
    package var reportGroup: RemedyTable.Group? {
        switch self {
        case .reconsideration: .reconsideration
        case .litigation: .litigation
        case .litigationAfter: .litigationAfter
        case .complaint: nil
        }
    }
}

extension Remedy.Result {
    package var reportColumn: RemedyTable.Column {
        switch self {
        case .upheld: .upheld
        case .corrected: .corrected
        case .other: .other
        }
    }
}
