import Kernel
import Site

/// How articles look to programs.
enum ArticleSchemas {
    static let standing = APISchema.word(ArticleQuery.Standing.allCases.map(\.rawValue))
    static let act = APISchema.word(ArticleAct.allCases.map(\.rawValue))
    static let withdrawalKind = APISchema.word(Withdrawal.Kind.allCases.map(\.rawValue))
    static let channel = APISchema.word(MediaChannel.allCases.map(\.rawValue))
    static let conclusion = APISchema.word(SecrecyConclusion.allCases.map(\.rawValue))
    static let hash = APISchema.text(longest: 64)
    private static let step = APISchema.integer(1...3)

    /// What a call writes; what it leaves out stays as it was.
    static let contents: [APIField] = [
        APIField("title", .text(longest: 1_000), "标题", required: false),
        APIField("body", .text(longest: 2_000_000), "正文（HTML，只保留常用格式；不超过 2 MB）；与 text、word 三选一", required: false),
        APIField("text", .text(longest: 2_000_000), "正文（纯文字，不超过 2 MB）", required: false),
        APIField("summary", .text(), "摘要", required: false),
        APIField("keywords", .list(.text(longest: 200), most: 50), "关键词", required: false),
        APIField("source", .text(longest: 500), "来源，转载的须注明（PUB-4）", required: false),
        APIField("source_address", .text(longest: 2_000), "来源网址", required: false),
        APIField("issuer", .text(longest: 500), "发布机构（CAT-2）", required: false),
        APIField("author", .text(longest: 500), "作者", required: false),
        APIField("document_number", .text(longest: 200), "文号", required: false),
        APIField("index_number", .text(longest: 200), "索引号（CAT-3）", required: false),
        APIField("topic", .text(longest: 200), "主题分类（CAT-4）", required: false),
        APIField("written_on", .nullable(.day), "成文日期", required: false),
        APIField("also_in", .list(.id, most: 50), "同时列入的其他栏目", required: false),
        APIField(
            "fields",
            .list(.object(APIField("key", .text(longest: 60), "要素"), APIField("value", .text(), "内容")), most: 50),
            "栏目体裁的要素；给出的，替换全部要素", required: false),
    ]

    static let line = APISchema.named(
        "ArticleLine",
        .object(
            APIField("id", .id, "编号"), APIField("agency", .id, "机构"), APIField("portal", .id, "站点"),
            APIField("unit", .id, "科室"), APIField("column", .id, "栏目"), APIField("title", .text(), "标题"),
            APIField("standing", .text(), "所处环节"), APIField("important", .boolean, "重要信息（PUB-2）"),
            APIField("published_at", .nullable(.moment), "公开时间"), APIField("changed_at", .moment, "最近变动"),
            APIField("version", .integer(1...1_000_000_000), "版本")))

    private static let settlement = APISchema.object(
        APIField("kind", .word(["ignored", "override_asked", "overridden"]), "处理方式"),
        APIField("reason", .text(), "理由"), APIField("by", .id, "办理人"),
        APIField("asked_by", .nullable(.id), "申请人（PII-6：与同意人不同）"))

    private static let finding = APISchema.named(
        "ArticleFinding",
        .object(
            APIField("id", .id, "编号"), APIField("kind", .text(), "类型"), APIField("rule", .text(), "依据"),
            APIField("weight", .word(Finding.Weight.allCases.map(\.rawValue)), "程度"),
            APIField("privacy", .boolean, "涉及个人信息"), APIField("place", .text(), "所在位置"),
            APIField("shown", .text(), "内容；个人信息已遮盖"), APIField("suggestion", .text(), "建议"),
            APIField("start", .nullable(.integer(0...10_000_000)), "在正文纯文字中的起点（Unicode 字符数）"),
            APIField("length", .nullable(.integer(0...10_000_000)), "长度"),
            APIField("blocking", .boolean, "须先处理才能送审和发布"), APIField("mendable", .boolean, "可以改为建议"),
            APIField("settlement", .nullable(settlement), "如何处理")))

    private static let hand = APISchema.named(
        "ArticleRevisionInHand",
        .object(
            APIField("revision", .id, "版本编号"), APIField("number", .integer(1...1_000_000), "第几版"),
            APIField("hash", hash, "文本摘要，签名时作为 seen 给出（PUB-3）"), APIField("author", .id, "本版拟稿人"),
            APIField("stage", .word(RevisionInHand.Stage.allCases.map(\.rawValue)), "环节"),
            APIField("open_step", .nullable(step), "现在的审校环节"),
            APIField("open_secrecy_step", .nullable(step), "现在的保密审查环节"),
            APIField("signatures", .list(signature), "审校签名"), APIField("secrecy", .list(clearance), "保密审查"),
            APIField(
                "delegates", .list(.object(APIField("step", step, "环节"), APIField("member", .id, "受托人"))), "委托"),
            APIField("findings", .list(finding), "检测结果"),
            APIField("scheduled_for", .nullable(.moment), "定时"), APIField("failure", .nullable(.text()), "发布未成功的原因")))

    private static let signature = APISchema.object(
        APIField("step", step, "环节"), APIField("part", .word(ReviewPart.allCases.map(\.rawValue)), "校或者审"),
        APIField("member", .id, "办理人"), APIField("name", .text(), "姓名"), APIField("at", .moment, "时间"),
        APIField("valid", .boolean, "是否对当前文本有效（PUB-3）"), APIField("words", .text(), "意见"))
    private static let clearance = APISchema.object(
        APIField("step", step, "环节"), APIField("conclusion", conclusion, "结论（SEC-2）"), APIField("member", .id, "办理人"),
        APIField("name", .text(), "姓名"), APIField("at", .moment, "时间"), APIField("valid", .boolean, "是否对当前文本有效"),
        APIField("basis", .text(), "依据"))

