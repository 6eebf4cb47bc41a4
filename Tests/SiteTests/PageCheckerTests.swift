import PageChecking
import Testing

/// The checker itself is checked: every fault it promises to see, it sees.
@Suite struct PageCheckerTests {
    static func page(_ body: String, head: String = "<title>甲</title>") -> String {
        "<!DOCTYPE html>\n<html lang=\"zh-CN\"><head>\(head)</head><body><main><h1>甲</h1>\(body)</main></body></html>"
    }

    @Test func aSoundPageHasNoProblems() {
        let body = """
            <p id="a">文 &amp; 字<br><a href="/b?c=d">乙</a></p><label for="f">丙</label><input id="f" name="f" required>
            <svg viewBox="0 0 1 1" aria-hidden="true"><path d="M0 0"/></svg><h2>丁</h2>
            """
        #expect(PageChecker.problems(in: PageCheckerTests.page(body)) == [])
    }

    @Test(arguments: [
        "<p>", "</p>", "<p><b></p></b>", "<div><p>甲</div>", "<p id=\"a\"></p><p id=\"a\"></p>", "<input name=\"x\">",
        "<label for=\"none\">甲</label>", "<img src=\"/a.png\">", "<h1>又一个</h1>", "<h3>跳级</h3>",
        "<script>1</script>", "<style>a{}</style>", "<p style=\"color:red\"></p>", "<p onclick=\"x\"></p>",
        "<a href=\"javascript:alert(1)\">甲</a>", "<a href=\"//evil.example\">甲</a>", "<a href=\"#nowhere\">甲</a>",
        "<a href=/a>甲</a>", "<a href=\"/a\"title=\"b\">甲</a>", "<p class=\"a\" class=\"b\"></p>", "1 < 2", "2 > 1",
        "<form action=\"/a\" method=\"post\"><form action=\"/a\" method=\"post\"></form></form>",
        "<form method=\"get\"></form>",
        "<a href=\"/a\"><a href=\"/b\">甲</a></a>", "<p><ul></ul></p>", "<svg viewBox=\"0 0 1 1\"></svg>",
        "<table><tr><th>甲</th></tr></table>", "<p>Optional(3)</p>", "<div/>", "<main></main>",
    ])
    func everyFaultIsSeen(_ body: String) {
        #expect(!PageChecker.problems(in: PageCheckerTests.page(body)).isEmpty)
    }

    @Test func theWholePageIsLookedAt() {
        #expect(!PageChecker.problems(in: PageCheckerTests.page("", head: "")).isEmpty)
        #expect(!PageChecker.problems(in: PageCheckerTests.page("").replacing(" lang=\"zh-CN\"", with: "")).isEmpty)
        #expect(!PageChecker.problems(in: PageCheckerTests.page("").replacing("<!DOCTYPE html>", with: "")).isEmpty)
        #expect(!PageChecker.problems(in: "").isEmpty)
    }
}
