import TextForms

/// A closing bracket that only names units or a time, which is no part of a task's text: （牵头单位：…）.
enum ClosingBracket {
    private static let roleWords = Words("牵头 责任 负责 配合 落实 承办 主办 协助 协办 参加 参与 完成时限")
    private static let timeWords = Words("长期 持续 全年 立即 常态 完成 底 前 时限 月 日")
    private static let unitWords = Words("单位 局 科室 部门 负责 牵头 配合 落实")
    private static let openEnded = Words("长期 持续 全年 立即 常态")
    private static let yearWords = Words("年底 年内 每年 每月 每季")
    private static let dots = Marks("。；;")
    private static let stops = Marks("。；;！”》")

    /// The text without such brackets at its end, and what they held, in their order.
    static func split(_ text: Scalars) -> (text: Scalars, held: [String]) {
        var body = text
        var held: [String] = []
        while let (rest, content) = last(of: body) {
            held.insert(content.string, at: 0)
            body = rest
        }
        return (body, held)
    }

    /// Whether all of the text is such a bracket, or a line that only names units: `责任单位：…`.
    static func isWhole(_ text: Scalars) -> Bool {
        if RoleLabels.begins(text) { return true }
        guard let first = text.first, first == "（" || first == "(" else { return false }
        return split(text).text.stripped(SectionTrail.stop).isEmpty
    }

    /// `2021年12月底前` `长期坚持`: words that only say when.
    static func isTime(_ content: Scalars) -> Bool {
        guard content.count <= 20, content.containsAny(timeWords), !content.containsAny(unitWords),
            !UnitList.pieces(content).contains(where: { UnitNames.isName(UnitList.cleaned($0.text)) })
        else { return false }
        if content.containsAny(openEnded) { return true }
        return content.contains { ScalarClass.digit($0) != nil } || content.startsAny(yearWords)
    }

    private static func last(of text: Scalars) -> (Scalars, Scalars)? {
        var end = text.count
        while end > 0, dots.contains(text[end - 1]) { end -= 1 }
        let core = text.part(0, end)
        guard let close = core.last, close == "）" || close == ")" else { return nil }
        let depths = Brackets.depths(core)
        guard depths.last > 0 else { return nil }
        let open = (depths.lastOutside ?? -1) + 1
        // Two brackets side by side: only the last one.
        let start = (open..<core.count).last { (core[$0] == "（" || core[$0] == "(") && depths[$0] == 1 } ?? open
        let content = core.part(start + 1, core.count - 1)
        let before = core.part(0, start)
        guard names(content, after: before) else { return nil }
        let tail = before.last.map { stops.contains($0) } ?? true ? Scalars() : text.part(end)
        return (before + tail, content)
    }

    private static func names(_ content: Scalars, after before: Scalars) -> Bool {
        guard !content.isEmpty else { return false }
        if RoleLabels.begins(content) { return true }
        let pieces = UnitList.pieces(content)
        if isTime(content) { return pieces.count <= 2 }
        let names = pieces.map { UnitList.cleaned($0.text) }
        if content.containsAny(roleWords) {
            // A role word with names before it; in a sentence of another kind nothing reads as a unit.
            let roles = RoleReading.read(content, fallback: .responsible)
            return !roles.isEmpty && !roles.flags.contains(.unitCellNote) && !content.contains("的")
        }
        let follows = before.last.map { stops.contains($0) || $0 == "." } ?? true
        return follows && !names.isEmpty && names.allSatisfy { UnitNames.isName($0) }
    }
}
