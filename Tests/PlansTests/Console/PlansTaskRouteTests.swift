import HTTPTypes
import Kernel
import Markup
import ObjectStorage
import PageChecking
import SignedInSite
import Site
import Testing

@testable import Plans

/// The acts on a task as people do them: forms posted to its resources.
@Suite struct PlansTaskRouteTests {
    typealias World = LedgerWorld

    /// Assigned to done over every page in between, one return on the way (TASK-4).
    @Test func aTaskGoesFromAssignmentToAcceptance() async throws {
        try await LedgerSite.with { site in
            let plan = try await site.world.plan()
            let task = try #require(try await site.world.tasks(of: plan).first)
            try await site.assign(task)
            #expect(try await site.act(.acknowledge, task, as: World.leadHead) == .acknowledged)
            let member = "\(World.publicity) \(World.leadClerk.id)"
            #expect(
                try await site.act(.delegate, task, [("delegate_member", member)], as: World.leadHead) == .acknowledged)
            #expect(
                try await site.act(.progress, task, [("progress_words", "已完成起草")], as: World.leadClerk) == .inProgress)
            try await site.report(task, "已发布解读三篇")
            #expect(
                try await site.act(.sendBack, task, [("send_back_reason", "缺少发布截图")], as: World.office) == .returned)
            try await site.report(task, "补充了截图")
            #expect(try await site.act(.accept, task, as: World.office) == .accepted)

            let page = try await site.page(LedgerLinks.task(task.id), as: World.leadClerk)
            let shown = [
                "已完成起草", "已发布解读三篇", "缺少发布截图", "补充了截图", "宣教科长已签收，经办人宣教科员", "审计凭证 第 ",
                "按时办结",
            ]
            for words in shown { #expect(page.contains(words), "\(words)") }
        }
    }

    /// TASK-4: no completion without proof; what was typed comes back.
    @Test func aReportWithoutEvidenceIsRefusedAndNothingTypedIsLost() async throws {
        try await LedgerSite.with { site in
            let task = try await site.world.assigned()
            let answer = try await site.post(
                LedgerLinks.act(.report)(task.id), [site.version(task), ("report_words", "已全部落实，详见附件")], files: [],
                as: World.leadClerk)
            #expect(answer.status == .unprocessableContent)
            #expect(answer.text.contains("没有附佐证材料"))
            #expect(answer.text.contains("已全部落实，详见附件</textarea>"))
            #expect(answer.text.contains("href=\"#f-report_evidence\"") && !answer.text.contains("附件没有保存"))
            #expect(PageChecker.problems(in: answer.text) == [])
            #expect(try await site.reread(task) == task)
        }
    }

    /// A program that calls itself a picture is not kept, and no row names it.
    @Test func aFileIsTakenForWhatItIs() async throws {
        try await LedgerSite.with { site in
            let task = try await site.world.assigned()
            let program: [UInt8] = [0x7F, 0x45, 0x4C, 0x46, 2, 1, 1] + [UInt8](repeating: 0, count: 64)
            let page = Array("<html><script>alert(1)</script></html>".utf8)
            for (name, bytes) in [("截图.png", program), ("截图.png", page), ("空.pdf", [])] {
                let files = [("report_evidence", "好.png", LedgerSite.picture), ("report_evidence", name, bytes)]
                let answer = try await site.post(
                    LedgerLinks.act(.report)(task.id), [site.version(task), ("report_words", "已落实")],
                    files: name == "空.pdf" ? [files[1]] : files, as: World.leadClerk)
                #expect(answer.status == .unprocessableContent, "\(name)")
                #expect(answer.text.contains("已落实</textarea>"))
                #expect(answer.text.contains("附件没有保存") && answer.text.contains(name == "空.pdf" ? "文件是空的" : "文件未收下"))
            }
            #expect(try await site.files?.list() == [])
            #expect(try await site.reread(task) == task)
        }
    }

    @Test func evidenceIsGivenOutAsAFileAndNothingElse() async throws {
        try await LedgerSite.with { site in
            let task = try await site.world.assigned()
            try await site.report(task, "已落实", name: "截图<1>.png")
            let report = try #require(try await site.world.plans.reports(on: task.id, for: World.office).first)
            let link = LedgerLinks.evidence(try #require(report.evidence.first).id)
            let answer = try await site.get(link, as: World.office)
            #expect(answer.status == .ok && answer.bytes == LedgerSite.picture)
            #expect(answer.headers[.contentType] == "image/png")
            #expect(answer.headers[.contentDisposition]?.hasPrefix("attachment; ") == true)
            #expect(answer.headers[.xContentTypeOptions] == "nosniff")
            #expect(try await site.get(link, as: World.outsider).status == .notFound)
            #expect(try await site.get(link, as: nil).status == .seeOther)
        }
    }

    /// Somebody else was quicker: 412, and the words are still there.
    @Test func aStaleFormIsRefusedWithItsWords() async throws {
        try await LedgerSite.with { site in
            let task = try await site.world.assigned()
            _ = try await site.world.plans.acknowledge(task.id, by: World.leadHead)
            let answer = try await site.post(
                LedgerLinks.act(.progress)(task.id), [site.version(task), ("progress_words", "正在收集材料")], files: [],
                as: World.leadClerk)
            #expect(answer.status == .preconditionFailed)
            #expect(answer.text.contains("已被他人更新") && answer.text.contains("正在收集材料</textarea>"))
            #expect(PageChecker.problems(in: answer.text) == [])
        }
    }

    /// ROLE-13: the office proposes, a leader approves; the day moves only then.
    @Test func aChangeNeedsALeader() async throws {
        try await LedgerSite.with { site in
            let task = try await site.world.assigned()
            let fields = [("propose_change_due", "2026-12-10"), ("propose_change_reason", "系统升级推迟")]
            #expect(try await site.act(.proposeChange, task, fields, as: World.office) == .assigned)
            #expect(try await site.reread(task).due == World.day("2026-11-30"))
            let page = try await site.page(LedgerLinks.task(task.id), as: World.leader)
            #expect(page.contains("系统升级推迟") && page.contains("批准调整"))
            #expect(try await site.act(.approveChange, task, as: World.leader) == .assigned)
            #expect(try await site.reread(task).due == World.day("2026-12-10"))
            let after = try await site.page(LedgerLinks.task(task.id), as: World.leader)
            #expect(after.contains("时限调整为2026年12月10日"))
        }
    }

    @Test func aChangeOfUnitsIsReadFromTheGrid() async throws {
        try await LedgerSite.with { site in
            let task = try await site.world.assigned()
            let fields = [
                ("propose_change_reason", "职能调整"),
                (TaskField.duty(.proposeChange, World.petitions), "lead"),
                (TaskField.duty(.proposeChange, World.hospital), "responsible"),
            ]
            _ = try await site.act(.proposeChange, task, fields, as: World.office)
            let change = try #require(try await site.reread(task).pendingChange)
            #expect(change.due == nil)
            #expect(
                Set(change.assignments?.map { "\($0.unit) \($0.duty)" } ?? []) == [
                    "\(World.petitions) lead", "\(World.hospital) responsible",
                ])
            #expect(
                try await site.act(.declineChange, task, [("decline_change_reason", "职能未变")], as: World.leader)
                    == .assigned)
            #expect(try await site.reread(task).assignments.count == 3)
        }
    }

    static let wrong: [(TaskAct, Officer, [(String, String)])] = [
        (.assign, World.leadClerk, []), (.acknowledge, World.uninvolved, []),
        (.delegate, World.uninvolved, [("delegate_member", "\(World.publicity) \(World.leadClerk.id)")]),
        (.progress, World.cooperating, [("progress_words", "好")]),
        (.contribute, World.leadClerk, [("contribute_words", "好")]),
        (.report, World.cooperating, [("report_words", "好")]), (.accept, World.leadHead, []),
        (.sendBack, World.supervisor, [("send_back_reason", "补充")]),
        (.proposeChange, World.leader, [("propose_change_reason", "好"), ("propose_change_due", "2026-12-01")]),
        (.approveChange, World.office, []), (.declineChange, World.above, [("decline_change_reason", "好")]),
    ]

    /// Every act by somebody who may not: 403 with the decision's own sentence, nothing changed.
    @Test(arguments: wrong.indices)
    func actsOfOthersAreRefused(_ index: Int) async throws {
        let (act, officer, fields) = PlansTaskRouteTests.wrong[index]
        try await LedgerSite.with { site in
            let task = try await site.world.assigned()
            let answer = try await site.post(LedgerLinks.act(act)(task.id), [site.version(task)] + fields, as: officer)
            let refusal = try #require(task.refusal(of: act, by: officer))
            #expect(answer.status == refusal.code.status)
            #expect(answer.text.contains(refusal.sentence), "\(act)")
            #expect(try await site.reread(task) == task)
        }
    }

    /// To strangers the task does not exist, whatever they ask; a form without its token does nothing.
    @Test func strangersAndForgedFormsGetNowhere() async throws {
        try await LedgerSite.with { site in
            let task = try await site.world.assigned()
            #expect(try await site.get(LedgerLinks.task(task.id), as: World.outsider).status == .notFound)
            #expect(try await site.get(LedgerLinks.task(task.id), as: World.administrator).status == .forbidden)
            for act in TaskAct.allCases {
                let link = LedgerLinks.act(act)(task.id)
                #expect(
                    try await site.post(link, [site.version(task)], as: World.outsider).status == .notFound, "\(act)")
                let forged = try await site.post(link, [site.version(task)], as: World.leadHead, proof: false)
                #expect(forged.status == .forbidden, "\(act)")
            }
            #expect(try await site.reread(task) == task)
        }
    }

    /// T3: what people type is shown as text, wherever it is shown.
    @Test func hostileWordsAreText() async throws {
        let hostile = "<script>alert('\"&')</script><img src=x onerror=alert(1)>"
        try await LedgerSite.with { site in
            let plan = try await site.world.plan([hostile])
            let task = try #require(try await site.world.tasks(of: plan).first)
            try await site.assign(task)
            _ = try await site.act(.progress, task, [("progress_words", hostile)], as: World.leadClerk)
            try await site.report(task, hostile, name: "\(hostile).png")
            _ = try await site.act(.sendBack, task, [("send_back_reason", hostile)], as: World.office)
            _ = try await site.act(
                .proposeChange, task, [("propose_change_reason", hostile), ("propose_change_due", "2026-12-01")],
                as: World.office)
            try await site.world.plans.publish(plan, by: World.office)
            let links = [
                LedgerLinks.task(task.id), LedgerLinks.ledger, LedgerLinks.workbench, LedgerLinks.plans,
                LedgerLinks.overview, LedgerLinks.publicLedger, LedgerLinks.publicPlan(plan),
                LedgerLinks.ledger(words: hostile),
            ]
            for link in links {
                let page = try await site.page(link, as: World.leader)
                #expect(!page.contains("<script>alert") && !page.contains("<img src=x"), "\(link.address)")
            }
        }
    }

    @Test(arguments: ["abc", "2026-02-30", "9999-01-01", "2026-13-01", "-1", "２０２６-12-01"])
    func aDayThatIsNoneIsAskedForAgain(_ typed: String) async throws {
        try await LedgerSite.with { site in
            let task = try await site.world.assigned()
            let answer = try await site.post(
                LedgerLinks.act(.proposeChange)(task.id),
                [site.version(task), ("propose_change_due", typed), ("propose_change_reason", "推迟")], as: World.office)
            #expect(answer.status == .unprocessableContent)
            #expect(answer.text.contains("不是有效日期") && answer.text.contains("推迟</textarea>"))
            #expect(PageChecker.problems(in: answer.text) == [])
        }
    }
}

