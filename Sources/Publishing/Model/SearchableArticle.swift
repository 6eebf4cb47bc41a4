package import Documents
package import Kernel

/// What can be found of an article that the public reads; as of the transaction it was asked in.
package struct SearchableArticle: Sendable {
    package struct File: Hashable, Sendable {
        package let name: String
        package let text: String

        package init(name: String, text: String) {
            self.name = name
            self.text = text
        }
    }

    package let id: ArticleID
    package let agency: AgencyID
    package let portal: PortalID
    package let column: SiteColumn
    package let title: String
    package let summary: String
    package let keywords: [String]
    /// Canonical HTML; `text` has its words.
    package let body: String
    package let fields: StructuredFields
    package let attachments: [File]
    package let documentNumber: String
    package let indexNumber: String
    package let issuer: String
    /// 主题分类 (CAT-4).
    package let topic: String
    package let writtenOn: Day?
    /// First public.
    package let publishedAt: Moment
    /// 时效 (NORM-4) on the day it was asked; nil for what is no normative document and was not marked.
    package let validity: Validity?
    package let effectiveOn: Day?
    package let expiresOn: Day?
    package let address: String
}
