import Audit
import Kernel
import Site

/// How official documents look to programs.
enum DocumentSchemas {
    static let attribute = APISchema.word(DisclosureAttribute.allCases.map(\.rawValue))
    static let kind = APISchema.word(DocumentKind.allCases.map(\.rawValue))
    static let state = APISchema.word(DocumentState.allCases.map(\.rawValue))
    static let conclusion = APISchema.word(SecrecyConclusion.allCases.map(\.rawValue))

    private static let proposal = APISchema.object(
        APIField("attribute", attribute, "公开属性"), APIField("reason", .text(), "理由（不予公开等须写明，OPN-3）"))
    private static let finding = APISchema.object(
        APIField("conclusion", conclusion, "保密审查结论（SEC-2）"), APIField("basis", .text(), "依据"))
    private static let superior = APISchema.object(
        APIField("number", .text(), "上级文件文号"), APIField("title", .text(), "上级文件标题"),
        APIField("attribute", .nullable(attribute), "上级文件的公开属性"), APIField("forwarded", .boolean, "是否转发"))
    static let file = APISchema.object(
        APIField("role", .word(DocumentFile.Role.allCases.map(\.rawValue)), "source 原件、attachment 附件"),
        APIField("name", .text(), "文件名"), APIField("sha256", .text(longest: 64), "摘要"),
        APIField("size", .integer(0...1_000_000_000), "字节数"), APIField("kind", .text(), "格式"))

    /// What a drafter writes; `body` is HTML, of which only what the model of rich text knows is kept.
    static let contents: [APIField] = [
        APIField("title", .text(longest: 500), "标题"), APIField("kind", kind, "文种"),
        APIField("organ_code", .text(longest: 50), "机关代字，例如“青卫发”", required: false),
        APIField("addressees", .text(), "主送", required: false), APIField("copies", .text(), "抄送", required: false),
        APIField("body", .text(longest: 2_000_000), "正文（HTML，不超过 2 MB）", required: false),
        APIField("text", .text(longest: 2_000_000), "正文（纯文字，不超过 2 MB）；与 body 二选一", required: false),
        APIField("policy", .boolean, "政策性文件（OPN-4）", required: false),
        APIField("normative", .boolean, "行政规范性文件（NORM-2）", required: false),
        APIField("government_draft", .boolean, "代拟稿（OPN-4）", required: false),
        APIField("proposal", .nullable(proposal), "拟定的公开属性和理由（OPN-2）", required: false),
        APIField("superior", .nullable(superior), "贯彻或转发的上级文件（OPN-5）", required: false),
        APIField("superior_override", .nullable(.text()), "与上级文件属性不一致的理由（OPN-5）", required: false),
        APIField("joint_organs", .list(.text(longest: 200), most: 50), "联合发文的其他机关（OPN-6）", required: false),
    ]

    static let approval = APISchema.object(
        APIField("drafter", .text(longest: 100), "拟稿人"), APIField("secrecy_reviewer", .text(longest: 100), "保密审查人"),
        APIField("secrecy", finding, "保密审查结论"), APIField("signer", .text(longest: 100), "签发人"),
        APIField("signed_on", .day, "签发日期"), APIField("number", .text(longest: 100), "文号"))

    static let line = APISchema.named(
        "DocumentLine",
        .object(
            APIField("id", .id, "编号"), APIField("unit", .id, "拟稿单位"), APIField("title", .text(), "标题"),
            APIField("kind", kind, "文种"), APIField("state", state, "环节"), APIField("state_since", .moment, "进入环节的时间"),
            APIField("number", .nullable(.text()), "文号"), APIField("attribute", .nullable(attribute), "公开属性"),
            APIField("decided", .boolean, "属性是否已由签发人确定"), APIField("signed_on", .nullable(.day), "签发日期"),
            APIField("issued_on", .nullable(.day), "印发日期"), APIField("address", .nullable(.text()), "公开网址"),
            APIField("normative", .boolean, "行政规范性文件")))

