import HTTPTypes
import Kernel
import Site

/// The operations on articles.
enum ArticleOperations {
    private static let tag = "信息发布"

    static let articles = APIOperation(
        .get, PlainRoute("/api/v1/articles"), "信息列表", tag: tag, kind: .reads,
        query: [
            APIField("state", ArticleSchemas.standing, "所处环节", required: false),
            APIField("column", .id, "栏目", required: false), APIField("unit", .id, "科室", required: false),
            APIField("words", .text(longest: 100), "标题或文号中的文字", required: false),
        ], answers: .list(ArticleSchemas.line))
    static let waiting = APIOperation(
        .get, PlainRoute("/api/v1/articles/waiting"), "等待本人办理的信息", tag: tag, kind: .reads,
        answers: .list(ArticleSchemas.line))
    static let article = APIOperation(
        .get, Route<ArticleID>("/api/v1/articles/{article}"), "一条信息：环节、签名、检测结果、可以办理的事项", tag: tag, kind: .reads,
        answers: .json(ArticleSchemas.detail))
    static let revisions = APIOperation(
        .get, Route<ArticleID>("/api/v1/articles/{article}/revisions"), "一条信息的各个版本，新的在前", tag: tag, kind: .reads,
        answers: .list(ArticleSchemas.revisionLine))
    static let revision = APIOperation(
        .get, Route<ArticleID, Int>("/api/v1/articles/{article}/revisions/{number}"), "一个版本的文本", tag: tag,
        kind: .reads, answers: .json(ArticleSchemas.revision))
    static let file = APIOperation(
        .get, Route<ArticleID, String>("/api/v1/articles/{article}/files/{sha256}"), "下载附件的公开副本，或者正文图片", tag: tag,
        kind: .reads, answers: .file)

    static let draft = APIOperation(
        .post, PlainRoute("/api/v1/articles"), "拟稿", tag: tag, kind: .creates,
        body: .multipart(
            .object(
                [
                    APIField("unit", .id, "拟稿科室"), APIField("column", .id, "栏目"),
                    APIField("document", .nullable(.id), "对应的公文；没有给出的内容从公文带入", required: false),
                    APIField("decisions", .list(.id, most: 100), "公开的是同一次会议的哪些决定事项（OPN-12）", required: false),
                    APIField(
                        "document_files", .list(ArticleSchemas.hash, most: 50), "带入公文的哪些文件（摘要）", required: false),
                    APIField("important", .boolean, "重要信息（PUB-2）", required: false),
                ] + ArticleSchemas.contents), files: files, count: 20), answers: .json(ArticleSchemas.kept),
        note: uploads)
    static let withdrawals = APIOperation(
        .post, PlainRoute("/api/v1/articles/withdrawals"), "批量撤回公开", tag: tag, kind: .acts,
        body: .json(
            .object(
                APIField("articles", .list(.id, most: 200), "哪些信息"),
                APIField("kind", .word(Withdrawal.Kind.chosen.filter { $0 != .merged }.map(\.rawValue)), "原因类别"),
                words("原因"))),
        answers: .json(.object(APIField("withdrawn", .integer(0...200), "撤回了几条"))),
        note: "全部撤回，或者一条也不撤回。依据 \(ArticleAct.withdraw.rule)。")
    static let mend = APIOperation(
        .post, Route<ArticleID, FindingID>("/api/v1/articles/{article}/findings/{finding}/mend"), "改为建议", tag: tag,
        kind: .changes, answers: .json(ArticleSchemas.article), note: "形成新的版本，重新检测（PII-6）。")

    private static let uploads = """
        没有给出的字段保持不变。附件和图片先清理再检测（PII-6），公开的只是清理后的副本；正文以 <img src="/files/SHA256"> 引用随同上传的图片，\
        SHA256 是上传内容的摘要。
        """
    private static let files = [
        APIFile("word", "作为正文的 docx 文件", required: false), APIFile("picture", "正文中的图片", required: false, list: true),
        APIFile("attachment", "附件", required: false, list: true),
    ]

    /// Each act on an article is a resource of its own.
    static func act(_ act: ArticleAct) -> APIOperation<ArticleID> {
        APIOperation(
            .post, Route(pattern(of: act)), act.chinese, tag: tag, kind: act == .comment ? .acts : .changes,
            body: body(of: act), answers: .json(act == .revise ? ArticleSchemas.kept : ArticleSchemas.article),
            note: "依据 \(act.rule)。" + (act == .revise ? uploads : ""))
    }

