/// What an Office file says about itself.
package struct DocumentProperties: Sendable, Hashable {
    /// The title in the file's properties.
    package var title: String
    /// Who made it: the agency, never a person's account.
    package var creator: String
    /// The moment of making as ISO 8601 in UTC (`2026-03-02T01:00:00Z`); nil leaves it out.
    package var created: String?

    /// Properties with a title, an agency and a moment.
    package init(title: String, creator: String = "", created: String? = nil) {
        self.title = title
        self.creator = creator
        self.created = created
    }

    func core() -> XMLBuffer {
        var xml = XMLBuffer.document()
        xml.raw(
            """
            <cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" \
            xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" \
            xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>
            """)
        xml.text(title)
        xml.raw("</dc:title><dc:creator>")
        xml.text(creator)
        xml.raw("</dc:creator>")
        if let created {
            xml.raw(#"<dcterms:created xsi:type="dcterms:W3CDTF">"#)
            xml.text(created)
            xml.raw("</dcterms:created>")
        }
        xml.raw("</cp:coreProperties>")
        return xml
    }

    func app() -> XMLBuffer {
        var xml = XMLBuffer.document()
        xml.raw(
            """
            <Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">\
            <Application>Gongkai</Application></Properties>
            """)
        return xml
    }

    /// The package's own relationships: to the main part and to both property parts.
    static func rootRelationships(main: StaticString) -> XMLBuffer {
        var xml = XMLBuffer.document()
        xml.raw(
            """
            <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship \
            Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" \
            Target="
            """)
        xml.raw(main)
        xml.raw(
            """
            "/><Relationship Id="rId2" \
            Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" \
            Target="docProps/core.xml"/><Relationship Id="rId3" \
            Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/extended-properties" \
            Target="docProps/app.xml"/></Relationships>
            """)
        return xml
    }

    /// `[Content_Types].xml` for the given parts and the property parts.
    static func contentTypes(_ parts: [(name: String, type: String)]) -> XMLBuffer {
        var xml = XMLBuffer.document()
        xml.raw(
            """
            <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default \
            Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default \
            Extension="xml" ContentType="application/xml"/>
            """)
        let properties = [
            ("docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml"),
            ("docProps/app.xml", "application/vnd.openxmlformats-officedocument.extended-properties+xml"),
        ]
        for (name, type) in parts + properties {
            xml.raw("<Override")
            xml.attribute("PartName", "/" + name)
            xml.attribute("ContentType", type)
            xml.raw("/>")
        }
        xml.raw("</Types>")
        return xml
    }
}
