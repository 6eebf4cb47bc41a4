package import Kernel
package import OfficeFormats
import Requests

/// A report that somebody sends as a workbook or a document: its tables are known by their labels, whatever else stands
/// around them.
package struct ReportTablesReader {
    private var facts: [String: String] = [:]
    private var requests: [[Int]] = []
    private var remedies: [Int]?
    private var disclosure = DisclosureTable(isGiven: false)
    private var texts = ReportTexts()

    /// - Parameter year: when the file does not say which.
    package static func contents(_ document: ReadDocument, year: Int?) throws(Refusal) -> ReportContents {
        var reader = ReportTablesReader()
        for case .table(let table) in document.blocks { reader.read(table) }
        return try reader.contents(year)
    }

    private mutating func read(_ table: TableBlock) {
        for row in table.grid {
            var cells: [TableCell] = []
            for cell in row.compactMap({ $0 }) where cells.last != cell { cells.append(cell) }
            read(cells.map { $0.paragraphs.joined(separator: "\n") })
        }
    }

    private mutating func read(_ cells: [String]) {
        let numbers = Array(cells.reversed().prefix { ReportTablesReader.number($0) != nil }.reversed())
            .compactMap(ReportTablesReader.number)
        let label = cells.dropLast(numbers.count).last?.unspaced ?? ""
        if numbers.count >= 7, !label.isEmpty, requests.count < ReportRow.allCases.count {
            let row = ReportRow.allCases[requests.count]
            if ReportTablesReader.names(label, row) { requests.append(Array(numbers.suffix(7))) }
        } else if numbers.count == RemedyTable.width, cells.count == numbers.count {
            remedies = remedies ?? numbers
        }
        readRules(label, numbers, cells)
        readWords(cells)
    }

    /// Long labels are told by how they begin, without their numbering.
    private static func names(_ label: String, _ row: ReportRow) -> Bool {
        func plain(_ text: String) -> String { text.filter { $0.isLetter } }
        let wanted = plain(row.chinese.unspaced), found = plain(label)
        return found.contains(String(wanted.prefix(8))) || (found.count >= 2 && wanted.hasSuffix(found))
    }

    private mutating func readRules(_ label: String, _ numbers: [Int], _ cells: [String]) {
        func counts() -> RuleCounts? {
            numbers.count >= 3 ? RuleCounts(made: numbers[0], repealed: numbers[1], inForce: numbers[2]) : nil
        }
        switch label {
        case "规章": if let counts = counts() { (disclosure.regulations, disclosure.isGiven) = (counts, true) }
        case "行政规范性文件", "规范性文件":
            if let counts = counts() { (disclosure.normative, disclosure.isGiven) = (counts, true) }
        case "行政许可": if let first = numbers.first { disclosure.licences = first }
        case "行政处罚": if let first = numbers.first { disclosure.penalties = first }
        case "行政强制": if let first = numbers.first { disclosure.coercion = first }
        case _: break
        }
        if cells.first?.unspaced == "行政事业性收费", let typed = cells.dropFirst().first(where: { !$0.isEmpty }),
            let fees = TenThousands(typed.unspaced.halfWidth)
        {
            disclosure.fees = fees
        }
    }

    private mutating func readWords(_ cells: [String]) {
        guard cells.count == 2, let name = cells.first?.trimmed, let words = cells.last else { return }
        if let section = ReportTexts.Section.allCases.first(where: { $0.chinese == name }) { texts[section] = words }
        if facts[name] == nil { facts[name] = words.trimmed }
    }

    private static func number(_ text: String) -> Int? {
        let plain = text.unspaced.halfWidth.filter { $0 != "," }
        if plain.hasPrefix("-") { return ReportNumber.whole(plain.dropFirst()).map { -$0 } }
        return ReportNumber.whole(plain.hasSuffix(".0") ? plain.dropLast(2) : plain[...])
    }

    private func contents(_ typed: Int?) throws(Refusal) -> ReportContents {
        guard let year = facts[ReportWorkbook.yearLabel].flatMap({ ReportNumber.whole($0) }) ?? typed,
            YearReport.years.contains(year)
        else { throw fault("没有写明年度") }
        guard let tally = RequestTally(year: year, rows: requests) else {
            throw fault("第三部分的表应有25行7列，读到\(requests.count)行\(missing)")
        }
        guard let numbers = remedies, let table = RemedyTable(numbers) else { throw fault("没有找到第四部分的15个数") }
        let name = facts[ReportWorkbook.agencyLabel] ?? ""
        return ReportContents(
            agencyName: name, agencyCode: facts[ReportWorkbook.codeLabel] ?? name,
            tables: ReportTables(year: year, disclosure: disclosure, requests: tally, remedies: table), texts: texts)
    }

    private var missing: String {
        requests.count < ReportRow.allCases.count ? "，缺少“\(ReportRow.allCases[requests.count].chinese)”" : ""
    }

    private func fault(_ words: String) -> Refusal {
        Refusal(.invalid, "没有读取年度报告：\(words)。请使用本系统导出的表格填报，或者按统一格式制表。", rule: "RPT-20", field: "file")
    }
}
