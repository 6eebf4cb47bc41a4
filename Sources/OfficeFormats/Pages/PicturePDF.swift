import CZlib

/// A PDF file that consists of pictures of pages and, if wanted, of words nobody sees behind them for search and screen
/// readers. It has no object but these: the same pages always give the same bytes.
package struct PicturePDF {
    /// A word behind a page, in points from the upper left corner.
    package struct Word: Sendable, Hashable {
        /// What it says.
        package let text: String
        /// Its left side.
        package let left: Double
        /// Its upper side.
        package let top: Double
        /// How wide it is.
        package let width: Double
        /// How high it is.
        package let height: Double

        /// A word.
        package init(_ text: String, left: Double, top: Double, width: Double, height: Double) {
            self.text = text
            self.left = left
            self.top = top
            self.width = width
            self.height = height
        }
    }

    private struct Sheet {
        var width: Double
        var height: Double
        var picture: [UInt8]
        var words: [Word] = []
    }

    private var sheets: [Sheet] = []

    /// A file without pages.
    package init() {}

    /// Adds a page that shows the picture at so many dots an inch.
    package mutating func add(_ picture: PixelPage, resolution: Int) throws(WritingFailure) {
        sheets.append(
            Sheet(
                width: Self.side(picture.width, resolution), height: Self.side(picture.height, resolution),
                picture: try Self.object(picture)))
    }

    /// A hair less than so many pixels, so that drawing it again gives just as many: each pixel as it was.
    private static func side(_ pixels: Int, _ resolution: Int) -> Double {
        (Double(pixels * 7_200) / Double(max(1, resolution)) - 0.5).rounded(.down) / 100
    }

    /// Lays words behind a page, the first being 0.
    package mutating func setWords(_ words: [Word], behind page: Int) {
        if sheets.indices.contains(page) { sheets[page].words = words }
    }

    /// The file.
    package func bytes() throws(WritingFailure) -> [UInt8] {
        var file = PDFObjectList()
        let catalogue = file.reserve(), tree = file.reserve()
        file.set(catalogue, "<< /Type /Catalog /Pages \(tree) 0 R /Lang (zh-CN) >>")
        var pages: [Int] = []
        for sheet in sheets { pages.append(try Self.add(sheet, tree: tree, to: &file)) }
        let kids = pages.map { "\($0) 0 R" }.joined(separator: " ")
        file.set(tree, "<< /Type /Pages /Kids [\(kids)] /Count \(pages.count) >>")
        return file.bytes(root: catalogue)
    }

    private static func add(
        _ sheet: Sheet, tree: Int, to file: inout PDFObjectList
    ) throws(WritingFailure) -> Int {
        let picture = file.add(sheet.picture)
        let layer = try InvisibleWords(sheet.words, pageHeight: sheet.height, in: &file)
        let (width, height) = (PDFObjectList.number(sheet.width), PDFObjectList.number(sheet.height))
        let drawing = "q \(width) 0 0 \(height) 0 0 cm /P Do Q\n" + layer.content
        let content = try file.add(stream: Array(drawing.utf8), "")
        return file.add(
            Array(
                """
                << /Type /Page /Parent \(tree) 0 R /MediaBox [0 0 \(width) \(height)] /Contents \(content) 0 R \
                /Resources << /XObject << /P \(picture) 0 R >> \(layer.resources)>> >>
                """.utf8))
    }

    private static func object(_ picture: PixelPage) throws(WritingFailure) -> [UInt8] {
        let space = picture.channels == 1 ? "/DeviceGray" : "/DeviceRGB"
        let packed = try PDFObjectList.packed(differences(picture))
        let head = """
            << /Type /XObject /Subtype /Image /Width \(picture.width) /Height \(picture.height) /ColorSpace \(space) \
            /BitsPerComponent 8 /Filter /FlateDecode /DecodeParms << /Predictor 15 /Colors \(picture.channels) \
            /Columns \(picture.width) >> /Length \(packed.count) >>\nstream\n
            """
        return Array(head.utf8) + packed + Array("\nendstream".utf8)
    }

    /// Each row as what differs from the one above it: empty paper becomes zeros.
    private static func differences(_ picture: PixelPage) -> [UInt8] {
        let row = picture.width * picture.channels
        return picture.samples.withUnsafeBufferPointer { source in
            [UInt8](unsafeUninitializedCapacity: (row + 1) * picture.height) { target, written in
                var at = 0, from = 0
                for y in 0..<picture.height {
                    target[at] = 2
                    at += 1
                    let end = from + row
                    while from < end {
                        target[at] = y == 0 ? source[from] : source[from] &- source[from - row]
                        at += 1
                        from += 1
                    }
                }
                written = at
            }
        }
    }
}

/// The objects of a PDF on their way into a file.
struct PDFObjectList {
    private var objects: [[UInt8]] = []

    mutating func reserve() -> Int {
        objects.append([])
        return objects.count
    }

    mutating func set(_ number: Int, _ text: String) { objects[number - 1] = Array(text.utf8) }

    mutating func add(_ object: [UInt8]) -> Int {
        objects.append(object)
        return objects.count
    }

    mutating func add(stream: [UInt8], _ entries: String) throws(WritingFailure) -> Int {
        let packed = try Self.packed(stream)
        let head = "<< \(entries)/Filter /FlateDecode /Length \(packed.count) >>\nstream\n"
        return add(Array(head.utf8) + packed + Array("\nendstream".utf8))
    }

    func bytes(root: Int) -> [UInt8] {
        var out = Array("%PDF-1.5\n%".utf8) + [0xE2, 0xE3, 0xCF, 0xD3, 0x0A]
        var places: [Int] = []
        for (index, object) in objects.enumerated() {
            places.append(out.count)
            out += Array("\(index + 1) 0 obj\n".utf8) + object + Array("\nendobj\n".utf8)
        }
        let start = out.count
        var table = "xref\n0 \(objects.count + 1)\n0000000000 65535 f \n"
        for place in places { table += Self.padded(place) + " 00000 n \n" }
        table += "trailer\n<< /Size \(objects.count + 1) /Root \(root) 0 R >>\nstartxref\n\(start)\n%%EOF\n"
        return out + Array(table.utf8)
    }

    private static func padded(_ number: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, 10 - digits.utf8.count)) + digits
    }

    /// To a hundredth.
    static func number(_ value: Double) -> String {
        let hundredths = Int(exactly: (value * 100).rounded()) ?? 0
        let rest = abs(hundredths) % 100
        return (hundredths < 0 ? "-" : "") + "\(abs(hundredths) / 100).\(rest < 10 ? "0" : "")\(rest)"
    }

    static func packed(_ bytes: [UInt8]) throws(WritingFailure) -> [UInt8] {
        var size = compressBound(UInt(bytes.count))
        var out = [UInt8](repeating: 0, count: Int(clamping: size))
        guard compress2(&out, &size, bytes, UInt(bytes.count), 6) == Z_OK else {
            throw .archive("zlib")
        }
        return Array(out.prefix(Int(clamping: size)))
    }
}
