package import Documents
import Kernel
package import Publishing

/// What other pages speak of: an official document or a text of the library, or an article that neither stands behind.
package enum PolicySubject: Hashable, Sendable {
    case document(DocumentID)
    case article(ArticleID)

    /// The id alone, as rows keep it.
    package var key: String {
        switch self {
        case .document(let id): id.text
        case .article(let id): id.text
        }
    }

    package var document: DocumentID? {
        switch self {
        case .document(let id): id
        case .article: nil
        }
    }

    /// What pages call it.
    package var noun: String {
        switch self {
        case .document: "文件"
        case .article: "信息"
        }
    }
}

/// What a change of a public page leaves stale, for the page of the article itself.
package struct PageKnockOn: Hashable, Sendable {
    package let found: PolicyCaseID
    package let knockOn: KnockOn
    /// Whether a withdrawal waits for its pages, as one of a document does.
    package let holdsUp: Bool
}

extension NamingClauses {
    /// From so many characters on a title is nothing else's words.
    static let tellingTitle = 10

    /// What a text says when it means an article: its number, its title in 《》, and a title that is long enough as it stands.
    package static func names(ofArticle title: String, number: String) -> [String] {
        let bare = title.count >= tellingTitle ? [title] : []
        return [number, "《\(title)》"].filter { !$0.isEmpty } + bare
    }
}
