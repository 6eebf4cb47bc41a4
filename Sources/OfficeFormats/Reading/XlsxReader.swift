/// Reads `.xlsx`: each shown sheet is one table with its merged ranges.
struct XlsxReader {
    private struct Sheet {
        var name = ""
        var target = ""
        var isHidden = false
    }

    static func read(_ archive: ZipArchive, limits: ReadingLimits) throws -> ReadDocument {
        guard let book = try archive.bytes("xl/workbook.xml") else { throw ReadingError(.unreadable, "缺少工作簿") }
        var values = XlsxValues()
        let sheets = try sheets(book, archive: archive, values: &values, limits: limits)
        try values.loadStrings(try archive.bytes("xl/sharedStrings.xml"), limits: limits)
        try values.loadStyles(try archive.bytes("xl/styles.xml"), limits: limits)
        var document = ReadDocument(format: .xlsx, blocks: [])
        for (index, sheet) in sheets.enumerated() {
            if sheet.isHidden {
                document.notes.append(ReadingNote("hidden_sheet", "工作表“\(sheet.name)”是隐藏的，没有读取。"))
                continue
            }
            guard let bytes = try archive.bytes(sheet.target) else { continue }
            var reader = XlsxSheet(values: values, limits: limits)
            try reader.read(bytes)
            if let table = try reader.table(number: index + 1) { document.blocks.append(.table(table)) }
        }
        return document
    }

    private static func sheets(
        _ book: [UInt8], archive: ZipArchive, values: inout XlsxValues, limits: ReadingLimits
    ) throws -> [Sheet] {
        let targets = try targets(try archive.bytes("xl/_rels/workbook.xml.rels"), limits: limits)
        var sheets: [Sheet] = []
        let pull = try XMLPull(book, limits: limits)
        while try pull.next() != .finished {
            guard pull.event == .start else { continue }
            let attributes = pull.attributes()
            if pull.name == "workbookPr" {
                values.startsIn1904 = ["1", "true"].contains(attributes["date1904"] ?? "")
            } else if pull.name == "sheet" {
                var sheet = Sheet()
                sheet.name = attributes["name"] ?? ""
                sheet.isHidden = (attributes["state"] ?? "visible") != "visible"
                sheet.target = attributes["id"].flatMap { targets[$0] } ?? "xl/worksheets/sheet\(sheets.count + 1).xml"
                sheets.append(sheet)
            }
        }
        return sheets
    }

    private static func targets(_ bytes: [UInt8]?, limits: ReadingLimits) throws -> [String: String] {
        guard let bytes else { return [:] }
        var out: [String: String] = [:]
        let pull = try XMLPull(bytes, limits: limits)
        while try pull.next() != .finished {
            guard pull.event == .start, pull.name == "Relationship" else { continue }
            let attributes = pull.attributes()
            guard let id = attributes["Id"], let target = attributes["Target"] else { continue }
            out[id] = target.hasPrefix("/") ? String(target.dropFirst()) : "xl/" + target
        }
        return out
    }
}
