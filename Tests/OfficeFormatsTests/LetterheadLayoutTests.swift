import Testing

@testable import OfficeFormats

/// GB/T 9704-2012 as LibreOffice draws it: where things stand on the page, in millimetres. Typefaces are pinned to Noto
/// (DOC-10); positions are checked, not glyphs.
@Suite struct LetterheadLayoutTests {
    /// Twelve times fourteen characters and a full stop: seven lines with the indent.
    static let paragraph = String(repeating: "各单位要高度重视国家公开工作", count: 12) + "。"

    static func body(_ count: Int) -> [RichBlock] {
        Array(repeating: .paragraph([.text(paragraph, [])], .start), count: count)
    }

    static func document(_ form: LetterheadDocument.Form, paragraphs: Int) -> LetterheadDocument {
        var document = LetterheadDocument(
            form: form, organs: ["某县卫生健康局"], number: "某卫发〔2026〕12号",
            title: "某县卫生健康局关于印发2026年政务公开工作要点及任务分工方案的通知", recipients: "各乡镇人民政府，局机关各科室、局属各单位",
            body: RichDocument(blocks: [.heading(level: 2, [.text("一、总体要求", [])])] + body(paragraphs)))
        document.attachments = ["2026年政务公开工作要点", "任务分工表"]
        document.signedOn = .init(year: 2026, month: 3, day: 2)
        document.annotation = "此件公开发布"
        document.copies = ["县委办公室", "县人大常委会办公室", "县政协办公室"]
        document.printedBy = "某县卫生健康局办公室"
        document.printedOn = .init(year: 2026, month: 3, day: 3)
        document.faces = .noto
        return document
    }

    private static func isNear(_ value: Double, _ wanted: Double, _ tolerance: Double = 1) -> Bool {
        abs(value - wanted) <= tolerance
    }

    private static func pages(_ pdf: [UInt8]) async throws -> [[String]] {
        let text = String(
            decoding: try await Confinement.run("/usr/bin/pdftotext", ["-", "-"], input: pdf, limits: .converting),
            as: UTF8.self)
        return text.split(separator: "\u{C}").map { page in
            page.split(separator: "\n").map { String($0.filter { $0 != " " && $0 != "\u{3000}" }) }
        }
    }

    @Test func theDocumentWithHeadStandsWhereTheStandardSays() async throws {
        var document = Self.document(.headed, paragraphs: 9)
        document.isSealed = true
        let pdf = try await Soffice.convert(try document.bytes(), "docx", to: "pdf")
        let first = try await LetterheadPage(pdf, page: 1)
        // DOC-2: the mark 35 mm under the top of the type area, a red line as wide as it 4 mm under the number.
        let red = first.bands(.red)
        #expect(red.count == 2)
        #expect(Self.isNear(red[0].top, 37 + 35), "\(red[0])")
        #expect(red[0].left > 28 && red[0].right < 184)
        #expect(Self.isNear(red[1].left, 28) && Self.isNear(red[1].right, 184), "\(red[1])")
        let black = first.bands(.black)
        #expect(Self.isNear(red[1].top - black[0].bottom, 4), "\(black[0])")
        #expect(Self.isNear(black[0].centre, 106), "the number is centred")
        // DOC-4: two title lines, the second the longer; a blank line; the addressee at the margin.
        #expect(black[1].right - black[1].left < black[2].right - black[2].left)
        #expect(Self.isNear(black[1].centre, 106) && Self.isNear(black[2].centre, 106))
        #expect(Self.isNear(black[3].left, 28) && black[3].top - black[2].bottom > 10)
        try await checkFullPage(pdf)
        try await checkEnd(pdf, of: try await Self.pages(pdf))
    }

