/// Rewrites `?` as `$1`, `$2` … for PostgreSQL, leaving quotes and comments alone.
enum Placeholders {
    static func numbered(_ sql: String) -> String {
        var reader = Reader(Array(sql.utf8))
        return reader.rewrite()
    }

    private struct Reader {
        let source: [UInt8]
        var position = 0
        var output: [UInt8] = []
        var count = 0

        init(_ source: [UInt8]) {
            self.source = source
            output.reserveCapacity(source.count + 16)
        }

        mutating func rewrite() -> String {
            while let byte = peek(0) {
                switch byte {
                case UInt8(ascii: "'"), UInt8(ascii: "\""): copyQuoted(byte)
                case UInt8(ascii: "-") where peek(1) == UInt8(ascii: "-"): copyLineComment()
                case UInt8(ascii: "/") where peek(1) == UInt8(ascii: "*"): copyBlockComment()
                case UInt8(ascii: "$"): copyDollarQuoted()
                case UInt8(ascii: "?"): number()
                default: copy(1)
                }
            }
            return String(decoding: output, as: UTF8.self)
        }

        private func peek(_ offset: Int) -> UInt8? {
            position + offset < source.count ? source[position + offset] : nil
        }

        private mutating func copy(_ length: Int) {
            let end = min(position + length, source.count)
            output += source[position..<end]
            position = end
        }

        /// A doubled quote inside ends one stretch and begins the next, which copies the same.
        private mutating func copyQuoted(_ quote: UInt8) {
            copy(1)
            while let byte = peek(0), byte != quote { copy(1) }
            copy(1)
        }

        private mutating func copyLineComment() {
            while let byte = peek(0), byte != UInt8(ascii: "\n") { copy(1) }
        }

        private mutating func copyBlockComment() {
            var depth = 0
            repeat {
                if peek(0) == UInt8(ascii: "/"), peek(1) == UInt8(ascii: "*") {
                    depth += 1
                    copy(2)
                } else if peek(0) == UInt8(ascii: "*"), peek(1) == UInt8(ascii: "/") {
                    depth -= 1
                    copy(2)
                } else {
                    copy(1)
                }
            } while depth > 0 && position < source.count
        }

        /// `$$ … $$` and `$tag$ … $tag$`; a lone `$` is copied.
        private mutating func copyDollarQuoted() {
            guard let close = source[(position + 1)...].firstIndex(of: UInt8(ascii: "$")) else { return copy(1) }
            let tag = Array(source[position...close])
            guard tag.dropFirst().dropLast().allSatisfy(Reader.isWord) else { return copy(1) }
            copy(tag.count)
            while position < source.count, !source[position...].starts(with: tag) { copy(1) }
            copy(tag.count)
        }

        private mutating func number() {
            position += 1
            count += 1
            output += Array("$\(count)".utf8)
            // PostgreSQL cannot tell the type of a parameter that is only compared with NULL.
            if isFollowedByNullTest { output += Array("::text".utf8) }
        }

        private var isFollowedByNullTest: Bool {
            let rest = String(decoding: source[position...].prefix(40), as: UTF8.self).uppercased()
            let words = rest.split { $0 == " " || $0 == "\n" || $0 == ")" || $0 == "," }.prefix(3)
            return words.starts(with: ["IS", "NULL"]) || words.starts(with: ["IS", "NOT", "NULL"])
        }

        private static func isWord(_ byte: UInt8) -> Bool {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"):
                true
            default: false
            }
        }
    }
}
