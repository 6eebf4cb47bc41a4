/// A line of Chinese words as a picture, drawn by poppler with whatever Chinese typeface the machine has.
package enum LabelPicture {
    /// Black words of `size` points on white, trimmed to what is drawn. Throws `ReadingError`.
    package static func drawn(
        _ words: String, size: Double, resolution: Int
    ) async throws(ReadingError) -> PixelPage {
        let units = words.utf16.map { unit in
            let digits = String(unit, radix: 16, uppercase: true)
            return String(repeating: "0", count: 4 - digits.utf8.count) + digits
        }
        var file = PDFObjectList()
        let catalogue = file.reserve(), tree = file.reserve(), page = file.reserve()
        let width = PDFObjectList.number(Double(units.count) * size + 4), height = PDFObjectList.number(size * 1.5)
        let face = PDFObjectList.number(size), base = PDFObjectList.number(size * 0.35)
        let content = "BT /F \(face) Tf 2 \(base) Td <\(units.joined())> Tj ET"
        let drawing: Int
        do {
            drawing = try file.add(stream: Array(content.utf8), "")
        } catch {
            throw ReadingError(.unreadable)
        }
        let system = "/CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 4 >>"
        let letters = file.add(
            Array("<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light \(system) /DW 1000 >>".utf8))
        let font = file.add(
            Array(
                """
                << /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UTF16-H \
                /DescendantFonts [\(letters) 0 R] >>
                """.utf8))
        file.set(catalogue, "<< /Type /Catalog /Pages \(tree) 0 R >>")
        file.set(tree, "<< /Type /Pages /Kids [\(page) 0 R] /Count 1 >>")
        file.set(
            page,
            """
            << /Type /Page /Parent \(tree) 0 R /MediaBox [0 0 \(width) \(height)] /Contents \(drawing) 0 R \
            /Resources << /Font << /F \(font) 0 R >> >> >>
            """)
        return try await PageDrawing.pixels(file.bytes(root: catalogue), page: 1, resolution: resolution)
    }
}
