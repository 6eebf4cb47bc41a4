package import Kernel

/// What the public reads of an article: everything that its hash covers, so that whatever changes here must be reviewed
/// again (PUB-3).
package struct ArticleContent: Hashable, Sendable {
    package var title: String
    /// Canonical clean HTML.
    package var body: String
    package var summary: String
    package var keywords: [String]
    package var origin: ArticleOrigin
    /// 发布机构.
    package var issuer: String
    /// 作者 or 责任编辑; may be empty.
    package var author: String
    /// 文号 in its official form; empty when it is no document.
    package var documentNumber: String
    /// 索引号 (CAT-3); empty when none is given.
    package var indexNumber: String
    /// 主题分类 (CAT-4).
    package var topic: String
    /// 成文日期.
    package var writtenOn: Day?
    package var column: ColumnID
    /// Other columns that list it too.
    package var alsoIn: [ColumnID]
    package var attachments: [Attachment]
    /// What its form asks for; none for a plain text.
    package var fields: StructuredFields

    package init(
        title: String, body: String, summary: String = "", keywords: [String] = [], origin: ArticleOrigin = .own,
        issuer: String = "", author: String = "", documentNumber: String = "", indexNumber: String = "",
        topic: String = "", writtenOn: Day? = nil, column: ColumnID, alsoIn: [ColumnID] = [],
        attachments: [Attachment] = [], fields: StructuredFields = .none
    ) {
        self.title = title
        self.body = body
        self.summary = summary
        self.keywords = keywords
        self.origin = origin
        self.issuer = issuer
        self.author = author
        self.documentNumber = documentNumber
        self.indexNumber = indexNumber
        self.topic = topic
        self.writtenOn = writtenOn
        self.column = column
        self.alsoIn = alsoIn
        self.attachments = attachments
        self.fields = fields
    }

    package static let longestTitle = 200
    package static let longestBody = 2_000_000
    package static let mostAttachments = 50

    /// What keeps it from being kept at all; a draft may be incomplete, but not unbounded.
    package var fault: Refusal? {
        if title.isEmpty { return Refusal(.invalid, "未能保存：没有填写标题。请填写后再保存。", field: "title") }
        if title.count > ArticleContent.longestTitle {
            return Refusal(
                .invalid, "未能保存：标题超过\(ArticleContent.longestTitle)字。请精简标题，详细内容写入正文。", field: "title")
        }
        if body.utf8.count > ArticleContent.longestBody {
            return Refusal(.tooLarge, "未能保存：正文过长。请拆成几条信息，或把长表格作为附件上传。", field: "body")
        }
        if attachments.count > ArticleContent.mostAttachments {
            return Refusal(.invalid, "未能保存：附件超过\(ArticleContent.mostAttachments)个。请合并后再上传。", field: "attachments")
        }
        // PUB-4: what is taken over names where it comes from.
        if case .republished(let source, _) = origin, source.isEmpty {
            return Refusal(.invalid, "未能保存：转载的信息须注明来源。请填写来源单位。", rule: "PUB-4", field: "source")
        }
        return fields.fault
    }

    /// What is missing before it can be sent to review.
    ///
    /// - Parameter form: that of its column.
    package func omission(for form: ContentForm) -> Refusal? {
        if let missing = fields.omission(for: form) { return missing }
        if body.isEmpty && attachments.isEmpty && !form.standsWithoutText {
            return Refusal(.invalid, "未能送审：没有正文，也没有附件。请填写正文后再送审。", rule: "PUB-1", field: "body")
        }
        if issuer.isEmpty {
            return Refusal(.invalid, "未能送审：没有填写发布机构。请填写后再送审。", rule: "CAT-2", field: "issuer")
        }
        return nil
    }
}

/// Where a text comes from (PUB-4, SITE-2 ContentSource).
package enum ArticleOrigin: Hashable, Sendable {
    case own
    /// 转载, from whom and, when it is on the web, at which address.
    case republished(source: String, address: String)

    package var source: String? {
        switch self {
        case .own: nil
        case .republished(let source, _): source
        }
    }

    package var address: String {
        switch self {
        case .own: ""
        case .republished(_, let address): address
        }
    }
}

/// A file beside the text. What the public gets is the rewritten copy; the original stays inside.
package struct Attachment: Hashable, Sendable {
    package let name: String
    /// SHA-256 of the file as it was uploaded.
    package let original: String
    /// SHA-256 of the copy without metadata and hidden parts: this one is published.
    package let published: String
    package let size: Int
    /// `docx`, `xlsx`, `pdf`, `png` ….
    package let kind: String

    package init(name: String, original: String, published: String, size: Int, kind: String) {
        self.name = name
        self.original = original
        self.published = published
        self.size = size
        self.kind = kind
    }
}
