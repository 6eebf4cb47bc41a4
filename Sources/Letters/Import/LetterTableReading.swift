package import Kernel
package import OfficeFormats

/// Reads a table of orders of 12345: CSV here, workbooks in a limited child of this very program.
package struct LetterTableReading: Sendable {
    package typealias Read = @Sendable (_ bytes: [UInt8], _ name: String) async throws -> ReadDocument

    /// More than a hotline gives out in a month, small enough to read at once.
    package static let megabytes = 20
    package static let mostRows = 20_000
    private let read: Read

    package init(read: @escaping Read) { self.read = read }

    package static func confined(arguments: [String] = ["read-tables"]) -> LetterTableReading {
        LetterTableReading { bytes, name in
            do throws(ConfinementFailure) {
                return try await ConfinedReader(arguments: arguments).document(bytes, name: name)
            } catch {
                throw Refusal(.invalid, error.shownSentence, field: "file")
            }
        }
    }

    package func rows(_ bytes: [UInt8], named name: String) async throws -> [LetterImportRow] {
        let shown = FileNameCleaning.clean(name)
        switch FileKind.sniff(bytes, name: shown).kind {
        case .xlsx: return try LetterTableReading.rows(of: try await read(bytes, name))
        case .csv, .text: return try LetterTableReading.rows(csv: bytes)
        case _:
            throw Refusal(
                .invalid, "没有导入：“\(shown.prefix(80))”不是 csv 或者 xlsx 文件。请另存为其中一种后重新选择。", field: "file")
        }
    }

    package static func rows(csv bytes: [UInt8]) throws(Refusal) -> [LetterImportRow] {
        guard bytes.count <= megabytes * 1_000_000 else { throw tooLarge }
        var lines = CommaSeparated.lines(CharacterDecoding.text(bytes), most: mostRows + 2)
        lines.removeAll { $0.cells.allSatisfy { $0.trimmed.isEmpty } }
        return try rows(lines.map { ($0.line, $0.cells) })
    }

    /// The first table that has the columns.
    package static func rows(of document: ReadDocument) throws(Refusal) -> [LetterImportRow] {
        for case .table(let table) in document.blocks {
            let grid = table.grid.enumerated().map { index, row in
                (row.compactMap { $0 }.first?.position.row ?? index + 1, row.map { $0?.text ?? "" })
            }
            guard heads(grid) != nil else { continue }
            return try rows(grid)
        }
        throw missing([.number, .category, .receivedAt, .title, .words])
    }

    /// The line of the heads, within the first few, for tables with a title above.
    private static func heads(_ lines: [(line: Int, cells: [String])]) -> (
        index: Int, columns: [Int: LetterImportColumn]
    )? {
        for (index, line) in lines.prefix(5).enumerated() {
            var columns: [Int: LetterImportColumn] = [:]
            for (place, cell) in line.cells.enumerated() {
                guard let column = LetterImportColumn(head: cell), !columns.values.contains(column) else { continue }
                columns[place] = column
            }
            if columns.count >= 3 { return (index, columns) }
        }
        return nil
    }

    private static func rows(_ lines: [(line: Int, cells: [String])]) throws(Refusal) -> [LetterImportRow] {
        guard let (start, columns) = heads(lines) else {
            throw missing(LetterImportColumn.allCases.filter(\.isRequired))
        }
        let absent = LetterImportColumn.allCases.filter { $0.isRequired && !columns.values.contains($0) }
        guard absent.isEmpty else { throw missing(absent) }
        let found = lines.dropFirst(start + 1).map { line in
            var values: [LetterImportColumn: String] = [:]
            for (place, column) in columns where line.cells.indices.contains(place) {
                values[column] = cleaned(line.cells[place])
            }
            return LetterImportRow(place: line.line, values: values)
        }
        guard !found.isEmpty else {
            throw Refusal(.invalid, "没有导入：表格中没有一行来信。请核对文件内容。", field: "file")
        }
        guard found.count <= mostRows else { throw tooLarge }
        return found
    }

    /// Without control characters, which no database takes and no reader sees.
    private static func cleaned(_ text: String) -> String {
        String(String.UnicodeScalarView(text.unicodeScalars.filter { $0.value >= 0x20 || $0 == "\n" || $0 == "\t" }))
    }

    private static func missing(_ columns: [LetterImportColumn]) -> Refusal {
        let names = columns.compactMap(\.heads.first).map { "“\($0)”" }.joined()
        return Refusal(.invalid, "没有导入：表头缺少\(names)列。请按导入说明核对表头后重新选择文件。", field: "file")
    }

    private static var tooLarge: Refusal {
        Refusal(.tooLarge, "没有导入：一次最多\(mostRows)行、\(megabytes)兆字节。请分成几个文件。", field: "file")
    }
}

/// Comma-separated values by RFC 4180, each character read once.
enum CommaSeparated {
    /// - Returns: each record with the line it begins at, at most `most` of them.
    static func lines(_ text: String, most: Int) -> [(line: Int, cells: [String])] {
        var reader = Reader(most: most)
        for scalar in text.unicodeScalars {
            reader.take(scalar)
            if reader.records.count >= most { return reader.records }
        }
        return reader.ended()
    }

    private struct Reader {
        let most: Int
        var records: [(line: Int, cells: [String])] = []
        private var cells: [String] = []
        private var cell = String.UnicodeScalarView()
        private var line = 1
        private var start = 1
        private var isQuoted = false
        private var closes = false
        private var afterReturn = false

        init(most: Int) { self.most = most }

        mutating func take(_ scalar: Unicode.Scalar) {
            let isSecondHalf = afterReturn && scalar == "\n"
            afterReturn = scalar == "\r"
            if (scalar == "\n" && !isSecondHalf) || scalar == "\r" { line += 1 }
            if isQuoted {
                takeQuoted(scalar)
                return
            }
            switch scalar {
            case "\"":
                // A quote after a closed one is a quote that was written twice.
                if closes {
                    cell.append("\"")
                    isQuoted = true
                } else if cell.isEmpty {
                    isQuoted = true
                } else {
                    cell.append(scalar)
                }
                closes = false
            case ",": endCell()
            case "\r": endRecord()
            case "\n": if !isSecondHalf { endRecord() }
            default: cell.append(scalar)
            }
        }

        private mutating func takeQuoted(_ scalar: Unicode.Scalar) {
            if scalar == "\"" {
                isQuoted = false
                closes = true
            } else {
                cell.append(scalar)
            }
        }

        private mutating func endCell() {
            cells.append(String(cell))
            cell = String.UnicodeScalarView()
            closes = false
        }

        private mutating func endRecord() {
            endCell()
            records.append((start, cells))
            cells = []
            start = line
        }

        mutating func ended() -> [(line: Int, cells: [String])] {
            if !cells.isEmpty || !cell.isEmpty || closes { endRecord() }
            return records
        }
    }
}
