import Foundation
package import Kernel
import Requests

/// The report as JSON (docs/schemas/annual-report.schema.json): the same report, the same bytes.
package enum ReportJSON {
    package static func text(_ contents: ReportContents) -> String {
        let tables = contents.tables, disclosure = tables.disclosure
        func rules(_ counts: RuleCounts) -> String {
            #"{"made":\#(counts.made),"repealed":\#(counts.repealed),"in_force":\#(counts.inForce)}"#
        }
        func list(_ numbers: [Int]) -> String { "[" + numbers.map { "\($0)" }.joined(separator: ",") + "]" }
        let section2 =
            disclosure.isGiven
            ? """
            {"regulations":\(rules(disclosure.regulations)),"normative":\(rules(disclosure.normative)),\
            "licences":\(disclosure.licences),"penalties":\(disclosure.penalties),"coercion":\(disclosure.coercion),\
            "fees_wan":"\(disclosure.fees.text)"}
            """ : "{}"
        let section3 = ReportRow.allCases.map { "\"\($0.key)\":\(list(tables.requests[$0]))" }.joined(separator: ",")
        let texts = ReportTexts.Section.allCases.map {
            "\"\($0.rawValue)\":\(JSONText.quoted(contents.texts[$0]))"
        }.joined(separator: ",")
        return """
            {"agency":\(JSONText.quoted(contents.agencyCode)),"agency_name":\(JSONText.quoted(contents.agencyName)),\
            "year":\(contents.year),"section2":\(section2),"section3":{\(section3)},\
            "section4":\(list(tables.remedies.numbers)),"text":{\(texts)}}
            """
    }

    package static func bytes(_ contents: ReportContents) -> [UInt8] { Array((text(contents) + "\n").utf8) }

    /// Reads what `text` writes and what others write by the same form.
    package static func contents(_ bytes: [UInt8]) throws(Refusal) -> ReportContents {
        guard bytes.count <= 4_000_000 else {
            throw Refusal(.tooLarge, "没有读取年度报告：文件过大。请核对是不是年度报告的 JSON 文件。", field: "file")
        }
        let file: ReportFile
        do { file = try JSONDecoder().decode(ReportFile.self, from: Data(bytes)) } catch {
            throw Refusal(.invalid, "没有读取年度报告：不是年度报告的 JSON 文件，或者缺少“\(place(error))”。请按格式说明重新生成。", field: "file")
        }
        return try file.contents()
    }

    private static func place(_ error: any Error) -> String {
        guard let error = error as? DecodingError else { return "内容" }
        switch error {
        case .keyNotFound(let key, let context): return path(context.codingPath + [key])
        case .typeMismatch(_, let context), .valueNotFound(_, let context), .dataCorrupted(let context):
            return path(context.codingPath)
        @unknown default: return "内容"
        }
    }

    private static func path(_ keys: [any CodingKey]) -> String {
        keys.isEmpty ? "内容" : keys.map { $0.intValue.map { "第\($0 + 1)项" } ?? $0.stringValue }.joined(separator: ".")
    }
}

/// The shape of the file.
private struct ReportFile: Decodable {
    struct Rules: Decodable {
        let made: Int
        let repealed: Int
        let in_force: Int
    }

    struct Section2: Decodable {
        let regulations: Rules?
        let normative: Rules?
        let licences: Int?
        let penalties: Int?
        let coercion: Int?
        let fees_wan: String?
    }

    let agency: String
    let agency_name: String?
    let year: Int
    let section2: Section2?
    let section3: [String: [Int]]
    let section4: [Int]
    let text: [String: String]?

    func contents() throws(Refusal) -> ReportContents {
        guard YearReport.years.contains(year) else { throw fault("year 应为2008年以后的年份") }
        var rows: [[Int]] = []
        for row in ReportRow.allCases {
            guard let numbers = section3[row.key], numbers.count == 7 else {
                throw fault("section3 缺少 \(row.key)，或者不是7个数")
            }
            rows.append(numbers)
        }
        try bound(rows.joined() + section4)
        guard let requests = RequestTally(year: year, rows: rows) else { throw fault("section3 应有 r1 至 r25") }
        guard let remedies = RemedyTable(section4) else { throw fault("section4 应为15个数") }
        let tables = ReportTables(
            year: year, disclosure: try disclosure(), requests: requests, remedies: remedies)
        var texts = ReportTexts()
        for section in ReportTexts.Section.allCases { texts[section] = text?[section.rawValue] ?? "" }
        return ReportContents(agencyName: agency_name ?? agency, agencyCode: agency, tables: tables, texts: texts)
    }

    private func disclosure() throws(Refusal) -> DisclosureTable {
        guard let given = section2, let regulations = given.regulations, let normative = given.normative else {
            return DisclosureTable(isGiven: false)
        }
        guard let fees = TenThousands(given.fees_wan ?? "0") else { throw fault("fees_wan 应为万元，最多两位小数") }
        let counts = [given.licences ?? 0, given.penalties ?? 0, given.coercion ?? 0]
        try bound(
            counts + [regulations, normative].flatMap { [$0.made, $0.repealed, $0.in_force] })
        func rules(_ rules: Rules) -> RuleCounts {
            RuleCounts(made: rules.made, repealed: rules.repealed, inForce: rules.in_force)
        }
        return DisclosureTable(
            regulations: rules(regulations), normative: rules(normative), licences: counts[0], penalties: counts[1],
            coercion: counts[2], fees: fees)
    }

    /// Sums of many reports must not overflow; a count below zero is the check's to find.
    private func bound(_ numbers: some Sequence<Int>) throws(Refusal) {
        for number in numbers where number.magnitude > UInt(ReportNumber.most) { throw fault("\(number) 过大") }
    }

    private func fault(_ words: String) -> Refusal {
        Refusal(.invalid, "没有读取年度报告：\(words)。请按格式说明重新生成。", rule: "RPT-20", field: "file")
    }
}
