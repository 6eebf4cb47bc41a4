import HTTPTypes
import Kernel
import Site

/// The operations on normative documents: their beginning, and every act of the chain (NORM-1…NORM-7).
enum NormativeOperations {
    private static let tag = "规范性文件"
    private static let text = ReviewPlatformOperations.text

    static let record = APIOperation(
        .get, Route<NormativeID>("/api/v1/normative-documents/{text}/record"), "一份规范性文件的程序、关系和办理过程", tag: tag,
        kind: .reads, answers: .json(NormativeSchemas.record))
    static let start = APIOperation(
        .post, PlainRoute("/api/v1/normative-documents"), "规范性文件立项", tag: tag, kind: .creates,
        body: .json(
            .object(
                NormativeSchemas.draft + [
                    APIField("criteria", .list(NormativeSchemas.criterion, most: 5), "具备的认定条件（NORM-1）"),
                    APIField("document", .nullable(.id), "对应的公文", required: false),
                ])), answers: .json(text))
    static let enrol = APIOperation(
        .post, PlainRoute("/api/v1/normative-documents/enrolments"), "存量文件入库", tag: tag, kind: .creates,
        body: .json(
            .object(
                NormativeSchemas.draft + NormativeSchemas.registration + [
                    APIField("address", .nullable(.text(longest: 500)), "已公布的完整网址", required: false),
                    APIField("published", .nullable(.day), "公布日期", required: false),
                ])), answers: .json(text))

    /// Each act on a text is a resource of its own. 重新制定 begins another text and stands apart.
    static func act(_ act: NormativeAct) -> APIOperation<NormativeID> {
        APIOperation(
            .post, Route(pattern(of: act)), act.chinese, tag: tag, kind: act == .renew ? .creates : .changes,
            body: body(of: act), answers: .json(text), note: "依据 \(act.rule)。")
    }

    private static func pattern(of act: NormativeAct) -> StaticString {
        switch act {
        case .study: "/api/v1/normative-documents/{text}/study"
        case .draft: "/api/v1/normative-documents/{text}/draft"
        case .comment: "/api/v1/normative-documents/{text}/comment"
        case .consult: "/api/v1/normative-documents/{text}/consult"
        case .submitReview: "/api/v1/normative-documents/{text}/submit-review"
        case .concludeReview: "/api/v1/normative-documents/{text}/conclude-review"
        case .revise: "/api/v1/normative-documents/{text}/revise"
        case .deliberate: "/api/v1/normative-documents/{text}/deliberate"
        case .sign: "/api/v1/normative-documents/{text}/sign"
        case .register: "/api/v1/normative-documents/{text}/register"
        case .file: "/api/v1/normative-documents/{text}/file"
        case .interpret: "/api/v1/normative-documents/{text}/interpret"
        case .evaluate: "/api/v1/normative-documents/{text}/evaluate"
        case .skip: "/api/v1/normative-documents/{text}/skip"
        case .relate: "/api/v1/normative-documents/{text}/relate"
        case .unrelate: "/api/v1/normative-documents/{text}/unrelate"
        case .renew: "/api/v1/normative-documents/{text}/renew"
        case .publish: "/api/v1/normative-documents/{text}/publish"
        }
    }

    private static func body(of act: NormativeAct) -> APIBody {
        switch act {
        case .study, .draft, .consult, .deliberate, .sign, .file, .interpret, .evaluate, .revise: entry([])
        case .comment: entry([APIField("from", .day, "开始公开征求意见的日期（CONS-8）")])
        case .submitReview:
            entry([
                APIField("unit", .id, "负责审核的科室"),
                APIField("wanted", .nullable(.day), "希望完成的日期（CONS-6）", required: false),
            ])
        case .concludeReview:
            entry([APIField("opinion", .word(LegalityOpinion.allCases.map(\.rawValue)), "审核结论（CONS-6）")])
        case .register: .json(.object(NormativeSchemas.registration))
        case .skip:
            .json(.object(APIField("stage", NormativeSchemas.stage, "略过的环节"), APIField("reason", .text(), "理由")))
        case .relate:
            .json(
                .object(
                    APIField("kind", NormativeSchemas.relation, "关系（NORM-4）"),
                    APIField("target", .nullable(.id), "库中的另一份文件", required: false),
                    APIField("title", .nullable(.text(longest: 500)), "库外文件的名称", required: false),
                    APIField("number", .nullable(.text(longest: 100)), "库外文件的文号", required: false),
                    APIField("scope", .nullable(.text(longest: 500)), "涉及的条款；不填为全文", required: false),
                    APIField("works_on", .nullable(.day), "关系生效的日期，不填为施行日期", required: false)))
        case .unrelate: .json(.object(APIField("relation", .id, "关系编号")))
        case .renew: .none
        case .publish:
            .json(.object(APIField("on", .day, "公布日期"), APIField("address", .text(longest: 500), "公布地址")))
        }
    }

    private static func entry(_ more: [APIField]) -> APIBody {
        .multipart(
            .object([APIField("on", .day, "日期"), APIField("note", .text(), "说明", required: false)] + more),
            files: [APIFile("file", "附件", required: false)], count: 1)
    }
}
