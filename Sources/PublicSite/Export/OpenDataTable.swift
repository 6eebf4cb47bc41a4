import Foundation
import Kernel
import OfficeFormats

/// The articles of a column as data anybody may use: a table for spreadsheets, objects for programs.
package struct OpenDataTable: Sendable {
    /// Rows in one file.
    package static let length = 5_000

    let title: String
    let address: String
    let total: Int
    let next: String?
    let records: [OpenRecord]

    /// - Parameter next: Where the following rows are; nil at the end.
    package init(title: String, address: String, total: Int, next: String?, records: [OpenRecord]) {
        self.title = title
        self.address = address
        self.total = total
        self.next = next
        self.records = records
    }

    /// CSV with a byte order mark; cells that a spreadsheet could take for a formula are defused (T9).
    package var csv: [UInt8] {
        let names = facts
        let head = ["标题", "发文字号", "索引号", "发布机构", "栏目", "发布日期", "更新日期"] + names.map(\.name) + ["摘要", "网址"]
        let rows = records.map { record -> [CellValue] in
            let values = Dictionary(record.facts.map { ($0.key, $0.value) }) { one, _ in one }
            let first = [
                record.title, record.documentNumber, record.indexNumber, record.issuer, record.column,
                record.publishedAt.day.description, record.updatedAt.day.description,
            ]
            return (first + names.map { values[$0.key] ?? "" } + [record.summary, record.address]).map { .text($0) }
        }
        return CSVWriter.bytes([head.map { .text($0) }] + rows)
    }

    /// The facts that any of the records has, each once.
    private var facts: [(key: String, name: String)] {
        var seen: Set<String> = []
        return records.flatMap(\.facts).filter { seen.insert($0.key).inserted }.map { ($0.key, $0.name) }
    }

    /// JSON: what it is, how many there are, where to go on, and the items.
    package func json() throws -> [UInt8] {
        let items = records.map { record in
            Item(
                id: record.id, title: record.title, documentNumber: record.documentNumber,
                indexNumber: record.indexNumber, issuer: record.issuer, column: record.column,
                publishedAt: record.publishedAt.description, updatedAt: record.updatedAt.description,
                fields: Dictionary(record.facts.map { ($0.name, $0.value) }) { one, _ in one },
                summary: record.summary, url: record.address)
        }
        return try OpenJSON.bytes(Document(title: title, url: address, total: total, next: next, items: items))
    }

    private struct Document: Encodable {
        let title: String
        let url: String
        let total: Int
        let next: String?
        let items: [Item]
    }
    private struct Item: Encodable {
        let id: String
        let title: String
        let documentNumber: String
        let indexNumber: String
        let issuer: String
        let column: String
        let publishedAt: String
        let updatedAt: String
        let fields: [String: String]
        let summary: String
        let url: String
    }
}

/// The same value always as the same bytes.
enum OpenJSON {
    static func bytes(_ value: some Encodable) throws -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return Array(try encoder.encode(value)) + [0x0A]
    }
}
