import OfficeFormats
import Testing

@Suite struct RichSanitizerTests {
    static let hex = String(repeating: "0a", count: 32)

    /// Whatever comes in, this is what may come out: elements and the attributes each may have.
    private static let allowed: [String: Set<String>] = [
        "h2": [], "h3": [], "h4": [], "h5": [], "p": ["class"], "ul": [], "ol": ["class", "type", "start"],
        "li": ["id"], "table": [], "caption": [], "thead": [], "tbody": [], "tr": [],
        "th": ["scope", "colspan", "rowspan", "class"], "td": ["colspan", "rowspan", "class"], "figure": [],
        "img": ["src", "alt", "width", "height"], "figcaption": [], "blockquote": [], "hr": [], "strong": [],
        "em": [], "u": [], "s": [], "sup": ["class"], "sub": [],
        "a": ["href", "id", "class", "aria-label"], "br": [], "section": ["class", "aria-label"],
    ]

    /// What stands in our output besides the allowed elements; empty when it is clean.
    static func strangers(_ html: String) -> [String] {
        var found: [String] = []
        for piece in html.split(separator: "<", omittingEmptySubsequences: false).dropFirst() {
            guard let end = piece.firstIndex(of: ">") else { return found + ["open tag: \(piece)"] }
            var tag = piece[..<end]
            if piece[piece.index(after: end)...].contains(">") { found.append("bare >: \(piece)") }
            if tag.hasPrefix("/") { tag = tag.dropFirst() }
            let name = String(tag.prefix { $0 != " " })
            guard let attributes = allowed[name] else {
                found.append("element \(name)")
                continue
            }
            var rest = tag.dropFirst(name.count)
            while !rest.isEmpty {
                rest = rest.drop { $0 == " " }
                let attribute = String(rest.prefix { $0 != "=" })
                rest = rest.dropFirst(attribute.count)
                guard rest.hasPrefix("=\"") else { return found + ["attribute \(attribute) in \(tag)"] }
                let value = rest.dropFirst(2).prefix { $0 != "\"" }
                rest = rest.dropFirst(3 + value.count)
                if !attributes.contains(attribute) { found.append("attribute \(attribute)") }
                let starts = ["http://", "https://", "mailto:", "#", "/files/"]
                if attribute == "href", !starts.contains(where: { value.hasPrefix($0) }) {
                    found.append("href \(value)")
                }
                if attribute == "src", value.count != 71 || !value.hasPrefix("/files/") { found.append("src \(value)") }
            }
        }
        return found
    }

    @Test func theControlItselfSeesWhatIsNotClean() {
        #expect(Self.strangers("<p onclick=\"a()\">x</p>") == ["attribute onclick"])
        #expect(Self.strangers("<a href=\"javascript:a()\">x</a>") == ["href javascript:a()"])
        #expect(Self.strangers("<script>x</script>") == ["element script", "element script"])
        #expect(Self.strangers("<p>x</p>").isEmpty)
    }

    @Test(arguments: HostileHTML.all) func nothingHostileComesThrough(_ hostile: String) {
        let document = RichReader.html("<p>前</p>" + hostile + "<p>后</p>")
        let html = document.html
        #expect(Self.strangers(html) == [])
        #expect(RichReader.html(html).html == html)
    }

    @Test func hostilePiecesTogetherAreHarmlessToo() {
        let all = HostileHTML.all.joined()
        #expect(Self.strangers(RichReader.html(all).html) == [])
        #expect(HostileHTML.all.count >= 60)
        for (index, one) in HostileHTML.all.enumerated() {
            let other = HostileHTML.all[(index * 7 + 3) % HostileHTML.all.count]
            let half = String(one.prefix(one.count / 2))
            #expect(Self.strangers(RichReader.html(half + other).html) == [])
        }
    }

