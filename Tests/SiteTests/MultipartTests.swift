import Testing

@testable import Site

@Suite struct MultipartTests {
    /// The events of a body, with neighbouring bytes joined.
    static func events(_ body: [UInt8], boundary: String = "XX", pieces size: Int = .max) throws -> [String] {
        var parser = try require(MultipartParser(boundary: boundary))
        var told: [String] = []
        var content: [UInt8] = []
        var rest = body[...]
        while !rest.isEmpty {
            let piece = rest.prefix(size)
            rest = rest.dropFirst(piece.count)
            for event in try parser.read(piece) {
                switch event {
                case .began(let head): told.append("\(head.name)|\(head.fileName ?? "-")|\(head.contentType ?? "-")")
                case .bytes(let bytes): content.append(contentsOf: bytes)
                case .ended:
                    told.append(String(decoding: content, as: UTF8.self))
                    content = []
                }
            }
        }
        return told + [parser.isFinished ? "end" : "unfinished"]
    }

    static func body(_ parts: [(head: String, content: String)]) -> [UInt8] {
        Array((parts.map { "--XX\r\n\($0.head)\r\n\r\n\($0.content)\r\n" }.joined() + "--XX--\r\n").utf8)
    }

    static let sample = body([
        ("Content-Disposition: form-data; name=\"note\"", "甲\r\n--X 乙"),
        ("Content-Disposition: form-data; name=\"empty\"", ""),
        (
            "Content-Disposition: form-data; name=\"f\"; filename=\"要点.docx\"\r\nContent-Type: Application/PDF; x=y",
            "%PDF\r\n\r\n--"
        ),
    ])

    /// However the body is cut, the same comes out.
    @Test(arguments: [1, 2, 3, 5, 7, 16, 1_000])
    func anyCuttingGivesTheSameParts(_ size: Int) throws {
        let told = try MultipartTests.events(MultipartTests.sample, pieces: size)
        #expect(
            told == [
                "note|-|-", "甲\r\n--X 乙", "empty|-|-", "", "f|要点.docx|application/pdf", "%PDF\r\n\r\n--", "end",
            ])
    }

    @Test(arguments: [
        ("form-data; name=\"a\"; filename=\"C:\\\\docs\\\\x.doc\"", "a|x.doc|-"),
        ("form-data; name=\"a\"; filename=\"../../etc/passwd\"", "a|passwd|-"),
        ("form-data; name=\"a\"; filename=\"..\"", "a||-"),
        ("form-data; name=\"a\"; filename=\"x\\\"y.txt\"", "a|x\"y.txt|-"),
        ("form-data; name=\"a%22b\"; filename=\"c%0D%0Ad\"", "a\"b|c d|-"),
        ("form-data; name=a; filename=plain.txt", "a|plain.txt|-"),
        ("form-data; name=\"a\"; filename=\"x\"; filename*=UTF-8''%E8%A6%81%E7%82%B9.pdf", "a|要点.pdf|-"),
        ("FORM-DATA; NAME=\"a\"; FileName=\"\u{202E}fdp.exe\"", "a|fdp.exe|-"),
    ])
    func namesAreCleaned(_ disposition: String, _ expected: String) throws {
        let body = MultipartTests.body([("Content-Disposition: \(disposition)", "x")])
        #expect(try MultipartTests.events(body).first == expected)
    }

    @Test(arguments: [
        "--XX\r\n\r\nx\r\n--XX--", "--XX\r\nContent-Disposition: form-data\r\n\r\nx\r\n--XX--",
        "--XX\r\nContent-Disposition: attachment; name=\"a\"\r\n\r\nx\r\n--XX--", "--XXjunk\r\n\r\n",
        "--XX\r\nContent-Disposition: form-data; name=\"a\"\r\nContent-Disposition: form-data; name=\"b\"\r\n\r\nx\r\n--XX--",
        "--XX\r\nContent-Disposition: form-data; name=\"a\"\r\nContent-Transfer-Encoding: base64\r\n\r\nx\r\n--XX--",
        "--XX\r\nno colon\r\n\r\nx\r\n--XX--", "--XX\nContent-Disposition: form-data; name=\"a\"\n\nx\n--XX--\n",
    ])
    func malformedBodiesThrow(_ text: String) {
        #expect(throws: MultipartParser.Malformed.self) { try MultipartTests.events(Array(text.utf8)) }
    }

    @Test func headsAndPreamblesAreBounded() {
        let long = String(repeating: "a", count: 10_000)
        #expect(throws: MultipartParser.Malformed.self) { try MultipartTests.events(Array(long.utf8), pieces: 100) }
        let head = "--XX\r\nX-A: \(long)"
        #expect(throws: MultipartParser.Malformed.self) { try MultipartTests.events(Array(head.utf8), pieces: 100) }
    }

    @Test func boundariesAreChecked() {
        #expect(MultipartParser(boundary: "") == nil)
        #expect(MultipartParser(boundary: String(repeating: "a", count: 71)) == nil)
        #expect(MultipartParser(boundary: "a\r\nb") == nil)
    }

    @Test func aCutBodyIsUnfinished() throws {
        for length in stride(from: 0, to: MultipartTests.sample.count - 4, by: 1) {
            #expect(try MultipartTests.events(Array(MultipartTests.sample.prefix(length))).last == "unfinished")
        }
    }

    /// Thousands of damaged bodies, cut at random: whatever comes out is the same for every cutting, and nothing traps.
    @Test(arguments: [UInt64(1), 2, 3, 4])
    func damagedBodiesNeverTrap(_ seed: UInt64) throws {
        var random = SeededNumbers(seed)
        for _ in 0..<2_000 {
            var body = MultipartTests.sample
            for _ in 0...random.next(upTo: 6) { MultipartTests.damage(&body, &random) }
            let whole = Result { try MultipartTests.events(body) }
            let pieces = Result { try MultipartTests.events(body, pieces: 1 + random.next(upTo: 9)) }
            switch (whole, pieces) {
            case (.success(let one), .success(let other)): #expect(one == other)
            case (.failure, .failure): break
            default: Issue.record("seed \(seed): cutting changed the verdict")
            }
        }
    }

    static func damage(_ body: inout [UInt8], _ random: inout SeededNumbers) {
        guard !body.isEmpty else { return }
        let place = random.next(upTo: body.count)
        let marks: [[UInt8]] = [
            Array("\r\n".utf8), Array("--XX".utf8), Array("\r\n--XX".utf8), Array("\r\n\r\n".utf8), [0], [0xFF],
            Array("\"".utf8),
        ]
        switch random.next(upTo: 5) {
        case 0: body[place] = UInt8(random.next(upTo: 256))
        case 1: body.remove(at: place)
        case 2: body.insert(contentsOf: marks[random.next(upTo: marks.count)], at: place)
        case 3: body.removeSubrange(place..<min(place + 1 + random.next(upTo: 20), body.count))
        default: body.insert(contentsOf: body[place..<min(place + 12, body.count)], at: random.next(upTo: body.count))
        }
    }
}

/// Repeatable random numbers (SplitMix64).
struct SeededNumbers: RandomNumberGenerator {
    private var state: UInt64
    init(_ seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    mutating func next(upTo bound: Int) -> Int { Int.random(in: 0..<bound, using: &self) }
}
