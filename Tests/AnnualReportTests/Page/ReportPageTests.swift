import HTTPTypes
import Kernel
import Markup
import PageChecking
import Publishing
import Requests
import SignedInSite
import Site
import Testing

@testable import AnnualReport

@Suite struct AnnualReportPageTests {
    typealias World = ReportWorld

    private func done(
        _ site: ReportSite, _ act: ReportAct, _ fields: [(String, String)], on id: YearReportID,
        as officer: Officer = World.office
    ) async throws {
        let reply = try await site.act(act, fields, on: id, as: officer)
        #expect(reply.status == 303, "\(act) \(reply.text.prefix(2_000))")
        try await site.page(reply.location, as: officer)
    }

    /// From 开始编制 to 定稿送审 and back, by forms alone.
    @Test func aReportGoesItsWayByForms() async throws {
        try await ReportSite.with { site in
            let column = try await site.world.column()
            #expect(try await site.page(ReportLinks.list, as: World.office).contains("还没有年度报告"))
            let begun = try await site.post(ReportLinks.list, [("year", "2025")], as: World.office)
            let id = try #require(begun.location.split(separator: "/").last.flatMap { YearReportID(String($0)) })
            try await done(
                site, .addFigure, [("place", "s2.licences"), ("amount", "56"), ("source", "许可系统统计表")], on: id)
            let figure = try #require(try await site.view(id).figures.first).id.text
            try await done(site, .confirmFigure, [("figure", figure)], on: id, as: World.second)
            #expect(try await site.view(id).tables[.disclosure(.licences)] == 56)
            for warning in try await site.view(id).check.warnings {
                try await done(
                    site, .settleWarning, [("warning", warning.key), ("place", "0"), ("reason_0", "没有结转")], on: id)
            }
            try await done(site, .edit, [("text_1", "新收{r1.c7}件。"), ("text_5", "问题。"), ("text_6", "其他。")], on: id)
            #expect(try await site.view(id).texts.overview == "新收0件。")
            try await done(site, .addMilestone, [("name", "报送初稿"), ("day", "2026-01-20")], on: id)
            try await done(site, .meetMilestone, [("milestone", "0")], on: id)
            try await done(site, .settle, [("column", column.id.text)], on: id)
            let settled = try await site.page(ReportLinks.record(id), as: World.office)
            #expect(settled.contains("已定稿，审校中") && settled.contains("查看审校进度"))
            try await done(site, .reopen, [], on: id)
            try await done(site, .dropFigure, [("figure", figure)], on: id)
            #expect(try await site.view(id).figures.isEmpty)
        }
    }

    /// Every form, with what somebody might type wrongly: a sentence, the words kept, and nothing changed.
    @Test func badInputIsAnsweredAndChangesNothing() async throws {
        try await ReportSite.with { site in
            let id = try await site.world.reports.open(2025, by: World.office).id
            let bad: [(ReportAct, [(String, String)], String)] = [
                (.addFigure, [("place", ""), ("amount", "1"), ("source", "表")], "没有选择数字填入哪一格"),
                (.addFigure, [("place", "r24.c1"), ("amount", "1"), ("source", "表")], "没有选择数字填入哪一格"),
                (.addFigure, [("place", "s2.licences"), ("amount", "三"), ("source", "表")], "“三”不是不小于0的整数"),
                (.addFigure, [("place", "s2.fees"), ("amount", "1.234"), ("source", "表")], "“1.234”不是万元"),
                (.addFigure, [("place", "s2.licences"), ("amount", "3"), ("source", " ")], "须写明数字来源"),
                (.settleWarning, [("warning", "没有这条"), ("place", "0"), ("reason_0", "有")], "这一条提示已经不存在"),
                (.edit, [("text_1", "{r99.c1}件"), ("text_5", "五"), ("text_6", "六")], "“{r99.c1}”没有对应的数据"),
                (.addMilestone, [("name", "报送初稿"), ("day", "明天")], "没有填写日期"),
                (.addMilestone, [("name", ""), ("day", "2026-01-20")], "没有填写名称"),
                (.addMilestone, [("name", "报送初稿"), ("day", "2026-02-01")], "日期应在今天以后、不晚于2026年1月31日"),
                (.meetMilestone, [("milestone", "4")], "没有找到这个时间节点"),
                (.settle, [("column", "")], "还有提示没有处理"), (.reopen, [], "正在编制，可以直接修改"),
            ]
            let before = try await site.view(id)
            for (act, fields, sentence) in bad {
                let reply = try await site.act(act, fields, on: id, as: World.office)
                #expect([409, 422].contains(reply.status.code), "\(act) \(fields)")
                #expect(reply.text.contains(sentence), "\(act) \(fields) \(reply.text.prefix(300))")
                #expect(PageChecker.problems(in: reply.text) == [], "\(act)")
            }
            let empty = try await site.act(
                .settleWarning,
                [("warning", before.check.warnings.first?.key ?? ""), ("place", "0"), ("reason_0", "")], on: id,
                as: World.office)
            #expect(empty.status == 422 && empty.text.contains("没有填写原因"))
            #expect(try await site.view(id) == before)
            for warning in before.check.warnings {
                try await done(
                    site, .settleWarning, [("warning", warning.key), ("place", "0"), ("reason_0", "没有结转")], on: id)
            }
            let nowhere = try await site.act(.settle, [("column", "")], on: id, as: World.office)
            #expect(nowhere.status == 422 && nowhere.text.contains("没有选择发布栏目"))
            #expect(try await site.view(id).report.state == .compiling)
            for (year, sentence) in [("", "没有填写年度"), ("2027", "不晚于今年的年份"), ("2025", "已经开始编制")] {
                let reply = try await site.post(ReportLinks.list, [("year", year)], as: World.office)
                #expect(reply.status == 422 && reply.text.contains(sentence), "\(year)")
            }
            #expect(try await site.world.reports.list(for: World.office).count == 1)
        }
    }

