import Testing

@testable import Markup

@Suite struct HTMLTests {
    /// T3: whatever stands in a value, no character that a browser reads as markup remains.
    @Test(arguments: ["<", ">", "&", "\"", "'", "`", "\u{0}", "\u{1B}", "\u{7F}"])
    func everyMetacharacterIsEscapedInTextAndAttribute(_ character: String) {
        let value = "甲" + character + "乙"
        let page: HTML = "<p>\(value)</p><input\(attribute: "value", value)>"
        let inner = page.string.replacing("<p>", with: "").replacing("</p><input value=\"", with: "")
        #expect(inner.hasSuffix("\">"))
        let rest = inner.dropLast(2).replacing("&amp;", with: "")
            .replacing("&lt;", with: "").replacing("&gt;", with: "").replacing("&quot;", with: "")
            .replacing("&#39;", with: "").replacing("&#96;", with: "").replacing("\u{FFFD}", with: "")
        #expect(rest == "甲乙甲乙")
    }

    @Test func aStringIsTextAndHTMLPasses() {
        let typed = "<script>alert(1)</script>"
        let ours: HTML = "<b>急</b>"
        let page: HTML = "\(typed)|\(ours)"
        #expect(page.string == "&lt;script&gt;alert(1)&lt;/script&gt;|<b>急</b>")
    }

    @Test func literalsInsideAnInterpolationAreHTML() {
        let late = true
        let name = "<甲>"
        let page: HTML = "\(late ? "<b>逾期</b>" : "")\(late ? name : "")"
        #expect(page.string == "<b>逾期</b>&lt;甲&gt;")
    }

    @Test func optionalsAndListsAndConditions() {
        let none: String? = nil
        let some: String? = "a<b"
        let nothing: HTML? = nil
        let items: [HTML] = ["<i>1</i>", "<i>2</i>"]
        let page: HTML =
            "\(none)\(some)\(nothing)\(items)\(7)\(if: false, "<hr>")\(if: true, "<br>")\(text: 3.5)"
        #expect(page.string == "a&lt;b<i>1</i><i>2</i>7<br>3.5")
    }

    @Test func attributesAppearOnlyWithAValue() {
        let absent: String? = nil
        let page: HTML =
            "<input\(attribute: "title", "甲\"乙")\(attribute: "id", absent)\(flag: "required", true)\(flag: "checked", false)\(attribute: "size", 3)>"
        #expect(page.string == "<input title=\"甲&quot;乙\" required size=\"3\">")
    }

    @Test func fragmentsAreJoined() {
        let list: HTML = "<ul>\(["甲", "<乙>"].each { "<li>\($0)</li>" })</ul>"
        #expect(list.string == "<ul><li>甲</li><li>&lt;乙&gt;</li></ul>")
        let parts: [HTML] = ["a", "b"]
        #expect(parts.joined(" · ").string == "a · b")
        #expect(HTML.when(false, "<p>").isEmpty)
    }

    @Test func bytesAreUTF8() {
        let page: HTML = "公开\("政务")"
        #expect(page.bytes == Array("公开政务".utf8))
    }
}
