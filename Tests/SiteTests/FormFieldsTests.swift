import Kernel
import Testing

@testable import Site

@Suite struct FormFieldsTests {
    private func read(_ text: String) throws -> FormFields { try URLEncodedForm.read(Array(text.utf8)) }

    @Test func valuesAreTrimmedAndCleaned() throws {
        let fields = try read("a=+%E3%80%80%E7%94%B2+%E4%B9%99%0D%0A&b=x%00%1By%0D%0Az%09&c=&c=1&c=+2+&d")
        #expect(fields["a"] == "甲 乙")
        #expect(fields.typed("b") == "xy\nz\t")
        #expect(fields.list("c") == ["1", "2"])
        #expect(fields["d"].isEmpty && fields.optional("d") == nil && fields["none"].isEmpty)
        #expect(fields.flag("c") && !fields.flag("d"))
    }

    /// T17: no number, however written, overflows.
    @Test(
        arguments: [
            ("12", 12), ("０１２", 12), ("999999999999999999", 999_999_999_999_999_999), ("9999999999999999999", nil),
            ("1e400", nil),
            ("-1", nil), ("NaN", nil), ("", nil), ("1.0", nil), ("١٢", nil),
        ] as [(String, Int?)])
    func numbersAreDigits(_ text: String, _ expected: Int?) {
        #expect(FormFields(dictionaryLiteral: ("n", text)).number("n") == expected)
    }

    @Test func daysAndIdsAreReadStrictly() throws {
        let id: Identifier<TaskSubject> = try TestSite.id(3)
        let fields: FormFields = ["day": "2026-03-13", "bad": "2026-02-30", "id": id.text]
        #expect(fields.day("day")?.description == "2026-03-13")
        #expect(fields.day("bad") == nil)
        #expect(fields.id("id") == id)
        #expect(fields.id("day") as Identifier<TaskSubject>? == nil)
    }

    @Test(arguments: ["a=%", "a=%zz", "a=%FF", "%E8=1"])
    func brokenEncodingIsRefused(_ text: String) {
        #expect(throws: Refusal.self) { try read(text) }
    }

    @Test func thereAreOnlySoManyFields() throws {
        let many = Array(repeating: "a=1", count: 1_000).joined(separator: "&")
        #expect(try read(many).list("a").count == 1_000)
        #expect(throws: Refusal.tooManyFields) { try read(many + "&a=1") }
    }
}