    static let document = APISchema.named(
        "OfficialDocument",
        .object([
            APIField("id", .id, "编号"), APIField("agency", .id, "机构"), APIField("unit", .id, "拟稿单位"),
            APIField("drafter", .text(), "拟稿人"), APIField("title", .text(), "标题"), APIField("kind", kind, "文种"),
            APIField("organ_code", .text(), "机关代字"), APIField("addressees", .text(), "主送"),
            APIField("copies", .text(), "抄送"), APIField("body", .text(), "正文（HTML）"),
            APIField("files", .list(file), "原件和附件，按次序下载"), APIField("policy", .boolean, "政策性文件"),
            APIField("normative", .boolean, "行政规范性文件"), APIField("government_draft", .boolean, "代拟稿"),
            APIField("proposal", .nullable(proposal), "拟定的公开属性"), APIField("superior", .nullable(superior), "上级文件"),
            APIField("joint_organs", .list(.text()), "联合发文机关"), APIField("state", state, "环节"),
            APIField("state_since", .moment, "进入环节的时间"), APIField("attribute", .nullable(attribute), "现在的公开属性"),
            APIField("decided", .nullable(proposal), "确定的公开属性和理由"), APIField("number", .nullable(.text()), "文号"),
            APIField("signed_on", .nullable(.day), "成文日期"), APIField("signer", .nullable(.text()), "签发人"),
            APIField("issued_on", .nullable(.day), "印发日期"), APIField("review_on", .nullable(.day), "下次复查日期（OPN-9）"),
            APIField("external_system", .nullable(.text()), "来源系统"),
            APIField("external_id", .nullable(.text()), "来源系统中的编号"),
            APIField("version", .integer(1...1_000_000_000), "版本，与 ETag 相同"),
        ]))

    static let detail = APISchema.named(
        "DocumentDetail",
        .object(
            APIField("document", document, "公文"),
            APIField("acts", .list(.word(DocumentAct.allCases.map(\.rawValue))), "现在可以办理的事项"),
            APIField(
                "timeline",
                .list(
                    .object(
                        APIField("act", .text(), "事项"), APIField("who", .text(), "办理人"), APIField("at", .moment, "时间"),
                        APIField("rule", .nullable(.text()), "依据"), APIField("note", .text(), "内容"),
                        APIField("sequence", .integer(0...999_999_999_999_999), "审计凭证号"))), "办理过程")))
}

extension OfficialDocument {
    var json: JSONValue {
        guard case .object(let facts) = standing, case .object(let text) = contents.json else { return .null }
        return .object(text + facts)
    }

    private var standing: JSONValue {
        .object([
            "id": .id(id), "agency": .id(agency), "unit": .id(unit), "drafter": .text(drafterName),
            "state": .text(state.rawValue), "state_since": .moment(stateSince),
            "attribute": .optional(currentAttribute?.rawValue), "decided": attribute.final?.json ?? .null,
            "number": .optional(number?.text), "signed_on": .day(signedOn), "signer": .optional(signerName),
            "issued_on": .day(issuedOn), "review_on": .day(review?.nextOn),
            "external_system": .optional(external?.system), "external_id": .optional(external?.id),
            "version": .integer(version),
        ])
    }

    /// What every act answers with: the document as it now is.
    var answer: APIAnswer { APIAnswer(json, version: version) }
    var created: APIAnswer {
        APIAnswer(created: json, at: DocumentOperations.document.route(id), version: version)
    }
}

extension DocumentContents {
    fileprivate var json: JSONValue {
        .object([
            "title": .text(title), "kind": .text(kind.rawValue), "organ_code": .text(organCode),
            "addressees": .text(addressees), "copies": .text(copies), "body": .text(body),
            "files": .list(
                files.map { file in
                    .object([
                        "role": .text(file.role.rawValue), "name": .text(file.name), "sha256": .text(file.hash),
                        "size": .integer(file.size), "kind": .text(file.kind),
                    ])
                }), "policy": .bool(isPolicy), "normative": .bool(isNormative),
            "government_draft": .bool(isGovernmentDraft), "proposal": proposal?.json ?? .null,
            "superior": superior?.json ?? .null, "joint_organs": .list(jointOrgans.map { .text($0) }),
        ])
    }
}

extension AttributeProposal {
    fileprivate var json: JSONValue {
        .object(["attribute": .text(attribute.rawValue), "reason": .text(reason)])
    }
}

extension SuperiorDocument {
    fileprivate var json: JSONValue {
        .object([
            "number": .text(number), "title": .text(title), "attribute": .optional(attribute?.rawValue),
            "forwarded": .bool(isForwarded),
        ])
    }
}

extension DocumentLine {
    var json: JSONValue {
        .object([
            "id": .id(id), "unit": .id(unit), "title": .text(title), "kind": .text(kind.rawValue),
            "state": .text(state.rawValue), "state_since": .moment(stateSince),
            "number": .optional(number?.text), "attribute": .optional(attribute?.rawValue),
            "decided": .bool(isDecided), "signed_on": .day(signedOn), "issued_on": .day(issuedOn),
            "address": .optional(address), "normative": .bool(isNormative),
        ])
    }
}

extension RecordedEntry {
    var json: JSONValue {
        .object([
            "act": .text(act), "who": .text(actorName), "at": .moment(at), "rule": .optional(rule), "note": .text(note),
            "sequence": .integer(Int(clamping: sequence)),
        ])
    }
}