extension LedgerSite {
    /// Posts an act and gives the state the task is in afterwards; fails the test when it was refused.
    func act(
        _ act: TaskAct, _ task: PlanTask, _ fields: [(String, String)] = [], as officer: Officer
    ) async throws -> TaskState {
        let answer = try await post(
            LedgerLinks.act(act)(task.id), [version(try await reread(task))] + fields, as: officer)
        #expect(answer.status == .seeOther, "\(act)")
        return try await reread(task).state
    }

    /// Hands the task to 宣教科 (lead), 县人民医院 (responsible) and 财务科 (co-operating) over the grid.
    func assign(_ task: PlanTask) async throws {
        let duties = LedgerWorld.duties.map { (TaskField.duty(.assign, $0.unit), $0.duty.rawValue) }
        #expect(try await act(.assign, task, duties, as: LedgerWorld.office) == .assigned)
    }

    func report(_ task: PlanTask, _ words: String, name: String = "截图.png") async throws {
        let answer = try await post(
            LedgerLinks.act(.report)(task.id), [version(try await reread(task)), ("report_words", words)],
            files: [("report_evidence", name, LedgerSite.picture)], as: LedgerWorld.leadClerk)
        #expect(answer.status == .seeOther, "\(words)")
        #expect(try await reread(task).state == .reported)
    }
}
