import Foundation

/// Pages of a PDF as they are seen, drawn and measured by poppler in a limited child.
package enum PageDrawing {
    /// The most pages that are drawn of one file.
    package static let mostPages = 300
    /// The most pixels of one page; above, it is drawn more coarsely.
    static let mostPixels = 16_000_000

    /// The pages with the words of their text layers, in points from the upper left corner.
    package static func pages(_ bytes: [UInt8]) async throws(ReadingError) -> [DrawnPage] {
        let listed = try await ForeignTool.output(
            "pdftotext", ForeignTool.Run(arguments: ["-q", "-enc", "UTF-8", "-bbox", "-", "-"]), input: bytes)
        let pages = DrawnPage.list(listed)
        if pages.isEmpty { throw ReadingError(.unreadable, "没有页面") }
        if pages.count > mostPages { throw ReadingError(.tooLarge, "超过 \(mostPages) 页") }
        return pages
    }

    /// One page in pixels, without annotations; `resolution` in dots an inch.
    package static func pixels(_ bytes: [UInt8], page: Int, resolution: Int) async throws(ReadingError) -> PixelPage {
        let number = String(page)
        let run = ForeignTool.Run(arguments: [
            "-q", "-hide-annotations", "-r", String(resolution), "-f", number, "-l", number,
        ])
        guard let drawn = PixelPage(pnm: try await ForeignTool.output("pdftoppm", run, input: bytes)) else {
            throw ReadingError(.unreadable, "第\(page)页没有画出")
        }
        return drawn
    }

    /// One page as a PNG file, for a person to draw on.
    package static func preview(
        _ bytes: [UInt8], page: Int, resolution: Int
    ) async throws(ReadingError) -> [UInt8] {
        let number = String(page)
        let run = ForeignTool.Run(arguments: [
            "-q", "-png", "-hide-annotations", "-r", String(resolution), "-f", number, "-l", number,
        ])
        let picture = try await ForeignTool.output("pdftoppm", run, input: bytes)
        guard PictureKind.of(picture) == .png else { throw ReadingError(.unreadable, "第\(page)页没有画出") }
        return picture
    }

    /// The dots an inch at which a page of this size, in points, stays within the limit of pixels.
    package static func resolution(width: Double, height: Double, wanted: Int) -> Int {
        var resolution = wanted
        while resolution > 36,
            width * height * Double(resolution) * Double(resolution) / (72 * 72) > Double(mostPixels)
        {
            resolution -= 4
        }
        return resolution
    }
}

/// A page of a PDF and the words of its text layer.
package struct DrawnPage: Sendable, Hashable {
    /// A word with its corners, in points from the upper left corner of the page.
    package struct Word: Sendable, Hashable {
        /// What it says.
        package let text: String
        /// Its left side.
        package let left: Double
        /// Its upper side.
        package let top: Double
        /// Its right side.
        package let right: Double
        /// Its lower side.
        package let bottom: Double
    }

    /// In points.
    package let width: Double
    /// In points.
    package let height: Double
    /// The words, in the order of the text layer.
    package private(set) var words: [Word]

    /// What `pdftotext -bbox` has listed; nothing when a page has no size.
    static func list(_ listed: [UInt8]) -> [DrawnPage] {
        var pages: [DrawnPage] = []
        for line in String(decoding: listed, as: UTF8.self).split(whereSeparator: \.isNewline) {
            let line = line.drop { $0 == " " }
            if line.hasPrefix("<page ") {
                // Without one page the numbers of the others would be wrong.
                guard let width = number("width", line), let height = number("height", line), width > 1, height > 1
                else { return [] }
                pages.append(DrawnPage(width: width, height: height, words: []))
            } else if line.hasPrefix("<word "), !pages.isEmpty, let word = word(line) {
                pages[pages.count - 1].words.append(word)
            }
        }
        return pages
    }

    private static func word(_ line: Substring) -> Word? {
        guard let left = number("xMin", line), let top = number("yMin", line), let right = number("xMax", line),
            let bottom = number("yMax", line), let open = line.firstIndex(of: ">"),
            let close = line.lastIndex(of: "<"), open < close
        else { return nil }
        let text = line[line.index(after: open)..<close]
        return Word(text: unescaped(String(text)), left: left, top: top, right: right, bottom: bottom)
    }

    private static func number(_ name: String, _ line: Substring) -> Double? {
        guard let found = line.range(of: name + "=\"") else { return nil }
        let rest = line[found.upperBound...].prefix { $0 != "\"" }
        return Double(rest).flatMap { $0.isFinite && abs($0) < 100_000 ? $0 : nil }
    }

    private static func unescaped(_ text: String) -> String {
        guard text.contains("&") else { return text }
        return text.replacingOccurrences(of: "&lt;", with: "<").replacingOccurrences(of: "&gt;", with: ">")
            .replacingOccurrences(of: "&quot;", with: "\"").replacingOccurrences(of: "&apos;", with: "'")
            .replacingOccurrences(of: "&#39;", with: "'").replacingOccurrences(of: "&amp;", with: "&")
    }
}
