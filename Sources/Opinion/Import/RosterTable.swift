import Kernel

/// A roster pasted from a table or kept as CSV: 日期, 科室, 姓名, 电话, one shift a line.
package enum RosterTable {
    package static let mostLines = 1_000

    /// The good lines with their numbers, and what is wrong with the others.
    package static func read(_ text: String) -> (
        lines: [(number: Int, line: RosterLine)], faults: [RosterReceipt.Fault]
    ) {
        var lines: [(number: Int, line: RosterLine)] = [], faults: [RosterReceipt.Fault] = []
        for (index, raw) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated() {
            let number = index + 1
            if raw.allSatisfy(\.isBlank) { continue }
            guard number <= mostLines else {
                faults.append(.init(line: number, reason: "超过\(mostLines)行，以后的没有读"))
                break
            }
            let cells = cells(of: raw)
            if cells.first == "日期" { continue }
            switch line(cells) {
            case .success(let line): lines.append((number, line))
            case .failure(let fault): faults.append(.init(line: number, reason: fault.words))
            }
        }
        return (lines, faults)
    }

    private struct Fault: Error {
        let words: String
    }

    private static func line(_ cells: [String]) -> Result<RosterLine, Fault> {
        guard cells.count >= 4 else { return .failure(Fault(words: "应有日期、科室、姓名、电话四列")) }
        guard let day = day(cells[0]) else {
            return .failure(Fault(words: "日期“\(cells[0].prefix(20))”不对，应写成 2026-03-13"))
        }
        let name = cells[2], phone = cells[3].filter { !$0.isBlank }
        guard (2...20).contains(name.count) else { return .failure(Fault(words: "姓名应为2至20字")) }
        let digits = phone.filter(\.isNumber).count
        guard (7...20).contains(digits), phone.allSatisfy({ $0.isNumber || "-+()（）转".contains($0) }) else {
            return .failure(Fault(words: "电话号码不对"))
        }
        return .success(RosterLine(day: day, unit: cells[1], name: name, phone: phone))
    }

    /// `2026-03-13`, `2026/3/13`, `2026年3月13日`.
    private static func day(_ text: String) -> Day? {
        let parts = text.split { !$0.isNumber }.compactMap { Int($0) }
        guard parts.count == 3 else { return nil }
        return Day(year: parts[0], month: parts[1], day: parts[2])
    }

    /// Cells parted by tabs, commas or full-width commas; quotes around a cell go.
    private static func cells(of raw: Substring) -> [String] {
        let mark: Character = raw.contains("\t") ? "\t" : ","
        return raw.split(separator: mark, omittingEmptySubsequences: false).map {
            String($0).trimmed.trimmingQuotes
        }
    }
}

extension String {
    fileprivate var trimmingQuotes: String {
        count >= 2 && hasPrefix("\"") && hasSuffix("\"") ? String(dropFirst().dropLast()) : self
    }
}
