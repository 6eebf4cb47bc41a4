package import Kernel

/// What a line must hold before its edition can be sent for approval.
extension ItemContent {
    package static let longest = 4_000

    /// The first thing that is missing or too long; nil when the line is whole.
    package func fault(in kind: CatalogueKind) -> Refusal? {
        func wrong(_ sentence: String, _ field: String) -> Refusal {
            Refusal(.invalid, "未能保存事项：\(sentence)", rule: kind.rule, field: field)
        }
        let required: [(String, String, String)] = [
            (category, kind.categoryTitle, "category"), (name, kind.nameTitle, "name"),
            (content, "公开内容", "content"), (basis, "公开依据", "basis"), (limit.text, "公开时限", "limit"),
            (ownerWords, kind.ownerTitle, "owner_words"),
        ]
        for (text, title, field) in required where text.isEmpty { return wrong("没有填写\(title)。请填写。", field) }
        for (text, title, field) in required + [(clause, "条款内容", "clause"), (otherChannel, "其他渠道", "other_channel")]
        where text.count > (field == "category" || field == "name" ? 200 : ItemContent.longest) {
            return wrong("\(title)过长。请缩短。", field)
        }
        if channels.isEmpty { return wrong("没有选择公开渠道。请至少选择一项（CAT-12）。", "channels") }
        guard kind.isStandard else { return nil }
        if audiences.isEmpty { return wrong("没有选择公开对象。请选择全社会或者特定群体。", "audiences") }
        if modes.isEmpty { return wrong("没有选择公开方式。请选择主动或者依申请。", "modes") }
        if levels.isEmpty { return wrong("没有选择公开层级。请至少选择一级。", "levels") }
        return nil
    }
}

extension CatalogueEdition {
    /// Why the edition cannot go to the leader yet.
    package var submissionFault: Refusal? {
        func wrong(_ sentence: String) -> Refusal { Refusal(.invalid, "未能送审：\(sentence)", rule: kind.rule) }
        if items.isEmpty { return wrong("目录中还没有事项。请导入或者逐条添加。") }
        let broken = items.filter { $0.content.fault(in: kind) != nil }
        if let first = broken.first {
            return wrong("\(broken.count)个事项没有填写完整，例如“\(first.content.name)”。请补充后送审。")
        }
        let orphans = items.filter { $0.owner == nil }
        if let first = orphans.first {
            return wrong("\(orphans.count)个事项没有对应的责任科室，例如“\(first.content.name)”。请选择科室后送审。")
        }
        var seen: Set<String> = []
        if let twin = items.first(where: { !seen.insert($0.content.key).inserted }) {
            return wrong("事项“\(twin.content.name)”在同一类别中重复。请合并或者改名。")
        }
        return nil
    }
}
