import HTTPTypes
import Kernel
import Site

/// The operations for a legality-review platform: what waits for an opinion, and the opinion (CONS-6).
enum ReviewPlatformOperations {
    private static let tag = "合法性审核"
    private static let opinions = APISchema.word(LegalityOpinion.allCases.map(\.rawValue))

    static let text = APISchema.named(
        "NormativeText",
        .object(
            APIField("id", .id, "编号"), APIField("document", .nullable(.id), "对应的公文"), APIField("unit", .id, "起草单位"),
            APIField("title", .text(), "标题"), APIField("issuer", .text(), "制定机关"),
            APIField("number", .nullable(.text()), "登记编号"),
            APIField("effective_on", .nullable(.day), "施行日期"), APIField("expires_on", .nullable(.day), "有效期至"),
            APIField("reviews", .list(review), "各轮合法性审核，先后为序"),
            APIField("version", .integer(1...1_000_000_000), "版本，与 ETag 相同")))

    private static let review = APISchema.object(
        APIField("round", .integer(1...1_000), "第几轮"), APIField("submitted_on", .day, "送审日期"),
        APIField("due_on", .day, "审核期限（CONS-6）"), APIField("submitter", .text(), "送审人"),
        APIField("note", .text(), "送审说明"), APIField("file", .nullable(file), "送审稿"),
        APIField("opinion", .nullable(opinions), "审核意见；未审核为 null"),
        APIField("opinion_text", .nullable(.text()), "意见内容"),
        APIField("opinion_file", .nullable(file), "意见书"), APIField("concluded_on", .nullable(.day), "审核日期"),
        APIField("reviewer", .nullable(.text()), "审核人"), APIField("platform_id", .nullable(.text()), "审核平台的编号"))

    private static let file = APISchema.object(
        APIField("name", .text(), "文件名"), APIField("sha256", .text(longest: 64), "摘要，用于下载"),
        APIField("size", .integer(0...1_000_000_000), "字节数"), APIField("kind", .text(), "格式"))

    static let texts = APIOperation(
        .get, PlainRoute("/api/v1/normative-documents"), "规范性文件列表", tag: tag, kind: .reads,
        query: [APIField("awaiting", .boolean, "只列等待合法性审核意见的", required: false)], answers: .list(text))
    static let read = APIOperation(
        .get, Route<NormativeID>("/api/v1/normative-documents/{text}"), "一份规范性文件及其审核", tag: tag, kind: .reads,
        answers: .json(text))
    static let download = APIOperation(
        .get, Route<NormativeID, String>("/api/v1/normative-documents/{text}/files/{sha256}"), "下载送审稿或意见书", tag: tag,
        kind: .reads, answers: .file)
    static let opinion = APIOperation(
        .post, Route<NormativeID>("/api/v1/normative-documents/{text}/legality-opinions"), "提交合法性审核意见", tag: tag,
        kind: .creates,
        body: .multipart(
            .object(
                APIField("system", .text(longest: 100), "审核平台"),
                APIField("external_id", .text(longest: 200), "审核平台的编号；同一编号再次提交同样意见不会重复"),
                APIField("opinion", opinions, "lawful 合法、lawful_after_revision 修改后合法、unlawful 不合法"),
                APIField("text", .text(), "意见内容"), APIField("reviewer", .text(longest: 100), "审核人"),
                APIField("on", .day, "审核日期")), files: [APIFile("file", "意见书", required: false)]), answers: .json(text))
}

extension NormativeText {
    var json: JSONValue {
        .object([
            "id": .id(id), "document": .id(document), "unit": .id(unit), "title": .text(title), "issuer": .text(issuer),
            "number": .optional(number), "effective_on": .day(effectiveOn), "expires_on": .day(expiresOn),
            "reviews": .list(reviews.map(\.json)), "version": .integer(version),
        ])
    }

    /// The files of its reviews, by which a platform may ask for them.
    func reviewFile(_ hash: String) -> NormativeFile? {
        reviews.flatMap { [$0.file, $0.conclusion?.file] }.compactMap(\.self).first { $0.hash == hash }
    }
}

extension LegalityReview {
    fileprivate var json: JSONValue {
        .object([
            "round": .integer(round), "submitted_on": .day(submittedOn), "due_on": .day(dueOn),
            "submitter": .text(submitterName), "note": .text(note), "file": file?.json ?? .null,
            "opinion": .optional(conclusion?.opinion.rawValue), "opinion_text": .optional(conclusion?.text),
            "opinion_file": conclusion?.file?.json ?? .null, "concluded_on": .day(conclusion?.on),
            "reviewer": .optional(conclusion?.reviewerName), "platform_id": .optional(platform?.id),
        ])
    }
}

extension NormativeFile {
    fileprivate var json: JSONValue {
        .object(["name": .text(name), "sha256": .text(hash), "size": .integer(size), "kind": .text(kind)])
    }
}
