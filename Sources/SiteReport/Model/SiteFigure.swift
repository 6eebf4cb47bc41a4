package import Kernel

/// A value of the form that the records tell, with the page that lists them.
package struct CountedFigure: Hashable, Sendable {
    package let value: String
    /// The path in the console or on the site; empty when there is none.
    package let address: String

    package init(_ value: String, address: String = "") {
        self.value = value
        self.address = address
    }

    package init(_ count: Int, address: String = "") { self.init("\(count)", address: address) }
}

/// What somebody entered, where it comes from, and who confirmed it.
package struct EnteredFigure: Hashable, Sendable {
    package let item: SiteReportItem
    package let value: String
    package let source: String
    package let enteredBy: MemberID
    package let enteredName: String
    package var confirmedBy: MemberID?
    package var confirmedName: String

    package init(
        item: SiteReportItem, value: String, source: String, enteredBy: MemberID, enteredName: String,
        confirmedBy: MemberID? = nil, confirmedName: String = ""
    ) {
        self.item = item
        self.value = value
        self.source = source
        self.enteredBy = enteredBy
        self.enteredName = enteredName
        self.confirmedBy = confirmedBy
        self.confirmedName = confirmedName
    }

    package var isConfirmed: Bool { confirmedBy != nil }
}

extension SiteReportItem {
    package static let longestSource = 300

    /// What was typed as it is kept, or what is wrong with it.
    package func value(_ typed: String) throws(Refusal) -> String {
        func wrong(_ why: String) -> Refusal {
            Refusal(.invalid, "未能登记数字：“\(chinese)”\(why)。", rule: "SITE-9", field: rawValue)
        }
        switch kind {
        case .count:
            guard (1...12).contains(typed.utf8.count), let number = typed.decimalNumber, number >= 0 else {
                throw wrong("应是不小于 0 的整数；没有的填 0")
            }
            return "\(number)"
        case .yesNo:
            guard typed == "是" || typed == "否" else { throw wrong("应选择“是”或者“否”") }
            return typed
        case .text(let most):
            guard !typed.isEmpty, typed.count <= most else { throw wrong("没有填写，或者超过 \(most) 字；没有的填“无”") }
            return typed
        }
    }
}

/// The values of a form, whole or in part.
package struct SiteReportValues: Hashable, Sendable {
    package private(set) var all: [SiteReportItem: String]

    package init(_ all: [SiteReportItem: String] = [:]) { self.all = all }

    package subscript(item: SiteReportItem) -> String? { all[item] }

    package func number(_ item: SiteReportItem) -> Int? { all[item]?.decimalNumber }

    /// A total that the form asks for beside its parts; nil while a part is missing.
    package func sum(_ parts: [SiteReportItem]) -> Int? {
        let numbers = parts.compactMap { number($0) }
        return numbers.count == parts.count ? numbers.reduce(0, +) : nil
    }

    package static let interpretations: [SiteReportItem] = [.materials, .products, .comments]
    package static let cases: [SiteReportItem] = [.naturalCases, .legalCases]

    /// What is not in the form yet.
    package var missing: [SiteReportItem] { SiteReportItem.allCases.filter { all[$0] == nil } }
}

/// Two figures of which one cannot be more than the other.
package struct SiteReportIdentity: Hashable, Sendable {
    package let part: SiteReportItem
    package let whole: SiteReportItem
    package let left: Int
    package let right: Int

    package var holds: Bool { left <= right }
    package var words: String { "\(part.chinese)（\(left)）不多于\(whole.chinese)（\(right)）" }

    private static let pairs: [(SiteReportItem, SiteReportItem)] = [
        (.overview, .published), (.news, .published), (.disclosure, .published), (.visitors, .views),
        (.newTopics, .topics), (.online, .services), (.answered, .letters), (.publicAnswers, .answered),
        (.results, .surveys), (.interviewAnswers, .interviewQuestions), (.mended, .problems),
    ]

    /// Every one whose two sides are known.
    package static func all(_ values: SiteReportValues) -> [SiteReportIdentity] {
        pairs.compactMap { part, whole in
            guard let left = values.number(part), let right = values.number(whole) else { return nil }
            return SiteReportIdentity(part: part, whole: whole, left: left, right: right)
        }
    }
}
