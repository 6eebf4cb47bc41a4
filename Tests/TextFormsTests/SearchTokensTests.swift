import Testing
import TextForms

@Suite struct SearchTokensTests {
    @Test(
        "Chinese in pairs, other scripts in words, a border character by itself",
        arguments: [
            ("政务公开", "政务 务公 公开"), ("政务，公开", "政务 公开"), ("推动 政务\u{3000}公开", "推动 动政 政务 务公 公开"),
            ("2026年12月份", "2026 ‹年 年› 12 ‹月 月份"), ("第12号文件", "第› 12 ‹号 号文 文件"), ("关于第12号", "关于 于第 第› 12 ‹号"),
            ("ＰＭ２．５浓度", "pm 2 5 ‹浓 浓度"), ("GB/T 9704—2012", "gb t 9704 2012"), ("政務公開", "政务 务公 公开"),
            ("×卫发〔2026〕12号", "卫发 2026 12 ‹号"), ("一、总体", "‹一› 总体"), ("政务，务公", "政务 ‖ 务公"), ("㎡ ① Ⅳ", "m 2 1 iv"),
            ("⽂件", "文件"),
            ("二○二六年", "二〇 〇二 二六 六年"), ("", ""), ("。。。", ""), ("第一行\n第二行", "第一 一行 第二 二行"),
        ])
    func tokens(text: String, line: String) {
        #expect(SearchTokens.line(text) == line)
        #expect(SearchTokens.of(text).joined(separator: " ") == line)
    }

    @Test(
        "What is typed becomes phrases",
        arguments: [
            ("政务 公开", ["政务", "公开"]), ("政务公开", ["政务 务公 公开"]), ("12月", ["12 ‹月"]), ("公", []), ("5", []),
            ("PM2.5", ["pm 2 5"]), ("预算、决算", ["预算", "决算"]), ("“政务公开”", ["政务 务公 公开"]),
            ("国办发〔2026〕12号", ["国办 办发", "2026 12 ‹号"]), ("  ", []),
        ])
    func phrases(query: String, wanted: [String]) {
        #expect(SearchTokens.phrases(query).map { $0.tokens.joined(separator: " ") } == wanted)
    }

    @Test("A word of thousands of letters is cut where an index can keep it, and found only as a whole")
    func longWord() throws {
        let word = String(repeating: "abcdefghij", count: 500), cut = SearchTokens.of(word)
        #expect(cut.count > 20 && cut.allSatisfy { $0.utf8.count <= 206 })
        #expect(cut.map { $0.filter(\.isLetter) }.joined() == word)
        #expect(SearchTokens.phrases(word).map(\.tokens) == [cut])
        // The first stretch by itself is another word.
        let first = try #require(SearchTokens.phrases(word.prefix(200)).first)
        #expect(first.tokens.count == 1 && !cut.contains(first.tokens[0]))
        let wide = SearchTokens.of(String(repeating: "я", count: 3_000))
        #expect(wide.allSatisfy { $0.utf8.count <= 206 })
    }

    /// The plain scan shares nothing with the tokens but the folding of single characters.
    @Test("A phrase of tokens is found exactly where a plain scan finds the text")
    func sameAsScan() {
        var random = SplitMix(seed: 20_261_122)
        let alphabet = Array("甲乙丙12a，。 \n〔")
        var hits = 0
        for _ in 0..<20_000 {
            let text = SearchTokensTests.word(0...24, alphabet, &random)
            let query = SearchTokensTests.word(2...5, Array("甲乙丙12a"), &random)
            let found = SearchTokens.phrases(query).allSatisfy { phrase in
                SearchTokensTests.contains(SearchTokens.of(text), phrase.tokens)
            }
            let wanted = SearchTokensTests.scan(text, for: query)
            if wanted { hits += 1 }
            #expect(found == wanted, "\(query) in \(text)")
        }
        #expect(hits > 300)
    }

    @Test(
        "A snippet finds the places in the source",
        arguments: [
            ("印发《政務 公開》要点", "政务公开", ["政務 公開"]), ("ＰＭ２．５和pm2.5", "PM2.5", ["ＰＭ２．５", "pm2.5"]),
            ("2012年和12月", "12", ["12"]), ("政务，公开", "政务公开", []), ("公开公开公开", "公开公开", ["公开公开"]),
        ])
    func places(text: String, query: String, wanted: [String]) {
        let folded = FoldedText(text), bytes = Array(text.utf8)
        let found = SearchTokens.phrases(query).flatMap { folded.ranges(of: $0) }
        #expect(found.map { String(decoding: bytes[$0], as: UTF8.self) } == wanted)
    }

    private static func word(
        _ length: ClosedRange<Int>, _ alphabet: [Character], _ random: inout SplitMix
    ) -> String {
        String(
            (0..<Int.random(in: length, using: &random)).map { _ in
                alphabet[Int.random(in: alphabet.indices, using: &random)]
            })
    }

    private static func contains(_ all: [String], _ wanted: [String]) -> Bool {
        guard all.count >= wanted.count else { return false }
        return (0...(all.count - wanted.count)).contains { Array(all[$0..<($0 + wanted.count)]) == wanted }
    }

    private static func isHan(_ character: Character) -> Bool { "甲乙丙丁".contains(character) }

    /// Blanks beside Chinese taken out, then plain search; words and numbers of ASCII only as a whole, and any run of
    /// other characters between two of those counts as nothing.
    private static func scan(_ text: String, for query: String) -> Bool {
        let (flat, breaks) = flattened(text), wanted = Array(query)
        guard flat.count >= wanted.count else { return false }
        return (0...(flat.count - wanted.count)).contains { start in
            let end = start + wanted.count
            guard Array(flat[start..<end]) == wanted else { return false }
            for at in start..<end where at > start && breaks.contains(at) {
                // A break that the query does not have: forgiven between two words of ASCII of different kinds.
                if isHan(flat[at]) || isHan(flat[at - 1]) || flat[at].isNumber == flat[at - 1].isNumber { return false }
            }
            return isEdge(flat, breaks, start) && isEdge(flat, breaks, end)
        }
    }

    private static func isEdge(_ flat: [Character], _ breaks: Set<Int>, _ at: Int) -> Bool {
        guard at > 0, at < flat.count, !breaks.contains(at), !isHan(flat[at]), !isHan(flat[at - 1]) else { return true }
        return flat[at].isNumber != flat[at - 1].isNumber
    }

    private static func flattened(_ text: String) -> ([Character], Set<Int>) {
        var flat: [Character] = [], breaks: Set<Int> = [], pending: Character?
        for character in text {
            if "，。\n〔 ".contains(character) {
                if pending == nil || pending == " " { pending = character }
                continue
            }
            if let gap = pending, !(gap == " " && (isHan(character) || flat.last.map(isHan) ?? false)) {
                breaks.insert(flat.count)
            }
            pending = nil
            flat.append(character)
        }
        return (flat, breaks)
    }
}
