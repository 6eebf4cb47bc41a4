import OfficeFormats
import Testing

@Suite struct RichModelTests {
    @Test(arguments: 0..<30) func readingBackWhatWasWrittenGivesTheSameBytes(_ seed: UInt64) {
        var random = RichRandom(seed: seed)
        var failures: [String] = []
        for _ in 0..<40 {
            let document = random.document()
            let html = document.html
            let stored = document.storingImages { _ in RichSanitizerTests.hex }
            let read = RichReader.html(stored.html)
            let holds = [
                RichReader.html(html).html == html, RichSanitizerTests.strangers(html) == [],
                document.canonical.canonical == document.canonical, read.html == stored.html,
                read.blocks == stored.canonical.blocks, read.footnotes == stored.canonical.footnotes,
            ]
            if holds.contains(false) { failures.append("\(holds)\n\(stored.html)→\n\(read.html)") }
        }
        #expect(failures.min { $0.count < $1.count } == nil)
    }

    @Test func embeddedPicturesHaveNoAddressUntilTheyAreStored() async {
        let picture = RichImage(bytes: [1, 2, 3], kind: .png)
        let document = RichDocument(
            blocks: [
                .paragraph([.text("甲", []), .image(RichImageReference(source: .embedded(0), alt: "图"))], .start),
                .table(
                    RichTable(rows: [
                        [
                            RichCell(blocks: [.figure(RichImageReference(source: .embedded(0)), caption: [])]),
                            RichCell(blocks: []),
                        ]
                    ])),
            ], images: [picture])
        #expect(document.html == "<p>甲</p>\n")
        #expect(document.standaloneHTML.contains("<img src=\"data:image/png;base64,AQID\" alt=\"图\">"))
        var seen: [RichImage] = []
        let stored = document.storingImages { image in
            seen.append(image)
            return RichSanitizerTests.hex
        }
        #expect(seen == [picture])
        #expect(stored.html.hasPrefix("<p>甲<img src=\"/files/\(RichSanitizerTests.hex)\" alt=\"图\"></p>\n<table>"))
        #expect(stored.images == [])
        let later = await document.storingImages { (_: RichImage) async -> String in RichSanitizerTests.hex }
        #expect(later == stored)
    }

    @Test func theWordsAloneKeepTheOrder() {
        let document = RichReader.html(
            "<h2>一、目标</h2><p>甲<br>乙</p><ol start=3><li>丙<ul><li>丁</li></ul></li></ol><table><tr><th>戊<th>己<tr><td>庚<td>辛<br>壬</table>"
        )
        #expect(document.plainText == "一、目标\n甲\n乙\n3. 丙\n· 丁\n戊\t己\n庚\t辛 壬")
    }
}

/// Random texts, the same for the same seed; what stands in them is chosen to be awkward.
struct RichRandom {
    private var state: UInt64

    init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 &+ 1 }

    mutating func number(_ below: Int) -> Int {
        state ^= state << 13
        state ^= state >> 7
        state ^= state << 17
        return Int(state % UInt64(below))
    }

    mutating func list<Element>(_ most: Int, _ make: (inout RichRandom) -> Element) -> [Element] {
        var out: [Element] = []
        for _ in 0..<number(most + 1) { out.append(make(&self)) }
        return out
    }

    mutating func document() -> RichDocument {
        RichDocument(
            title: number(2) == 0 ? text() : nil, blocks: list(4) { $0.block(0) }, footnotes: list(3) { $0.line(0) },
            images: [RichImage(bytes: [1], kind: .png)])
    }

    private mutating func text() -> String {
        let words = [
            "政务公开", " ", "a b", "<b>", "&amp;", "\"引\"", "\u{A0}", "\u{3000}缩", "一、", "\n", "中\n文", "en\nglish", "尾 ",
            " 首", "", "]]>", "-->", "😀", "e\u{301}", "\u{200B}", "\u{202E}", "'", "&#60;", "\t", "· 点", "#", "x\u{0}y",
            "\u{FEFF}",
        ]
        var out = ""
        for _ in 0..<number(4) + 1 { out += words[number(words.count)] }
        return out
    }

    private mutating func inline(_ depth: Int) -> RichInline {
        switch number(12) {
        case 0: return .lineBreak
        case 1: return .note(number(5))
        case 2: return .image(image())
        case 3 where depth < 2:
            let addresses = [
                "https://a.cn/?a=1&b=\"2\"", "javascript:x", "#fn-1", "#x", "mailto:a@b.cn", "/files/x", "",
            ]
            return .link(list(3) { $0.inline(depth + 1) }, to: addresses[number(addresses.count)])
        case 4: return .lineBreak
        default: return .text(text(), number(3) == 0 ? [] : RichMarks(rawValue: UInt8(number(128))))
        }
    }

    private mutating func image() -> RichImageReference {
        let sources: [RichImageSource] = [
            .embedded(0), .embedded(7), .stored(hex: RichSanitizerTests.hex), .stored(hex: "x"),
        ]
        return RichImageReference(
            source: sources[number(4)], alt: text(), width: number(2) == 0 ? number(9_000) : nil,
            height: number(300) - 5)
    }

    private mutating func line(_ depth: Int) -> [RichInline] { list(4) { $0.inline(depth) } }

    private mutating func block(_ depth: Int) -> RichBlock {
        switch number(depth < 3 ? 10 : 4) {
        case 0: return .heading(level: number(9), line(0))
        case 1: return .rule
        case 2: return .figure(image(), caption: line(0))
        case 5, 6:
            return .list(
                RichList(
                    isOrdered: number(2) == 0, start: number(9) - 2,
                    style: RichListStyle.allCases[number(RichListStyle.allCases.count)],
                    items: list(3) { $0.list(3) { $0.block(depth + 1) } }))
        case 7, 8: return .table(table(depth))
        case 9: return .quote(list(3) { $0.block(depth + 1) })
        default: return .paragraph(line(0), RichAlignment.allCases[number(3)])
        }
    }

    private mutating func table(_ depth: Int) -> RichTable {
        RichTable(
            caption: line(0), headerRows: number(4) - 1,
            rows: list(4) {
                $0.list(3) { random in
                    RichCell(
                        blocks: random.list(2) { $0.block(depth + 1) }, columnSpan: random.number(4) - 1,
                        rowSpan: random.number(5) - 1, isHeader: random.number(3) == 0)
                }
            })
    }
}
