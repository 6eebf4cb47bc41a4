import Foundation
import OfficeFormats

/// PDF files as hostile or careless producers make them: every hiding place is written by hand.
struct PageFiles {
    private var objects: [String] = []
    /// Content of the page before its lines.
    var before = ""
    /// Content of the page behind its lines.
    var behind = ""
    var catalogue = ""
    var pageEntries = ""
    var trailer = ""
    var resources = ""
    var annotations: [Int] = []
    var lines: [(String, Int)] = []

    /// Lines of text with their distance from the upper edge of a page of 400 × 300 points.
    init(_ lines: [(String, Int)]) { self.lines = lines }

    /// Numbers begin at 10: the page itself takes those below.
    mutating func add(_ object: String) -> Int {
        objects.append(object)
        return objects.count + 9
    }

    mutating func add(stream: String, _ entries: String = "") -> Int {
        add("<< \(entries) /Length \(stream.utf8.count) >>\nstream\n\(stream)\nendstream")
    }

    static func hex(_ text: String) -> String {
        "<" + text.utf16.map { String(format: "%04X", $0) }.joined() + ">"
    }

    /// A string of a dictionary, in UTF-16.
    static func string(_ text: String) -> String { "<FEFF" + hex(text).dropFirst() }

    static func line(_ text: String, x: Int = 20, y: Int, size: Int = 12, mode: Int = 0) -> String {
        "BT \(mode) Tr /F \(size) Tf 1 0 0 1 \(x) \(300.11 - Double(y)) Tm \(hex(text)) Tj ET\n"
    }

    private var notes: String {
        annotations.isEmpty ? "" : "/Annots [" + annotations.map { "\($0) 0 R" }.joined(separator: " ") + "]"
    }

    var bytes: [UInt8] {
        let content = before + lines.map { Self.line($0.0, y: $0.1) }.joined() + behind
        let fixed = [
            "<< /Type /Catalog /Pages 2 0 R \(catalogue) >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            """
            << /Type /Page /Parent 2 0 R /MediaBox [0 0 400.28 300.11] /Contents 4 0 R /Resources << /Font << /F 5 0 R >> \
            \(resources) >> \(pageEntries) \(notes) >>
            """,
            "<< /Length \(content.utf8.count) >>\nstream\n\(content)\nendstream",
            """
            << /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UTF16-H /DescendantFonts [6 0 R] >>
            """,
            """
            << /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /CIDSystemInfo << /Registry (Adobe) \
            /Ordering (GB1) /Supplement 4 >> /DW 1000 >>
            """,
        ]
        let numbered = Array(zip(1..., fixed)) + Array(zip(10..., objects))
        return Array(Self.body("%PDF-1.6\n", numbered, root: "/Root 1 0 R /Size \(objects.count + 10) \(trailer)").utf8)
    }

    /// The file with a second state behind the first, in which the page says something else.
    func updated(to lines: [(String, Int)]) -> [UInt8] {
        let first = String(decoding: bytes, as: UTF8.self)
        let content = lines.map { Self.line($0.0, y: $0.1) }.joined()
        let stream = "<< /Length \(content.utf8.count) >>\nstream\n\(content)\nendstream"
        let start = first.components(separatedBy: "startxref\n").last?.components(separatedBy: "\n").first ?? "0"
        let root = "/Root 1 0 R /Size \(objects.count + 10) /Prev \(start)"
        return Array(Self.body(first, [(4, stream)], root: root).utf8)
    }

    private static func body(_ head: String, _ objects: [(Int, String)], root: String) -> String {
        var out = head, table = "xref\n"
        for (number, object) in objects {
            table += "\(number) 1\n\(String(format: "%010d", out.utf8.count)) 00000 n \n"
            out += "\(number) 0 obj\n\(object)\nendobj\n"
        }
        let start = out.utf8.count
        return out + table + "trailer\n<< \(root) >>\nstartxref\n\(start)\n%%EOF\n"
    }
}
