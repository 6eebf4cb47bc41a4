/// Fields become their results; only those that number pages stay fields, without anything a writer added.
enum WordFields {
    private static let kept: Set<String> = ["PAGE", "NUMPAGES", "SECTIONPAGES", "SECTION"]

    static func flatten(_ root: PartNode) {
        var scan = Scan()
        scan.collect(root)
        var walk = Walk(words: scan.words)
        walk.rewrite(root)
    }

    private static func word(of code: String) -> String? {
        code.split { $0.isWhitespace }.first.map { $0.uppercased() }.flatMap { kept.contains($0) ? $0 : nil }
    }

    /// For each field in its order the word that stays, if it stays.
    private struct Scan {
        var words: [String?] = []
        private var codes: [String] = []
        private var open: [Int] = []

        init() {}

        mutating func collect(_ node: PartNode) {
            for child in node.elements {
                if child.local == "fldChar" {
                    if child["fldCharType"] == "begin" {
                        open.append(words.count)
                        words.append(nil)
                        codes.append("")
                    } else if child["fldCharType"] == "end", let field = open.popLast() {
                        words[field] = WordFields.word(of: codes[field])
                    }
                } else if child.local == "instrText", let field = open.last {
                    codes[field] += child.allText
                } else {
                    collect(child)
                }
            }
        }
    }

    private struct Walk {
        let words: [String?]
        private var next = 0
        private var open: [(field: Int, hasWritten: Bool)] = []

        init(words: [String?]) { self.words = words }

        mutating func rewrite(_ node: PartNode) {
            node.replaceChildren { child in
                switch child.local {
                case "fldChar": return character(child) ? [.element(child)] : []
                case "instrText": return code(child)
                case "fldSimple":
                    rewrite(child)
                    guard let word = WordFields.word(of: child["instr"] ?? "") else { return child.children }
                    child.attributes.removeAll { PartNode.local($0.name) != "instr" }
                    child.set("instr", " \(word) ")
                    return [.element(child)]
                default:
                    rewrite(child)
                    return [.element(child)]
                }
            }
        }

        private mutating func character(_ node: PartNode) -> Bool {
            let type = node["fldCharType"]
            if type == "begin" {
                open.append((next, false))
                next += 1
            }
            guard let field = open.last, field.field < words.count else { return false }
            if type == "end" { open.removeLast() }
            node.children = []
            return words[field.field] != nil
        }

        private mutating func code(_ node: PartNode) -> [PartNode.Child] {
            guard let field = open.last, !field.hasWritten, field.field < words.count, let word = words[field.field]
            else { return [] }
            open[open.count - 1].hasWritten = true
            node.children = [.text(" \(word) ")]
            return [.element(node)]
        }
    }
}
