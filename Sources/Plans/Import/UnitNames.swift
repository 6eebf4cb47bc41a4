import TextForms

/// What looks like the name of a unit.
enum UnitNames {
    private static let endings = Words(
        "局 委 办 科 室 处 股 所 院 站 中心 部 部门 单位 政府 会 公司 集团 校 队 厅 组 团 署 行 馆 台 社 乡 镇 街道 县 区 市 机关 机构 企业 园 法院 大学 基地"
    )
    /// Words of a sentence, not of a name.
    private static let verbs = Words(
        "应当 应该 涵盖 包括 纳入 确保 不得 根据 按要求 做好 完成 进行 提供 报送 加强 开展 建立 完善 制定 负责 落实 牵头 配合 协助 参照 适用 要求 明确 公布"
    )
    /// What a duty begins with, after the name of the one who has it.
    private static let duties = Words(
        "进行 提供 汇总 做好 组织 开展 承担 完成 报送 收集 审核 督促 指导 协调 将 对 按 在 通过 及时 定期 制定 起草 具体 统筹 加强 推进 落实 发布 编制 梳理 更新 公开 办理 受理 跟踪 监测 要 应"
    )
    private static let openers = Words(
        "报 报送 提供 及时 做好 将 并 向 对 在 通过 完善 加强 负责 组织 开展 落实 推进 进行 汇总 督促 指导 按 确保 定期 建立 制定 梳理 更新")

    /// Whether the whole of it looks like a name: it ends as units do, a bracket at the end aside, and holds no verb.
    static func isName(_ text: Scalars) -> Bool {
        let bare = withoutBrackets(text)
        guard bare.count >= 2, bare.count <= 40, bare.endsAny(endings) else { return false }
        return !bare.containsAny(verbs) && !bare.contains("。")
    }

    /// Like `isName`, but whatever stands in it.
    static func endsLikeName(_ text: Scalars) -> Bool {
        let bare = withoutBrackets(text)
        return bare.count >= 2 && bare.endsAny(endings)
    }

    static func isSentence(_ text: Scalars) -> Bool { text.containsAny(verbs) || text.count > 30 }

    static func startsAsDuty(_ text: Scalars) -> Bool { text.startsAny(openers) && !isName(text) }

    /// `宣教科进行汇总` cut after the name: at the longest known name, else the shortest that ends like one and is
    /// followed by a duty.
    static func cutBeforeDuty(_ text: Scalars, known: Set<Scalars>) -> Int? {
        let depths = Brackets.depths(text)
        var shortest: Int?
        for end in 2..<max(text.count, 2) where depths[end] == 0 || depths[end - 1] == 0 {
            guard duties.at(end, in: text) != nil else { continue }
            let name = text.part(0, end)
            if known.contains(name) { return end }
            if shortest == nil, endsLikeName(name), !name.containsAny(verbs) { shortest = end }
        }
        return shortest
    }

    /// Without closed brackets at its end, and without a bracket that never closes: `（管委会`.
    private static func withoutBrackets(_ text: Scalars) -> Scalars {
        var bare = text
        while let last = bare.last, last == "）" || last == ")" {
            let depths = Brackets.depths(bare)
            guard depths.last > 0, let open = depths.lastOutside else {
                if depths.last == 0 { bare.removeLast() } else { return Scalars() }
                continue
            }
            bare = bare.part(0, open + 1)
        }
        return bare
    }
}
