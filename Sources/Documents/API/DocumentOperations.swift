import HTTPTypes
import Kernel
import Site

/// The operations on official documents.
enum DocumentOperations {
    private static let tag = "公文"

    static let documents = APIOperation(
        .get, PlainRoute("/api/v1/documents"), "公文列表", tag: tag, kind: .reads,
        query: [
            APIField("state", DocumentSchemas.state, "环节，可以重复给出", required: false),
            APIField("kind", DocumentSchemas.kind, "文种", required: false),
            APIField("attribute", DocumentSchemas.attribute, "公开属性", required: false),
            APIField("unit", .id, "拟稿单位", required: false),
            APIField("year", .integer(1_990...2_199), "签发年份", required: false),
            APIField("unpublished", .boolean, "应公开而尚未公开（FOI-26）", required: false),
            APIField("words", .text(longest: 100), "标题或文号中的文字", required: false),
        ], answers: .list(DocumentSchemas.line))
    static let document = APIOperation(
        .get, Route<DocumentID>("/api/v1/documents/{document}"), "一份公文和办理过程", tag: tag, kind: .reads,
        answers: .json(DocumentSchemas.detail))
    static let file = APIOperation(
        .get, Route<DocumentID, Int>("/api/v1/documents/{document}/files/{place}"), "下载原件或附件，次序从 0 起", tag: tag,
        kind: .reads, answers: .file)

    static let draft = APIOperation(
        .post, PlainRoute("/api/v1/documents"), "拟稿", tag: tag, kind: .creates,
        body: .multipart(.object([APIField("unit", .id, "拟稿单位")] + DocumentSchemas.contents), files: files),
        answers: .json(DocumentSchemas.document))
    static let offline = APIOperation(
        .post, PlainRoute("/api/v1/documents/offline"), "登记涉密线下处理", tag: tag, kind: .creates,
        body: .json(.object(APIField("unit", .id, "单位"), APIField("kind", DocumentSchemas.kind, "文种"))),
        answers: .json(DocumentSchemas.document), note: "只登记有这样一份文件，不带标题、正文和附件（SEC-4）。")
    static let imported = APIOperation(
        .post, PlainRoute("/api/v1/documents/imports"), "从公文系统导入", tag: tag, kind: .creates,
        body: .multipart(
            .object(
                [
                    APIField("system", .text(longest: 200), "来源系统"),
                    APIField("external_id", .text(longest: 200), "来源系统中的编号；同一编号再次导入同样内容不会重复"),
                    APIField("unit", .id, "拟稿单位"),
                ] + DocumentSchemas.contents + [
                    APIField("approval", .nullable(DocumentSchemas.approval), "已签发的公文须附（OPN-6）", required: false)
                ]), files: files), answers: .json(DocumentSchemas.document),
        note: "草稿可再次导入以更新；进入审核或已经签发的不能覆盖（OPN-12）。")

    static let files = [
        APIFile("source", "Word 原件", required: false), APIFile("attachment", "附件", required: false, list: true),
    ]

    /// Each act on a document is a resource of its own.
    static func act(_ act: DocumentAct) -> APIOperation<DocumentID> {
        APIOperation(
            .post, Route(pattern(of: act)), act.chinese, tag: tag, kind: .changes, body: body(of: act),
            answers: .json(DocumentSchemas.document), note: "依据 \(act.rule)。")
    }

    private static func pattern(of act: DocumentAct) -> StaticString {
        switch act {
        case .edit: "/api/v1/documents/{document}/edit"
        case .submit: "/api/v1/documents/{document}/submit"
        case .takeBack: "/api/v1/documents/{document}/take-back"
        case .abandon: "/api/v1/documents/{document}/abandon"
        case .approveDraft: "/api/v1/documents/{document}/approve-draft"
        case .passAttribute: "/api/v1/documents/{document}/pass-attribute"
        case .counterAttribute: "/api/v1/documents/{document}/counter-attribute"
        case .acceptCounter: "/api/v1/documents/{document}/accept-counter"
        case .declineCounter: "/api/v1/documents/{document}/decline-counter"
        case .concludeSecrecy: "/api/v1/documents/{document}/conclude-secrecy"
        case .referSecrecy: "/api/v1/documents/{document}/refer-secrecy"
        case .passLegality: "/api/v1/documents/{document}/pass-legality"
        case .sendBack: "/api/v1/documents/{document}/send-back"
        case .sign: "/api/v1/documents/{document}/sign"
        case .issue: "/api/v1/documents/{document}/issue"
        case .recordAgreement: "/api/v1/documents/{document}/record-agreement"
        case .informJoint: "/api/v1/documents/{document}/inform-joint"
        case .moveOffline: "/api/v1/documents/{document}/move-offline"
        case .callForReview: "/api/v1/documents/{document}/call-for-review"
        case .review: "/api/v1/documents/{document}/review"
        case .approveRelease: "/api/v1/documents/{document}/approve-release"
        case .declineRelease: "/api/v1/documents/{document}/decline-release"
        }
    }

    private static func body(of act: DocumentAct) -> APIBody {
        switch act {
        case .edit: .multipart(.object(DocumentSchemas.contents), files: files)
        case .submit, .takeBack, .issue, .informJoint, .moveOffline, .approveRelease: .none
        case .abandon, .callForReview, .declineRelease: .json(.object(reason))
        case .approveDraft: .json(.object(conclusion, basis, opinion(required: false)))
        case .passAttribute:
            .json(
                .object(
                    opinion(required: false),
                    APIField("holds_restricted", .boolean, "含有不宜公开的内容（OPN-7）", required: false)))
        case .counterAttribute: .json(.object(attribute, opinion(required: true)))
        case .acceptCounter: .json(.object(opinion(required: false)))
        case .declineCounter, .passLegality: .json(.object(opinion(required: true)))
        case .concludeSecrecy: .json(.object(conclusion, basis))
        case .referSecrecy: .json(.object(APIField("organ", .text(longest: 200), "提请的机关或部门（SEC-2）"), reason))
        case .sendBack: .json(.object(APIField("step", DocumentSchemas.state, "退回到哪个环节"), reason))
        case .sign:
            .json(
                .object(
                    attribute, APIField("reason", .text(), "理由", required: false),
                    APIField("consents", .boolean, "同意在有不同意见的情况下签发", required: false)))
        case .recordAgreement:
            .json(
                .object(
                    APIField("organ", .text(longest: 200), "会签机关"),
                    APIField("answer", .word(JointAgreement.Answer.allCases.map(\.rawValue)), "意见"),
                    opinion(required: false)))
        case .review:
            .json(
                .object(
                    APIField("attribute", DocumentSchemas.attribute, "拟变更为；不填则维持", required: false), reason,
                    APIField("next", .nullable(.day), "维持时下次复查的日期", required: false)))
        }
    }

    private static let reason = APIField("reason", .text(), "理由")
    private static let attribute = APIField("attribute", DocumentSchemas.attribute, "公开属性")
    private static let conclusion = APIField("conclusion", DocumentSchemas.conclusion, "保密审查结论（SEC-2）")
    private static let basis = APIField("basis", .text(), "依据（SEC-3）")
    private static func opinion(required: Bool) -> APIField {
        APIField("opinion", .text(), "意见", required: required)
    }
}
