import OfficeFormats

/// A table of data anybody may use that is no column of articles: figures, questions with their answers, results.
package struct OpenDataSheet: Sendable {
    package struct Column: Hashable, Sendable {
        /// As programs read it.
        package let key: String
        /// As people read it.
        package let name: String

        package init(_ key: String, _ name: String) {
            self.key = key
            self.name = name
        }
    }

    package enum Value: Hashable, Sendable {
        case text(String)
        case number(Int)
        case none
    }

    let title: String
    let address: String
    let total: Int
    let next: String?
    let columns: [Column]
    let rows: [[Value]]

    /// - Parameters:
    ///   - total: rows in all files of the set.
    ///   - next: Where the following rows are; nil at the end.
    package init(
        title: String, address: String, total: Int, next: String?, columns: [Column], rows: [[Value]]
    ) {
        self.title = title
        self.address = address
        self.total = total
        self.next = next
        self.columns = columns
        self.rows = rows
    }

    /// CSV with a byte order mark; cells that a spreadsheet could take for a formula are defused (T9).
    package var csv: [UInt8] {
        CSVWriter.bytes(
            [columns.map { .text($0.name) }]
                + rows.map { row in
                    row.map { value -> CellValue in
                        switch value {
                        case .text(let text): .text(text)
                        case .number(let number): .integer(number)
                        case .none: .empty
                        }
                    }
                })
    }

    /// JSON: what it is, what its fields are called, how many rows there are, where to go on, and the rows.
    package func json() throws -> [UInt8] {
        let items = rows.map { row in
            Dictionary(zip(columns.map(\.key), row.map(Cell.init))) { one, _ in one }
        }
        return try OpenJSON.bytes(
            Document(
                title: title, url: address, total: total, next: next,
                fields: columns.map { Field(key: $0.key, name: $0.name) }, items: items))
    }

    private struct Document: Encodable {
        let title: String
        let url: String
        let total: Int
        let next: String?
        let fields: [Field]
        let items: [[String: Cell]]
    }
    private struct Field: Encodable {
        let key: String
        let name: String
    }
    /// A number stays a number; what is empty is null.
    private struct Cell: Encodable {
        let value: Value

        func encode(to encoder: any Encoder) throws {
            var container = encoder.singleValueContainer()
            switch value {
            case .text(let text): try container.encode(text)
            case .number(let number): try container.encode(number)
            case .none: try container.encodeNil()
            }
        }
    }
}
