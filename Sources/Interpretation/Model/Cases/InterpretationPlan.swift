package import Kernel

/// 解读方案 (INT-2): in which forms, where, when and by whom a policy is explained, and what may go wrong (INT-12).
package struct InterpretationPlan: Hashable, Sendable {
    /// 舆情风险 (INT-12).
    package enum Risk: String, CaseIterable, Sendable {
        case low, medium, high

        package var chinese: String {
            switch self {
            case .low: "一般"
            case .medium: "较大"
            case .high: "重大"
            }
        }
    }

    /// How the first interpreter speaks (INT-5).
    package enum Manner: String, CaseIterable, Sendable {
        case conference, briefing, interview, article, none

        package var chinese: String {
            switch self {
            case .conference: "新闻发布会"
            case .briefing: "政策吹风会"
            case .interview: "接受访谈"
            case .article: "发表署名文章"
            case .none: "不单独出面（须写明原因）"
            }
        }
    }

    package var points = ""
    package var forms: Set<MaterialKind> = []
    package var channels: Set<ReleaseChannel> = []
    /// Who prepares it.
    package var responsible = ""
    /// 第一解读人: the principal head of the drafting department (INT-5).
    package var firstInterpreter = ""
    package var manner: Manner?
    package var mannerNote = ""
    /// When it is to be public at the latest; with the document when nil.
    package var releaseOn: Day?
    package var risk: Risk?
    package var riskWords = ""
    /// 应对预案.
    package var response = ""

    package init() {}

    package static let longestWords = 2_000

    /// What keeps it from being kept at all.
    package var fault: Refusal? {
        let texts = [
            ("points", points), ("responsible", responsible), ("first_interpreter", firstInterpreter),
            ("manner_note", mannerNote), ("risk_words", riskWords), ("response", response),
        ]
        guard let long = texts.first(where: { $0.1.count > InterpretationPlan.longestWords }) else { return nil }
        return Refusal(.invalid, "未能保存方案：有一项超过\(InterpretationPlan.longestWords)字。请精简后再保存。", field: long.0)
    }

    /// What is missing before it can be handed in, the first first.
    package var omissions: [Refusal] {
        var found: [Refusal] = []
        func miss(_ what: String, _ rule: String, _ field: String) {
            found.append(Refusal(.invalid, "未能送审签：解读方案没有\(what)。请补充后再送。", rule: rule, field: field))
        }
        if points.isEmpty { miss("解读重点", "INT-2", "points") }
        if forms.isEmpty { miss("选择解读形式", "INT-2", "forms") }
        if channels.isEmpty { miss("选择发布渠道", "INT-8", "channels") }
        if responsible.isEmpty { miss("责任人", "INT-2", "responsible") }
        if firstInterpreter.isEmpty { miss("第一解读人，应为起草部门主要负责人", "INT-5", "first_interpreter") }
        switch manner {
        case nil: miss("第一解读人的解读方式", "INT-5", "manner")
        case .some(.none) where mannerNote.isEmpty: miss("第一解读人不单独出面的原因", "INT-5", "manner_note")
        case .some: break
        }
        guard let risk else {
            miss("舆情风险评估等级", "INT-12", "risk")
            return found
        }
        if riskWords.isEmpty { miss("舆情风险评估的内容", "INT-12", "risk_words") }
        if risk != .low, response.isEmpty { miss("应对预案（风险\(risk.chinese)的必须有）", "INT-12", "response") }
        return found
    }
}
