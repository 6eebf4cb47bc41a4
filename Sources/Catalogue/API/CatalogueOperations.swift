import HTTPTypes
import Kernel
import Site

/// The operations on catalogues.
enum CatalogueOperations {
    private static let tag = "公开目录"

    private static func words<Value: CaseIterable & RawRepresentable>(_ type: Value.Type) -> APISchema
    where Value.RawValue == String { .word(type.allCases.map(\.rawValue)) }

    private static let line: [APIField] = [
        APIField("id", .id, "编号"), APIField("agency", .id, "机构"), APIField("kind", words(CatalogueKind.self), "哪种目录"),
        APIField("unit", .nullable(.id), "医疗卫生机构（INST-2）"), APIField("number", .integer(0...100_000), "第几版"),
        APIField("stage", words(CatalogueEdition.Stage.self), "所处环节"),
        APIField("approved", .nullable(.day), "施行日期"), APIField("superseded", .nullable(.day), "被替代的日期"),
        APIField("version", .integer(0...1_000_000_000), "修改时写在 If-Match 中的版本号"),
    ]
    static let edition = APISchema.named("CatalogueEdition", .object(line))
    private static let item = APISchema.named(
        "CatalogueItem",
        .object(
            APIField("id", .id, "编号；各版相同"), APIField("category", .text(), "事项类别或者一级事项"),
            APIField("name", .text(), "事项名称或者二级事项"), APIField("content", .text(), "公开内容"),
            APIField("basis", .text(), "公开依据"), APIField("clause", .text(), "条款内容"),
            APIField("channels", .list(words(DisclosureChannel.self)), "公开渠道（CAT-12）"),
            APIField("other_channel", .text(), "其他渠道"), APIField("limit", .text(), "公开时限"),
            APIField("understood", .text(), "期限测算所用的含义"), APIField("owner_words", .text(), "责任科室或者公开主体"),
            APIField("owner", .nullable(.id), "责任科室"),
            APIField("audiences", .list(words(DisclosureAudience.self)), "公开对象"),
            APIField("group", .text(), "特定群体"), APIField("modes", .list(words(DisclosureMode.self)), "公开方式"),
            APIField("levels", .list(words(DisclosureLevel.self)), "公开层级"),
            APIField("columns", .list(.id), "对应栏目"), APIField("remarks", .list(.text()), "导入后需要核对的内容")))
    private static let whole = APISchema.named(
        "CatalogueEditionWhole", .object(line + [APIField("items", .list(item, most: 5_000), "事项")]))
    private static let measured = APISchema.named(
        "CatalogueMeasure",
        .object(
            APIField("item", .id, "事项"), APIField("name", .text(), "事项名称"), APIField("owner", .nullable(.id), "责任科室"),
            APIField("count", .integer(0...1_000_000_000), "公开的信息条数"), APIField("last", .nullable(.day), "最近公开"),
            APIField("due", .nullable(.day), "应当更新的日期"), APIField("overdue_days", .integer(0...1_000_000), "超期天数"),
            APIField("covered", .boolean, "已有公开信息"), APIField("fresh", .boolean, "按时更新"),
            APIField("standing", .text(), "情况")))

    static let editions = APIOperation(
        .get, PlainRoute("/api/v1/catalogues"), "公开目录的各版", tag: tag, kind: .reads, answers: .list(edition))
    static let read = APIOperation(
        .get, Route<EditionID>("/api/v1/catalogues/{edition}"), "一版目录和它的事项", tag: tag, kind: .reads,
        answers: .json(whole))
    static let measure = APIOperation(
        .get, Route<EditionID>("/api/v1/catalogues/{edition}/measure"), "一版目录的公开情况：覆盖、更新、超期", tag: tag,
        kind: .reads, answers: .list(measured))
    static let importing = APIOperation(
        .post, Route<EditionID>("/api/v1/catalogues/{edition}/import"), "导入目录表", tag: tag, kind: .changes,
        body: .multipart(
            .object([]), files: [APIFile("file", "官方版式的目录表，docx 或者 xlsx")], megabytes: CatalogueIntake.megabytes,
            count: 1), answers: .json(edition), note: "替换草拟中的一版的全部事项；类别和名称都相同的事项编号不变。依据 CAT-1、CAT-11。")
}
