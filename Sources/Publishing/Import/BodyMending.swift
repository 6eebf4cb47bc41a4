package import Kernel
import OfficeFormats
import Screening

extension ContentGate {
    /// 改为建议: the content with what a finding is about exchanged for its suggestion, wherever it stands in the text and
    /// the facts; nil when there is nothing that can be exchanged (a file, or words that are gone).
    package func mended(_ finding: Finding, in content: ArticleContent, on day: Day) -> ArticleContent? {
        guard !finding.suggestion.isEmpty, finding.isMendable else { return nil }
        let words = tokens(of: finding, in: content, on: day)
        guard !words.isEmpty else { return nil }
        var next = content
        var body = RichReader.html(content.body)
        // The longest first, so that a token within another does not break it.
        for word in words.sorted(by: { ($0.count, $0) > ($1.count, $1) }) {
            body = body.replacing(word, with: finding.suggestion)
            next.keywords = next.keywords.map { mended($0, word, finding) }
            for field in ContentGate.facts { next[keyPath: field] = mended(next[keyPath: field], word, finding) }
            next.fields = StructuredFields(
                next.fields.form, next.fields.values.mapValues { mended($0, word, finding) })
        }
        next.body = body.html
        return next == content ? nil : next
    }

    /// The texts of a content besides its body that the public reads.
    private static var facts: [WritableKeyPath<ArticleContent, String>] {
        [\.title, \.summary, \.author, \.issuer, \.documentNumber, \.indexNumber, \.topic]
    }

    private func mended(_ text: String, _ word: String, _ finding: Finding) -> String {
        ScalarWords.replacing(word, in: text) { Masking.fitted(finding.suggestion, after: $0) }
    }

    /// The very words behind a finding, which is kept masked: whatever the gate finds again under the same mask.
    private func tokens(of finding: Finding, in content: ArticleContent, on day: Day) -> Set<String> {
        let screen = screen(day)
        let body = RichReader.html(content.body)
        let texts: [(text: String, head: String?)] =
            ([body.plainText, content.keywords.joined(separator: "；")] + ContentGate.facts.map { content[keyPath: $0] })
            .map { ($0, nil) } + body.headedCells.map { ($0.text, $0.head) }
            + content.fields.filled.map { ($0.value, $0.field.name) }
        var found: Set<String> = []
        for (text, head) in texts {
            for hit in screen.hits(in: text, columnHead: head) where hit.kind.rawValue == finding.kind {
                let shown = hit.kind.isPrivacy ? Masking.mask(hit, for: .staff) : hit.text
                if shown == finding.shown, hit.suggestion == finding.suggestion { found.insert(hit.text) }
            }
        }
        return found
    }
}

extension RichDocument {
    /// Every occurrence of `word` exchanged, also where it crosses from bold to plain; the marks of its first character
    /// stay.
    func replacing(_ word: String, with other: String) -> RichDocument {
        let change = { (line: [RichInline]) in line.replacing(word, with: other) }
        var next = self
        next.blocks = blocks.map { $0.changing(change) }
        next.footnotes = footnotes.map(change)
        return next
    }
}

extension RichBlock {
    fileprivate func changing(_ change: ([RichInline]) -> [RichInline]) -> RichBlock {
        switch self {
        case .heading(let level, let line): return .heading(level: level, change(line))
        case .paragraph(let line, let alignment): return .paragraph(change(line), alignment)
        case .figure(let image, let caption): return .figure(image, caption: change(caption))
        case .quote(let blocks): return .quote(blocks.map { $0.changing(change) })
        case .rule: return .rule
        case .list(var list):
            list.items = list.items.map { $0.map { $0.changing(change) } }
            return .list(list)
        case .table(var table):
            table.caption = change(table.caption)
            table.rows = table.rows.map { row in
                row.map { cell in
                    var next = cell
                    next.blocks = cell.blocks.map { $0.changing(change) }
                    return next
                }
            }
            return .table(table)
        }
    }
}

extension [RichInline] {
    fileprivate func replacing(_ word: String, with other: String) -> [RichInline] {
        var out: [RichInline] = [], run: [(scalar: Unicode.Scalar, marks: RichMarks)] = []
        func flush() {
            out += [RichInline].exchanged(run, Array<Unicode.Scalar>(word.unicodeScalars), other)
            run = []
        }
        for inline in self {
            switch inline {
            case .text(let text, let marks): run += text.unicodeScalars.map { ($0, marks) }
            case .link(let inner, let address):
                flush()
                out.append(.link(inner.replacing(word, with: other), to: address))
            case .lineBreak, .image, .note:
                flush()
                out.append(inline)
            }
        }
        flush()
        return out
    }

    private static func exchanged(
        _ run: [(scalar: Unicode.Scalar, marks: RichMarks)], _ word: [Unicode.Scalar], _ other: String
    ) -> [RichInline] {
        var kept: [(scalar: Unicode.Scalar, marks: RichMarks)] = [], place = 0
        for start in ScalarWords.places(of: word, in: run.map(\.scalar)) {
            kept += run[place..<start]
            let before = String(String.UnicodeScalarView(kept.suffix(24).map(\.scalar)))
            kept += Masking.fitted(other, after: before).unicodeScalars.map { ($0, run[start].marks) }
            place = start + word.count
        }
        kept += run[place...]
        var out: [RichInline] = [], text = String.UnicodeScalarView()
        for (index, piece) in kept.enumerated() {
            text.append(piece.scalar)
            if index + 1 == kept.count || kept[index + 1].marks != piece.marks {
                out.append(.text(String(text), piece.marks))
                text = String.UnicodeScalarView()
            }
        }
        return out
    }
}
