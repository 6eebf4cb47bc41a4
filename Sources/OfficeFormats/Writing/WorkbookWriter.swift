/// Writes `.xlsx`: the same input always gives the same bytes, text is never a formula (T9), days are real days.
package struct WorkbookWriter: Sendable {
    private var properties: DocumentProperties
    private var sheets: [Worksheet] = []

    /// An empty workbook.
    package init(_ properties: DocumentProperties) { self.properties = properties }

    /// An empty workbook with a title.
    package init(title: String) { self.init(DocumentProperties(title: title)) }

    /// This workbook with one more sheet.
    package func adding(_ sheet: Worksheet) -> WorkbookWriter {
        var copy = self
        copy.sheets.append(sheet)
        return copy
    }

    /// This workbook with one more sheet of columns and rows.
    package func sheet(_ name: String, columns: [Column], rows: [[CellValue]]) -> WorkbookWriter {
        adding(Worksheet(name, columns: columns, rows: rows))
    }

    /// The file.
    package func bytes() throws(WritingFailure) -> [UInt8] {
        if sheets.isEmpty { throw .noSheet }
        for sheet in sheets { try sheet.check() }
        var styles = WorkbookStyles()
        let bodies = sheets.map { WorksheetPart.write($0, styles: &styles) }
        let names = sheetNames()
        var archive = PackageArchive()
        archive.add("[Content_Types].xml", contentTypes())
        archive.add("_rels/.rels", DocumentProperties.rootRelationships(main: "xl/workbook.xml"))
        archive.add("docProps/core.xml", properties.core())
        archive.add("docProps/app.xml", properties.app())
        archive.add("xl/workbook.xml", workbook(names))
        archive.add("xl/_rels/workbook.xml.rels", relationships())
        archive.add("xl/styles.xml", styles.part())
        for (index, body) in bodies.enumerated() { archive.add("xl/worksheets/sheet\(index + 1).xml", body) }
        return try archive.bytes()
    }

    private func sheetNames() -> [String] {
        var used: Set<String> = []
        return sheets.map { SheetName.valid($0.name, among: &used) }
    }

    private func contentTypes() -> XMLBuffer {
        let prefix = "application/vnd.openxmlformats-officedocument.spreadsheetml."
        let own = [("xl/workbook.xml", prefix + "sheet.main+xml"), ("xl/styles.xml", prefix + "styles+xml")]
        return DocumentProperties.contentTypes(
            own + sheets.indices.map { ("xl/worksheets/sheet\($0 + 1).xml", prefix + "worksheet+xml") })
    }

    private func workbook(_ names: [String]) -> XMLBuffer {
        var xml = XMLBuffer.document()
        xml.raw(
            """
            <workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" \
            xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><bookViews><workbookView/>\
            </bookViews><sheets>
            """)
        for (index, name) in names.enumerated() {
            xml.raw("<sheet")
            xml.attribute("name", name)
            xml.attribute("sheetId", index + 1)
            xml.attribute("r:id", "rId\(index + 1)")
            xml.raw("/>")
        }
        xml.raw("</sheets><definedNames>")
        for (index, sheet) in sheets.enumerated() where sheet.filter {
            let corner = "$\(WorksheetPart.letters(sheet.columnCount - 1))$\(sheet.lastRow)"
            define("_xlnm._FilterDatabase", hidden: true, index, names, "$A$\(sheet.headerRow):\(corner)", &xml)
        }
        for (index, sheet) in sheets.enumerated() {
            define("_xlnm.Print_Titles", hidden: false, index, names, "$\(sheet.headerRow):$\(sheet.headerRow)", &xml)
        }
        xml.raw("</definedNames></workbook>")
        return xml
    }

    private func define(
        _ name: String, hidden: Bool, _ index: Int, _ names: [String], _ range: String, _ xml: inout XMLBuffer
    ) {
        xml.raw("<definedName")
        xml.attribute("name", name)
        xml.attribute("localSheetId", index)
        if hidden { xml.raw(#" hidden="1""#) }
        xml.raw(">")
        let quoted = names[index].split(separator: "'", omittingEmptySubsequences: false).joined(separator: "''")
        xml.text("'\(quoted)'!\(range)")
        xml.raw("</definedName>")
    }

    private func relationships() -> XMLBuffer {
        var xml = XMLBuffer.document()
        xml.raw(#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">"#)
        for index in 0...sheets.count {
            let isSheet = index < sheets.count
            xml.raw("<Relationship")
            xml.attribute("Id", "rId\(index + 1)")
            xml.attribute(
                "Type",
                "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
                    + (isSheet ? "worksheet" : "styles"))
            xml.attribute("Target", isSheet ? "worksheets/sheet\(index + 1).xml" : "styles.xml")
            xml.raw("/>")
        }
        xml.raw("</Relationships>")
        return xml
    }
}
