import TextForms

/// What a header cell says its column holds (reading rule 6).
enum HeaderWords {
    enum Meaning { case number, title, text, units(UnitRoles.Role), deadline, ignored }

    private static let ignored = Words("完成情况 进展 落实情况 佐证 得分 分值 备注 说明 责任人 联系人 责任领导 分管领导 牵头领导 联系电话 领导")
    private static let deadline = Words("时限 完成时间 时间节点 时间要求 完成期限 进度要求 时间安排 办结时间")
    private static let number = Words("序号 编号")
    private static let text = Words(
        "具体任务 工作任务 任务内容 具体内容 工作内容 主要任务 重点任务 工作要求 具体要求 主要内容 措施 举措 细化分工 任务 内容 要求")
    private static let title = Words("事项 项目 要点 类别 分类 领域 指标 板块 方面 工作 目标")
    // 头及 is what recognition leaves of 牵头及.
    private static let lead = Words("牵头 主办 头及")
    private static let cooperating = Words("配合 协办 协助 参与 参加 协作")
    private static let responsible = Words("责任 负责 承办 落实单位 落实部门 实施单位 执行单位")
    private static let nouns = Words("单位 科室 处室 部门 股室 主体 机构")
    private static let bareNouns: Set<Scalars> = ["单位", "部门", "科室", "处室", "股室", "责任人及单位"]
    private static let bareRoles: Set<Scalars> = ["牵头", "主办", "配合", "协办", "责任", "承办"]
    private static let broken = Scalars("头及")
    private static let whole = Scalars("牵头")

    /// Nil for what is no header.
    static func meaning(_ raw: String) -> Meaning? {
        let words = bare(raw)
        guard !words.isEmpty, words.count <= 24 else { return nil }
        if words.containsAny(ignored) { return .ignored }
        if words.containsAny(deadline) { return .deadline }
        if words.count <= 4, words.containsAny(number) || words == "序" || words == "号" { return .number }
        if let role = role(words) { return .units(role) }
        if words.count <= 14, words.containsAny(text) { return .text }
        if words.count <= 8, words.containsAny(title) { return .title }
        return nil
    }

    /// A header whose characters are partly lost (damaged_header_row).
    static func isDamaged(_ raw: String) -> Bool {
        let words = bare(raw)
        return words.contains(word: broken) && !words.contains(word: whole)
    }

    private static func bare(_ raw: String) -> Scalars { Scalars(raw).filter { !ScalarClass.isBlank($0) } }

    /// `牵头单位` `责任科室（单位）`: a role and a noun; a name in a data row has no role, a sentence no noun at its end.
    private static func role(_ words: Scalars) -> UnitRoles.Role? {
        guard words.count <= 16 else { return nil }
        let isLead = words.containsAny(lead), isCooperating = words.containsAny(cooperating)
        let isResponsible = words.containsAny(responsible)
        let isNoun = words.containsAny(nouns) || bareRoles.contains(words)
        guard bareNouns.contains(words) || isNoun && (isLead || isResponsible || isCooperating) else {
            return nil
        }
        if isLead, !isResponsible, !isCooperating { return .lead }
        if isCooperating, !isLead, !isResponsible { return .cooperating }
        return .responsible
    }
}
