package import Kernel
package import Publishing

/// One direction between a document's page and an interpretation's, as the live pages had it (INT-4).
package struct LinkFinding: Hashable, Sendable {
    package enum Direction: String, CaseIterable, Sendable {
        case fromPolicy = "from_policy"
        case toPolicy = "to_policy"

        package var chinese: String {
            switch self {
            case .fromPolicy: "文件页 → 解读页"
            case .toPolicy: "解读页 → 文件页"
            }
        }
    }

    package let material: ArticleID
    package let direction: Direction
    package let checkedAt: Moment
    /// Nil when the link is there; else what is wrong.
    package let fault: String?
    /// Since when it is wrong.
    package let brokenSince: Moment?

    package init(
        material: ArticleID, direction: Direction, checkedAt: Moment, fault: String?, brokenSince: Moment? = nil
    ) {
        self.material = material
        self.direction = direction
        self.checkedAt = checkedAt
        self.fault = fault
        self.brokenSince = brokenSince
    }
}

/// What a live page answered.
package struct LivePage: Sendable {
    package let status: Int
    package let html: String

    package init(status: Int, html: String) {
        self.status = status
        self.html = html
    }

    /// Nil when the page can be read and leads to `address`.
    package func fault(linkingTo address: String) -> String? {
        guard status == 200 else { return "页面打不开（\(status)）" }
        // The exact address, to its closing quote: an article whose number begins alike is another one.
        let sign = "\""
        return html.contains(["href=", address, ""].joined(separator: sign)) ? nil : "页面上没有指向对方的链接"
    }
}

/// Reads a public page as a visitor would be given it.
package typealias LivePageReading = @Sendable (_ address: String) async throws -> LivePage
