import Foundation
import Testing

@testable import OfficeFormats

/// T4: a file is what its bytes are; what is served is never run by a browser.
@Suite struct SniffingTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let label: String
        let name: String
        let bytes: [UInt8]
        let kind: FileKind
        var mismatch = false
        var hazards: Set<FileFinding.Hazard> = []
        var testDescription: String { label }

        init(
            _ label: String, _ name: String, _ bytes: [UInt8], _ kind: FileKind, mismatch: Bool = false,
            _ hazards: Set<FileFinding.Hazard> = []
        ) {
            self.label = label
            self.name = name
            self.bytes = bytes
            self.kind = kind
            self.mismatch = mismatch
            self.hazards = hazards
        }
    }

    static let png = bytes(
        "89504e470d0a1a0a0000000d49484452000000010000000108000000003a7e9b550000000a49444154789c6360"
            + "00000002000148afa4710000000049454e44ae426082")
    static let jpeg = bytes(
        "ffd8ffe000104a46494600010100000100010000ffc0000b080001000101011100ffda0008010100003f00d2ffd9")
    static let gif = Array("GIF89a".utf8) + bytes("0100010080000000000000ffffff2c000000000100010000020144003b")
    static let webp =
        Array("RIFF".utf8) + bytes("1a000000") + Array("WEBPVP8L".utf8)
        + bytes("0d0000002f00000010071011118888fe0700")
    static let pdf = Array("%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\nstartxref\n9\n%%EOF\n".utf8)
    static let script = Array("<script>alert(1)</script>".utf8)

    static var word: [UInt8] { (try? WordWriter(DocumentProperties(title: "x")).bytes()) ?? [] }
    static var workbook: [UInt8] {
        (try? WorkbookWriter(title: "x").sheet("a", columns: [Column("a")], rows: [[1]]).bytes()) ?? []
    }

    static func zip(_ parts: [(String, String)]) -> [UInt8] {
        var archive = PackageArchive()
        for (name, text) in parts {
            var buffer = XMLBuffer()
            buffer.text(text)
            archive.add(name, buffer)
        }
        return (try? archive.bytes()) ?? []
    }

    static func compound(_ names: [String]) -> [UInt8] {
        var file = bytes("d0cf11e0a1b11ae1") + [UInt8](repeating: 0, count: 504)
        for name in names {
            var entry = name.utf16.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8(truncatingIfNeeded: $0 >> 8)] }
            let length = entry.count + 2
            entry += [UInt8](repeating: 0, count: 128 - entry.count)
            entry[64] = UInt8(length)
            entry[66] = 2
            file += entry
        }
        return file
    }

    static func bytes(_ hex: String) -> [UInt8] {
        let digits = Array(hex)
        return stride(from: 0, to: digits.count - 1, by: 2).compactMap {
            UInt8(String(digits[$0...($0 + 1)]), radix: 16)
        }
    }

    static func utf16(_ text: String, mark: Bool) -> [UInt8] {
        (mark ? [0xFF, 0xFE] : [])
            + text.utf16.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8(truncatingIfNeeded: $0 >> 8)] }
    }

    private static let types = "application/vnd.openxmlformats-officedocument."
    static let office: [Case] = [
        Case("docx", "工作要点.docx", word, .docx),
        Case("xlsx", "台账.XLSX", workbook, .xlsx),
        Case(
            "pptx", "a.pptx",
            zip([("[Content_Types].xml", types + "presentationml.presentation.main+xml"), ("ppt/p.xml", "x")]), .pptx),
        Case("docx called xlsx", "a.xlsx", word, .docx, mismatch: true),
        Case("docx called doc", "a.doc", word, .docx, mismatch: true),
        Case("docx called pdf", "a.pdf", word, .docx, mismatch: true),
        Case("docx without extension", "要点", word, .docx),
        Case(
            "docm called docx", "a.docx",
            zip([
                ("[Content_Types].xml", "application/vnd.ms-word.document.macroEnabled.main+xml"), ("word/d.xml", "x"),
                ("word/vbaProject.bin", "x"),
            ]), .docx, [.macros]),
        Case(
            "docx with a macro part", "a.docx",
            zip([
                ("[Content_Types].xml", types + "wordprocessingml.document.main+xml"), ("word/d.xml", "x"),
                ("word/VBAProject.BIN", "x"),
            ]), .docx, [.macros]),
        Case(
            "docx without its parts", "a.docx",
            zip([("[Content_Types].xml", types + "wordprocessingml.document.main+xml")]), .docx, [.damaged]),
        Case("zip called docx", "a.docx", zip([("a.txt", "x")]), .zip, mismatch: true),
        Case("zip", "a.zip", zip([("a.txt", "x")]), .zip),
        Case("jar called zip", "a.zip", zip([("META-INF/MANIFEST.MF", "x")]), .zip),
        Case("ofd", "a.ofd", zip([("OFD.xml", "x"), ("Doc_0/Document.xml", "x")]), .ofd),
        Case("odt", "a.odt", zip([("mimetype", "application/vnd.oasis.opendocument.text")]), .odt),
        Case("ods", "a.ods", zip([("mimetype", "application/vnd.oasis.opendocument.spreadsheet")]), .ods),
        Case("half a docx", "a.docx", Array(word.prefix(word.count / 2)), .zip, mismatch: true, [.damaged]),
        Case("doc", "a.doc", compound(["Root Entry", "WordDocument", "1Table"]), .doc),
        Case("wps", "a.wps", compound(["WordDocument"]), .doc),
        Case("xls", "a.xls", compound(["Workbook"]), .xls),
        Case("old xls", "a.xls", compound(["Book"]), .xls),
        Case("et", "a.et", compound(["Workbook"]), .xls),
        Case("ppt", "a.ppt", compound(["PowerPoint Document"]), .ppt),
        Case("doc called xls", "a.xls", compound(["WordDocument"]), .doc, mismatch: true),
        Case("doc with macros", "a.doc", compound(["WordDocument", "Macros", "VBA"]), .doc, [.macros]),
        Case("docx with a password", "a.docx", compound(["EncryptionInfo", "EncryptedPackage"]), .docx, [.encrypted]),
        Case("msi called doc", "a.doc", compound(["Other"]), .unknown, mismatch: true, [.damaged]),
        Case("rtf called doc", "a.doc", Array(#"{\rtf1\ansi x}"#.utf8), .rtf, mismatch: true),
    ]
    static let others: [Case] = [
        Case("pdf", "批复.pdf", pdf, .pdf),
        Case("pdf cut off", "a.pdf", Array(pdf.prefix(20)), .pdf, [.damaged]),
        Case("pdf and zip", "a.pdf", pdf + zip([("a", "x")]), .pdf, [.polyglot]),
        Case("pdf with html", "a.pdf", pdf.dropLast(6) + script + Array("\n%%EOF\n".utf8), .pdf),
        Case("png", "a.png", png, .png),
        Case("png and zip", "a.png", png + zip([("a", "x")]), .png, [.polyglot]),
        Case("png called jpg", "a.jpg", png, .png, mismatch: true),
        Case("png cut off", "a.png", Array(png.prefix(40)), .png, [.damaged]),
        Case("jpeg", "a.jpeg", jpeg, .jpeg),
        Case(
            "jpeg with html comment", "a.jpg",
            Array(jpeg.prefix(2)) + bytes("fffe001b") + script + Array(jpeg.dropFirst(2)), .jpeg),
        Case("jpeg called html", "a.html", jpeg, .jpeg, mismatch: true),
        Case("jpeg and pdf", "a.jpg", jpeg + pdf, .jpeg, [.polyglot]),
        Case("only a jpeg signature", "a.jpg", bytes("ffd8ff") + script, .jpeg, [.damaged]),
        Case("gif", "a.gif", gif, .gif),
        Case("gif and script", "a.gif", Array("GIF89a/*".utf8) + Array("*/=1;alert(1)".utf8), .gif, [.damaged]),
        Case("webp", "a.webp", webp, .webp),
        Case("webp cut off", "a.webp", Array(webp.prefix(24)), .webp, [.damaged]),
        Case("svg", "a.svg", Array("<svg xmlns='http://www.w3.org/2000/svg'/>".utf8), .svg),
        Case(
            "svg behind xml and comment", "a.png",
            Array("<?xml version='1.0'?>\n<!-- x -->\n<!DOCTYPE svg><svg/>".utf8), .svg, mismatch: true),
        Case("html", "a.html", Array("<!DOCTYPE HTML><html>".utf8), .html),
        Case("html called txt", "a.txt", Array("\u{FEFF}  <HTML><body>".utf8), .html, mismatch: true),
        Case("html called doc", "a.doc", Array("<html><body><table>".utf8), .html, mismatch: true),
        Case("html behind a comment", "a.txt", Array("<!-- x --><p>段".utf8), .html, mismatch: true),
        Case("script in a csv", "a.csv", Array("名称,值\n<script>x</script>,1\n".utf8), .html, mismatch: true),
        Case("utf-16 html", "a.txt", utf16("<script>alert(1)</script>", mark: true), .html, mismatch: true),
        Case(
            "utf-16 html without mark", "a.txt", utf16("<script>alert(1)</script>", mark: false), .html, mismatch: true),
        Case("utf-7 html", "a.txt", Array("+ADw-script+AD4-alert(1)+ADw-/script+AD4-".utf8), .text),
        Case("xhtml", "a.xml", Array("<?xml version='1.0'?><html xmlns='x'/>".utf8), .html, mismatch: true),
        Case("xml", "a.xml", Array("<?xml version='1.0'?><plan/>".utf8), .xml),
        Case("text", "a.txt", Array("公开为常态，不公开为例外。\n".utf8), .text),
        Case("text in gb18030", "a.txt", bytes("b9abbfaa d5fecef1".replacingOccurrences(of: " ", with: "")), .text),
        Case("utf-16 text", "a.txt", utf16("公开", mark: true), .text),
        Case("markdown", "a.md", Array("# 标题\n".utf8), .markdown),
        Case("csv", "a.csv", Array("a,b\n1,2\n".utf8), .csv),
        Case("text called docx", "a.docx", Array("plain".utf8), .text, mismatch: true),
        Case("text and zip", "a.txt", Array("note\n".utf8) + zip([("a", "x")]), .unknown, mismatch: true),
        Case("elf called pdf", "a.pdf", bytes("7f454c4602010100"), .executable, mismatch: true),
        Case(
            "windows program", "a.exe",
            Array("MZ".utf8) + [UInt8](repeating: 0, count: 58) + bytes("400000004141414150450000"), .executable),
        Case("text that begins with MZ", "a.txt", Array("MZ is a name\n".utf8), .text),
        Case("rar", "a.rar", Array("Rar!\u{1A}\u{7}\u{0}".utf8), .archive),
        Case("7z called zip", "a.zip", bytes("377abcaf271c0004"), .archive, mismatch: true),
        Case("gzip", "a.gz", bytes("1f8b080000000000"), .archive),
        Case("noise", "a.bin", bytes("00010203fffefdfc"), .unknown),
        Case("noise called pdf", "a.pdf", bytes("00010203fffefdfc"), .unknown, mismatch: true),
        Case("nothing", "a.pdf", [], .unknown, mismatch: true, [.empty]),
    ]

    @Test(arguments: office + others) func recognises(_ sample: Case) {
        let finding = FileKind.sniff(sample.bytes, name: sample.name)
        #expect(finding.kind == sample.kind)
        #expect(finding.isMismatch == sample.mismatch)
        #expect(finding.hazards == sample.hazards)
    }

    /// T4: whatever it is and however it is called, a browser is told to save it.
    @Test(arguments: office + others) func neverServesWhatRuns(_ sample: Case) {
        let finding = FileKind.sniff(sample.bytes, name: sample.name)
        let headers = Dictionary(
            uniqueKeysWithValues: ServedFile.headers(kind: finding.kind, name: sample.name).map { ($0.name, $0.value) })
        for word in ["html", "svg", "text/xml", "application/xml", "javascript"] {
            #expect(headers["Content-Type"]?.contains(word) == false)
        }
        #expect(headers["Content-Disposition"]?.hasPrefix("attachment; ") == true)
        #expect(headers["X-Content-Type-Options"] == "nosniff")
        #expect(headers["Content-Security-Policy"]?.contains("sandbox") == true)
    }

    @Test func evidenceTakesDocumentsAndPicturesOnly() {
        let accepted = (Self.office + Self.others).filter {
            FileKind.sniff($0.bytes, name: $0.name).refusal(allowed: FileKind.evidence) == nil
        }
        #expect(accepted.allSatisfy { !$0.mismatch && $0.hazards.isEmpty })
        for refused in ["html", "svg", "zip", "elf called pdf", "docm called docx", "png and zip", "nothing", "rar"] {
            #expect(!accepted.contains { $0.label == refused }, "\(refused)")
        }
        for taken in ["docx", "xlsx", "pdf", "png", "jpeg", "wps", "ofd", "text in gb18030", "docx without extension"] {
            #expect(accepted.contains { $0.label == taken }, "\(taken)")
        }
        let exe = FileKind.sniff(Self.pdf, name: "通知.pdf.exe")
        #expect(exe.refusal(allowed: FileKind.evidence) != nil)
        let odd = FileKind.sniff(Array("plain".utf8), name: "a.xyz")
        #expect(odd.refusal(allowed: FileKind.evidence) != nil)
    }

    @Test func everyRefusalSaysWhatToDo() {
        for sample in Self.office + Self.others {
            guard let sentence = FileKind.sniff(sample.bytes, name: sample.name).refusal(allowed: [.pdf]) else {
                continue
            }
            #expect(sentence.hasPrefix("文件未收下："))
            #expect(sentence.contains("请"))
        }
    }

    @Test(arguments: [
        ("通知.docx", "通知.docx"), ("/etc/passwd", "passwd"), ("..\\..\\boot.ini", "boot.ini"), ("a/../../b.txt", "b.txt"),
        ("C:\\Users\\x\\通知.pdf", "通知.pdf"), ("../", "未命名文件"), ("..", "未命名文件"), ("", "未命名文件"), ("\u{0}", "未命名文件"),
        ("a\u{0}b\r\nc.txt", "ab c.txt"), ("通知\u{202E}fdp.exe", "通知fdp.exe"), ("a\u{200B}\u{FEFF}b.txt", "ab.txt"),
        ("a<b>c:d\"e|f?g*.txt", "a_b_c_d_e_f_g_.txt"), ("  .htaccess", "htaccess"), ("x.txt. . ", "x.txt"),
        ("CON", "_CON"), ("nul.txt", "_nul.txt"), ("com1.log", "_com1.log"), ("COMA.txt", "COMA.txt"),
        ("一\u{3000}\u{A0} 二.txt", "一 二.txt"), ("e\u{301}.txt", "\u{E9}.txt"), ("a\u{2066}b\u{2069}.pdf", "ab.pdf"),
    ])
    func cleansNames(given: String, expected: String) {
        #expect(FileNameCleaning.clean(given).unicodeScalars.elementsEqual(expected.unicodeScalars))
    }

    @Test func shortensNamesAndKeepsTheExtension() {
        let clean = FileNameCleaning.clean(String(repeating: "长", count: 300) + ".docx")
        #expect(clean.hasSuffix("长.docx"))
        #expect(clean.utf8.count <= 200)
        #expect(FileNameCleaning.clean(String(repeating: "👨‍👩‍👧", count: 100)).utf8.count <= 200)
        #expect(FileNameCleaning.clean("a." + String(repeating: "b", count: 300)).utf8.count == 200)
    }

    @Test(arguments: [
        ("a.pdf", "attachment; filename=\"a.pdf\"; filename*=UTF-8''a.pdf"),
        ("通知.pdf", "attachment; filename=\"__.pdf\"; filename*=UTF-8''%E9%80%9A%E7%9F%A5.pdf"),
        (
            "2026年 要点.docx",
            "attachment; filename=\"2026_ __.docx\"; filename*=UTF-8''2026%E5%B9%B4%20%E8%A6%81%E7%82%B9.docx"
        ),
        ("a\"b;c%.txt", "attachment; filename=\"a_b_c_.txt\"; filename*=UTF-8''a_b%3Bc%25.txt"),
        (
            "x\r\nSet-Cookie: a.txt",
            "attachment; filename=\"x Set-Cookie_ a.txt\"; filename*=UTF-8''x%20Set-Cookie_%20a.txt"
        ),
        ("𠮷.txt", "attachment; filename=\"_.txt\"; filename*=UTF-8''%F0%A0%AE%B7.txt"),
        ("a'b(c).txt", "attachment; filename=\"a'b(c).txt\"; filename*=UTF-8''a%27b%28c%29.txt"),
    ])
    func encodesNames(name: String, expected: String) {
        let fallback = expected.replacing("filename=\"__.pdf\"", with: "filename=\"file.pdf\"")
            .replacing("filename=\"_.txt\"", with: "filename=\"file.txt\"")
        #expect(ServedFile.disposition(name) == fallback)
    }
}
