package import Kernel

/// The four lists of a finished clean-up, as a value that can be published (NORM-6).
package struct CleanUpResult: Hashable, Sendable {
    package struct Line: Hashable, Sendable {
        package let title: String
        package let number: String

        package init(title: String, number: String) {
            self.title = title
            self.number = number
        }
    }

    package let id: CleanUpID
    package let title: String
    package let decidedOn: Day
    package let lists: [(choice: CleanUpChoice, lines: [Line])]

    package init?(_ cleanUp: CleanUp) {
        guard let decidedOn = cleanUp.decidedOn else { return nil }
        id = cleanUp.id
        title = "\(cleanUp.title)结果"
        self.decidedOn = decidedOn
        lists = CleanUpChoice.allCases.map { choice in
            let lines = cleanUp.items.filter { $0.proposal?.choice == choice }.map {
                Line(title: $0.title, number: $0.number)
            }
            return (choice, lines)
        }
    }

    package static func == (one: CleanUpResult, other: CleanUpResult) -> Bool {
        one.id == other.id && one.html == other.html && one.title == other.title
    }

    package func hash(into hasher: inout Hasher) { hasher.combine(id) }

    /// The body of the announcement in the canonical form of stored bodies: a sentence, then the four lists in their
    /// order, empty ones said so.
    package var html: String {
        let counts = lists.map { "\($0.choice.chinese)\($0.lines.count)件" }.joined(separator: "，")
        let intro = "<p>经清理，\(counts)。清理结果自\(decidedOn.chinese)起执行。</p>\n"
        return intro + lists.enumerated().map { CleanUpResult.section($0 + 1, $1.choice, $1.lines) }.joined()
    }

    private static func section(_ place: Int, _ choice: CleanUpChoice, _ lines: [Line]) -> String {
        let head = "<h2>\(ChineseNumeral.text(place))、\(choice.heading)（\(lines.count)件）</h2>\n"
        guard !lines.isEmpty else { return head + "<p>无。</p>\n" }
        let rows = lines.enumerated().map { index, line in
            "<tr><td>\(index + 1)</td><td>\(escaped(line.title))</td><td>\(escaped(line.number))</td></tr>\n"
        }
        let titles = ["序号", "文件名称", "发文字号"].map { "<th scope=\"col\">\($0)</th>" }.joined()
        return head + "<table>\n<thead>\n<tr>\(titles)</tr>\n</thead>\n<tbody>\n\(rows.joined())</tbody>\n</table>\n"
    }

    private static func escaped(_ text: String) -> String {
        var out = ""
        for character in text {
            switch character {
            case "&": out += "&amp;"
            case "<": out += "&lt;"
            case ">": out += "&gt;"
            case "\"": out += "&quot;"
            default: out.append(character)
            }
        }
        return out
    }
}

extension CleanUpChoice {
    fileprivate var heading: String {
        switch self {
        case .keep: "继续有效的行政规范性文件"
        case .amend: "拟修改的行政规范性文件"
        case .repeal: "废止的行政规范性文件"
        case .declareVoid: "宣布失效的行政规范性文件"
        }
    }
}
