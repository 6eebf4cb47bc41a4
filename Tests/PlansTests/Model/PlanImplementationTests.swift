import Foundation
import Kernel
import OfficeFormats
import Testing

@testable import Plans

/// What the summary of a plan says of each task, and that its numbers are the ledger's (TASK-6).
@Suite struct PlanImplementationTests {
    typealias World = LedgerWorld

    static let today = World.day("2026-12-05")
    static let names: [UnitID: String] = [
        World.publicity: "宣传教育科", World.hospital: "县人民医院", World.finance: "财务科",
    ]

    static func report(
        _ kind: ReportRecord.Kind, _ words: String, on day: String, outcome: ReportRecord.Outcome? = nil,
        note: String? = nil, evidence: [EvidenceRecord] = [], records: [RecordEvidence] = []
    ) -> ReportRecord {
        ReportRecord(
            id: World.id(700), kind: kind, unit: World.publicity, author: "科员", words: words,
            submittedAt: Moment(day: World.day(day), minute: 570), outcome: outcome,
            reviewer: outcome.map { _ in "办公室" },
            reviewNote: note, reviewedAt: outcome.map { _ in Moment(day: World.day(day).adding(days: 2), minute: 600) },
            evidence: evidence, records: records)
    }

    static let file = EvidenceRecord(
        id: World.id(701),
        file: EvidenceFile(name: "截图.png", hash: String(repeating: "ab", count: 32), size: 9, kind: "png"))
    static let article = RecordEvidence(
        id: World.id(702),
        record: LiveRecord(
            kind: .article, id: "a1", title: "解读通知", address: "/articles/a1", hash: "h1", state: "2026年3月1日公开"),
        standing: .changed)

    static func summary(_ tasks: [(PlanTask, TaskHistory)]) -> PlanImplementation {
        let tasks = tasks.enumerated().map { index, pair in (Self.placed(pair.0, index + 1), pair.1) }
        let records = PlanRecords(
            plan: Plan(
                id: World.id(40), agency: World.commission, year: 2026, title: "2026年工作要点", issuer: nil,
                documentNumber: nil, reportDue: nil, contactDepartment: nil, sourceName: "要点.docx", sourceHash: "",
                confirmedAt: Moment(day: World.day("2026-03-01"), minute: 0)),
            tasks: tasks.map(\.0),
            histories: Dictionary(uniqueKeysWithValues: tasks.map { ($0.0.id, $0.1) }))
        return PlanImplementation(
            records, names: names, on: LedgerDay(today, calendar: StateCouncil.calendar))
    }

    /// The same task with an id and a place of its own.
    private static func placed(_ task: PlanTask, _ position: Int) -> PlanTask {
        PlanTask(
            id: World.id(800 + position), plan: task.plan, agency: task.agency, position: position,
            sectionPath: task.sectionPath, number: task.number, text: task.text, deadlineWords: task.deadlineWords,
            due: task.due, state: task.state, assignments: task.assignments, report: task.report,
            pendingChange: task.pendingChange)
    }

    /// Due on 30 November, five days ago.
    static let delays: [(TaskState, TaskHistory, [String])] = [
        (.pending, .empty, ["尚未分派到单位。"]),
        (.assigned, .empty, ["承担单位尚未签收。"]),
        (.inProgress, .empty, ["没有登记原因。"]),
        (
            .inProgress, TaskHistory(reports: [report(.progress, "系统升级\n推迟。", on: "2026-11-02")]),
            ["2026年11月2日填报进展：系统升级 推迟。"]
        ),
        (
            .returned,
            TaskHistory(reports: [report(.completion, "已办", on: "2026-11-20", outcome: .returned, note: "缺少截图")]),
            ["2026年11月22日退回补充：缺少截图。"]
        ),
        (
            .acknowledged,
            TaskHistory(changes: [
                DueChange(
                    due: World.day("2026-12-20"), reason: "上级文件未印发", proposedOn: World.day("2026-11-25"), outcome: nil,
                    note: "")
            ]), ["2026年11月25日申请把时限调整为2026年12月20日（等待批准）：上级文件未印发。"]
        ),
        (
            .acknowledged,
            TaskHistory(changes: [
                DueChange(
                    due: nil, reason: "职责调整", proposedOn: World.day("2026-11-25"), outcome: .declined, note: "按原分工办理")
            ]), ["2026年11月25日申请调整承担单位（未批准）：按原分工办理。"]
        ),
    ]

