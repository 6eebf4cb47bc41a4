extension RichWordReader {
    /// A footnote's mark: the footnote is read where it is first marked.
    func mark(_ node: XMLNode, _ name: String, _ run: RichWordRun, into paragraph: inout RichWordParagraph) throws {
        guard !part.isNotes, !isInDroppedField, let id = node.attributes["id"],
            let content = try notes(name)[id]
        else { return }
        let index = footnotes.count
        footnotes.append([])
        footnotes[index] = try inNotes(name) { try line(of: content) }
        paragraph.line.append(.note(index))
    }

    private func line(of node: XMLNode) throws -> [RichInline] {
        var line: [RichInline] = []
        for item in try items(in: node) {
            guard case .paragraph(let paragraph) = item, !paragraph.isBlank else { continue }
            if !line.isEmpty { line.append(.lineBreak) }
            line += paragraph.line
        }
        return line
    }

    private func inNotes<Value>(_ name: String, _ read: () throws -> Value) throws -> Value {
        let (outside, open) = (part, fields)
        defer { (part, fields) = (outside, open) }
        let relations = try RichWordRelations(try archive.bytes("word/_rels/\(name).xml.rels"), limits: limits)
        (part, fields) = (Part(relations: relations, isNotes: true), [])
        return try read()
    }

    private func notes(_ name: String) throws -> [String: XMLNode] {
        if let known = notesParts[name] { return known }
        var found: [String: XMLNode] = [:]
        if let bytes = try archive.bytes("word/\(name).xml") {
            let pull = try XMLPull(bytes, limits: limits)
            while try pull.next() != .finished {
                guard pull.event == .start, pull.name == "footnote" || pull.name == "endnote" else { continue }
                let node = try pull.element()
                let kind = node.attributes["type"]
                if let id = node.attributes["id"], kind == nil || kind == "normal" { found[id] = node }
            }
        }
        notesParts[name] = found
        return found
    }
}
