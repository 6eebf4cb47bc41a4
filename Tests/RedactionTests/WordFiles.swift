import OfficeFormats
import Testing

/// Word files as producers make them, and hostile ones.
enum WordFiles {
    static let space = #"xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main""#
    private static let names =
        space
        + #" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:v="urn:schemas-microsoft-com:vml""#

    static func docx(_ body: String, parts: [(String, String)] = [], raw: [(String, [UInt8])] = []) throws -> [UInt8] {
        let type = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
        let types = """
            <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" \
            ContentType="application/xml"/><Default Extension="rels" \
            ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override \
            PartName="/word/document.xml" ContentType="\(type)"/></Types>
            """
        var archive = PackageArchive()
        archive.add("[Content_Types].xml", bytes: Array(types.utf8))
        archive.add(
            "_rels/.rels",
            bytes: Array(relations([("officeDocument", "word/document.xml"), ("thumbnail", "docProps/t.jpeg")]).utf8))
        archive.add(
            "word/document.xml", bytes: Array("<w:document \(names)><w:body>\(body)</w:body></w:document>".utf8))
        for part in parts { archive.add(part.0, bytes: Array(part.1.utf8)) }
        for part in raw { archive.add(part.0, bytes: part.1) }
        return try archive.bytes()
    }

    static func relations(_ list: [(String, String)], external: [(String, String)] = []) -> String {
        let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
        let inner = list.enumerated().map {
            #"<Relationship Id="r\#($0)" Type="\#(office)\#($1.0)" Target="\#($1.1)"/>"#
        }
        let outer = external.enumerated().map {
            #"<Relationship Id="x\#($0)" Type="\#(office)\#($1.0)" Target="\#($1.1)" TargetMode="External"/>"#
        }
        return "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
            + (inner + outer).joined() + "</Relationships>"
    }

    static func p(_ text: String, _ properties: String = "") -> String {
        "<w:p><w:pPr>\(properties)</w:pPr>\(r(text))</w:p>"
    }

    static func r(_ text: String, _ properties: String = "") -> String {
        "<w:r><w:rPr>\(properties)</w:rPr><w:t xml:space=\"preserve\">\(text)</w:t></w:r>"
    }

    static func table(_ rows: [[String]]) -> String {
        "<w:tbl>"
            + rows.map { "<w:tr>" + $0.map { "<w:tc>\(p($0))</w:tc>" }.joined() + "</w:tr>" }.joined() + "</w:tbl>"
    }
}
