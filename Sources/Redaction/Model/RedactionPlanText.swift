/// How a plan is stored: one line for each thing, the same plan always the same text, so that it can be hashed and signed.
extension RedactionPlan {
    package var canonicalText: String {
        var lines = [
            "redaction 1", "file \(Self.escaped(fileHash))", "kind \(kind.rawValue)", "digest \(Self.escaped(digest))",
            "title \(Self.escaped(title))",
        ]
        for mark in marks {
            let grounds = mark.grounds.map(\.rawValue).joined(separator: ",")
            switch mark.place {
            case .text(let unit, let range):
                lines.append("text \(unit) \(range.lowerBound) \(range.upperBound) \(grounds)")
            case .page(let page, let box):
                lines.append("page \(page) \(box.left) \(box.top) \(box.width) \(box.height) \(grounds)")
            }
        }
        if othersStay { lines.append("others stay") }
        for words in mayRemain { lines.append("remain \(Self.escaped(words))") }
        return lines.joined(separator: "\n") + "\n"
    }

    /// Nil for what no plan has written.
    package init?(canonicalText: String) {
        var facts: [Substring: String] = [:]
        var marks: [RedactionMark] = [], remaining: [String] = []
        for line in canonicalText.unicodeScalars.split(separator: "\n").map(Substring.init) {
            let key = line.prefix { $0 != " " }
            let rest = line.dropFirst(key.count + 1)
            switch key {
            case "text", "page":
                guard let mark = Self.mark(key, rest.split(separator: " ")) else { return nil }
                marks.append(mark)
            case "remain": remaining.append(Self.unescaped(rest))
            case "others":
                guard rest == "stay", facts.updateValue("", forKey: key) == nil else { return nil }
            case "redaction", "file", "kind", "digest", "title":
                guard facts.updateValue(Self.unescaped(rest), forKey: key) == nil else { return nil }
            default: return nil
            }
        }
        guard facts["redaction"] == "1", let file = facts["file"], let digest = facts["digest"],
            let title = facts["title"], let kind = facts["kind"].flatMap(RedactableKind.init(rawValue:))
        else { return nil }
        self.init(
            fileHash: file, kind: kind, digest: digest, title: title, marks: marks, mayRemain: remaining,
            othersStay: facts["others"] != nil)
    }

    private static func mark(_ key: Substring, _ words: [Substring]) -> RedactionMark? {
        guard let last = words.last else { return nil }
        let grounds = last.split(separator: ",").map { RedactionGround(rawValue: String($0)) }
        let numbers = words.dropLast().map { Int($0) }
        guard grounds.allSatisfy({ $0 != nil }), numbers.allSatisfy({ abs($0 ?? .max) <= 100_000_000 }) else {
            return nil
        }
        let known = numbers.compactMap { $0 }
        if key == "text", known.count == 3, known[1] <= known[2] {
            return RedactionMark(.text(unit: known[0], known[1]..<known[2]), grounds.compactMap { $0 })
        }
        if key == "page", known.count == 5 {
            let box = RedactionBox(left: known[1], top: known[2], width: known[3], height: known[4])
            return RedactionMark(.page(known[0], box), grounds.compactMap { $0 })
        }
        return nil
    }

    private static func escaped(_ text: String) -> String {
        var out = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\\": out.append(contentsOf: "\\\\".unicodeScalars)
            case "\n": out.append(contentsOf: "\\n".unicodeScalars)
            default: out.append(scalar)
            }
        }
        return String(out)
    }

    private static func unescaped(_ text: Substring) -> String {
        var out = String.UnicodeScalarView(), isEscaped = false
        for scalar in text.unicodeScalars {
            if isEscaped {
                out.append(scalar == "n" ? "\n" : scalar)
                isEscaped = false
            } else if scalar == "\\" {
                isEscaped = true
            } else {
                out.append(scalar)
            }
        }
        return String(out)
    }
}
