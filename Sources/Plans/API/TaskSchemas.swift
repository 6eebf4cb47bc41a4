import Audit
import Kernel
import Site

/// How plans and tasks look to programs.
enum TaskSchemas {
    static let duty = APISchema.word(Duty.allCases.map(\.rawValue))

    static let assignment = APISchema.named(
        "TaskAssignment",
        .object(
            APIField("unit", .id, "承担单位"), APIField("duty", duty, "lead 牵头、responsible 责任、cooperating 配合"),
            APIField("note", .nullable(.text()), "原文对这个单位的说明"),
            APIField("acknowledged_by", .nullable(.id), "签收人"), APIField("delegate", .nullable(.id), "经办人")))

    static let task = APISchema.named(
        "PlanTask",
        .object([
            APIField("id", .id, "编号"), APIField("plan", .id, "所属工作要点"), APIField("agency", .id, "所属机构"),
            APIField("position", .integer(0...1_000_000), "在要点中的次序"), APIField("section", .list(.text()), "各级标题"),
            APIField("number", .nullable(.text()), "原文编号"), APIField("text", .text(), "具体任务"),
            APIField("deadline_words", .nullable(.text()), "时限原文"), APIField("due", .day, "完成时限"),
            APIField("state", .word(TaskState.allCases.map(\.rawValue)), "状态"),
            APIField("assignments", .list(assignment), "承担单位"),
            APIField("report", .nullable(report), "待审核或已确认的办结报送"),
            APIField("pending_change", .nullable(change), "待批准的调整"),
            APIField("closed_on_time", .nullable(.boolean), "是否按时办结；未办结为 null"),
            APIField("version", .integer(1...1_000_000_000), "版本，与 ETag 相同"),
        ]))

    private static let report = APISchema.object(
        APIField("id", .id, "编号"), APIField("author", .id, "报送人"), APIField("submitted_at", .moment, "报送时间"),
        APIField("evidence_count", .integer(0...10_000), "佐证份数"))

    private static let change = APISchema.object(
        APIField("id", .id, "编号"), APIField("due", .nullable(.day), "新的时限"),
        APIField("units", .nullable(.list(assignment)), "新的承担单位"), APIField("reason", .text(), "理由"),
        APIField("proposer", .id, "申请人"))

    static let detail = APISchema.named(
        "PlanTaskDetail",
        .object(
            APIField("task", task, "任务"),
            APIField("acts", .list(.word(TaskAct.allCases.map(\.rawValue))), "现在可以办理的事项"),
            APIField(
                "reports",
                .list(
                    .object(
                        APIField("id", .id, "编号"),
                        APIField("kind", .word(ReportRecord.Kind.allCases.map(\.rawValue)), "类别"),
                        APIField("unit", .nullable(.id), "单位"), APIField("author", .text(), "报送人"),
                        APIField("words", .text(), "内容"), APIField("submitted_at", .moment, "时间"),
                        APIField("outcome", .nullable(.word(ReportRecord.Outcome.allCases.map(\.rawValue))), "审核结果"),
                        APIField("review_note", .nullable(.text()), "审核意见"),
                        APIField("evidence", .list(evidence), "佐证材料"))), "全部报送，最近的在前"),
            APIField(
                "timeline",
                .list(
                    .object(
                        APIField("act", .text(), "事项"), APIField("who", .text(), "办理人"),
                        APIField("at", .moment, "时间"), APIField("rule", .nullable(.text()), "依据"),
                        APIField("note", .text(), "内容"),
                        APIField("sequence", .integer(0...999_999_999_999_999), "审计凭证号"))), "办理过程，最近的在前")))

    private static let evidence = APISchema.object(
        APIField("id", .id, "编号，用于下载"), APIField("name", .text(), "文件名"), APIField("sha256", .text(longest: 64), "摘要"),
        APIField("size", .integer(0...1_000_000_000), "字节数"), APIField("kind", .text(), "格式"))

    static let plan = APISchema.named(
        "Plan",
        .object(
            APIField("id", .id, "编号"), APIField("agency", .id, "所属机构"), APIField("year", .integer(1_900...9_999), "年度"),
            APIField("title", .text(), "标题"), APIField("issuer", .nullable(.text()), "发文机关"),
            APIField("document_number", .nullable(.text()), "文号"),
            APIField("report_due", .nullable(.day), "报送落实情况的时限"),
            APIField("published_at", .nullable(.moment), "台账公开时间"),
            APIField("total", .integer(0...1_000_000), "任务总数"), APIField("accepted", .integer(0...1_000_000), "已办结"),
            APIField("pending", .integer(0...1_000_000), "待分派"), APIField("overdue", .integer(0...1_000_000), "已逾期")))
}

extension Assignment {
    var json: JSONValue {
        .object([
            "unit": .id(unit), "duty": .text(duty.rawValue), "note": .optional(note),
            "acknowledged_by": .id(acknowledgedBy), "delegate": .id(delegate),
        ])
    }
}

extension PlanTask {
    var json: JSONValue {
        .object([
            "id": .id(id), "plan": .id(plan), "agency": .id(agency), "position": .integer(position),
            "section": .list(sectionPath.map { .text($0) }), "number": .optional(number), "text": .text(text),
            "deadline_words": .optional(deadlineWords), "due": .day(due), "state": .text(state.rawValue),
            "assignments": .list(assignments.map(\.json)), "report": report?.json ?? .null,
            "pending_change": pendingChange?.json ?? .null,
            "closed_on_time": closedOnTime.map { .bool($0) } ?? .null, "version": .integer(version),
        ])
    }

    /// What every act answers with: the task as it now is.
    var answer: APIAnswer { APIAnswer(json, version: version) }
}

extension ReportFacts {
    fileprivate var json: JSONValue {
        .object([
            "id": .id(id), "author": .id(author), "submitted_at": .moment(submittedAt),
            "evidence_count": .integer(evidenceCount),
        ])
    }
}

extension ChangeProposal {
    fileprivate var json: JSONValue {
        .object([
            "id": .id(id), "due": .day(due), "units": assignments.map { .list($0.map(\.json)) } ?? .null,
            "reason": .text(reason), "proposer": .id(proposer),
        ])
    }
}

extension ReportRecord {
    var json: JSONValue {
        .object([
            "id": .id(id), "kind": .text(kind.rawValue), "unit": .id(unit), "author": .text(author),
            "words": .text(words), "submitted_at": .moment(submittedAt), "outcome": .optional(outcome?.rawValue),
            "review_note": .optional(reviewNote),
            "evidence": .list(
                evidence.map { item in
                    .object([
                        "id": .id(item.id), "name": .text(item.file.name), "sha256": .text(item.file.hash),
                        "size": .integer(item.file.size), "kind": .text(item.file.kind),
                    ])
                }),
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

extension PlanListing {
    var json: JSONValue {
        .object([
            "id": .id(plan.id), "agency": .id(plan.agency), "year": .integer(plan.year), "title": .text(plan.title),
            "issuer": .optional(plan.issuer), "document_number": .optional(plan.documentNumber),
            "report_due": .day(plan.reportDue), "published_at": .moment(publishedAt), "total": .integer(total),
            "accepted": .integer(accepted), "pending": .integer(pending), "overdue": .integer(overdue),
        ])
    }
}