    /// DOC-1: 22 lines in 225 mm, 28 characters in 156 mm.
    private func checkFullPage(_ pdf: [UInt8]) async throws {
        let page = try await LetterheadPage(pdf, page: 2)
        let lines = page.bands(.black, to: 263)
        #expect(lines.count == 22)
        #expect(lines[0].top > 37 && lines[21].bottom < 262.2, "\(lines[0]) \(lines[21])")
        #expect(Self.isNear((lines[20].top - lines[0].top) / 20, 225.0 / 22, 0.05))
        let full = lines.filter { $0.right - $0.left > 150 }
        #expect(full.count >= 15)
        for line in full where line.left < 32 { #expect(Self.isNear(line.left, 28) && Self.isNear(line.right, 184)) }
        // DOC-8: the dash of the page number 7 mm under the type area.
        let number = try #require(page.bands(.black, from: 264).first)
        #expect(Self.isNear((number.top + number.bottom) / 2, 262 + 7), "\(number)")
        #expect(Self.isNear(number.left, 28 + 4.9, 1.2), "even pages at the left, one character in")
        let text = try await Self.pages(pdf)[1]
        #expect(text.filter { $0.count == 28 }.count >= 15)
        #expect(text.contains("—2—"))
    }

    private func checkEnd(_ pdf: [UInt8], of pages: [[String]]) async throws {
        let last = try #require(pages.last)
        #expect(last.contains { $0.hasPrefix("附件：1.2026年政务公开工作要点") }, "DOC-5 \(last)")
        #expect(last.contains("2.任务分工表") && last.contains("2026年3月2日"), "DOC-7")
        #expect(last.contains("（此件公开发布）"), "OPN-8")
        let lines = try await LetterheadPage(pdf, page: pages.count).bands(.black, to: 263)
        // DOC-6: the date ends four characters from the right, the organ is centred on it.
        let date = try #require(lines.last { $0.right > 150 && $0.right < 170 && $0.left > 100 })
        #expect(Self.isNear(date.right, 184 - 4 * 5.57, 1.2), "\(date)")
        let organ = try #require(lines.last { $0.bottom < date.top && $0.left > 100 })
        #expect(Self.isNear(organ.centre, date.centre))
        // 版记 ends at the foot of the type area, between lines as wide as it.
        let foot = lines.filter { $0.height < 1 && $0.right - $0.left > 150 }
        #expect(foot.count == 3)
        let bottom = try #require(foot.last)
        #expect(Self.isNear(bottom.bottom, 262) && Self.isNear(bottom.left, 28) && Self.isNear(bottom.right, 184))
    }

    @Test func theLetterStandsWhereTheStandardSays() async throws {
        let pdf = try await Soffice.convert(try Self.document(.letter, paragraphs: 3).bytes(), "docx", to: "pdf")
        let page = try await LetterheadPage(pdf, page: 1)
        // DOC-3: name, thick over thin, thin over thick; both lines 170 mm wide and centred on the page.
        let red = page.bands(.red)
        #expect(red.count == 5, "\(red)")
        #expect(Self.isNear(red[0].top, 30))
        #expect(Self.isNear(red[1].top - red[0].bottom, 4))
        for line in red.dropFirst() { #expect(Self.isNear(line.left, 20) && Self.isNear(line.right, 190), "\(line)") }
        #expect(red[1].height > red[2].height && red[3].height < red[4].height)
        #expect(Self.isNear(red[4].bottom, 297 - 20))
        // The number 7/8 of a character under the line, at the right of the type area.
        let black = page.bands(.black)
        #expect(Self.isNear(black[0].top - red[2].bottom, 4.9), "\(black[0])")
        #expect(Self.isNear(black[0].right, 184))
        #expect(page.bands(.black, from: 263).isEmpty, "no page number on the first page")
        let pages = try await Self.pages(pdf)
        let text = pages.joined()
        #expect(text.contains("一、总体要求") && text.contains("（此件公开发布）"))
        #expect(!text.contains { $0.contains("印发机关") || $0.hasSuffix("3月3日印发") })
        let last = try #require(pages.last)
        // DOC-6: the organ never stands on a page without text.
        #expect(last.contains("某县卫生健康局") && last.contains { $0.count == 28 })
    }
}
