package import Markup

/// A data set of another capability: what the list and the catalogue say of it, and its rows, asked for when they are read.
package struct OpenDataOffer: Sendable {
    /// A page of rows, and how many there are in all.
    package struct Rows: Sendable {
        package let total: Int
        package let rows: [[OpenDataSheet.Value]]

        package init(total: Int, rows: [[OpenDataSheet.Value]]) {
            self.total = total
            self.rows = rows
        }
    }

    /// In the address: `letters-selected`.
    let name: String
    let title: String
    let description: String
    let keywords: [String]
    /// The page that shows the same to people.
    let page: Link
    let feed: Link?
    let columns: [OpenDataSheet.Column]
    /// Changes with the day too, and not only with what is written.
    let isLive: Bool
    /// The rows of a page of `size`, counted from 1; addresses in it are whole.
    let rows: @Sendable (_ page: Int, _ size: Int, _ address: @Sendable (Link) -> String) async throws -> Rows

    package init(
        _ name: String, _ title: String, _ description: String, keywords: [String], page: Link, feed: Link? = nil,
        isLive: Bool = false, columns: [OpenDataSheet.Column],
        rows: @escaping @Sendable (_ page: Int, _ size: Int, _ address: @Sendable (Link) -> String) async throws -> Rows
    ) {
        self.name = name
        self.title = title
        self.description = description
        self.keywords = keywords
        self.page = page
        self.feed = feed
        self.isLive = isLive
        self.columns = columns
        self.rows = rows
    }
}
