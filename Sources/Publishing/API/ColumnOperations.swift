import HTTPTypes
import Kernel
import Site

/// The operations on portals and their columns (SITE-2).
enum ColumnOperations {
    private static let tag = "栏目"

    private static let portal = APISchema.named(
        "Portal",
        .object(
            APIField("id", .id, "编号"), APIField("code", .text(), "代码"), APIField("name", .text(), "名称"),
            APIField("host", .text(), "域名"), APIField("site_code", .text(), "网站标识码（SITE-3）"),
            APIField("default", .boolean, "默认站点")))
    private static let type = APISchema.word(ColumnType.allCases.map(\.rawValue))
    private static let form = APISchema.word(ContentForm.allCases.map(\.rawValue))
    private static let place = APISchema.word(FixedPlace.allCases.map(\.rawValue))
    static let column = APISchema.named(
        "Column",
        .object(
            APIField("id", .id, "编号"), APIField("portal", .id, "站点"), APIField("parent", .nullable(.id), "上级栏目"),
            APIField("slug", .text(), "地址"), APIField("name", .text(), "名称"), APIField("type", type, "类别"),
            APIField("description", .text(), "栏目描述"), APIField("keywords", .text(), "关键词"),
            APIField("freshness", .nullable(.integer(1...3_650)), "更新期限（天，SITE-5）"),
            APIField("order", .integer(0...100_000), "次序"), APIField("active", .boolean, "启用"),
            APIField("important", .boolean, "重要信息栏目（PUB-2）"), APIField("form", form, "体裁"),
            APIField("place", .nullable(place), "政府信息公开固定位置（SITE-8）；空为按名称")))
    private static let standing = APISchema.named(
        "ColumnStanding",
        .object(
            APIField("column", column, "栏目"), APIField("count", .integer(0...1_000_000_000), "公开的信息条数"),
            APIField("last", .nullable(.day), "最近更新"), APIField("freshness", .text(), "更新情况（SITE-5）")))

    static let portals = APIOperation(
        .get, PlainRoute("/api/v1/portals"), "本单位的站点", tag: tag, kind: .reads, answers: .list(portal))
    static let columns = APIOperation(
        .get, PlainRoute("/api/v1/columns"), "本单位的栏目和更新情况", tag: tag, kind: .reads,
        query: [APIField("portal", .id, "站点", required: false)], answers: .list(standing))
    static let read = APIOperation(
        .get, Route<ColumnID>("/api/v1/columns/{column}"), "一个栏目", tag: tag, kind: .reads, answers: .json(column))

    static let add = APIOperation(
        .post, PlainRoute("/api/v1/columns"), "新建栏目", tag: tag, kind: .creates,
        body: .json(.object([APIField("portal", .id, "站点")] + draft)), answers: .json(column))
    static let change = APIOperation(
        .post, Route<ColumnID>("/api/v1/columns/{column}/change"), "修改栏目", tag: tag, kind: .acts,
        body: .json(.object(draft)), answers: .json(column))
    static let open = APIOperation(
        .post, Route<ColumnID>("/api/v1/columns/{column}/open"), "启用栏目", tag: tag, kind: .acts, answers: .json(turned))
    static let close = APIOperation(
        .post, Route<ColumnID>("/api/v1/columns/{column}/close"), "停用栏目", tag: tag, kind: .acts,
        answers: .json(turned), note: "还有公开信息的栏目不能停用（SITE-5）。")

    private static let turned = APISchema.object(
        APIField("column", .id, "栏目"), APIField("active", .boolean, "启用"))
    private static let draft: [APIField] = [
        APIField("name", .text(longest: 200), "名称"), APIField("slug", .text(longest: 200), "地址：小写字母、数字和连字符"),
        APIField("type", type, "类别"), APIField("parent", .nullable(.id), "上级栏目", required: false),
        APIField("description", .text(longest: 2_000), "栏目描述"), APIField("keywords", .text(longest: 2_000), "关键词"),
        APIField("freshness", .nullable(.integer(0...100_000)), "更新期限（天）；不填则按类别", required: false),
        APIField("order", .integer(0...100_000), "次序", required: false),
        APIField("important", .boolean, "重要信息栏目（PUB-2）", required: false),
        APIField("form", form, "体裁；不填为文章", required: false),
        APIField("place", .nullable(place), "政府信息公开固定位置（SITE-8）；不填为按名称", required: false),
    ]
}

extension Portal {
    var json: JSONValue {
        .object([
            "id": .id(id), "code": .text(code), "name": .text(name), "host": .text(host), "site_code": .text(siteCode),
            "default": .bool(isDefault),
        ])
    }
}

extension SiteColumn {
    var json: JSONValue {
        .object([
            "id": .id(id), "portal": .id(portal), "parent": .id(parent), "slug": .text(slug), "name": .text(name),
            "type": .text(type.rawValue), "description": .text(description), "keywords": .text(keywords),
            "freshness": freshness.map { .integer($0) } ?? .null, "order": .integer(order), "active": .bool(isActive),
            "important": .bool(isImportant), "form": .text(form.rawValue),
            "place": place.map { .text($0.rawValue) } ?? .null,
        ])
    }
}

extension ColumnStanding {
    var json: JSONValue {
        .object([
            "column": column.json, "count": .integer(count), "last": .day(last), "freshness": .text(freshness.chinese),
        ])
    }
}
