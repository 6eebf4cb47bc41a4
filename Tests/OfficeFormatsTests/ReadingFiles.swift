import OfficeFormats
import Testing

/// Small files of every kind, made in the test that reads them.
enum ReadingFiles {
    static func docx(body: String, parts: [(String, String)] = []) -> [UInt8] {
        let names = #"xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main""#
        let document = "<w:document \(names)><w:body>\(body)</w:body></w:document>"
        return zip([("[Content_Types].xml", "<Types/>"), ("word/document.xml", document)] + parts)
    }

    static func p(_ text: String, _ properties: String = "") -> String {
        "<w:p><w:pPr>\(properties)</w:pPr><w:r><w:t>\(text)</w:t></w:r></w:p>"
    }

    static func xlsx(sheets: [(name: String, state: String, xml: String)], parts: [(String, String)] = []) -> [UInt8] {
        let list = sheets.enumerated().map {
            #"<sheet name="\#($1.name)" sheetId="\#($0 + 1)" state="\#($1.state)" r:id="rId\#($0 + 1)"/>"#
        }.joined()
        let targets = sheets.indices.map {
            #"<Relationship Id="rId\#($0 + 1)" Target="worksheets/sheet\#($0 + 1).xml"/>"#
        }.joined()
        let relations = #"xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships""#
        return zip(
            [
                ("xl/workbook.xml", "<workbook \(relations)><sheets>\(list)</sheets></workbook>"),
                ("xl/_rels/workbook.xml.rels", "<Relationships>\(targets)</Relationships>"),
            ] + sheets.enumerated().map { ("xl/worksheets/sheet\($0 + 1).xml", "<worksheet>\($1.xml)</worksheet>") }
                + parts)
    }

    /// A zip archive whose entries are stored as they are.
    static func zip(_ entries: [(String, String)]) -> [UInt8] {
        var out: [UInt8] = []
        var directory: [UInt8] = []
        for (name, text) in entries {
            let bytes = Array(text.utf8), title = Array(name.utf8)
            let facts = le(crc(bytes), 4) + le(UInt32(bytes.count), 4) + le(UInt32(bytes.count), 4)
            let common =
                le(20, 2) + le(0, 2) + le(0, 2) + le(0, 2) + le(0x21, 2) + facts + le(UInt32(title.count), 2) + le(0, 2)
            directory += le(0x0201_4B50, 4) + le(20, 2) + common + le(0, 2) + le(0, 2) + le(0, 2) + le(0, 4)
            directory += le(UInt32(out.count), 4) + title
            out += le(0x0403_4B50, 4) + common + title + bytes
        }
        let end = le(0x0605_4B50, 4) + le(0, 2) + le(0, 2) + le(UInt32(entries.count), 2) + le(UInt32(entries.count), 2)
        return out + directory + end + le(UInt32(directory.count), 4) + le(UInt32(out.count), 4) + le(0, 2)
    }

    private static func le(_ value: UInt32, _ count: Int) -> [UInt8] {
        (0..<count).map { UInt8(value >> (8 * $0) & 0xFF) }
    }

    private static func crc(_ bytes: [UInt8]) -> UInt32 {
        var value: UInt32 = 0xFFFF_FFFF
        for byte in bytes {
            value ^= UInt32(byte)
            for _ in 0..<8 { value = value & 1 == 1 ? value >> 1 ^ 0xEDB8_8320 : value >> 1 }
        }
        return ~value
    }
}

extension ReadDocument {
    /// Its headings and paragraphs.
    var texts: [String] {
        blocks.compactMap { block in
            switch block {
            case .heading(_, let text, _), .paragraph(let text, _): text
            case .table: nil
            }
        }
    }

    /// Its first table, cell by cell: `column,row+columnsxrows text`.
    var firstTable: [[String]] {
        for case .table(let table) in blocks {
            return table.rows.map { row in
                row.map {
                    "\($0.column),\($0.row)+\($0.columnSpan)x\($0.rowSpan) \($0.paragraphs.joined(separator: "¶"))"
                }
            }
        }
        return []
    }
}

func read(_ bytes: [UInt8], _ name: String) async throws -> ReadDocument {
    try await DocumentReader.read(bytes: bytes, named: name)
}
