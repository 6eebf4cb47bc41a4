import Kernel
import Markup

/// Paging of lists by cursor. A cursor says after what the next page begins and for which filter it was given; it is
/// checked when it comes back, so one that was made up or belongs to another list is refused.
package struct APIPaging: Sendable, Hashable {
    static let fields = [
        APIField("cursor", .text(longest: 1_000), "上一页应答中的 next；不填则从头开始", required: false),
        APIField("limit", .integer(1...200), "每页最多多少条，默认 50", required: false),
    ]

    /// How many records a page holds at most.
    package let limit: Int
    /// What the cursor says the page begins after; nil for the first page.
    package let after: [String]?
    private let filter: String

    /// Reads the query of a call.
    init(_ query: FormFields, path: String) throws(Refusal) {
        limit = query.number("limit") ?? 50
        // The limit too: who counts pages would otherwise miss some when it changes on the way.
        let others = query.names.filter { $0 != "cursor" }
        filter = Fingerprint.of([path] + others.flatMap { [$0] + query.list($0) }).prefix(16).description
        guard let cursor = query.optional("cursor") else {
            after = nil
            return
        }
        guard
            let parts = Hexadecimal.text(from: cursor)?.split(separator: ",", omittingEmptySubsequences: false)
                .map({ PercentEncoding.decode($0) ?? "" }), parts.count >= 2, parts.first == filter
        else {
            throw Refusal(.invalid, "没有列出：cursor 无效，或者不是这个列表、这些条件的。请从第一页重新开始。", field: "cursor")
        }
        after = Array(parts.dropFirst())
    }

    /// The page as an answer; `next` is what the last of `items` is known by, nil when nothing follows.
    package func answer(_ items: [JSONValue], next: [String]?) -> APIAnswer {
        let cursor = next.map { parts in
            Hexadecimal.text(([filter] + parts.map { PercentEncoding.encode($0) }).joined(separator: ",").utf8)
        }
        return APIAnswer(.object(["items": .list(items), "next": .optional(cursor)]))
    }

    /// The same for a store that counts pages: `after` is the number of the page before.
    package func answer(_ items: [JSONValue], page: Int, isLast: Bool) -> APIAnswer {
        answer(items, next: isLast ? nil : [String(page)])
    }

    /// The page to read, counted from 1, for a store that counts pages.
    package var page: Int {
        get throws(Refusal) {
            guard let after else { return 1 }
            guard let number = after.first.flatMap({ Int(segment: $0) }), (1...99_999).contains(number) else {
                throw Refusal(.invalid, "没有列出：cursor 无效。请从第一页重新开始。", field: "cursor")
            }
            return number + 1
        }
    }
}
