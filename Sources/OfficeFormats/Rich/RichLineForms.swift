extension RichCanon {
    /// The lines of a paragraph: an empty line in it parts two paragraphs.
    mutating func paragraphs(_ line: [RichInline], without marks: RichMarks) -> [[RichInline]] {
        var parts: [[RichLine.Piece]] = [[]]
        var breaks = 0
        for piece in pieces(line, without: marks) {
            if case .lineBreak = piece {
                breaks += 1
                continue
            }
            if breaks == 1 { parts[parts.count - 1].append(.lineBreak) }
            if breaks > 1 { parts.append([]) }
            breaks = 0
            parts[parts.count - 1].append(piece)
        }
        return parts.map(Self.inlines).filter { !$0.isEmpty }
    }

    /// One line of its own, where an empty line means nothing.
    mutating func line(_ line: [RichInline], without marks: RichMarks = []) -> [RichInline] {
        var out: [RichLine.Piece] = []
        for piece in pieces(line, without: marks) {
            if case .lineBreak = piece, case .lineBreak = out.last { continue }
            out.append(piece)
        }
        return Self.inlines(out)
    }

    private mutating func pieces(_ line: [RichInline], without marks: RichMarks) -> [RichLine.Piece] {
        var flat = RichLine()
        flatten(line, link: nil, without: marks, depth: 0, into: &flat)
        return flat.finish()
    }

    private mutating func flatten(
        _ line: [RichInline], link: String?, without: RichMarks, depth: Int, into flat: inout RichLine
    ) {
        for inline in line {
            switch inline {
            case .text(let text, let marks): flat.append(text, Self.plain(marks.subtracting(without)), link: link)
            case .lineBreak: flat.breakLine()
            case .image(let image): if let kept = kept(image) { flat.append(kept, link: link) }
            case .note(let index): if let number = number(ofNote: index) { flat.append(note: number) }
            case .link(let inner, let address):
                guard depth < 8 else { continue }
                let own = link ?? RichAddress.link(address)
                flatten(inner, link: own, without: without, depth: depth + 1, into: &flat)
            }
        }
    }

    /// Nothing stands above and below the line at once.
    private static func plain(_ marks: RichMarks) -> RichMarks {
        let known = marks.intersection([.bold, .italic, .underline, .strike, .superscript, .subscript])
        return known.contains(.superscript) ? known.subtracting(.subscript) : known
    }

    private static func inlines(_ pieces: [RichLine.Piece]) -> [RichInline] {
        var out: [RichInline] = []
        for (index, piece) in pieces.enumerated() {
            switch piece {
            case .text(let text, let marks, let link):
                // A link with nothing but a blank is none.
                let isAlone =
                    text.elementsEqual(" ".unicodeScalars) && !isLinked(pieces, index - 1, link)
                    && !isLinked(pieces, index + 1, link)
                add(.text(String(text), marks), isAlone ? nil : link, to: &out)
            case .image(let image, let link): add(.image(image), link, to: &out)
            case .note(let index): out.append(.note(index))
            case .lineBreak: out.append(.lineBreak)
            }
        }
        return out
    }

    private static func isLinked(_ pieces: [RichLine.Piece], _ index: Int, _ link: String?) -> Bool {
        guard pieces.indices.contains(index) else { return false }
        switch pieces[index] {
        case .text(_, _, let other), .image(_, let other): return other == link
        case .note, .lineBreak: return false
        }
    }

    private static func add(_ inline: RichInline, _ link: String?, to out: inout [RichInline]) {
        if let link {
            if case .link(let inner, link) = out.last {
                out[out.count - 1] = .link(inner + [inline], to: link)
            } else {
                out.append(.link([inline], to: link))
            }
        } else if case .text(let text, let marks) = inline, case .text(let before, marks) = out.last {
            out[out.count - 1] = .text(before + text, marks)
        } else {
            out.append(inline)
        }
    }
}