    /// Figures of one's own are confirmed by somebody else, and what changed meanwhile is told (RPT-10).
    @Test func theSecondPersonIsAnother() async throws {
        try await ReportSite.with { site in
            let id = try await site.world.reports.open(2025, by: World.office).id
            try await done(site, .addFigure, [("place", "s2.fees"), ("amount", "1.2"), ("source", "台账")], on: id)
            let figure = try #require(try await site.view(id).figures.first).id.text
            let own = try await site.act(.confirmFigure, [("figure", figure)], on: id, as: World.office)
            #expect(own.status == 403 && own.text.contains("须由另一人复核"))
            let stale = try await site.post(
                ReportLinks.act(id, "reopen"), [("version", "1")], as: World.office)
            #expect(stale.status == 412)
            let unproven = try await site.post(
                ReportLinks.act(id, "drop_figure"), [("version", "2"), ("figure", figure)], as: World.office,
                proof: false)
            #expect(unproven.status == 403)
            #expect(try await site.view(id).figures.map(\.isConfirmed) == [false])
        }
    }

    private static let readers = Set([
        World.office, World.second, World.head, World.clerk, World.leader, World.principal, World.secrecy,
        World.supervisor, World.above,
    ])
    private static let makers = Set([World.office, World.second, World.head])

    /// Every page × everybody (ROLE-14): who reads, who does, who does not know that it is there.
    @Test func everyPageForEveryRole() async throws {
        try await ReportSite.with { site in
            let id = try await site.world.published().id
            let pages = [
                ReportLinks.record(id), ReportLinks.cell(id, "r1.c7"), ReportLinks.file(id, "report.xlsx"),
                ReportLinks.file(id, "report.json"), ReportLinks.file(id, "report.docx"),
            ]
            for page in pages {
                #expect(try await site.get(page).status == 303, "\(page.address)")
                for officer in World.everybody {
                    let reply = try await site.get(page, as: officer)
                    let expected: HTTPResponse.Status = Self.readers.contains(officer) ? .ok : .notFound
                    #expect(
                        reply.status == expected || (officer == World.administrator && reply.status == .forbidden),
                        "\(page.address) \(officer.name) \(reply.status)")
                }
            }
            for officer in World.everybody {
                let collected = try await site.get(ReportLinks.collected, as: officer)
                let mayCollect = YearReport.compiles(officer, for: officer.agency)
                #expect((collected.status == .ok) == mayCollect, "\(officer.name)")
                #expect((try await site.get(ReportLinks.sumFile, as: officer).status == .ok) == mayCollect)
                let mayDo = Self.makers.contains(officer)
                let reopened = try await site.act(.reopen, on: id, as: officer)
                #expect(reopened.status != 303, "\(officer.name)")
                #expect((reopened.status == 409) == mayDo, "\(officer.name) \(reopened.status)")
                guard Self.readers.contains(officer) else { continue }
                let record = try await site.page(ReportLinks.record(id), as: officer)
                #expect(record.contains("登记时间节点</summary>") == false, "\(officer.name)")
            }
            #expect(try await site.view(id).report.state == .published)
        }
    }
}
