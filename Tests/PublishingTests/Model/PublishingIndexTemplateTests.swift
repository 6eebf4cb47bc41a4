import Kernel
import Testing

@testable import Publishing

/// How 索引号 are composed (CAT-3).
@Suite struct PublishingIndexTemplateTests {
    private static let day = Day(iso: "2017-04-05") ?? .earliest
    private static let code = "11100000000014349X"

    @Test(arguments: [
        ("{code9}/{yyyy}-{serial5}", "000014349/2017-00110"),
        ("{code18}/{yyyymm}-{serial4}", "11100000000014349X/201704-0110"),
        ("WJ-{serial3}", "WJ-110"), ("{serial8}", "00000110"),
    ])
    func aTemplateIsFilled(_ text: String, _ number: String) throws {
        let template = try #require(IndexNumberTemplate(text))
        #expect(template.number(110, on: Self.day, creditCode: Self.code, fallback: "QHWJ") == number)
    }

    @Test(arguments: [
        "", "{code9}/{yyyy}", "{serial2}", "{serial9}", "{serial5}{serial5}", "{serial5", "{day}-{serial5}",
    ])
    func whatCannotNumberIsRefused(_ text: String) {
        #expect(IndexNumberTemplate(text) == nil)
    }

    @Test func serialsBeginAnewWhereTheYearIsSaid() throws {
        #expect(IndexNumberTemplate.usual.span(on: Self.day) == 2017)
        #expect(try #require(IndexNumberTemplate("{yyyymm}-{serial5}")).span(on: Self.day) == 2017)
        #expect(try #require(IndexNumberTemplate("{code9}-{serial5}")).span(on: Self.day) == 0)
    }

    @Test func withoutACreditCodeThePortalStandsInItsPlace() {
        let number = IndexNumberTemplate.usual.number(7, on: Self.day, creditCode: nil, fallback: "QHWJ")
        #expect(number == "QHWJ/2017-00007")
    }
}
