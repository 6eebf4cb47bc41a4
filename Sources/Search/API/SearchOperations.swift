import HTTPTypes
package import Kernel
import Markup
package import Site

/// Search for programs: the same answer as the page's, with the words marked by place instead of by tags.
package struct SearchOperations: Sendable {
    let search: SearchStore
    let today: @Sendable () -> Day

    package init(search: SearchStore, today: @escaping @Sendable () -> Day) {
        self.search = search
        self.today = today
    }

    static let find = APIOperation(
        .get, PlainRoute("/api/v1/search"), "搜索公开信息", tag: "搜索", kind: .reads, audience: .everyone,
        query: [
            APIField("q", .text(longest: SearchQuery.longest), "要找的词；几个词之间用空格隔开"),
            APIField("kind", .word(SearchKind.allCases.map(\.rawValue)), "类别", required: false),
            APIField("year", .integer(1900...2199), "发布年份", required: false),
            APIField("column", .text(longest: 100), "栏目代码", required: false),
            APIField("issuer", .text(longest: 100), "发布机构", required: false),
            APIField("topic", .text(longest: 100), "主题分类", required: false),
            APIField("validity", .word(SearchValidity.allCases.map(\.rawValue)), "有效性", required: false),
            APIField("order", .word(SearchQuery.Order.allCases.map(\.rawValue)), "排列：按相关或按时间", required: false),
            APIField("page", .integer(1...50), "第几页，默认 1", required: false),
            APIField("size", .integer(1...100), "每页多少条，默认 10", required: false),
        ], answers: .json(answer))

    private static let text = APISchema.list(
        .object(APIField("text", .text(), "文字"), APIField("marked", .boolean, "是否为查找的词")))

    private static let hit = APISchema.object([
        APIField("title", text, "标题"), APIField("snippet", text, "正文或附件中词所在的一段"),
        APIField("attachment", .nullable(.text()), "词所在的附件；在正文中时为 null"),
        APIField("kind", .word(SearchKind.allCases.map(\.rawValue)), "类别"),
        APIField("number", .nullable(.text()), "文号"), APIField("index_number", .nullable(.text()), "索引号"),
        APIField("issuer", .text(), "发布机构"), APIField("column", .text(), "栏目"), APIField("published_on", .day, "发布日期"),
        APIField("validity", .nullable(.word(SearchValidity.allCases.map(\.rawValue))), "有效性"),
        APIField("address", .text(), "页面地址"),
    ])

    private static let answer = APISchema.named(
        "SearchResult",
        .object([
            APIField("total", .integer(0...100_000), "条数；bounded 为真时是参与排列的条数"),
            APIField("bounded", .boolean, "是否还有更多没有参与排列"),
            APIField("page", .integer(1...100_000), "这是第几页；要的页不存在时是最后一页"),
            APIField("reach", .word(["all", "reworded", "partly"]), "含有全部词语、按其他说法查找、只含有部分词语"),
            APIField("wordings", .list(.text()), "按其他说法查找时，是哪些说法"),
            APIField("items", .list(hit), "这一页"),
            APIField(
                "facets",
                .list(
                    .object(
                        APIField("name", .word(FacetName.allCases.map(\.rawValue)), "条件"),
                        APIField(
                            "choices",
                            .list(
                                .object(
                                    APIField("value", .text(), "值"), APIField("label", .text(), "名称"),
                                    APIField("count", .integer(0...100_000), "条数"))), "可选的值"))), "可以缩小范围的条件"),
            APIField("nearby", .list(.text()), "没有找到时，读音相近的词"),
        ]))

    package func register(on routes: SiteRoutes) {
        routes.reading(SearchOperations.find) { call in
            let fields = call.query
            var query = SearchQuery(fields["q"])
            query.kind = SearchKind(rawValue: fields["kind"])
            query.year = fields.number("year")
            query.column = fields.optional("column")
            query.issuer = fields.optional("issuer")
            query.topic = fields.optional("topic")
            query.validity = SearchValidity(rawValue: fields["validity"])
            query.order = SearchQuery.Order(rawValue: fields["order"]) ?? .relevance
            query.page = fields.number("page") ?? 1
            query.size = fields.number("size") ?? 10
            return APIAnswer(try await search.search(query, on: today()).json)
        }
    }
}

extension SearchResult {
    private var wordings: [String] {
        switch reach {
        case .all, .partly: []
        case .reworded(let words): words
        }
    }

    fileprivate var json: JSONValue {
        .object([
            "total": .integer(total), "bounded": .bool(isBounded), "page": .integer(page),
            "reach": .text(reach.name), "wordings": .list(wordings.map { .text($0) }), "items": .list(hits.map(\.json)),
            "facets": .list(
                facets.map { facet in
                    .object([
                        "name": .text(facet.name.rawValue),
                        "choices": .list(
                            facet.choices.map { choice in
                                .object([
                                    "value": .text(choice.value), "label": .text(choice.label),
                                    "count": .integer(choice.count),
                                ])
                            }),
                    ])
                }), "nearby": .list(help.nearby.map { .text($0) }),
        ])
    }
}

extension SearchHit {
    fileprivate var json: JSONValue {
        .object([
            "title": .list(title.map(\.json)), "snippet": .list(snippet.map(\.json)),
            "attachment": .optional(attachment), "kind": .text(kind.rawValue), "number": .optional(number),
            "index_number": .optional(indexNumber), "issuer": .text(issuer), "column": .text(columnName),
            "published_on": .day(publishedOn), "validity": .optional(validity?.rawValue), "address": .text(address),
        ])
    }
}

extension MarkedText {
    fileprivate var json: JSONValue { .object(["text": .text(text), "marked": .bool(isMarked)]) }
}
