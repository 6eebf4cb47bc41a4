package import Documents
package import Kernel
package import Publishing

/// One text of the policy library, with what it is on the day.
package struct PolicyEntry: Hashable, Sendable {
    package let line: PublicLine
    package let number: String
    package let issuer: String
    package let writtenOn: Day?
    /// Nil for what is no normative document.
    package let validity: Validity?
    /// Title, number and summary in the form that words are looked for in.
    let searched: String

    /// - Parameter fold: Makes one of the forms in which a text or number is written; given to the query too.
    package init(line: PublicLine, facts: PublicDocumentFacts?, fold: (String) -> String = { $0 }) {
        self.line = line
        number = facts?.number ?? line.documentNumber
        issuer = facts.flatMap { $0.issuers.first } ?? line.issuer
        writtenOn = facts?.writtenOn ?? line.writtenOn
        validity = facts?.validity
        searched = [line.title, number, line.summary].map(fold).joined(separator: "\n")
    }

    package var year: Int { (writtenOn ?? line.publishedAt.day).year }
    package var kind: PolicyKind { PolicyKind(title: line.title, isNormative: validity != nil) }
}

/// 文件种类: normative by the register, the others by the last word of their title.
package enum PolicyKind: String, CaseIterable, Sendable, Hashable {
    case normative, plan, measure, opinion, notice, announcement, other

    package var chinese: String {
        switch self {
        case .normative: "行政规范性文件"
        case .plan: "规划计划"
        case .measure: "方案办法"
        case .opinion: "意见"
        case .notice: "通知"
        case .announcement: "公告通告"
        case .other: "其他文件"
        }
    }

    package init(title: String, isNormative: Bool) {
        func ends(_ words: String...) -> Bool { words.contains { title.hasSuffix($0) } }
        func holds(_ words: String...) -> Bool { words.contains { title.contains($0 + "》") || title.hasSuffix($0) } }
        if isNormative {
            self = .normative
        } else if holds("规划", "计划", "要点") {
            self = .plan
        } else if holds("方案", "办法", "细则", "规定", "预案") {
            self = .measure
        } else if ends("意见") {
            self = .opinion
        } else if ends("公告", "通告") {
            self = .announcement
        } else {
            self = ends("通知", "函", "批复", "通报") ? .notice : .other
        }
    }
}

/// What a reader of the library chose, as the address says it.
package struct PolicyQuery: Hashable, Sendable {
    package enum Facet: String, CaseIterable, Sendable {
        case year, kind, validity, issuer, topic

        package var chinese: String {
            switch self {
            case .year: "年份"
            case .kind: "种类"
            case .validity: "时效"
            case .issuer: "发文机关"
            case .topic: "主题"
            }
        }
    }

    package enum Order: String, CaseIterable, Sendable {
        case published, written

        package var chinese: String {
            switch self {
            case .published: "发布日期"
            case .written: "成文日期"
            }
        }
    }

    package var chosen: [Facet: String]
    package let words: String
    package var order: Order
    private let sought: [String]

    package init(
        chosen: [Facet: String] = [:], words: String = "", order: Order = .published,
        fold: (String) -> String = { $0 }
    ) {
        self.chosen = chosen
        self.words = words
        self.order = order
        sought = words.split(whereSeparator: \.isWhitespace).prefix(5).map { fold(String($0)) }
    }

    /// Whether an entry is asked for; `without` leaves one facet out, to count its other values.
    func matches(_ entry: PolicyEntry, without: Facet? = nil) -> Bool {
        for (facet, value) in chosen where facet != without {
            if PolicyLibrary.value(facet, of: entry)?.key != value { return false }
        }
        return sought.allSatisfy { entry.searched.contains($0) }
    }
}

/// All policies of a portal on a day, to choose from by facets.
package struct PolicyLibrary: Sendable {
    /// A value of a facet: what the address holds, what a person reads, how many there are under the other choices.
    package struct Choice: Hashable, Sendable {
        package let key: String
        package let label: String
        package let count: Int
    }

    package let entries: [PolicyEntry]

    package init(_ entries: [PolicyEntry]) { self.entries = entries }

    package func found(_ query: PolicyQuery) -> [PolicyEntry] {
        let found = entries.filter { query.matches($0) }
        switch query.order {
        case .published: return found
        case .written:
            return found.sorted {
                ($1.writtenOn ?? .earliest, $1.line.id) < ($0.writtenOn ?? .earliest, $0.line.id)
            }
        }
    }

    /// The values of a facet, years the latest first, the others by their number.
    package func choices(of facet: PolicyQuery.Facet, for query: PolicyQuery) -> [Choice] {
        var counts: [String: (label: String, count: Int)] = [:]
        for entry in entries where query.matches(entry, without: facet) {
            guard let value = PolicyLibrary.value(facet, of: entry) else { continue }
            counts[value.key] = (value.label, (counts[value.key]?.count ?? 0) + 1)
        }
        let choices = counts.map { Choice(key: $0.key, label: $0.value.label, count: $0.value.count) }
        return choices.sorted { one, other in
            switch facet {
            case .year: one.key > other.key
            case .kind, .validity, .issuer, .topic: (other.count, one.key) < (one.count, other.key)
            }
        }
    }

    static func value(_ facet: PolicyQuery.Facet, of entry: PolicyEntry) -> (key: String, label: String)? {
        switch facet {
        case .year: return ("\(entry.year)", "\(entry.year)年")
        case .kind: return (entry.kind.rawValue, entry.kind.chinese)
        case .validity: return entry.validity.map { ($0.rawValue, $0.chinese) }
        case .issuer: return entry.issuer.isEmpty ? nil : (entry.issuer, entry.issuer)
        case .topic: return entry.line.topic.isEmpty ? nil : (entry.line.topic, entry.line.topic)
        }
    }
}
