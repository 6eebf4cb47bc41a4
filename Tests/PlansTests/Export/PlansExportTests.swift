import Foundation
import Kernel
import OfficeFormats
import Testing

@testable import Plans

/// The files hold the ledger's rows, no more and no less.
@Suite struct PlansExportTests {
    typealias World = LedgerWorld

    static let today = World.day("2026-12-05")
    static let names: [UnitID: String] = [
        World.publicity: "宣传教育科", World.hospital: "县人民医院", World.finance: "财务科",
    ]
    static let rows: [LedgerRow] = [TaskState.accepted, .assigned, .pending].map { state in
        LedgerRow(task: World.task(state), planTitle: "2026年工作要点", year: 2026, names: names)
    }

    static func bytes(_ format: LedgerExportFormat, _ rows: [LedgerRow] = rows) throws -> [UInt8] {
        try LedgerExport.bytes(format, rows, title: "2026年工作要点", today: today)
    }

    @Test func csvIsReadByExcelAsItStands() throws {
        let text = String(decoding: try PlansExportTests.bytes(.csv).dropFirst(3), as: UTF8.self)
        #expect(try PlansExportTests.bytes(.csv).prefix(3) == [0xEF, 0xBB, 0xBF])
        #expect(
            text.split(separator: "\r\n").map(String.init) == [
                "年度,工作要点,序号,工作事项,编号,具体任务,牵头单位,责任单位,配合单位,完成时限,时限原文,状态,报送日期,是否按时,逾期情况,佐证份数",
                "2026,2026年工作要点,1,一、加强解读,1,及时公开、精准解读相关政策措施。,宣传教育科,县人民医院,财务科,2026-11-30,,已办结,2026-10-20,是,,1",
                "2026,2026年工作要点,1,一、加强解读,1,及时公开、精准解读相关政策措施。,宣传教育科,县人民医院,财务科,2026-11-30,,已分派,,,逾期5天,0",
                "2026,2026年工作要点,1,一、加强解读,1,及时公开、精准解读相关政策措施。,,,,2026-11-30,,待分派,,,逾期5天,0",
            ])
    }

    /// T9: a task that begins like a formula is text in every spreadsheet.
    @Test func formulasAreText() throws {
        let evil = PlanTask(
            id: World.id(41), plan: World.id(42), agency: World.commission, position: 1, sectionPath: ["=1+1"],
            number: nil, text: "=HYPERLINK(\"http://x\",\"y\")", deadlineWords: "@SUM(1)", due: PlansExportTests.today)
        let row = LedgerRow(task: evil, planTitle: "+1", year: 2026, names: [:])
        let csv = String(decoding: try PlansExportTests.bytes(.csv, [row]), as: UTF8.self)
        for cell in [",=", ",@", ",+", ",\"="] { #expect(!csv.contains(cell), "\(cell)") }
    }

    @Test(arguments: [LedgerExportFormat.xlsx, .docx])
    func officeFilesHoldEveryRow(_ format: LedgerExportFormat) async throws {
        let file = try await DocumentReader.read(
            bytes: try PlansExportTests.bytes(format), named: "a.\(format.rawValue)")
        let cells = file.blocks.flatMap { block -> [String] in
            if case .table(let table) = block { table.rows.flatMap { $0.map(\.text) } } else { [] }
        }
        #expect(cells.count { $0.contains("及时公开、精准解读相关政策措施。") } == 3)
        for state in ["已办结", "已分派", "待分派"] { #expect(cells.contains(state), "\(state)") }
        // A real day in a workbook, text in a document.
        #expect(cells.contains(format == .xlsx ? "2026年11月30日" : "2026-11-30"))
        #expect(cells.contains("宣传教育科"))
        #expect(cells.contains("是"))
    }

    @Test func anEmptyLedgerIsStillAFile() throws {
        for format in LedgerExportFormat.allCases { #expect(!(try PlansExportTests.bytes(format, []).isEmpty)) }
    }

    @Test func jsonFollowsItsSchema() throws {
        let schema = try JSONSchema(
            file: URL(fileURLWithPath: #filePath).appendingPathComponent("../../../../docs/schemas/ledger.schema.json")
                .standardized)
        for rows in [PlansExportTests.rows, []] {
            let document = try JSONSerialization.jsonObject(with: Data(try PlansExportTests.bytes(.json, rows)))
            #expect(schema.problems(in: document) == [])
        }
        let wrong: [String: Any] = ["title": "", "as_of": "5.12.2026", "tasks": [["year": "2026", "more": 1]]]
        #expect(schema.problems(in: wrong).count >= 10)
    }

    @Test func jsonHoldsTheRows() throws {
        struct Read: Decodable {
            struct Task: Decodable {
                let lead: [String], state: String, overdue: Int, on_time: Bool?, reported_on: String?, section: [String]
            }
            let title: String, as_of: String, tasks: [Task]
        }
        let read = try JSONDecoder().decode(Read.self, from: Data(try PlansExportTests.bytes(.json)))
        #expect(read.as_of == "2026-12-05" && read.title == "2026年工作要点")
        #expect(read.tasks.map(\.state) == ["accepted", "assigned", "pending"])
        #expect(read.tasks.map(\.overdue) == [0, 5, 5])
        #expect(read.tasks.map(\.on_time) == [true, nil, nil])
        #expect(read.tasks.map(\.reported_on) == ["2026-10-20", nil, nil])
        #expect(read.tasks[0].lead == ["宣传教育科"] && read.tasks[0].section == ["一、加强解读"])
    }
}

/// As much of JSON Schema 2020-12 as our schemas use.
struct JSONSchema {
    private let root: [String: Any]

    init(file: URL) throws {
        root = try #require(try JSONSerialization.jsonObject(with: Data(contentsOf: file)) as? [String: Any])
    }

    func problems(in value: Any) -> [String] { problems(value, root, "") }

    private func problems(_ value: Any, _ schema: [String: Any], _ path: String) -> [String] {
        if let reference = schema["$ref"] as? String, let name = reference.split(separator: "/").last {
            let named = (root["$defs"] as? [String: Any])?[String(name)] as? [String: Any]
            return named.map { problems(value, $0, path) } ?? ["\(path): no \(name)"]
        }
        if let choices = schema["anyOf"] as? [[String: Any]] {
            return choices.contains { problems(value, $0, path).isEmpty } ? [] : ["\(path): none of the choices"]
        }
        if let words = schema["enum"] as? [String] {
            return (value as? String).map(words.contains) == true ? [] : ["\(path): not among \(words)"]
        }
        let types = (schema["type"] as? [String]) ?? [schema["type"] as? String].compactMap { $0 }
        guard types.isEmpty || types.contains(where: { is_(value, $0) }) else { return ["\(path): not \(types)"] }
        return inside(value, schema, path)
    }

    private func is_(_ value: Any, _ type: String) -> Bool {
        switch type {
        case "null": return value is NSNull
        case "string": return value is String
        case "array": return value is [Any]
        case "object": return value is [String: Any]
        case "boolean": return value is Bool && "\(Swift.type(of: value))".contains("Bool")
        case "integer": return value is Int && !"\(Swift.type(of: value))".contains("Bool")
        default: return false
        }
    }

    private func inside(_ value: Any, _ schema: [String: Any], _ path: String) -> [String] {
        var found: [String] = []
        if let text = value as? String {
            if let least = schema["minLength"] as? Int, text.count < least { found.append("\(path): too short") }
            if let pattern = schema["pattern"] as? String, text.range(of: pattern, options: .regularExpression) == nil {
                found.append("\(path): not \(pattern)")
            }
        }
        if let number = value as? Int {
            if let least = schema["minimum"] as? Int, number < least { found.append("\(path): too small") }
            if let most = schema["maximum"] as? Int, number > most { found.append("\(path): too large") }
        }
        if let list = value as? [Any], let items = schema["items"] as? [String: Any] {
            for (index, item) in list.enumerated() { found += problems(item, items, "\(path)/\(index)") }
        }
        guard let object = value as? [String: Any] else { return found }
        let known = schema["properties"] as? [String: [String: Any]] ?? [:]
        for name in schema["required"] as? [String] ?? [] where object[name] == nil {
            found.append("\(path)/\(name): missing")
        }
        for (name, item) in object {
            if let part = known[name] {
                found += problems(item, part, "\(path)/\(name)")
            } else if schema["additionalProperties"] as? Bool == false {
                found.append("\(path)/\(name): not foreseen")
            }
        }
        return found
    }
}
