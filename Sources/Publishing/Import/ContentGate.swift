package import Kernel
package import OfficeFormats
package import Screening

/// The privacy and wording gate in front of publication (PII-6, WORD-1…6): what a reader of the text, or of anything that
/// can be taken out of a file, would learn.
package struct ContentGate: Sendable {
    let screen: @Sendable (Day) -> Screen

    /// - Parameter screen: the rules in force, asked anew each time.
    package init(screen: @escaping @Sendable (Day) -> Screen) { self.screen = screen }

    package init(policy: ScreeningPolicy) {
        self.init { Screen(policy, today: $0) }
    }

    /// Title, summary, keywords and text.
    package func findings(in content: ArticleContent, on day: Day) -> [FindingDraft] {
        let screen = screen(day)
        let body = RichReader.html(content.body)
        let cells = body.headedCells.flatMap { cell in
            screen.hits(in: cell.text, columnHead: cell.head).map { draft($0, "正文表格“\(cell.head)”列", isInBody: false) }
        }
        let inBody = screen.hits(in: body.plainText).map { draft($0, "正文", isInBody: true) }
        let seen = Set(inBody.map(\.shown))
        let inFields = findings(in: content.fields, screen)
        let others = [
            ("标题", content.title), ("摘要", content.summary), ("关键词", content.keywords.joined(separator: "；")),
            ("作者", content.author), ("来源", content.origin.source ?? ""), ("来源网址", content.origin.address),
            ("发布机构", content.issuer), ("文号", content.documentNumber), ("索引号", content.indexNumber),
            ("主题分类", content.topic),
            ("附件名称", content.attachments.map(\.name).joined(separator: "\n")),
        ].flatMap { place, text in screen.hits(in: text).map { draft($0, place, isInBody: false) } }
        return others + inFields + inBody + cells.filter { !seen.contains($0.shown) }
    }

    /// Where a natural person is the party, the other fields are about that person: what they say of home and health is
    /// found as if the name stood before it (PII-2, PII-5).
    private func findings(in fields: StructuredFields, _ screen: Screen) -> [FindingDraft] {
        let isPerson = fields["party_kind"] == "自然人"
        let preface = isPerson ? "当事人\(fields["party"])，" : ""
        return fields.filled.flatMap { field, value in
            let isName = isPerson && field.key == "party", isTold = isPerson && !isName
            let skipped = isTold ? preface.unicodeScalars.count : 0
            return screen.hits(in: (isTold ? preface : "") + value, columnHead: isName ? "姓名" : field.name)
                .filter { $0.start >= skipped }
                .map { draft($0, "要素“\(field.name)”", isInBody: false) }
        }
    }

    /// Everything in a file, shown or not. A file that could not be looked into whole is itself a finding: the gate fails
    /// closed.
    package func findings(in extraction: Extraction, named name: String, on day: Day) -> [FindingDraft] {
        let screen = screen(day)
        var found: [FindingDraft] = []
        for part in extraction.parts {
            let hits = screen.hits(
                in: part.text, place: part.place.rawValue, detail: part.detail, columnHead: part.columnHead,
                isFromOCR: part.isFromOCR)
            let place = "附件《\(name)》\(part.place.chinese)" + (part.detail.isEmpty ? "" : "，\(part.detail)")
            found += hits.map { draft($0, place, isInBody: false) }
            if found.count > ContentGate.mostFindings { break }
        }
        if !extraction.isComplete {
            found.insert(ContentGate.unreadable(name, extraction.notes.map(\.message).first), at: 0)
        }
        return Array(found.prefix(ContentGate.mostFindings))
    }

    package static func unreadable(_ name: String, _ why: String?) -> FindingDraft {
        FindingDraft(
            kind: "unreadable", rule: "PII-6", weight: .high, isPrivacy: true, place: "附件《\(name)》",
            shown: why ?? "文件不能完整检查", suggestion: "请另存为 docx、xlsx 或者 pdf 后重新上传")
    }

    /// More than a person can work through; the rest comes when these are mended.
    static let mostFindings = 500

    /// Personal data is kept masked: the list of findings must not become the leak.
    private func draft(_ hit: Hit, _ place: String, isInBody: Bool) -> FindingDraft {
        FindingDraft(
            kind: hit.kind.rawValue, rule: hit.rule, weight: hit.confidence.weight, isPrivacy: hit.kind.isPrivacy,
            place: place, shown: hit.kind.isPrivacy ? Masking.mask(hit, for: .staff) : hit.text,
            suggestion: hit.suggestion ?? "", range: isInBody ? hit.start..<hit.end : nil)
    }
}

extension Confidence {
    fileprivate var weight: Finding.Weight {
        switch self {
        case .low: .low
        case .medium: .medium
        case .high: .high
        }
    }
}
