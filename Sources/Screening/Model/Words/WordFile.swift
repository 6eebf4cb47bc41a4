/// Word lists as files: `words/*.csv` in the data folder add to the shipped lists and override them. The format stands in
/// Sources/Screening/README.md.
package struct WordFile: Sendable, Hashable {
    package private(set) var words: [WordEntry] = []
    package private(set) var leaders: [LeaderEntry] = []
    /// Words that the shipped lists have and this agency does not want.
    package private(set) var removed: [String] = []

    package init() {}

    /// A line that cannot be read: its number from one, and why.
    package struct Fault: Error, Hashable, Sendable {
        package let line: Int
        package let sentence: String
    }

    /// Columns rule, wrong, right, source, exceptions (`|`), confidence; `#` begins a remark.
    package init(_ text: String) throws(Fault) {
        for (index, raw) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated() {
            var line = String(raw)
            if line.unicodeScalars.first == "\u{FEFF}" { line.unicodeScalars.removeFirst() }
            let cells = WordFile.cells(line)
            guard let first = cells.first, !line.isEmpty, !first.hasPrefix("#"), first != "rule" else { continue }
            try take(first, cells, line: index + 1)
        }
    }

    private mutating func take(_ first: String, _ cells: [String], line: Int) throws(Fault) {
        let wrong = cells.count > 1 ? cells[1] : ""
        guard wrong.unicodeScalars.count >= 2 else {
            throw Fault(line: line, sentence: "第 \(line) 行：第二列至少要有两个字。")
        }
        let right = cells.count > 2 && !cells[2].isEmpty ? cells[2] : nil
        switch first {
        case "leader":
            guard let right else { throw Fault(line: line, sentence: "第 \(line) 行：领导姓名之后要写职务。") }
            leaders.append(LeaderEntry(name: wrong, post: right))
        case "remove": removed.append(wrong)
        case "WORD-1", "WORD-2", "WORD-3", "WORD-4", "WORD-5":
            words.append(try entry(first, wrong, right, cells, line))
        default:
            throw Fault(
                line: line, sentence: "第 \(line) 行：第一列是“\(first)”，应为 WORD-1 至 WORD-5、leader 或 remove。")
        }
    }

    private func entry(
        _ rule: String, _ wrong: String, _ right: String?, _ cells: [String], _ line: Int
    ) throws(Fault) -> WordEntry {
        let level = cells.count > 5 && !cells[5].isEmpty ? cells[5] : Confidence.high.rawValue
        guard let confidence = Confidence(rawValue: level) else {
            throw Fault(line: line, sentence: "第 \(line) 行：把握程度“\(level)”应为 high、medium 或 low。")
        }
        return WordEntry(
            rule: rule, wrong: wrong, right: right, source: cells.count > 3 ? cells[3] : "",
            exceptions: cells.count > 4 ? cells[4].split(separator: "|").map(String.init) : [], confidence: confidence)
    }

    /// Commas part cells, double quotes hold a cell together, two of them are one.
    private static func cells(_ line: String) -> [String] {
        var cells: [String] = [], cell = "", quoted = false, closed = false
        for character in line {
            if character == "\"" {
                if closed { cell.append(character) }
                (quoted, closed) = (!quoted, quoted)
                continue
            }
            closed = false
            if character == ",", !quoted {
                cells.append(cell)
                cell = ""
            } else {
                cell.append(character)
            }
        }
        return cells + [cell]
    }
}
