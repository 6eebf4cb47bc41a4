import Foundation
import OfficeFormats
import TextForms
import Testing

@Suite struct ReadingPageTests {
    @Test func theFrameOfAPageIsLeftOutAndItsTitleKept() async throws {
        let page = """
            <html><head><title>关于某事的通知_某市政府网</title><style>.secret{display:none}</style></head><body>
            <div class="header"><ul><li>首页</li></ul></div><div class="crumb">当前位置：首页</div>
            <h1 class="title">关于某事的通知</h1>
            <div class="article"><p>第一段文字在这里，说明事情的经过。</p><p>第二段<br>第三段</p>
            <p style="display: none">看不见</p><div class="secret">也看不见</div><script>var a</script></div>
            <div class="footer">主办单位</div></body></html>
            """
        let document = try await read(Array(page.utf8), "a.html")
        #expect(document.title == "关于某事的通知")
        #expect(document.texts.filter { $0 != document.title } == ["第一段文字在这里，说明事情的经过。", "第二段", "第三段"])
    }

    @Test func spansAreCountedAsBrowsersDo() async throws {
        let table = """
            <table><tr><th colspan=2>内容</th><th>单位</th></tr><tr><td rowspan="2">一</td><td>1.<br>续</td><td rowspan=0>甲</td></tr>
            <tr><td>2.</td></tr><tr><td colspan="2">三</td></tr></table>
            """
        #expect(
            try await read(Array("<html><body>\(table)</body></html>".utf8), "a.html").firstTable == [
                ["0,0+2x1 内容", "2,0+1x1 单位"], ["0,1+1x2 一", "1,1+1x1 1.¶续", "2,1+1x3 甲"], ["1,2+1x1 2."], ["0,3+2x1 三"],
            ])
    }

    private static let sample = "政务公开要点"
    private static let utf8: [UInt8] = Array(sample.utf8)
    private static let marked: [UInt8] = [0xEF, 0xBB, 0xBF] + utf8
    private static let gbk: [UInt8] = [0xD5, 0xFE, 0xCE, 0xF1, 0xB9, 0xAB, 0xBF, 0xAA, 0xD2, 0xAA, 0xB5, 0xE3]
    private static var little: [UInt8] {
        var bytes: [UInt8] = [0xFF, 0xFE]
        for unit in sample.utf16 { bytes += [UInt8(unit & 0xFF), UInt8(unit >> 8)] }
        return bytes
    }
    private static var big: [UInt8] {
        var bytes: [UInt8] = [0xFE, 0xFF]
        for unit in sample.utf16 { bytes += [UInt8(unit >> 8), UInt8(unit & 0xFF)] }
        return bytes
    }

    @Test(arguments: [utf8, marked, gbk, little, big])
    func plainTextIsReadInEveryUsualEncoding(_ bytes: [UInt8]) async throws {
        #expect(try await read(bytes, "a.txt").texts == [Self.sample])
    }

    @Test func aPageInGBKIsReadByItsDeclaration() async throws {
        let head = Array(#"<html><head><meta charset="gbk"></head><body><p>"#.utf8)
        let bytes = head + [0xB9, 0xAB, 0xBF, 0xAA] + Array("</p></body></html>".utf8)
        #expect(try await read(bytes, "a.htm").texts == ["公开"])
    }

    @Test func markdownAndItsTables() async throws {
        let text = "# 标题\n\n**（一）小标题**\n\n| 事项 | 单位 |\n|---|:-:|\n| 一<br>二 | 甲\\|乙 |\n\n---\n\n正文\n"
        let document = try await read(Array(text.utf8), "a.md")
        #expect(document.format == .markdown)
        #expect(document.texts == ["标题", "（一）小标题", "正文"])
        #expect(document.firstTable == [["0,0+1x1 事项", "1,0+1x1 单位"], ["0,1+1x1 一¶二", "1,1+1x1 甲\\|乙"]])
    }

    /// What copying a table into plain text leaves: a tab before each cell, blank lines between and inside rows.
    @Test func dumpedTablesAreFound() async throws {
        let text = "标题\n\t内容\n\t单位\n\n\t一、大项\n\n\t（一）小项\n\t1.甲。\n\n2.乙。\n\t办公室\n宣传处\n\n\t\n\t3.丙。\n\t\n"
        #expect(
            try await read(Array(text.utf8), "a.txt").firstTable == [
                ["0,0+2x1 内容", "2,0+1x1 单位"], ["0,1+3x1 一、大项"],
                ["0,2+1x1 （一）小项", "1,2+1x1 1.甲。¶2.乙。", "2,2+1x1 办公室¶宣传处"], ["0,3+1x1 ", "1,3+1x1 3.丙。", "2,3+1x1 "],
            ])
    }

    @Test func radicalsBecomeCharactersAndWidePunctuationStays() {
        #expect(CompatibilityForms.foldingRadicals("⽂件，⻓期（⼀）ﬁ") == "文件，长期（一）fi")
        #expect(CompatibilityForms.nfkc("Ａ１，") == "A1,")
        #expect(Whitespace.folded(" 推动 政务\n公开 2020 年 Word 2019 \"六稳\" \"六保\" ") == "推动政务公开2020年Word 2019 \"六稳\" \"六保\"")
    }
}
