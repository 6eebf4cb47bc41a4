import Kernel

/// A proposal for the attribute with the reason for it; the drafter decides (OPN-10).
package struct AttributeHint: Hashable, Sendable {
    package let attribute: DisclosureAttribute
    package let sentence: String
    package let rule: String

    package init(_ attribute: DisclosureAttribute, _ sentence: String, rule: String = "OPN-10") {
        self.attribute = attribute
        self.sentence = sentence
        self.rule = rule
    }
}

/// Rules of thumb for the attribute, from kind, title and text. Nothing is ever set by them (OPN-10).
package enum AttributeHints {
    private static let secrecyWords = ["绝密", "机密", "国家秘密", "工作秘密", "涉密", "内部资料", "不得外传"]
    private static let publicWords = [
        "申请条件", "办理流程", "办事指南", "收费", "补助", "救助", "接种", "预约", "居民", "群众", "社会公众", "公开征求意见", "招聘", "招考",
        "机构设置", "主要职责", "行政许可", "行政处罚", "应急预案", "服务项目",
    ]
    private static let internalWords = ["人事任免", "后勤", "值班", "内部管理", "考勤", "财务报销", "办公用房", "会议通知"]

    /// - Parameter text: the plain text of the body; its first 20,000 characters are looked at.
    package static func hints(
        kind: DocumentKind, title: String, text: String, superior: SuperiorDocument? = nil
    ) -> [AttributeHint] {
        let words = title + "\n" + text.prefix(20_000)
        return [
            superior.flatMap(superiorHint), secrecyHint(words), kindHint(kind, title: title), publicHint(words),
            internalHint(words),
        ].compactMap(\.self)
    }

    private static func superiorHint(_ superior: SuperiorDocument) -> AttributeHint? {
        guard let above = superior.attribute else { return nil }
        if superior.isForwarded {
            return AttributeHint(above, "转发的公文随被转发文件的属性：\(above.chinese)。", rule: "OPN-5")
        }
        guard above == .proactive else { return nil }
        return AttributeHint(.proactive, "所落实的上级文件是主动公开的，本文原则上不得定为不予公开。", rule: "OPN-5")
    }

    private static func secrecyHint(_ words: String) -> AttributeHint? {
        first(of: secrecyWords, in: words).map {
            AttributeHint(.withheld, "文中有“\($0)”，可能含有国家秘密或工作秘密；涉及国家秘密的，请转涉密线下处理。")
        }
    }

    private static func kindHint(_ kind: DocumentKind, title: String) -> AttributeHint? {
        switch kind {
        case .instructionRequest, .report:
            return AttributeHint(.withheld, "\(kind.chinese)一般属于请示报告类过程性信息，可定为不予公开。")
        case .letter:
            guard let word = first(of: ["征求", "复函", "意见"], in: title) else { return nil }
            return AttributeHint(.withheld, "标题有“\(word)”，征求意见函和复函一般属于磋商信函，可定为不予公开。")
        case .announcement, .publicNotice, .bulletin, .order:
            return AttributeHint(.proactive, "\(kind.chinese)面向社会发布，一般主动公开。")
        case .meetingDecision:
            return AttributeHint(.proactive, "会议决定事项除涉密外应当公开。", rule: "OPN-12")
        case .resolution, .decision, .opinion, .notice, .circular, .reply, .motion, .minutes, .other: return nil
        }
    }

    private static func publicHint(_ words: String) -> AttributeHint? {
        first(of: publicWords, in: words).map {
            AttributeHint(.proactive, "文中有“\($0)”，涉及公众利益或需要公众知晓，一般主动公开。")
        }
    }

    private static func internalHint(_ words: String) -> AttributeHint? {
        first(of: internalWords, in: words).map {
            AttributeHint(.onRequest, "文中有“\($0)”，属于内部事务的，可定为依申请公开。")
        }
    }

    private static func first(of words: [String], in text: String) -> String? {
        words.first { text.contains($0) }
    }
}
