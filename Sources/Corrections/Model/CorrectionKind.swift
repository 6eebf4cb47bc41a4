package import Kernel

package enum CorrectionSubject {}
package enum CorrectionTicketSubject {}
/// 一件网站找错.
package typealias CorrectionID = Identifier<CorrectionSubject>
/// 一个反映人的查询凭证.
package typealias CorrectionTicketID = Identifier<CorrectionTicketSubject>

/// What is wrong with the page, as the visitor sees it.
package enum CorrectionKind: String, CaseIterable, Sendable {
    case misprint, brokenLink = "broken_link", wrongContent = "wrong_content", brokenFile = "broken_file", other

    package var chinese: String {
        switch self {
        case .misprint: "错别字"
        case .brokenLink: "链接失效"
        case .wrongContent: "内容错误"
        case .brokenFile: "附件打不开"
        case .other: "其他"
        }
    }
}

package enum CorrectionState: String, CaseIterable, Sendable {
    case received, handling, answered, rejected

    package var chinese: String {
        switch self {
        case .received: "待受理"
        case .handling: "办理中"
        case .answered: "已答复"
        case .rejected: "不予处理"
        }
    }

    package var isOpen: Bool {
        switch self {
        case .received, .handling: true
        case .answered, .rejected: false
        }
    }
}

/// How long an agency gives itself (SITE-4; local rules may be shorter).
package struct CorrectionPolicy: Hashable, Sendable {
    /// 工作日 from the day a report comes in.
    package let days: Int

    package init(days: Int = 3) { self.days = min(max(days, 1), 30) }
}
