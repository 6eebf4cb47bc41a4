/// Where in a file a text stands, from what everybody sees to what nobody knows is there.
package enum ExtractedPlace: String, Sendable, CaseIterable {
    case body, comment, header, footnote, formula, field = "field code", link = "link target", form = "form field"
    case hiddenSheet = "hidden sheet", hiddenRow = "hidden row", hiddenColumn = "hidden column"
    case namedRange = "named range", pivotCache = "pivot cache", externalCache = "external cache"
    case chartCache = "chart cache", unusedText = "unused text", validation = "data validation"
    case numberFormat = "number format", connection
    case trackedChange = "tracked change", hiddenText = "hidden text", whiteText = "white text"
    case hiddenSlide = "hidden slide", speakerNotes = "speaker notes", master = "slide master"
    case metadata, altText = "alt text", customXML = "custom XML", glossary, script, macro
    case embeddedObject = "embedded object", attachment, annotation, exif, thumbnail, ocr
    case earlierRevision = "earlier revision", coveredText = "covered text", remains = "left-over bytes"

    /// What people call it.
    package var chinese: String { Self.names[self] ?? rawValue }

    /// Whether a reader of the opened file sees it without looking for it.
    package var isShown: Bool { self == .body || self == .header || self == .footnote || self == .ocr }

    private static let names: [ExtractedPlace: String] = [
        .body: "正文", .comment: "批注", .header: "页眉页脚", .footnote: "脚注尾注", .formula: "公式", .field: "域代码",
        .link: "链接地址", .form: "表单项", .hiddenSheet: "隐藏工作表", .hiddenRow: "隐藏行", .hiddenColumn: "隐藏列",
        .namedRange: "名称定义", .pivotCache: "数据透视表缓存", .externalCache: "外部链接缓存", .chartCache: "图表缓存",
        .unusedText: "未使用的文字", .validation: "数据有效性", .numberFormat: "数字格式", .connection: "数据连接",
        .trackedChange: "修订记录", .hiddenText: "隐藏文字", .whiteText: "白色或极小文字", .hiddenSlide: "隐藏幻灯片",
        .speakerNotes: "备注页", .master: "母版", .metadata: "文件属性", .altText: "替代文字", .customXML: "自定义数据",
        .glossary: "自动图文集", .script: "脚本", .macro: "宏", .embeddedObject: "嵌入对象", .attachment: "附件",
        .annotation: "注释", .exif: "图片信息", .thumbnail: "缩略图", .ocr: "图片中的文字", .earlierRevision: "早先版本",
        .coveredText: "被遮盖的文字", .remains: "残留数据",
    ]
}
