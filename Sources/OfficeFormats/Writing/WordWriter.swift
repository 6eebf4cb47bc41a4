/// Writes `.docx`: the same input always gives the same bytes.
package struct WordWriter: Sendable {
    private let properties: DocumentProperties
    private let page: WordPage
    private var body: WordBody

    /// An empty document on A4.
    package init(_ properties: DocumentProperties, page: WordPage = .portrait) {
        self.properties = properties
        self.page = page
        body = WordBody(page)
    }

    /// Adds a paragraph, or several when the text has several lines.
    package mutating func paragraph(_ text: String, _ style: WordStyle = .body) {
        for line in WordBody.lines(text) {
            body.paragraph(line.isEmpty ? [] : [WordRun(String(line))], style)
        }
    }

    /// Adds a paragraph of several pieces.
    package mutating func paragraph(_ runs: [WordRun], _ style: WordStyle = .body) { body.paragraph(runs, style) }

    /// Adds a table.
    package mutating func table(_ table: WordTable) { body.table(table) }

    /// Begins a new page.
    package mutating func pageBreak() { body.pageBreak() }

    /// The file.
    package func bytes() throws(WritingFailure) -> [UInt8] {
        var text = body
        text.end(page)
        var archive = PackageArchive()
        archive.add("[Content_Types].xml", Self.contentTypes)
        archive.add("_rels/.rels", DocumentProperties.rootRelationships(main: "word/document.xml"))
        archive.add("docProps/core.xml", properties.core())
        archive.add("docProps/app.xml", properties.app())
        archive.add("word/document.xml", text.xml)
        archive.add("word/_rels/document.xml.rels", Self.relationships)
        archive.add("word/styles.xml", WordStylesPart.write())
        archive.add("word/settings.xml", Self.settings)
        archive.add("word/footer1.xml", WordSection.footer(even: false))
        archive.add("word/footer2.xml", WordSection.footer(even: true))
        return try archive.bytes()
    }

    private static var contentTypes: XMLBuffer {
        let prefix = "application/vnd.openxmlformats-officedocument.wordprocessingml."
        return DocumentProperties.contentTypes([
            ("word/document.xml", prefix + "document.main+xml"), ("word/styles.xml", prefix + "styles+xml"),
            ("word/settings.xml", prefix + "settings+xml"), ("word/footer1.xml", prefix + "footer+xml"),
            ("word/footer2.xml", prefix + "footer+xml"),
        ])
    }

    private static var relationships: XMLBuffer {
        var xml = XMLBuffer.document()
        xml.raw(#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">"#)
        let parts = [
            ("styles", "styles.xml"), ("footer", "footer1.xml"), ("footer", "footer2.xml"),
            ("settings", "settings.xml"),
        ]
        for (index, part) in parts.enumerated() {
            xml.raw("<Relationship")
            xml.attribute("Id", "rId\(index + 1)")
            xml.attribute(
                "Type", "http://schemas.openxmlformats.org/officeDocument/2006/relationships/" + part.0)
            xml.attribute("Target", part.1)
            xml.raw("/>")
        }
        xml.raw("</Relationships>")
        return xml
    }

    private static var settings: XMLBuffer {
        var xml = XMLBuffer.document()
        xml.raw(
            """
            <w:settings xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">\
            <w:evenAndOddHeaders/><w:compat><w:doNotExpandShiftReturn/></w:compat><w:themeFontLang w:val="en-US" w:eastAsia="zh-CN"/></w:settings>
            """)
        return xml
    }
}