    @Test(
        arguments: [
            ("https://www.gov.cn/", "https://www.gov.cn/"), ("HTTPS://www.gov.cn/", "https://www.gov.cn/"),
            ("  https://www.gov.cn/a b\n", "https://www.gov.cn/a%20b"), ("mailto:a@b.cn", "mailto:a@b.cn"),
            ("#附件", "#附件"), ("/files/\(hex)", "/files/\(hex)"), ("https://例子.中国/路径", "https://例子.中国/路径"),
            ("javascript:alert(1)", nil), ("java\nscript:alert(1)", nil), ("\u{1}javascript:alert(1)", nil),
            ("data:text/html,x", nil), ("vbscript:x", nil), ("//evil.cn/", nil), ("/console/", nil), ("a.html", nil),
            ("https://gov.cn@evil.cn/", nil), ("https:\\\\evil.cn", nil), ("http:///x", nil), ("#", nil), ("", nil),
            ("https://a.cn/\u{202E}x", nil), ("file:///etc/passwd", nil), ("ftp://a.cn/", nil), ("mailto:a", nil),
            ("/files/\(hex)/../../x", nil), ("blob:https://a.cn/1", nil), ("view-source:https://a.cn", nil),
        ] as [(String, String?)]) func onlyPlainLinksStay(_ address: String, _ kept: String?)
    {
        let escaped = address.replacing("\"", with: "&quot;")
        let html = RichReader.html("<p><a href=\"\(escaped)\">字</a></p>").html
        #expect(html == (kept.map { "<p><a href=\"\($0)\">字</a></p>\n" } ?? "<p>字</p>\n"))
    }

    @Test(
        arguments: [
            // Word's clipboard: conditional comments, islands, empty paragraphs, list marks that only a style names.
            (
                "<!--[if gte mso 9]><xml><w:WordDocument/></xml><![endif]--><p class=MsoNormal style='margin:0'><b><span lang=EN-US style='font-family:宋体'>一、目标<o:p></o:p></span></b></p><p class=MsoNormal><o:p>&nbsp;</o:p></p>",
                "<p><strong>一、目标</strong></p>\n"
            ),
            (
                "<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><![if !supportLists]><span style='mso-list:Ignore'>1.<span>&nbsp;</span></span><![endif]>甲</p><p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>2.</span>乙</p>",
                "<ol><li>甲</li><li>乙</li></ol>\n"
            ),
            (
                "<p style='mso-list:l1 level1 lfo2'><span style='mso-list:Ignore'>·</span>甲</p><p style='mso-list:l1 level2 lfo2'><span style='mso-list:Ignore'>o</span>乙</p>",
                "<ul><li>甲<ul><li>乙</li></ul></li></ul>\n"
            ),
            // Editors of public accounts: sections in sections, pictures from elsewhere, invisible words.
            (
                "<section style=\"border:1px\"><section><section style=\"text-align:center\"><p><span style=\"font-size:18px;color:rgb(0,0,0)\"><strong>标题</strong></span></p></section><p style=\"text-indent:2em\">&nbsp;&nbsp;&nbsp;&nbsp;正文</p><p><br></p><img data-src=\"https://mmbiz.qpic.cn/x\" src=\"https://mmbiz.qpic.cn/x\"></section></section>",
                "<p class=\"align-center\"><strong>标题</strong></p>\n<p>正文</p>\n"
            ),
            (
                "<p>看得见<span style=\"display:none\">看不见</span><span style='font-size:0px'>也看不见</span></p>",
                "<p>看得见</p>\n"
            ),
            ("甲<br><br>乙<br>丙", "<p>甲</p>\n<p>乙<br>丙</p>\n"),
            ("<div>甲<div>乙</div>丙</div>", "<p>甲</p>\n<p>乙</p>\n<p>丙</p>\n"),
            ("<p>一<p>二<ul><li>三<li>四</ul>五", "<p>一</p>\n<p>二</p>\n<ul><li>三</li><li>四</li></ul>\n<p>五</p>\n"),
            ("<b><i>甲</b>乙</i>", "<p><strong><em>甲</em></strong>乙</p>\n"),
            ("<font color=red size=5>甲</font> <big>乙</big>", "<p>甲 乙</p>\n"),
            ("<p>\n  推动\n  政务  公开 and\n more\n</p>", "<p>推动政务 公开 and more</p>\n"),
            ("<h6>小</h6><h2>大<br>字</h2><h3><b>粗</b></h3>", "<h5>小</h5>\n<h2>大<br>字</h2>\n<h3>粗</h3>\n"),
            (
                "<p>a&lt;b&gt;&amp;&quot;c&#x4e2d;&#20013;&hellip;&unknown;</p>",
                "<p>a&lt;b&gt;&amp;&quot;c中中…&amp;unknown;</p>\n"
            ),
            ("<ruby>漢<rt>hàn</rt></ruby>", "<p>漢</p>\n"),
            (
                "<p>文<sup class=note><a href=\"#fn-1\">1</a></sup></p><section class=footnotes><ol><li id=fn-1>注<a class=back href=\"#x\">↩</a></ol></section>",
                "<p>文<sup class=\"note\"><a id=\"fnref-1\" href=\"#fn-1\" aria-label=\"注释1\">[1]</a></sup></p>\n<section class=\"footnotes\" aria-label=\"注释\"><ol><li id=\"fn-1\">注 <a class=\"back\" href=\"#fnref-1\" aria-label=\"返回注释1的位置\">↩</a></li></ol></section>\n"
            ),
            (
                "<figure><img src=\"/files/\(hex)\" alt='图' width=300 height=200px onerror=x><figcaption>说明</figcaption></figure>",
                "<figure><img src=\"/files/\(hex)\" alt=\"图\" width=\"300\" height=\"200\"><figcaption>说明</figcaption></figure>\n"
            ),
            (
                "<table border=1><tr><th>甲<th colspan=2>乙<tr><td rowspan=9>1<td>2<td align=center>3<tr><td>4<td>5</table>",
                "<table>\n<thead>\n<tr><th scope=\"col\">甲</th><th scope=\"colgroup\" colspan=\"2\">乙</th></tr>\n</thead>\n<tbody>\n<tr><td rowspan=\"2\">1</td><td>2</td><td class=\"align-center\">3</td></tr>\n<tr><td>4</td><td>5</td></tr>\n</tbody>\n</table>\n"
            ),
            ("<table><tr><td><p>甲</p><p>乙</p></td></tr></table>", "<p>甲</p>\n<p>乙</p>\n"),
            ("<ol type=a start=3><li>甲</li></ol>", "<ol type=\"a\" start=\"3\"><li>甲</li></ol>\n"),
            ("<ul><li>甲</li><ul><li>乙</li></ul></ul>", "<ul><li>甲<ul><li>乙</li></ul></li></ul>\n"),
            ("H<sub>2</sub>O m<sup>2</sup> <s>旧</s><u>新</u>", "<p>H<sub>2</sub>O m<sup>2</sup> <s>旧</s><u>新</u></p>\n"),
        ] as [(String, String)]) func messIsCleaned(_ mess: String, _ clean: String)
    {
        let html = RichReader.html(mess).html
        #expect(html == clean)
        #expect(RichReader.html(html).html == html)
    }

