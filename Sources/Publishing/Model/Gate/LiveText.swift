package import Kernel

/// A text as it is public now, with what was settled in it when it was reviewed.
package struct LiveText: Sendable {
    package struct File: Hashable, Sendable {
        package let name: String
        /// Nil when none was kept: nobody knows what stands in it.
        package let text: String?

        package init(name: String, text: String?) {
            self.name = name
            self.text = text
        }
    }

    package let article: Article
    package let content: ArticleContent
    package let settled: [Finding]
    package let files: [File]

    package init(article: Article, content: ArticleContent, settled: [Finding], files: [File]) {
        self.article = article
        self.content = content
        self.settled = settled
        self.files = files
    }
}

/// An article in which today's lists find something.
package struct RescannedArticle: Sendable {
    package let article: Article
    package let title: String
    package let findings: [FindingDraft]

    package init(article: Article, title: String, findings: [FindingDraft]) {
        self.article = article
        self.title = title
        self.findings = findings
    }
}

extension Article {
    /// Who looks through what is public once more.
    package static func refusalOfRescan(by officer: Officer) -> Refusal? {
        guard !officer.isAdministrator else { return .notFound }
        let roles: [Role] = [.opennessOffice, .officeHead, .secrecyReviewer, .siteOperator, .supervisor]
        guard roles.contains(where: officer.holds) else {
            return Refusal(.roleRefused, "没有检查：对已公开信息的检查由政务公开办、保密审查员或者网站管理员进行。", rule: "PII-6")
        }
        return nil
    }
}
