/// Where it was noticed.
package enum OpinionSource: String, CaseIterable, Sendable {
    case monitoring, media, network, hotline, phone, superior, other

    package var chinese: String {
        switch self {
        case .monitoring: "监测发现"
        case .media: "新闻媒体"
        case .network: "网络平台"
        case .hotline: "热线、信箱"
        case .phone: "电话报告"
        case .superior: "上级交办"
        case .other: "其他"
        }
    }
}

/// Which clocks run (SEN-1…SEN-3).
package enum OpinionKind: String, CaseIterable, Sendable {
    case major, ordinary

    package var chinese: String {
        switch self {
        case .major: "重大突发事件"
        case .ordinary: "一般政务舆情"
        }
    }
}

/// 分级; the two upper ones are 特别重大、重大突发事件 (SEN-1).
package enum OpinionLevel: String, CaseIterable, Sendable {
    case one, two, three, four

    package var chinese: String {
        switch self {
        case .one: "Ⅰ级（特别重大）"
        case .two: "Ⅱ级（重大）"
        case .three: "Ⅲ级（较大）"
        case .four: "Ⅳ级（一般）"
        }
    }

    package var kind: OpinionKind {
        switch self {
        case .one, .two: .major
        case .three, .four: .ordinary
        }
    }
}

/// What must be answered, whatever else is judged (SEN-5).
package enum ResponseReason: String, CaseIterable, Sendable {
    case misreading, vital, morality, emergency, demanded

    package var chinese: String {
        switch self {
        case .misreading: "对重大政策产生误解误读"
        case .vital: "涉及公众切身利益且影响较大"
        case .morality: "涉及民生领域、严重冲击社会道德底线"
        case .emergency: "突发事件、自然灾害"
        case .demanded: "上级要求回应"
        }
    }
}

/// Where a case stands (SEN-6).
package enum OpinionStage: String, CaseIterable, Sendable {
    case registered, consulted, assigned, responded, handled, evaluated, archived, declined

    package var chinese: String {
        switch self {
        case .registered: "待研判"
        case .consulted: "已研判，待定级交办"
        case .assigned: "已交办，待回应"
        case .responded: "已回应，处置中"
        case .handled: "已处置，待评估"
        case .evaluated: "已评估，待归档"
        case .archived: "已归档"
        case .declined: "不予回应"
        }
    }

    package var isOpen: Bool {
        switch self {
        case .registered, .consulted, .assigned, .responded, .handled, .evaluated: true
        case .archived, .declined: false
        }
    }
}

/// What a statement is for (SEN-1, SEN-6).
package enum StatementKind: String, CaseIterable, Sendable {
    case first, continuing, clarification, outcome, adoption

    package var chinese: String {
        switch self {
        case .first: "权威信息首次发布"
        case .continuing: "持续发布"
        case .clarification: "澄清不实信息"
        case .outcome: "公布调查处置结果"
        case .adoption: "公布意见建议采纳情况"
        }
    }
}

/// Who spoke first-hand at a conference (SEN-2, SEN-7).
package enum ConferenceSpeaker: String, CaseIterable, Sendable {
    case principal, deputy, sectionHead = "section_head", spokesperson, expert

    package var chinese: String {
        switch self {
        case .principal: "主要负责人"
        case .deputy: "分管负责人"
        case .sectionHead: "涉事责任部门负责人"
        case .spokesperson: "新闻发言人"
        case .expert: "专家"
        }
    }

    /// SEN-7: the head of the department or the spokesperson attends; an expert alone does not do.
    package var answersForTheAgency: Bool {
        switch self {
        case .principal, .deputy, .sectionHead, .spokesperson: true
        case .expert: false
        }
    }
}

/// What became of a suggestion (SEN-6).
package enum SuggestionFate: String, CaseIterable, Sendable {
    case adopted, partly, rejected

    package var chinese: String {
        switch self {
        case .adopted: "采纳"
        case .partly: "部分采纳"
        case .rejected: "不采纳"
        }
    }
}

/// 回应效果.
package enum OpinionEffect: String, CaseIterable, Sendable {
    case settled, fading, spreading

    package var chinese: String {
        switch self {
        case .settled: "已经平息"
        case .fading: "明显回落"
        case .spreading: "仍在发酵"
        }
    }
}

/// 责任追究 (SEN-7).
package enum AccountabilityOutcome: String, CaseIterable, Sendable {
    case none, criticism, interview

    package var chinese: String {
        switch self {
        case .none: "不予追究"
        case .criticism: "通报批评"
        case .interview: "约谈整改"
        }
    }
}
