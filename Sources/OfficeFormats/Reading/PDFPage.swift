/// A word or line with the box it fills, in points from the top left.
struct PDFBox {
    var x0 = 0.0, y0 = 0.0, x1 = 0.0, y1 = 0.0
    var text = ""

    var height: Double { y1 - y0 }
    var midX: Double { (x0 + x1) / 2 }
    var midY: Double { (y0 + y1) / 2 }
}

/// A straight line, horizontal or vertical: `at` across its direction, `from`…`to` along it.
struct PDFRule {
    var at: Double
    var from: Double
    var to: Double
}

/// What one page holds.
struct PDFPage {
    var width = 0.0, height = 0.0
    var words: [PDFBox] = []
    var horizontals: [PDFRule] = []
    var verticals: [PDFRule] = []
}

/// The words that `pdftotext -bbox-layout` found.
enum PDFWords {
    static func pages(_ bytes: [UInt8], limits: ReadingLimits) throws -> [PDFPage] {
        let pull = try XMLPull(
            bytes.filter { $0 >= 0x20 || $0 == 0x0A || $0 == 0x09 }, limits: limits, fromConverter: true)
        var pages: [PDFPage] = []
        while try pull.next() != .finished {
            guard pull.event == .start else { continue }
            if pull.name == "page" {
                let attributes = pull.attributes()
                pages.append(PDFPage(width: number(attributes["width"]), height: number(attributes["height"])))
            } else if pull.name == "word" {
                let attributes = pull.attributes()
                var box = PDFBox(
                    x0: number(attributes["xMin"]), y0: number(attributes["yMin"]), x1: number(attributes["xMax"]),
                    y1: number(attributes["yMax"]))
                box.text = PDFText.cleaned(try pull.element().allText)
                if !pages.isEmpty, !box.text.isEmpty { pages[pages.count - 1].words.append(box) }
            }
        }
        return pages
    }

    /// A coordinate; what is none, or beyond any page, is 0.
    static func number(_ text: String?) -> Double {
        guard let value = text.flatMap(Double.init), value.isFinite, abs(value) < 100_000 else { return 0 }
        return value
    }
}
