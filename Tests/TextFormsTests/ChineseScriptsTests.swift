import Testing
import TextForms

@Suite struct ChineseScriptsTests {
    @Test(
        "Words decide where one character stands for two",
        arguments: [
            ("发展理发店的发票", "發展理髮店的發票"), ("皇后后来以后", "皇后後來以後"), ("公里里面邻里", "公里裡面鄰里"),
            ("干部干燥，干涉若干", "幹部乾燥，干涉若干"), ("面粉方面", "麵粉方面"), ("征求意见稿", "徵求意見稿"),
            ("政务公开，卫生健康委员会", "政務公開，衛生健康委員會"), ("余额、剩余", "餘額、剩餘"), ("云南云计算", "雲南雲計算"),
        ])
    func words(simplified: String, traditional: String) {
        #expect(ChineseScripts.traditional(simplified) == traditional)
        #expect(ChineseScripts.simplified(traditional) == simplified)
    }

    @Test("Tags, attributes, addresses and other scripts are left alone")
    func markup() {
        let page = "<a class=\"late\" href=\"/search?q=%E5%8F%91&amp;page=2\" title=\"发布\">国务院 &lt;2026&gt; Open</a>"
        let shown = "<a class=\"late\" href=\"/search?q=%E5%8F%91&amp;page=2\" title=\"發佈\">國務院 &lt;2026&gt; Open</a>"
        #expect(ChineseScripts.traditional(page) == shown)
        #expect(ChineseScripts.traditional("plain <b>text</b>") == "plain <b>text</b>")
        #expect(ChineseScripts.traditional("").isEmpty)
    }

    @Test(
        "Search folds each character by itself",
        arguments: [("發髮発", "发发発"), ("後后", "后后"), ("裡裏里", "里里里"), ("乾幹干", "干干干"), ("臺台峯著", "台台峰着")])
    func folding(text: String, folded: String) {
        #expect(String(String.UnicodeScalarView(text.unicodeScalars.map(ChineseScripts.folded))) == folded)
    }
}