    @Test func theNotesSayWhatWasTaken() {
        let document = RichReader.html(
            "<p>甲<script>x</script><a href='javascript:x'>乙</a><img src=x.png><i style='display:none'>丙</i></p><iframe></iframe>"
        )
        #expect(document.notes.map(\.code) == ["dropped_element", "hidden_text", "dropped_link", "dropped_image"])
        #expect(document.notes[0].message == "删去了不能发布的网页内容：iframe、script。")
        #expect(RichReader.html("<p style='color:red'>甲</p>").notes == [])
    }

    @Test func theFirstLargestHeadingIsTheTitle() {
        let document = RichReader.html("<h1>关于<b>公开</b></h1><h1>二</h1><p>正文</p>")
        #expect(document.title == "关于公开")
        #expect(document.html == "<h2>二</h2>\n<p>正文</p>\n")
    }

    @Test func largeTablesPassAndWhatIsTooLongIsRefusedWithASentence() throws {
        let row = "<tr>" + String(repeating: "<td>格</td>", count: 20) + "</tr>"
        let table = RichReader.html("<table>" + String(repeating: row, count: 500) + "</table>")
        #expect(table.html.count { $0 == "格" } == 10_000)
        let long = "<p>" + String(repeating: "字", count: 3_000_000) + "</p>"
        #expect(RichReader.html(long).blocks == [])
        #expect(RichReader.html(long).notes.map(\.code) == ["too_large"])
        #expect(throws: ReadingError(.tooLarge, "正文超过 8 MB")) { try RichReader.checked(html: long) }
        #expect(throws: ReadingError(.tooLarge, "网页元素过多")) {
            try RichReader.checked(html: String(repeating: "<b>", count: 500_000))
        }
    }

    @Test func depthIsBounded() {
        for name in ["div", "b", "ul", "blockquote", "table", "li", "ul><li", "table><tr><td", "a href='#x'"] {
            let deep = String(repeating: "<\(name)>", count: 20_000) + "底"
            let html = RichReader.html(deep).html
            #expect(html.contains("底"))
            #expect(RichReader.html(html).html == html)
        }
    }
}
