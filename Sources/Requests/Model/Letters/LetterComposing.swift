package import Kernel

/// Puts facts into a wording. Refuses where something that the letter must say is not known.
struct LetterComposing {
    private let template: LetterTemplate
    private let facts: LetterFacts
    private var written: Set<LetterKey> = []
    private var missing: [LetterKey] = []

    /// More than any letter has; a longer one belongs into an attachment.
    private static let most = 60_000

    init(_ template: LetterTemplate, _ facts: LetterFacts) {
        self.template = template
        self.facts = facts
    }

    private var isForm: Bool { template.id.kind.shape == .form }

    mutating func text(recipient: String, on day: Day, attachments: [String], contact: String) throws(Refusal)
        -> LetterText
    {
        let paragraphs = template.passages.flatMap { lines($0) }
        let rows = template.rows.flatMap { row($0) }
        let notes = template.notes.flatMap { lines($0) }
        try check()
        let text = LetterText(
            kind: template.id.kind, agency: facts[.agency]?.inline ?? "", title: template.title,
            number: facts[.letterNumber]?.inline ?? "", recipient: recipient, paragraphs: paragraphs, rows: rows,
            notes: notes, attachments: attachments, on: day, contact: contact)
        guard text.plain.unicodeScalars.count <= Self.most else {
            throw Refusal(
                .tooLarge, "未能生成\(template.id.chinese)：内容超过 \(Self.most) 字。请把详细内容作为附件。", rule: "DOC-9")
        }
        return text
    }

    /// Section 1.4: what the letter must say is said, whatever the wording.
    private func check() throws(Refusal) {
        let parts = isForm ? [] : template.id.obligatory.keys.filter { $0.isDisjoint(with: written) }
        let unsaid = parts.map { $0.sorted { $0.rawValue < $1.rawValue }.map(\.rawValue).joined(separator: "或者") }
        let names = unsaid + missing.map(\.rawValue).filter { !unsaid.contains($0) }
        if names.isEmpty { return }
        throw Refusal(
            .invalid, "未能生成\(template.id.chinese)：缺少\(names.map { "“\($0)”" }.joined(separator: "、"))。请先补充后再生成。",
            rule: template.id.code == nil ? template.id.kind.rule : "FOI-36")
    }

    // MARK: Passages

    private mutating func lines(_ passage: LetterPassage) -> [String] {
        switch passage.condition {
        case .always: break
        case .has(let key):
            guard facts.has(key) else { return [] }
            written.insert(key)
        case .lacks(let key): if facts.has(key) { return [] }
        }
        if let key = passage.onlyKey {
            guard let value = facts[key] else {
                // The drafter's own words may be none.
                if key != .words && !isForm { missing.append(key) }
                return []
            }
            written.insert(key)
            return value.paragraphs
        }
        let text = words(passage.pieces)
        return text.isEmpty ? [] : [text]
    }

    private mutating func words(_ pieces: [LetterPiece]) -> String {
        var text = ""
        for (index, piece) in pieces.enumerated() {
            switch piece {
            case .text(let words): text += words
            case .key(let key):
                guard let value = facts[key] else {
                    if !isForm { missing.append(key) }
                    continue
                }
                written.insert(key)
                text += Self.fitted(value.inline, before: index + 1 < pieces.count ? pieces[index + 1] : nil)
            case .optional(let inner):
                let keys = inner.flatMap { $0.keys(optionalToo: true) }
                if keys.allSatisfy(facts.has) { text += words(inner) }
            }
        }
        return text
    }

    /// A value that ends as a sentence loses its full stop before a mark of the wording.
    private static func fitted(_ value: String, before next: LetterPiece?) -> String {
        var following: LetterPiece? = next
        if case .optional(let inner)? = next { following = inner.first }
        guard case .text(let words)? = following, let mark = words.first, "。，；、）”：".contains(mark) else {
            return value
        }
        var value = Substring(value)
        while let last = value.last, "。；，、;,. ".contains(last) { value.removeLast() }
        return String(value)
    }

    // MARK: Forms

    private mutating func row(_ row: FormRow) -> [LetterText.Row] {
        switch row {
        case .section(let text): return [.section(text)]
        case .fields(let fields):
            return [
                .fields(
                    fields.map { .init(label: $0.label, paragraphs: cell($0.value), lines: $0.lines) })
            ]
        case .schedule(let heads):
            let rows = facts.rows.map { row in
                LetterText.Row.columns(
                    heads.indices.map { row.indices.contains($0) ? LetterValue.text(row[$0]).inline : "" },
                    isHead: false)
            }
            return [.columns(heads, isHead: true)] + rows
        }
    }

    private mutating func cell(_ passage: LetterPassage) -> [String] {
        switch passage.condition {
        case .always: break
        case .has(let key): if !facts.has(key) { return [] }
        case .lacks(let key): if facts.has(key) { return [] }
        }
        return lines(LetterPassage(passage.pieces))
    }
}
