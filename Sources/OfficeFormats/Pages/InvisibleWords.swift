/// Words behind the picture of a page: set in a typeface whose every sign is empty, so that no program draws anything
/// and none needs a typeface of its own.
struct InvisibleWords {
    /// What the page's content says of them.
    private(set) var content = ""
    /// The typefaces, as an entry of the page's resources.
    private(set) var resources = ""
    private var codes: [Unicode.Scalar: Int] = [:]
    private var signs: [Unicode.Scalar] = []

    private static let signsPerFace = 250

    init(_ words: [PicturePDF.Word], pageHeight: Double, in file: inout PDFObjectList) throws(WritingFailure) {
        for word in words { add(word, pageHeight) }
        guard !signs.isEmpty else { return }
        let empty = try file.add(stream: Array("1000 0 d0\n".utf8), "")
        var faces: [String] = []
        for start in stride(from: 0, to: signs.count, by: Self.signsPerFace) {
            let own = Array(signs[start..<min(signs.count, start + Self.signsPerFace)])
            faces.append("/F\(faces.count) \(try Self.face(own, empty: empty, in: &file)) 0 R")
        }
        resources = "/Font << \(faces.joined(separator: " ")) >> "
    }

    private mutating func add(_ word: PicturePDF.Word, _ pageHeight: Double) {
        let shown = word.text.unicodeScalars.filter { $0.value >= 0x20 && !(0x7F...0x9F).contains($0.value) }
        guard !shown.isEmpty, word.width > 0, word.height > 0 else { return }
        let size = word.height
        let stretch = word.width / (Double(shown.count) * size) * 100
        let base = pageHeight - word.top - word.height * 0.85
        content += "BT 3 Tr \(PDFObjectList.number(stretch)) Tz "
        content += "1 0 0 1 \(PDFObjectList.number(word.left)) \(PDFObjectList.number(base)) Tm "
        var open = -1, run = ""
        for scalar in shown {
            let code = code(scalar)
            let face = code / Self.signsPerFace
            if face != open {
                if open >= 0 { content += "<\(run)> Tj " }
                content += "/F\(face) \(PDFObjectList.number(size)) Tf "
                (open, run) = (face, "")
            }
            run += Self.hex(code % Self.signsPerFace + 1, 2)
        }
        content += "<\(run)> Tj ET\n"
    }

    private mutating func code(_ scalar: Unicode.Scalar) -> Int {
        if let known = codes[scalar] { return known }
        signs.append(scalar)
        codes[scalar] = signs.count - 1
        return signs.count - 1
    }

    private static func face(
        _ signs: [Unicode.Scalar], empty: Int, in file: inout PDFObjectList
    ) throws(WritingFailure) -> Int {
        let meanings = try file.add(stream: Array(map(signs).utf8), "")
        let names = [String](repeating: "/e", count: signs.count).joined(separator: " ")
        let widths = [String](repeating: "1000", count: signs.count).joined(separator: " ")
        return file.add(
            Array(
                """
                << /Type /Font /Subtype /Type3 /FontBBox [0 -150 1000 850] /FontMatrix [0.001 0 0 0.001 0 0] \
                /CharProcs << /e \(empty) 0 R >> /Encoding << /Type /Encoding /Differences [1 \(names)] >> \
                /FirstChar 1 /LastChar \(signs.count) /Widths [\(widths)] /Resources << >> /ToUnicode \(meanings) 0 R >>
                """.utf8))
    }

    private static func map(_ signs: [Unicode.Scalar]) -> String {
        var lines = [
            "/CIDInit /ProcSet findresource begin 12 dict begin begincmap",
            "/CMapName /Words def /CMapType 2 def", "1 begincodespacerange <00> <FF> endcodespacerange",
        ]
        for start in stride(from: 0, to: signs.count, by: 100) {
            let own = signs[start..<min(signs.count, start + 100)]
            lines.append("\(own.count) beginbfchar")
            for (index, scalar) in own.enumerated() {
                let units = String(scalar).utf16.map { hex(Int($0), 4) }.joined()
                lines.append("<\(hex(start + index + 1, 2))> <\(units)>")
            }
            lines.append("endbfchar")
        }
        return (lines + ["endcmap CMapName currentdict /CMap defineresource pop end end"]).joined(separator: "\n")
    }

    private static func hex(_ value: Int, _ digits: Int) -> String {
        let text = String(value, radix: 16, uppercase: true)
        return String(repeating: "0", count: max(0, digits - text.utf8.count)) + text
    }
}
