import Kernel
import Testing

@testable import Site

/// The strict JSON reader and the schemas that check what it read.
@Suite struct APIReadingTests {
    private func read(_ text: String) throws -> JSONValue { try JSONReader.read(Array(text.utf8)) }

    @Test(arguments: [
        ("null", "null"), (" [ 1 , -0, 2.5 ] ", "[1,0,2.5]"), (#"{"a":{"b":[]},"c":""}"#, #"{"a":{"b":[]},"c":""}"#),
        (#""\u4e2d\ud83d\ude00\n\"\\\/""#, #""中😀\n\"\\/""#), ("999999999999999", "999999999999999"),
        ("1e2", "100.0"), (#"{"b":1,"a":2}"#, #"{"b":1,"a":2}"#),
    ])
    func whatIsRead(_ text: String, _ printed: String) throws { #expect(try read(text).text == printed) }

    @Test(arguments: [
        "", " ", "{", "[1,]", "{\"a\":1,}", "{\"a\":1,\"a\":2}", "{a:1}", "'a'", "01", "-", "1.", ".5", "1e", "+1",
        "nul", "tru",
        "[1] 2", "\"\\x\"", "\"\\u12g4\"", "\"\\ud800\"", "\"\\ud800\\u0041\"", "\"\\udc00\"", "\"\\u0000\"",
        "\"a\nb\"",
        "\"", "NaN", "Infinity", "1e999", "// a\n1", "\u{FEFF}1",
    ])
    func whatIsNotRead(_ text: String) { #expect(throws: JSONReader.Malformed.self) { try read(text) } }

    @Test func bytesThatAreNoUTF8AreNotRead() {
        #expect(throws: JSONReader.Malformed.self) { try JSONReader.read([0x22, 0xFF, 0x22]) }
    }

    @Test func depthIsBounded() throws {
        func nested(_ depth: Int) -> String {
            String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
        }
        _ = try read(nested(32))
        #expect(throws: JSONReader.Malformed.self) { try read(nested(33)) }
        #expect(throws: JSONReader.Malformed.self) { try read(nested(500_000)) }
    }

    @Test func theOrderOfNamesDoesNotChangeTheCanonicalText() throws {
        #expect(
            try read(#"{"b":[{"y":1,"x":2}],"a":null}"#).canonicalText
                == read(#" {"a": null, "b": [{"x": 2, "y": 1}]} "#).canonicalText)
        #expect(try read("[1,2]").canonicalText != read("[2,1]").canonicalText)
    }

    /// A schema, a value, and where it is refused; an empty place is the value itself, nil says that it is taken.
    @Test(
        arguments: [
            (APISchema.text(longest: 2), #""中中""#, nil), (.text(longest: 2), #""中中中""#, ""), (.text(), "1", ""),
            (.word(["a", "b"]), #""b""#, nil), (.word(["a", "b"]), #""c""#, ""), (.integer(0...3), "3", nil),
            (.integer(0...3), "4", ""), (.integer(0...3), "1.0", ""), (.integer(0...3), #""1""#, ""),
            (.real, "1.5", nil),
            (.real, "true", ""), (.boolean, "false", nil), (.boolean, "0", ""),
            (.id, #""0192f0c4-7a10-7b3c-8d4e-5f60718293a4""#, nil),
            (.id, #""0192F0C4-7A10-7B3C-8D4E-5F60718293A4""#, ""),
            (.day, #""2028-02-29""#, nil), (.day, #""2026-02-29""#, ""),
            (.moment, #""2026-03-13T09:30:00+08:00""#, nil),
            (.moment, #""2026-03-13T01:30:00Z""#, nil), (.moment, #""2026-03-13T25:30:00Z""#, ""),
            (.list(.boolean, most: 2), "[true,false]", nil), (.list(.boolean, most: 2), "[true,false,true]", ""),
            (.list(.boolean), "[true,1]", "[1]"), (.nullable(.day), "null", nil), (.day, "null", ""),
            (.object(APIField("a", .boolean, "")), "{}", "a"),
            (.object(APIField("a", .boolean, "")), #"{"a":true,"b":1}"#, "b"),
            (.object(APIField("a", .boolean, "", required: false)), "{}", nil),
            (.object(APIField("a", .list(.object(APIField("d", .day, ""))), "")), #"{"a":[{"d":"x"}]}"#, "a[0].d"),
            (.object([]), "[]", ""),
        ] as [(APISchema, String, String?)])
    func schemasTakeWhatTheySay(_ schema: APISchema, _ text: String, _ place: String?) throws {
        let value = try read(text)
        do {
            try schema.check(value)
            #expect(place == nil)
        } catch {
            #expect(error.code == .invalid)
            #expect(error.field ?? "" == place)
            #expect(error.sentence.hasPrefix("没有执行：") && error.sentence.hasSuffix("。"))
        }
    }

    @Test func textIsCleanedAsThatOfAForm() throws {
        let fields = APIFields(try read(#"{"a":"　一\r\n二\u0007 ","b":" ","c":[" x ",""]}"#))
        #expect(fields["a"] == "一\n二")
        #expect(fields.optional("b") == nil && fields.has("b"))
        #expect(fields.texts("c") == ["x"])
    }

    @Test func momentsOfAnyOffsetAreOne() throws {
        let fields = APIFields(
            try read(#"{"a":"2026-03-13T01:30:00Z","b":"2026-03-13T09:30:00+08:00","c":"2026-03-13T09:30"}"#))
        #expect(fields.moment("a") == Moment(day: try require(Day(iso: "2026-03-13")), minute: 570))
        #expect(fields.moment("b") == fields.moment("a") && fields.moment("c") == fields.moment("a"))
    }
}
