import Testing

@testable import Markup

@Suite struct DestinationTests {
    @Test func pathsAndQueriesAreEncoded() {
        let link = Link(segments: ["console", "计划", "a/b"]).query("q", "疫苗 & 名单").query("page", 2).query(
            "x", nil as String?)
        #expect(
            link.address
                == "/console/%E8%AE%A1%E5%88%92/a%2Fb?q=%E7%96%AB%E8%8B%97%20%26%20%E5%90%8D%E5%8D%95&page=2")
        #expect(link.replacing("page", "3").address.hasSuffix("&page=3"))
        #expect(link.replacing("page", nil).address.hasSuffix("%E5%8D%95"))
        #expect(Link("/console").fragment("f-title").address == "/console#f-title")
        let page: HTML = "<a href=\"\(link: link)\">甲</a>"
        #expect(page.string.contains("&amp;page=2"))
    }

    /// T25: what comes back from the browser leads to this site or nowhere.
    @Test(arguments: [
        "//evil.example", "https://evil.example", "/\\evil.example", "javascript:alert(1)", "", "x", "/a b", "/a\r\nb",
        "/\t/evil.example",
    ])
    func foreignReturnAddressesAreRefused(_ text: String) {
        #expect(Link(returning: text) == nil)
    }

    @Test func ownReturnAddressesPass() {
        #expect(Link(returning: "/console/plans?year=2026")?.address == "/console/plans?year=2026")
        #expect(Link(returning: "/console/plans?year=2026")?.query("a", 1).address == "/console/plans?year=2026&a=1")
        #expect(Link(returning: "/")?.address == "/")
    }

    @Test(arguments: [
        "javascript:alert(1)", "data:text/html,x", "//a.example", "https://", "https:///x", "ftp://a.example",
        "http://a b", "https://a\\b", "https://?x",
    ])
    func otherSchemesAreNoExternalAddress(_ text: String) {
        #expect(ExternalURL(text) == nil)
    }

    @Test func externalAddressesAreASCII() {
        #expect(ExternalURL("https://www.gov.cn/政策")?.address == "https://www.gov.cn/%E6%94%BF%E7%AD%96")
        #expect(ExternalURL("HTTPS://www.gov.cn/a\"b")?.address == "HTTPS://www.gov.cn/a%22b")
    }

    @Test(arguments: ["疫苗", "a+b", "100%", "\u{1F600}", "", "a b"])
    func encodingComesBack(_ text: String) {
        #expect(PercentEncoding.decode(PercentEncoding.encode(text)) == text)
    }

    @Test(arguments: ["%", "%4", "%GG", "%FF", "%E8%AE"])
    func brokenEncodingIsNil(_ text: String) {
        #expect(PercentEncoding.decode(text) == nil)
    }

    @Test func plusIsASpaceOnlyInForms() {
        #expect(PercentEncoding.decode("a+b") == "a+b")
        #expect(PercentEncoding.decode("a+b", plusIsSpace: true) == "a b")
    }
}
