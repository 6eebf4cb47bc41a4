import HTTPTypes
import Kernel
import Site

/// The operations on plans and tasks.
enum TaskOperations {
    private static let planTag = "工作要点", taskTag = "任务台账"

    static let plans = APIOperation(
        .get, PlainRoute("/api/v1/plans"), "工作要点列表", tag: planTag, kind: .reads, answers: .list(TaskSchemas.plan))
    static let plan = APIOperation(
        .get, Route<PlanID>("/api/v1/plans/{plan}"), "一份工作要点", tag: planTag, kind: .reads,
        answers: .json(TaskSchemas.plan))
    static let implementation = APIOperation(
        .get, Route<PlanID>("/api/v1/plans/{plan}/implementation"), "一份工作要点的落实情况", tag: planTag, kind: .reads,
        answers: .json(ImplementationSchemas.implementation),
        note: "按当日台账的记录写成：逐项任务的单位、时限、状态、经确认的佐证和逾期原因，各单位的完成率（TASK-6）。")
    static let assignAll = APIOperation(
        .post, Route<PlanID>("/api/v1/plans/{plan}/assignments"), "全部分派", tag: planTag, kind: .acts,
        answers: .json(
            .object(
                APIField("assigned", .integer(0...1_000_000), "已分派"), APIField("left", .integer(0...1_000_000), "仍待分派"))
        ))
    static let publish = APIOperation(
        .post, Route<PlanID>("/api/v1/plans/{plan}/publication"), PlanPublication.publish.chinese, tag: planTag,
        kind: .acts, answers: .json(published))
    static let withdraw = APIOperation(
        .post, Route<PlanID>("/api/v1/plans/{plan}/withdrawal"), PlanPublication.withdraw.chinese, tag: planTag,
        kind: .acts, answers: .json(published))
    private static let published = APISchema.object(
        APIField("plan", .id, "工作要点"), APIField("published", .boolean, "台账是否公开"))

    static let tasks = APIOperation(
        .get, PlainRoute("/api/v1/tasks"), "任务列表，按要点中的次序", tag: taskTag, kind: .reads,
        query: [
            APIField("plan", .id, "工作要点", required: false),
            APIField("state", .word(TaskState.allCases.map(\.rawValue)), "状态，可以重复给出", required: false),
            APIField("unit", .id, "承担单位", required: false),
            APIField(
                "window", .word(LedgerQuery.Window.allCases.map(\.rawValue)), "overdue 已逾期、soon 即将到期、later 未到预警期",
                required: false),
            APIField("words", .text(longest: 200), "任务、标题或编号中的文字", required: false),
        ], answers: .list(TaskSchemas.task))
    static let task = APIOperation(
        .get, Route<PlanTaskID>("/api/v1/tasks/{task}"), "一项任务，含报送、佐证和办理过程", tag: taskTag, kind: .reads,
        answers: .json(TaskSchemas.detail))
    static let evidence = APIOperation(
        .get, Route<EvidenceID>("/api/v1/evidence/{evidence}"), "下载佐证材料", tag: taskTag, kind: .reads, answers: .file)

    /// Each act on a task is a resource of its own, under the same name as its form.
    static func act(_ act: TaskAct) -> APIOperation<PlanTaskID> {
        APIOperation(
            .post, Route(pattern(of: act)), act.chinese, tag: taskTag, kind: .changes, body: body(of: act),
            answers: .json(TaskSchemas.task))
    }

    private static func pattern(of act: TaskAct) -> StaticString {
        switch act {
        case .assign: "/api/v1/tasks/{task}/assignment"
        case .acknowledge: "/api/v1/tasks/{task}/acknowledgement"
        case .delegate: "/api/v1/tasks/{task}/delegation"
        case .progress: "/api/v1/tasks/{task}/progress"
        case .contribute: "/api/v1/tasks/{task}/contribution"
        case .report: "/api/v1/tasks/{task}/report"
        case .accept: "/api/v1/tasks/{task}/acceptance"
        case .sendBack: "/api/v1/tasks/{task}/return"
        case .proposeChange: "/api/v1/tasks/{task}/change"
        case .approveChange: "/api/v1/tasks/{task}/change/approval"
        case .declineChange: "/api/v1/tasks/{task}/change/refusal"
        }
    }

    private static func body(of act: TaskAct) -> APIBody {
        switch act {
        case .assign: .json(.object(APIField("units", units, "承担单位和职责（TASK-1）")))
        case .acknowledge, .approveChange: .none
        case .delegate: .json(.object(APIField("unit", .id, "科室或单位"), APIField("member", .id, "经办人")))
        case .progress, .contribute, .report:
            .multipart(
                .object(APIField("words", .text(), "进展、配合或落实情况")),
                files: [APIFile("evidence", "佐证材料；报送办结须附至少一份（TASK-4）", required: false, list: true)])
        case .accept: .json(.object(APIField("note", .text(), "确认意见", required: false)))
        case .sendBack, .declineChange: .json(.object(APIField("reason", .text(), "理由")))
        case .proposeChange:
            .json(
                .object(
                    APIField("due", .nullable(.day), "新的时限", required: false),
                    APIField("units", .nullable(units), "新的承担单位", required: false),
                    APIField("reason", .text(), "理由（ROLE-13）")))
        }
    }

    private static let units = APISchema.list(
        .object(
            APIField("unit", .id, "单位"), APIField("duty", TaskSchemas.duty, "lead 牵头、responsible 责任、cooperating 配合"),
            APIField("note", .nullable(.text(longest: 500)), "对这个单位的说明；不填则保留原有的", required: false)), most: 200)
}
