import Audit
import Kernel
import Publishing
import Requests
import SQL
import TestSupport
import Testing

@testable import AnnualReport

/// A report from the first count to its publication, and what is refused on the way.
@Suite struct AnnualReportStoreTests {
    typealias World = ReportWorld

    @Test(arguments: TestDatabases.all)
    func `compile, settle, review, publish (FOI-49)`(_ database: TestDatabase) async throws {
        try await World.with(database) { world in
            var numbers = Seeded(9)
            try await world.register((0..<200).map { _ in Story.random(&numbers) })
            let report = try await world.ready()
            let view = try await world.reports.view(report.id, for: World.office)
            #expect(view.check.failures.isEmpty && view.openWarnings.isEmpty)
            #expect(view.obstacle(today: World.day("2026-01-05")) == nil)
            #expect(view.texts.overview.contains("全年新收政府信息公开申请\(view.tables[.request(.received, 7)])件"))
            let column = try await world.column()
            let settled = try await world.reports.settle(report.id, in: column.id, by: World.office) {
                ReportFiles.html($0)
            }
            #expect(settled.state == .settled)
            let article = try #require(settled.article)
            #expect(try await world.reports.publicList().isEmpty)
            try await world.approve(article)
            world.clock.set("2026-01-20")
            _ = try await world.publishing.publish(article, by: World.office)
            let line = try #require(try await world.reports.publicList().first)
            #expect(line.report.state == .published && line.report.publishedAt?.day == World.day("2026-01-20"))
            let found = try await world.reports.publicReport(report.id)
            #expect(found.contents.tables == view.tables)
            let last = try await world.reports.timeline(of: report.id, for: World.office).last
            #expect(last?.act == "annual_report.publish")
        }
    }

    @Test(arguments: TestDatabases.all)
    func `a settled report does not change with the records (RPT-25)`(_ database: TestDatabase) async throws {
        try await World.with(database) { world in
            var numbers = Seeded(10)
            try await world.register((0..<50).map { _ in Story.random(&numbers) })
            let report = try await world.ready()
            _ = try await world.reports.settle(report.id, in: try await world.column().id, by: World.office) {
                ReportFiles.html($0)
            }
            let before = try await world.reports.view(report.id, for: World.office).tables
            try await world.store.write { tx in
                try tx.execute("UPDATE request SET received_on = '2025-05-05', applicant_kind = 'company'")
            }
            let view = try await world.reports.view(report.id, for: World.office)
            #expect(view.tables == before && view.counted != before)
            let reopened = try await world.reports.perform(.reopen, on: report.id, by: World.head)
            #expect(reopened.state == .compiling)
            #expect(try await world.reports.view(report.id, for: World.office).tables == view.counted)
        }
    }

