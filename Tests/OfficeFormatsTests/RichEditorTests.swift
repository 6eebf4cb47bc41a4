import OfficeFormats
import Testing

@Suite struct RichEditorTests {
    @Test(
        arguments: [
            ("第一段\n第二行\n\n　　第二段", "<p>第一段<br>第二行</p>\n<p>第二段</p>\n"),
            ("一、工作目标\n正文。\n（一）分工\n正文", "<h2>一、工作目标</h2>\n<p>正文。</p>\n<h3>（一）分工</h3>\n<p>正文</p>\n"),
            ("一、这是一句完整的话，不是标题。", "<p>一、这是一句完整的话，不是标题。</p>\n"),
            ("## 标题\n### 小标题", "<h2>标题</h2>\n<h3>小标题</h3>\n"),
            ("· 甲\n• 乙\n- 丙", "<ul><li>甲</li><li>乙</li><li>丙</li></ul>\n"),
            ("3. 甲\n4. 乙\n\n正文 3.5", "<ol start=\"3\"><li>甲</li><li>乙</li></ol>\n<p>正文 3.5</p>\n"),
            (
                "见https://www.gov.cn/a?b=1。或[官网](https://www.gov.cn)",
                "<p>见<a href=\"https://www.gov.cn/a?b=1\">https://www.gov.cn/a?b=1</a>。或<a href=\"https://www.gov.cn\">官网</a></p>\n"
            ),
            ("[坏](javascript:alert(1))", "<p>[坏](javascript:alert(1))</p>\n"),
            (
                "| 项目 | 内容 |\n|---|---|\n| 电话 | 1\\|2<br>3 |",
                "<table>\n<thead>\n<tr><th scope=\"col\">项目</th><th scope=\"col\">内容</th></tr>\n</thead>\n<tbody>\n<tr><td>电话</td><td>1|2<br>3</td></tr>\n</tbody>\n</table>\n"
            ),
            ("→ 某某市人民政府\n2026年1月1日", "<p class=\"align-end\">某某市人民政府<br>2026年1月1日</p>\n"),
            (
                "> 引用\n> 二\n\n---\n\n**要**点",
                "<blockquote><p>引用<br>二</p></blockquote>\n<hr>\n<p><strong>要</strong>点</p>\n"
            ),
            ("\\一、不是标题\n\\· 不是列表 \\*\\*", "<p>一、不是标题<br>· 不是列表 **</p>\n"),
            ("<script>alert(1)</script>", "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>\n"),
        ] as [(String, String)]) func theNotationIsReadAndWrittenBack(_ text: String, _ html: String)
    {
        let document = RichReader.plain(text)
        #expect(document.html == html)
        #expect(RichReader.plain(document.editorText).html == html)
        #expect(document.fitsEditor)
    }

    @Test func textsOfTheEditorComeBackAsTheyWereTyped() {
        let text = """
            一、时间

            每周一\\*至周五

            1. 甲
            2. 乙

            | 窗口 | 电话 |
            |---|---|
            | 一号 | 12 |

            → 某局
            """
        #expect(RichReader.plain(text).editorText == text)
    }

    @Test(arguments: [
        "<p><em>斜</em></p>", "<ul><li>甲<ul><li>乙</li></ul></li></ul>",
        "<table><tr><td colspan=2>甲<tr><td>乙<td>丙</table>",
        "<ol type=a><li>甲</li></ol>", "<table><caption>名</caption><tr><td>乙<td>丙</table>",
        "<p>文<sup class=note><a href='#fn-1'>1</a></sup></p><section class=footnotes><ol><li id=fn-1>注</ol></section>",
    ]) func whatTheNotationCannotSayDoesNotFit(_ html: String) {
        #expect(!RichReader.html(html).fitsEditor)
    }

    /// Any text of bold words, links, paragraphs, headings, flat lists and plain tables fits.
    @Test(arguments: 0..<20) func whatTheNotationCanSayFits(_ seed: UInt64) {
        var random = RichRandom(seed: seed &+ 1_000)
        var failures: [String] = []
        for _ in 0..<60 {
            let document = random.simpleDocument()
            if !document.fitsEditor { failures.append("\(document.html) → \(document.editorText)") }
        }
        #expect(failures.min { $0.count < $1.count } == nil)
    }
}

extension RichRandom {
    mutating func simpleDocument() -> RichDocument {
        RichDocument(blocks: list(5) { $0.simpleBlock() })
    }

    private mutating func simpleBlock() -> RichBlock {
        switch number(7) {
        case 0: .heading(level: number(4) + 2, simpleLine(breaks: false))
        case 1: .rule
        case 2:
            .list(
                RichList(
                    isOrdered: number(2) == 0, start: number(20) + 1,
                    items: list(4) { [.paragraph($0.simpleLine(breaks: false), .start)] }))
        case 3:
            .table(
                RichTable(
                    headerRows: number(2),
                    rows: list(3) { random in
                        (0..<2).map { _ in RichCell(blocks: [.paragraph(random.simpleLine(breaks: false), .start)]) }
                    }))
        case 4: .quote([.paragraph(simpleLine(breaks: true), .start), .paragraph(simpleLine(breaks: true), .end)])
        default: .paragraph(simpleLine(breaks: true), RichAlignment.allCases[number(3)])
        }
    }

    private mutating func simpleLine(breaks: Bool) -> [RichInline] {
        let words = [
            "一、短", "（一）短", "1. 甲", "· 点", "**", "*", "[a](b)", "![", "!", "|", "\\", "https://a.cn/x", "http", "> 引",
            "---", "→ 右",
            "# x", "文字。", "a b", "<br>", "]", "尾!", "->", "https://a.cn.", "(x)",
        ]
        return list(4) { random in
            switch random.number(8) {
            case 0 where breaks: return .lineBreak
            case 1: return .link([.text(words[random.number(words.count)], [])], to: "https://a.cn/(1)|2")
            case 2: return .link([.text("https://a.cn/x", [])], to: "https://a.cn/x")
            case 3: return .text(words[random.number(words.count)], .bold)
            case 4: return .image(RichImageReference(source: .stored(hex: RichSanitizerTests.hex), alt: "图]\\"))
            default: return .text(words[random.number(words.count)], [])
            }
        }
    }
}