    /// What becomes of one finding (PII-6).
    static func settle(_ act: ArticleAct) -> APIOperation<ArticleID, FindingID> {
        APIOperation(
            .post, Route(pattern(of: act)), act.chinese, tag: tag, kind: .changes, body: body(of: act),
            answers: .json(ArticleSchemas.article), note: "依据 \(act.rule)。")
    }

    private static func pattern(of act: ArticleAct) -> StaticString {
        switch act {
        case .revise: "/api/v1/articles/{article}/revise"
        case .submit: "/api/v1/articles/{article}/submit"
        case .recall: "/api/v1/articles/{article}/recall"
        case .proof: "/api/v1/articles/{article}/proof"
        case .pass: "/api/v1/articles/{article}/pass"
        case .sendBack: "/api/v1/articles/{article}/send-back"
        case .delegate: "/api/v1/articles/{article}/delegate"
        case .secrecy: "/api/v1/articles/{article}/secrecy"
        case .comment: "/api/v1/articles/{article}/comment"
        case .ignoreFinding: "/api/v1/articles/{article}/findings/{finding}/ignore"
        case .askOverride: "/api/v1/articles/{article}/findings/{finding}/ask-override"
        case .override: "/api/v1/articles/{article}/findings/{finding}/override"
        case .publish: "/api/v1/articles/{article}/publish"
        case .schedule: "/api/v1/articles/{article}/schedule"
        case .unschedule: "/api/v1/articles/{article}/unschedule"
        case .publishUrgently: "/api/v1/articles/{article}/publish-urgently"
        case .withdraw: "/api/v1/articles/{article}/withdraw"
        case .recordRelease: "/api/v1/articles/{article}/record-release"
        case .recordRevocation: "/api/v1/articles/{article}/record-revocation"
        case .discard: "/api/v1/articles/{article}/discard"
        }
    }

    private static func body(of act: ArticleAct) -> APIBody {
        switch act {
        case .submit, .recall, .publish, .unschedule, .override: .none
        case .revise: revision(of: ArticleSchemas.contents)
        case .proof: .json(.object(seen, words("校对记录", required: false)))
        case .pass: .json(.object(seen, words("审核意见", required: false)))
        case .sendBack:
            .json(
                .object(
                    APIField("step", .nullable(.integer(1...3)), "退回到第几审；不填则退回拟稿人", required: false), words("退回理由")))
        case .delegate: .json(.object(APIField("member", .id, "受托人")))
        case .secrecy:
            .json(.object(seen, APIField("conclusion", ArticleSchemas.conclusion, "结论（SEC-2）"), words("依据（SEC-3）")))
        case .comment:
            .json(.object(APIField("quote", .text(longest: 2_000), "针对的文字", required: false), words("批注")))
        case .ignoreFinding, .askOverride, .discard: .json(.object(words("理由")))
        case .schedule: .json(.object(APIField("moment", .moment, "发布时间")))
        case .publishUrgently: .json(.object(seen, words("应急的理由"), APIField("basis", .text(), "保密审查结论的依据")))
        case .withdraw:
            .json(
                .object(
                    APIField("kind", ArticleSchemas.withdrawalKind, "原因类别"), words("原因"),
                    APIField("target", .nullable(.id), "并入哪条信息（merged 时须填）", required: false)))
        case .recordRelease:
            .json(
                .object(
                    APIField("channel", ArticleSchemas.channel, "渠道"),
                    APIField("reference", .text(), "链接或者刊期版面（INT-8）"), APIField("day", .day, "发布日期")))
        case .recordRevocation: .json(.object(APIField("day", .day, "变更或者撤销的日期"), words("变更情况")))
        }
    }

    private static func revision(of contents: [APIField]) -> APIBody {
        .multipart(
            .object(
                contents + [
                    APIField("column", .id, "栏目", required: false),
                    APIField("change_note", .text(longest: 500), "修改说明，公开的更新记录", required: false),
                    APIField(
                        "remove_attachments", .list(ArticleSchemas.hash, most: 50), "去掉哪些附件（公开副本的摘要）",
                        required: false),
                ]), files: files, count: 20)
    }

    private static let seen = APIField("seen", ArticleSchemas.hash, "所看文本的摘要；文本改动后签名无效（PUB-3）")
    private static func words(_ what: String, required: Bool = true) -> APIField {
        APIField("words", .text(), what, required: required)
    }
}