    @Test(arguments: TestDatabases.all)
    func `the old draft and an altered text are not published (RPT-32)`(_ database: TestDatabase) async throws {
        try await World.with(database) { world in
            let report = try await world.ready(), column = try await world.column()
            let first = try #require(
                try await world.reports.settle(report.id, in: column.id, by: World.office) { ReportFiles.html($0) }
                    .article
            )
            try await world.approve(first)
            _ = try await world.reports.perform(.reopen, on: report.id, by: World.office)
            #expect(
                try await Refused.by { _ = try await world.publishing.publish(first, by: World.office) }
                    == Refused("FOI-49", "未能发布"))
            let second = try #require(
                try await world.reports.settle(report.id, in: column.id, by: World.office) { ReportFiles.html($0) }
                    .article
            )
            #expect(second != first)
            var content = try await world.publishing.latestRevision(of: second, for: World.office).content
            content.body = content.body.replacing("没有收到", with: "收到9件")
            _ = try await world.publishing.revise(
                second, to: content, changeNote: "", findings: [], by: World.office)
            try await world.approve(second)
            #expect(
                try await Refused.by { _ = try await world.publishing.publish(second, by: World.office) }
                    == Refused("RPT-32", "未能发布"))
        }
    }

    @Test(arguments: TestDatabases.all)
    func `figures from outside count when a second person confirmed them (RPT-10)`(_ database: TestDatabase)
        async throws
    {
        try await World.with(database) { world in
            let id = try await world.reports.open(2025, by: World.office).id
            let draft = ManualFigureDraft(place: "s2.licences", amount: "56", source: "许可系统统计表")
            _ = try await world.reports.perform(.addFigure(draft), on: id, by: World.office)
            let figure = try #require(try await world.reports.view(id, for: World.office).figures.first)
            #expect(try await world.reports.view(id, for: World.office).tables[.disclosure(.licences)] == 0)
            #expect(
                try await Refused.by {
                    _ = try await world.reports.perform(.confirmFigure(figure.id), on: id, by: World.office)
                } == Refused("RPT-10", "未能复核数字"))
            _ = try await world.reports.perform(.confirmFigure(figure.id), on: id, by: World.second)
            let view = try await world.reports.view(id, for: World.office)
            #expect(view.tables[.disclosure(.licences)] == 56 && view.counted[.disclosure(.licences)] == 0)
            for (place, amount) in [("s2.licences", "-1"), ("r24.c1", "1"), ("s2.fees", "1.234"), ("", "1")] {
                let bad = ManualFigureDraft(place: place, amount: amount, source: "表")
                #expect(
                    try await Refused.by {
                        _ = try await world.reports.perform(.addFigure(bad), on: id, by: World.office)
                    }?.beginning == "未能登记数字")
            }
            _ = try await world.enter("r3.c1", "2", on: id)
            let broken = try await world.reports.view(id, for: World.office)
            #expect(broken.tables[.request(.total, 7)] == 2)
            #expect(broken.check.failures.map(\.rule) == ["RPT-21", "RPT-21"])
            #expect(broken.obstacle(today: World.day("2026-01-05"))?.rule == "RPT-21")
        }
    }

    @Test(arguments: TestDatabases.all)
    func `warnings are explained, an unfinished year is not settled`(_ database: TestDatabase) async throws {
        try await World.with(database) { world in
            let report = try await world.reports.open(2025, by: World.office), column = try await world.column()
            let warning = try #require(try await world.reports.view(report.id, for: World.office).openWarnings.first)
            #expect(warning.rule == "RPT-24")
            func settle(_ id: YearReportID) async throws -> Refused? {
                try await Refused.by {
                    _ = try await world.reports.settle(id, in: column.id, by: World.office) { ReportFiles.html($0) }
                }
            }
            #expect(try await settle(report.id) == Refused("RPT-24", "未能定稿"))
            _ = try await world.reports.perform(
                .settleWarning(warning.key, reason: "上一年度没有未办结的申请"), on: report.id, by: World.office)
            #expect(try await settle(report.id) == nil)
            let running = try await world.reports.open(2026, by: World.office)
            #expect(try await settle(running.id) == Refused("RPT-3", "未能定稿"))
            #expect(
                try await Refused.by { _ = try await world.reports.open(2027, by: World.office) }
                    == Refused("FOI-49", "未能开始编制"))
            #expect(
                try await Refused.by { _ = try await world.reports.open(2025, by: World.office) }
                    == Refused("FOI-49", "未能开始编制"))
        }
    }

    @Test(arguments: TestDatabases.all)
    func `milestones are obligations, met by hand or by publication (RPT-4)`(_ database: TestDatabase) async throws {
        try await World.with(database) { world in
            let report = try await world.ready()
            _ = try await world.reports.perform(
                .addMilestone("报送初稿", on: World.day("2026-01-20")), on: report.id, by: World.office)
            _ = try await world.reports.perform(
                .addMilestone("发布", on: World.day("2026-01-28")), on: report.id, by: World.office)
            #expect(try await world.duties("RPT-4") == ["open 2025年年度报告：报送初稿", "open 2025年年度报告：发布"])
            _ = try await world.reports.perform(.meetMilestone(0), on: report.id, by: World.office)
            #expect(try await world.duties("RPT-4").first?.hasPrefix("met") == true)
            #expect(
                try await Refused.by {
                    _ = try await world.reports.perform(
                        .addMilestone("晚了", on: World.day("2026-02-01")), on: report.id, by: World.office)
                } == Refused("RPT-4", "未能登记时间节点"))
            let article = try #require(
                try await world.reports.settle(report.id, in: try await world.column().id, by: World.office) {
                    ReportFiles.html($0)
                }.article)
            try await world.approve(article)
            _ = try await world.publishing.publish(article, by: World.office)
            #expect(try await world.duties("RPT-4").allSatisfy { $0.hasPrefix("met") })
        }
    }

    @Test(arguments: TestDatabases.all)
    func `who may do what (ROLE-14)`(_ database: TestDatabase) async throws {
        try await World.with(database) { world in
            for officer in World.everybody where ![21, 22, 23].map({ World.id($0) as MemberID }).contains(officer.id) {
                let mine = officer.agency == World.commission
                let refused = try await Refused.by { _ = try await world.reports.open(2025, by: officer) }
                #expect(refused != nil || !mine, "\(officer.name)")
            }
            let id = try await world.reports.open(2024, by: World.office).id
            for officer in World.everybody {
                let canRead = ![World.outsider.id, World.administrator.id].contains(officer.id)
                let refused = try await Refused.by { _ = try await world.reports.view(id, for: officer) }
                #expect((refused == nil) == canRead, "\(officer.name)")
                let wrote = try await Refused.by {
                    _ = try await world.reports.perform(
                        .edit(ReportTexts(overview: "一", problems: "五", others: "六")), on: id, by: officer)
                }
                #expect((wrote == nil) == [World.office.id, World.second.id, World.head.id].contains(officer.id))
            }
        }
    }

    @Test(arguments: TestDatabases.all)
    func `what subordinates send is verified, replaced and summed`(_ database: TestDatabase) async throws {
        try await World.with(database) { world in
            func send(_ name: String, _ tables: ReportTables) async throws -> ReceivedReport {
                try await world.reports.receive(
                    ReportContents(agencyName: name, agencyCode: name, tables: tables, texts: ReportTexts()),
                    by: World.above)
            }
            let good = try PublicVector.tables()
            var bad = good
            var rows = PublicVector.rows
            rows[2][0] += 1
            bad.requests = try #require(RequestTally(year: 2025, rows: rows))
            #expect(try await send("甲局", good).state == .accepted)
            let returned = try await send("乙局", bad)
            #expect(returned.state == .returned)
            #expect(returned.faults.contains { $0.contains("r3：c7 = c1 + … + c6") })
            #expect(try await world.reports.received(2025, for: World.above).map(\.sender) == ["乙局", "甲局"])
            #expect(try await send("乙局", good).state == .accepted)
            let all = try await world.reports.received(2025, for: World.above)
            #expect(all.count == 2)
            let sum = ReportSum(all.map(\.contents.tables), year: 2025)
            #expect(sum.count == 2 && sum.tables[.request(.received, 7)] == 28_138)
            #expect(
                try await Refused.by { _ = try await world.reports.received(2025, for: World.clerk) }
                    == Refused("FOI-49", "未能查看"))
        }
    }
}
