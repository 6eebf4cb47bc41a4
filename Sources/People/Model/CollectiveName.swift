/// A name that stands for many units: `各科室（所、办）`, `委机关处室`, `省属医疗卫生单位`, `各县（区）人民政府`.
struct CollectiveName: Hashable, Sendable {
    let kinds: Set<UnitKind>
    /// `委相关处室`: some of them, and the document does not say which.
    let isVague: Bool

    /// Nil when the name is one unit's.
    init?(_ normal: String) {
        let bare = UnitNameForm.withoutBrackets(normal)
        guard CollectiveName.endings.contains(where: bare.hasSuffix) else { return nil }
        var kinds: Set<UnitKind> = []
        let many = CollectiveName.quantifiers.contains(where: bare.contains)
        let belonging = CollectiveName.belonging.contains(where: bare.contains)
        if many, CollectiveName.sections.contains(where: bare.contains) { kinds.insert(.section) }
        if bare.contains("部门") { kinds.insert(belonging ? .affiliate : .section) }
        if belonging, CollectiveName.affiliates.contains(where: bare.contains) { kinds.insert(.affiliate) }
        if many, CollectiveName.affiliates.contains(where: { bare.hasSuffix($0) }) { kinds.insert(.affiliate) }
        if bare.contains("各"), CollectiveName.localities.contains(where: bare.contains) { kinds.insert(.locality) }
        // `局部门` names nobody; `各部门` everybody.
        guard !kinds.isEmpty, many || belonging else { return nil }
        self.kinds = kinds
        isVague = bare.contains("相关") || bare.contains("有关")
    }

    private static let quantifiers = ["各", "所有", "全体", "机关", "相关", "有关", "内设"]
    private static let belonging = ["直属", "下属", "所属", "委属", "局属", "省属", "市属", "县属", "区属", "省直", "市直", "县直"]
    private static let sections = ["科室", "处室", "股室", "各科", "各处", "各股", "内设机构"]
    private static let affiliates = [
        "医疗卫生单位", "医疗卫生机构", "医疗卫生健康单位", "医疗机构", "卫生单位", "卫生机构", "事业单位", "直属单位", "下属单位", "所属单位", "单位",
    ]
    private static let localities = ["各县", "各区", "各市", "各乡", "各镇", "各街道"]
    private static let endings = [
        "科室", "处室", "股室", "各科", "各处", "各股", "内设机构", "单位", "机构", "部门", "人民政府", "政府", "管委会", "各县", "各区",
        "县区", "乡镇", "各镇", "街道", "镇街", "办事处",
    ]
}
