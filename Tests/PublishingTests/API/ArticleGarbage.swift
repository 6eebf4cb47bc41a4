import Kernel

@testable import Publishing

/// Objects and bytes that no program should send.
struct ArticleGarbage {
    private var dice: ArticleDice
    let known: String

    init(_ seed: Int, known: String) {
        dice = ArticleDice(seed)
        self.known = known
    }

    mutating func bytes() -> String {
        String(String.UnicodeScalarView((0..<dice.roll(60)).compactMap { _ in Unicode.Scalar(dice.roll(0x3000)) }))
    }

    mutating func object(_ names: [String]) -> String {
        var chosen: [String] = []
        for name in names where dice.roll(5) > 0 { chosen.append("\"\(name)\":\(value(0))") }
        if dice.roll(8) == 0 { chosen.append("\"更多\":\(value(0))") }
        return "{" + chosen.joined(separator: ",") + "}"
    }

    private mutating func value(_ depth: Int) -> String {
        switch dice.roll(depth > 3 ? 10 : 12) {
        case 0: return "null"
        case 1: return dice.roll(2) == 0 ? "true" : "false"
        case 2: return "\(dice.roll(2_000_000_000) - 1_000_000_000)"
        case 3: return "1e\(dice.roll(400))"
        case 4: return "\"\""
        case 5: return "\"\(String(repeating: "长", count: dice.roll(6_000)))\""
        case 6: return "\"2026-0\(dice.roll(10))-1\(dice.roll(10))T09:00:00+08:00\""
        case 7: return "\"\(known)\""
        case 8: return #""\u202e\u0007 '\" OR 1=1 -- \ud83d\ude00 <img src=\"/files/x\">""#
        case 9: return "\"error\""
        case 10: return "[" + (0..<dice.roll(4)).map { _ in value(depth + 1) }.joined(separator: ",") + "]"
        default: return object(["words", "seen"])
        }
    }
}
