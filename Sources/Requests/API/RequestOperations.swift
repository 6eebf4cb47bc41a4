import HTTPTypes
import Kernel
import Site

/// Applications for programs: other intake systems hand applications in, follow them, and do what staff do.
enum RequestOperations {
    private static let tag = "依申请公开"

    static let files = [APIFile("file", "申请表、身份证明等附件", required: false, list: true)]

    static let list = APIOperation(
        .get, PlainRoute("/api/v1/requests"), "政府信息公开申请", tag: tag, kind: .reads,
        query: [
            APIField("stage", .list(RequestSchemas.stage), "环节，可以重复；不填则为未办结的", required: false),
            APIField("signal", RequestSchemas.signal, "灯", required: false),
            APIField("unit", .id, "承办科室", required: false),
            APIField("channel", RequestSchemas.channel, "渠道", required: false),
            APIField("due_before", .day, "期限在这一天或者之前", required: false),
            APIField("words", .text(longest: 200), "编号或者描述中的文字", required: false),
        ], answers: .list(RequestSchemas.line), note: "申请人姓名经遮盖。按期限先后排列。")
    static let receive = APIOperation(
        .post, PlainRoute("/api/v1/requests"), "登记申请", tag: tag, kind: .creates,
        body: .multipart(RequestSchemas.new, files: files, megabytes: 100, count: CaseFileLimits.most),
        answers: .json(RequestSchemas.receipt),
        note: "收到日期按渠道确定（条例第三十一条）：互联网、传真、平常信函登记后待双方确认。查询码只在第一次的答复中给出，不保存；用同一 Idempotency-Key 重复调用的，查询码为空。")
    static let read = APIOperation(
        .get, Route<RequestID>("/api/v1/requests/{request}"), "一件申请", tag: tag, kind: .reads,
        answers: .json(RequestSchemas.detail))
    static let act = APIOperation(
        .post, Route<RequestID>("/api/v1/requests/{request}/acts"), "办理", tag: tag, kind: .changes,
        body: .json(RequestSchemas.act), answers: .json(RequestSchemas.request),
        note: "与页面同一判断、同样的拒绝理由。fields 中只填该事项的字段；一行一项的字段用换行分隔。")
    static let addFile = APIOperation(
        .post, Route<RequestID>("/api/v1/requests/{request}/files"), "添加材料", tag: tag, kind: .acts,
        body: .multipart(
            .object(APIField("role", .word(CaseFile.Role.allCases.map(\.rawValue)), "材料性质")),
            files: [APIFile("file", "材料")], megabytes: 20, count: 1), answers: .json(RequestSchemas.file))
    static let file = APIOperation(
        .get, Route<RequestID, CaseFileID>("/api/v1/requests/{request}/files/{file}"), "下载材料", tag: tag, kind: .reads,
        answers: .file)
    static let letter = APIOperation(
        .get, Route<RequestID, CaseLetterID>("/api/v1/requests/{request}/letters/{letter}"), "下载文书（docx）", tag: tag,
        kind: .reads, answers: .file)
    static let export = APIOperation(
        .get, Route<RequestID>("/api/v1/requests/{request}/export"), "导出整件（JSON）", tag: tag, kind: .reads,
        answers: .file, note: "含申请人信息，导出留痕。结构见 docs/schemas/request-case.schema.json。")
}
