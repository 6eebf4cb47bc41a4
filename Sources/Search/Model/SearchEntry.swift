package import Kernel

/// What one public record is, for the facet and for ranking.
package enum SearchKind: String, CaseIterable, Sendable, Hashable {
    case policy, normative, interpretation, notice, news, guide, question, letter, consultation, record, statistics
    case overview, other

    package var chinese: String {
        switch self {
        case .policy: "政策文件"
        case .normative: "规范性文件"
        case .interpretation: "政策解读"
        case .notice: "通知公告"
        case .news: "工作动态"
        case .guide: "办事指南"
        case .question: "常见问题"
        case .letter: "来信选登"
        case .consultation: "意见征集"
        case .record: "公示公开事项"
        case .statistics: "数据发布"
        case .overview: "机构概况"
        case .other: "其他信息"
        }
    }
}

/// Whether a document still holds; nil in an entry for what has no validity.
package enum SearchValidity: String, CaseIterable, Sendable, Hashable {
    case inForce = "in_force"
    case notYet = "not_yet"
    case amended, abolished, expired

    package var chinese: String {
        switch self {
        case .inForce: "现行有效"
        case .notYet: "尚未生效"
        case .amended: "已修改"
        case .abolished: "已废止"
        case .expired: "已失效"
        }
    }
}

/// A file beside the text, as far as its words could be taken out.
package struct SearchAttachment: Sendable, Hashable {
    package let name: String
    package let text: String

    package init(_ name: String, _ text: String) {
        self.name = name
        self.text = text
    }
}

/// A public record as search keeps it. The one who publishes it puts it in, in the transaction that publishes.
package struct SearchEntry: Sendable, Hashable {
    /// Whose record it is, once in the whole index: `article/0192…`.
    package var subject: String
    package var kind: SearchKind
    package var agency: AgencyID
    /// The code of the portal that shows it.
    package var portal: String
    package var title: String
    package var text: String
    package var attachments: [SearchAttachment] = []
    package var keywords: [String] = []
    /// 文号.
    package var number: String?
    /// 索引号.
    package var indexNumber: String?
    package var issuer = ""
    package var columnSlug = ""
    package var columnName = ""
    package var topic: String?
    package var writtenOn: Day?
    package var publishedOn: Day
    package var validity: SearchValidity?
    package var expiresOn: Day?
    /// The path of its page.
    package var address: String

    package init(
        subject: String, kind: SearchKind, agency: AgencyID, portal: String, title: String, text: String,
        publishedOn: Day, address: String
    ) {
        self.subject = subject
        self.kind = kind
        self.agency = agency
        self.portal = portal
        self.title = title
        self.text = text
        self.publishedOn = publishedOn
        self.address = address
    }
}
