/// Reads `你于{{提交日期}}提交[[（登记编号：{{登记编号}}）]]。` into pieces.
struct LetterSentenceReader {
    /// What is wrong, for the office.
    struct Problem: Error {
        let words: String
    }

    private var rest: Substring
    private static let most = 2000

    static func pieces(_ text: String) throws(Problem) -> [LetterPiece] {
        guard text.unicodeScalars.count <= most else { throw Problem(words: "超过 \(most) 字。请分段。") }
        var reader = LetterSentenceReader(rest: Substring(text))
        return try reader.pieces(isInside: false)
    }

    private init(rest: Substring) { self.rest = rest }

    private mutating func pieces(isInside: Bool) throws(Problem) -> [LetterPiece] {
        var pieces: [LetterPiece] = []
        var plain = ""
        while let next = rest.first {
            if takes("{{") {
                Self.close(&plain, &pieces)
                pieces.append(.key(try key()))
            } else if takes("[[") {
                if isInside { throw Problem(words: "双方括号里不能再有双方括号。") }
                Self.close(&plain, &pieces)
                let inner = try self.pieces(isInside: true)
                guard inner.contains(where: { if case .key = $0 { true } else { false } }) else {
                    throw Problem(words: "双方括号里没有“{{…}}”：内容不会被省略，请去掉双方括号。")
                }
                pieces.append(.optional(inner))
            } else if takes("]]") {
                guard isInside else { throw Problem(words: "有“]]”而没有“[[”。") }
                Self.close(&plain, &pieces)
                return pieces
            } else if takes("}}") {
                throw Problem(words: "有“}}”而没有“{{”。")
            } else {
                plain.append(next)
                rest.removeFirst()
            }
        }
        if isInside { throw Problem(words: "“[[”没有用“]]”结束。") }
        Self.close(&plain, &pieces)
        return pieces
    }

    private mutating func takes(_ mark: String) -> Bool {
        guard rest.hasPrefix(mark) else { return false }
        rest.removeFirst(mark.count)
        return true
    }

    private static func close(_ plain: inout String, _ pieces: inout [LetterPiece]) {
        if !plain.isEmpty { pieces.append(.text(plain)) }
        plain = ""
    }

    private mutating func key() throws(Problem) -> LetterKey {
        var name = ""
        while let next = rest.first {
            if takes("}}") { return try Self.key(name) }
            if next == "{" || next.isNewline { break }
            name.append(next)
            rest.removeFirst()
        }
        throw Problem(words: "“{{\(name)”没有用“}}”结束。")
    }

    /// The key of this name; an unknown one is refused with the nearest that there is.
    static func key(_ name: String) throws(Problem) -> LetterKey {
        let name = String(name.filter { !$0.isWhitespace })
        if let key = LetterKey(rawValue: name) { return key }
        let near = LetterKey.allCases.max { likeness($0.rawValue, name) < likeness($1.rawValue, name) }
        let hint = near.flatMap { likeness($0.rawValue, name) >= 2 ? "是否为“{{\($0.rawValue)}}”？" : nil } ?? ""
        throw Problem(words: "没有“{{\(name)}}”这一项。\(hint)可用的项见文书模板说明。")
    }

    private static func likeness(_ one: String, _ other: String) -> Int {
        Set(one).intersection(Set(other)).count
    }
}