    @Test(arguments: delays.indices)
    func `what is late says why, in the words of its records`(_ index: Int) throws {
        let (state, history, words) = Self.delays[index]
        let line = try #require(Self.summary([(World.task(state), history)]).late.first)
        #expect(line.lateness == .open(5) && line.reasons == words)
        #expect(line.proofs.isEmpty && line.acceptedOn == nil)
    }

    @Test func `done tasks show what was accepted, with its day, and nothing that was only reported`() throws {
        let accepted = Self.report(
            .completion, "已发布", on: "2026-10-20", outcome: .accepted, evidence: [Self.file], records: [Self.article])
        let returned = Self.report(
            .completion, "初稿", on: "2026-10-01", outcome: .returned, note: "不全", evidence: [Self.file])
        let summary = Self.summary([
            (World.task(.accepted), TaskHistory(reports: [accepted, returned])),
            (
                World.task(.reported),
                TaskHistory(reports: [Self.report(.completion, "已办", on: "2026-10-20", evidence: [Self.file])])
            ),
        ])
        let done = summary.lines[0], reported = summary.lines[1]
        #expect(done.acceptedOn == World.day("2026-10-22") && done.lateness == nil && done.reasons.isEmpty)
        #expect(done.proofs.map(\.title) == ["截图.png", "解读通知"])
        #expect(done.proofs.map(\.acceptedOn) == [World.day("2026-10-22"), World.day("2026-10-22")])
        #expect(done.proofs.map(\.note) == ["文件", "公开信息，现内容已变更"])
        #expect(reported.proofs.isEmpty && reported.acceptedOn == nil)
        #expect(reported.reasons == ["2026年10月20日已报送办结，等待审核。"])
    }

    @Test func `numbers are those of the ledger's own summary`() {
        let summary = Self.summary([
            (World.task(.accepted), .empty), (World.task(.assigned), .empty), (World.task(.pending), .empty),
        ])
        #expect(summary.summary.all.total == 3 && summary.summary.all.accepted == 1)
        #expect(
            summary.summary.all.overdue == summary.late.count { if case .open? = $0.lateness { true } else { false } })
        let unit = summary.summary.units.first { $0.unit == World.publicity }?.counts
        #expect(unit?.total == 2 && unit?.accepted == 1 && unit?.donePercent == 50)
        #expect(summary.sentences.first == "2026年要点共3项任务，已办结1项（33%），还有2项未办结。")
    }

    static let sample = summary([
        (
            World.task(.accepted),
            TaskHistory(reports: [
                report(.completion, "已发布", on: "2026-10-20", outcome: .accepted, evidence: [file], records: [article])
            ])
        ),
        (World.task(.assigned), .empty),
    ])

    @Test func `the json follows its schema and tells each proof by its hash and address`() throws {
        let schema = try JSONSchema(
            file: URL(fileURLWithPath: #filePath).appendingPathComponent(
                "../../../../docs/schemas/plan-implementation.schema.json"
            ).standardized)
        for summary in [Self.sample, Self.summary([])] {
            let bytes = try ImplementationExport.bytes(.json, summary)
            #expect(schema.problems(in: try JSONSerialization.jsonObject(with: Data(bytes))) == [])
        }
        #expect(schema.problems(in: ["title": "", "tasks": [["position": "1"]]]).count >= 5)
        let text = String(decoding: try ImplementationExport.bytes(.json, Self.sample), as: UTF8.self)
        #expect(
            text.contains("\"sha256\": \"\(Self.file.file.hash)\"") && text.contains("\"address\": \"/articles/a1\""))
        #expect(text.contains("\"reasons\": [\"承担单位尚未签收。\"]") && text.contains("\"days_late\": 5"))
    }

    @Test func `the word file holds units, what is late, every task and every proof`() async throws {
        let file = try await DocumentReader.read(
            bytes: try ImplementationExport.bytes(.docx, Self.sample), named: "a.docx")
        let tables = file.blocks.compactMap { block -> [[String]]? in
            if case .table(let table) = block { table.rows.map { $0.map(\.text) } } else { nil }
        }
        #expect(tables.map(\.count) == [3, 2, 3, 3])
        #expect(tables[0][1].first == "县人民医院" || tables[0][1].first == "宣传教育科")
        #expect(tables[1][1].contains("承担单位尚未签收。") && tables[1][1].contains("逾期5天，未办结"))
        #expect(tables[2][1].contains("按时办结") && tables[2][1].contains("2026-10-22"))
        #expect(tables[3][1].last == (0..<4).map { _ in String(repeating: "ab", count: 8) }.joined(separator: " "))
        #expect(tables[3][2].last?.contains("/articles/a1") == true)
        #expect(!(try ImplementationExport.bytes(.docx, Self.summary([])).isEmpty))
    }
}
