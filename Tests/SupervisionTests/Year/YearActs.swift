import Kernel
import Obligations
import Plans
import Testing

@testable import Supervision

/// What the stores of plans and supervision do in the year, through their own acts.
extension YearWorld {
    func act(on day: String) async throws {
        switch day {
        case "2026-02-24": try await order()
        case "2026-03-02": try await plan()
        case "2026-03-12": try await rectify()
        case "2026-03-18": try await strike()
        case "2026-04-10":
            try await register(.training, ["topic": "年度培训计划", "form": "年度计划"])
        case "2026-05-06": try await register(.complaint, ["matter": "价格目录没有公开", "channel": "来电"])
        case "2026-06-05": try await answer()
        case "2026-07-08", "2026-12-15":
            try await register(.hearing, ["leader": "局领导", "matters": "公开工作情况"])
        default: break
        }
    }

    private func register(_ kind: RegisterKind, _ values: [String: String]) async throws {
        _ = try await registers.add(
            RegisterDraft(day: registers.today, unit: YearWorld.office, values: values), to: kind, by: YearWorld.officer
        )
    }

    private func answer() async throws {
        let all = try await registers.entries(.complaint, of: YearWorld.agency, for: YearWorld.officer)
        _ = try await registers.close(try #require(all.first).id, .answer, words: "已公开", by: YearWorld.officer)
    }

    /// SUP-1: ordered on the day, over what was black then; put right a week late.
    private func order() async throws {
        var query = BoardQuery()
        query.signal = .black
        let owed = try await board.page(query, for: YearWorld.watcher).lines.map(\.obligation)
        let item = try await items.draft(
            ItemDraft(
                contents: ItemContents(
                    title: "督促一次性告知补正", demand: "立即办理", due: try #require(Day(iso: "2026-03-03"))),
                target: YearWorld.agency, unit: YearWorld.health,
                obligations: owed.filter { $0.rule == "FOI-30" }.map(\.id)), by: YearWorld.watcher)
        _ = try await items.act(.submit, .none, on: item.id, by: YearWorld.watcher)
        _ = try await items.act(.issue, .none, on: item.id, by: YearWorld.leader)
    }

    private func item() async throws -> SupervisionItemID {
        try #require(try await items.list(ItemQuery(), for: YearWorld.watcher).items.first).id
    }

    private func rectify() async throws {
        _ = try await items.act(.rectify, .words("已告知补正"), on: try await item(), by: YearWorld.head)
    }

    private func strike() async throws {
        let id = try await item()
        _ = try await items.act(.pass, .words("属实"), on: id, by: YearWorld.watcher)
        _ = try await items.act(.close, .none, on: id, by: YearWorld.leader)
    }

    /// TASK-4, TASK-5: a plan with one task for the end of November and one clause that a person looks at every quarter.
    private func plan() async throws {
        let texts = ["公开医养结合机构名录。", "每季度抽查直属单位不少于1次。"]
        let draft = ImportDraft(
            title: "2026年政务公开工作要点", year: 2026, issuer: "县卫健局", documentNumber: nil, reportDue: "2026-12-21",
            contactDepartment: "办公室",
            rows: texts.enumerated().map { index, text in
                ImportRow(
                    position: index + 1, sectionPath: [], number: "\(index + 1)", text: text,
                    units: [RowUnit(name: "疾控科", duty: .lead)], deadlineWords: nil, due: "2026-11-30",
                    requirements: [], questions: [], sourceBlock: nil, sourceRow: nil)
            }, units: [NamedUnit(name: "疾控科", choice: .units([YearWorld.health.text]))], questions: [])
        let upload = try await imports.begin(
            fileName: "要点.docx", fileHash: String(repeating: "a", count: 64), draft: draft,
            source: SourcePreview(format: "docx", blocks: [], notes: []), by: YearWorld.officer)
        let plan = try await imports.confirm(upload, by: YearWorld.officer, version: nil) { _, _, _ in
            throw Refusal.notFound
        }
        _ = try await plans.assignAll(of: plan, by: YearWorld.officer)
        _ = try await checks.settleRest(of: plan, by: YearWorld.officer)
    }
}
