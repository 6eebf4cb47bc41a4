package import Kernel

/// The written sections 一, 五 and 六. While a report is prepared its numbers stand as `{r1.c7}`; in a finished one as words.
package struct ReportTexts: Hashable, Sendable {
    package enum Section: String, CaseIterable, Sendable, Hashable {
        case overview = "1"
        case problems = "5"
        case others = "6"

        /// The fixed titles (RPT-1).
        package var chinese: String {
            switch self {
            case .overview: "一、总体情况"
            case .problems: "五、存在的主要问题及改进情况"
            case .others: "六、其他需要报告的事项"
            }
        }
    }

    package static let longest = 20_000
    package var overview: String
    package var problems: String
    package var others: String

    package init(overview: String = "", problems: String = "", others: String = "") {
        self.overview = overview
        self.problems = problems
        self.others = others
    }

    package subscript(_ section: Section) -> String {
        get {
            switch section {
            case .overview: overview
            case .problems: problems
            case .others: others
            }
        }
        set {
            switch section {
            case .overview: overview = newValue
            case .problems: problems = newValue
            case .others: others = newValue
            }
        }
    }

    package func paragraphs(_ section: Section) -> [String] {
        self[section].split(separator: "\n").map { String($0).trimmed }.filter { !$0.isEmpty }
    }

    /// With every number in its place.
    package func filled(from figures: ReportFigures) -> ReportTexts {
        var out = ReportTexts()
        for section in Section.allCases {
            out[section] = ReportTemplate(self[section]).parts.map { part in
                switch part {
                case .words(let words): words
                case .figure(let key): figures[key]?.value ?? "{\(key)}"
                }
            }.joined()
        }
        return out
    }

    /// A place that is bound to nothing, or a text that is too long or empty.
    package func fault(_ figures: ReportFigures) -> Refusal? {
        for section in Section.allCases {
            if self[section].utf8.count > ReportTexts.longest {
                return Refusal(.tooLarge, "未能保存：“\(section.chinese)”过长。请精简后再保存。", rule: "RPT-2", field: section.field)
            }
            for case .figure(let key) in ReportTemplate(self[section]).parts where figures[key] == nil {
                return Refusal(
                    .invalid, "未能保存：“\(section.chinese)”中的数字位置“{\(key)}”没有对应的数据。请从数字位置表中选用。", rule: "RPT-32",
                    field: section.field)
            }
        }
        return nil
    }
}

extension ReportTexts.Section {
    package var field: String { "text_\(rawValue)" }
}

/// A text cut at its places: `{r1.c7}` is a figure, all else words.
package struct ReportTemplate: Hashable, Sendable {
    package enum Part: Hashable, Sendable {
        case words(String)
        case figure(String)
    }

    package let parts: [Part]

    package init(_ text: String) {
        var parts: [Part] = [], words = "", rest = Substring(text)
        while let open = rest.firstIndex(of: "{") {
            let after = rest.index(after: open)
            guard let close = rest[after...].firstIndex(of: "}") else { break }
            words += rest[..<open]
            let key = rest[after..<close]
            if !words.isEmpty { parts.append(.words(words)) }
            words = ""
            parts.append(.figure(String(key)))
            rest = rest[rest.index(after: close)...]
        }
        words += rest
        if !words.isEmpty { parts.append(.words(words)) }
        self.parts = parts
    }
}