    static let article = APISchema.named(
        "Article",
        .object(
            APIField("id", .id, "编号"), APIField("agency", .id, "机构"), APIField("portal", .id, "站点"),
            APIField("unit", .id, "科室"), APIField("drafter", .id, "拟稿人"),
            APIField("authors", .list(.id), "写过其中任何一版的人员，不能审校（PUB-3）"),
            APIField("document", .nullable(.id), "对应的公文"), APIField("important", .boolean, "重要信息（PUB-2）"),
            APIField("standing", .text(), "所处环节"), APIField("readable", .boolean, "公众现在能否阅读"),
            APIField(
                "live",
                .nullable(
                    .object(
                        APIField("revision", .id, "版本编号"), APIField("hash", hash, "文本摘要"),
                        APIField("published_at", .moment, "公开时间"))), "公开的版本"),
            APIField("working", .nullable(hand), "正在办理的版本"), APIField("owed", .nullable(hand), "应急发布后待补审的版本（PUB-3）"),
            APIField(
                "withdrawal",
                .nullable(
                    .object(
                        APIField("kind", withdrawalKind, "原因类别"), APIField("reason", .text(), "原因"),
                        APIField("at", .moment, "时间"), APIField("by", .id, "办理人"),
                        APIField("target", .nullable(.id), "并入的信息"))), "撤回（ENF-2）"),
            APIField("discarded", .boolean, "已作废"), APIField("index_number", .nullable(.text()), "索引号（CAT-3）"),
            APIField("version", .integer(1...1_000_000_000), "版本，与 ETag 相同")))

    /// A record that was written, with what reading and cleaning took out of its files.
    static let kept = APISchema.object(
        APIField("article", article, "信息"), APIField("notes", .list(.text()), "读取和清理文件时略去的内容"))

    private static let file = APISchema.object(
        APIField("name", .text(), "文件名"), APIField("sha256", hash, "公开副本的摘要，用于下载"),
        APIField("size", .integer(0...1_000_000_000), "字节数"), APIField("kind", .text(), "格式"))

    static let revisionLine = APISchema.named(
        "ArticleRevisionLine",
        .object(
            APIField("id", .id, "版本编号"), APIField("number", .integer(1...1_000_000), "第几版"),
            APIField("title", .text(), "标题"), APIField("hash", hash, "文本摘要"), APIField("change_note", .text(), "修改说明"),
            APIField("author", .text(), "拟稿人"), APIField("made_at", .moment, "时间")))

    static let revision = APISchema.named(
        "ArticleRevision",
        .object(
            APIField("revision", revisionLine, "版本"), APIField("body", .text(), "正文（HTML）"),
            APIField("plain_text", .text(), "正文（纯文字）"), APIField("summary", .text(), "摘要"),
            APIField("keywords", .list(.text()), "关键词"), APIField("source", .nullable(.text()), "来源"),
            APIField("source_address", .text(), "来源网址"), APIField("issuer", .text(), "发布机构"),
            APIField("author", .text(), "作者"), APIField("document_number", .text(), "文号"),
            APIField("index_number", .text(), "索引号"), APIField("topic", .text(), "主题分类"),
            APIField("written_on", .nullable(.day), "成文日期"), APIField("column", .id, "栏目"),
            APIField("also_in", .list(.id), "同时列入的栏目"),
            APIField("form", .word(ContentForm.allCases.map(\.rawValue)), "体裁"),
            APIField(
                "fields",
                .list(
                    .object(
                        APIField("key", .text(), "要素"), APIField("name", .text(), "名称"),
                        APIField("value", .text(), "内容"))), "要素"), APIField("attachments", .list(file), "附件"),
            APIField("signatures", .list(signature), "审校签名"), APIField("secrecy", .list(clearance), "保密审查")))

    static let detail = APISchema.named(
        "ArticleDetail",
        .object(
            APIField("article", article, "信息"), APIField("text", revision, "最新的文本"),
            APIField("unit_name", .text(), "科室名称"),
            APIField(
                "people", .list(.object(APIField("id", .id, "编号"), APIField("name", .text(), "姓名"))), "提到的人员"),
            APIField("acts", .list(act), "现在可以办理的事项"),
            APIField(
                "refused",
                .list(
                    .object(
                        APIField("act", act, "事项"), APIField("code", .text(), "类别"),
                        APIField("detail", .text(), "为什么不能"),
                        APIField("rule", .nullable(.text()), "依据"))), "现在不能办理的事项"),
            APIField(
                "comments",
                .list(
                    .object(
                        APIField("revision", .id, "版本"), APIField("quote", .text(), "针对的文字"),
                        APIField("words", .text(), "批注"), APIField("author", .text(), "批注人"),
                        APIField("at", .moment, "时间"))), "批注"),
            APIField(
                "releases",
                .list(
                    .object(
                        APIField("channel", channel, "渠道"), APIField("reference", .text(), "链接或者刊期版面"),
                        APIField("on", .day, "日期"))), "渠道发布（FOI-23）"),
            APIField(
                "timeline",
                .list(
                    .object(
                        APIField("act", .text(), "事项"), APIField("who", .text(), "办理人"), APIField("at", .moment, "时间"),
                        APIField("rule", .nullable(.text()), "依据"), APIField("note", .text(), "内容"),
                        APIField("sequence", .integer(0...999_999_999_999_999), "审计凭证号"))), "办理过程")))
}
