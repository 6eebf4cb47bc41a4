import HTTPTypes
import Kernel
import Markup
import PageChecking
import Publishing
import SignedInSite
import Testing

@testable import Opinion
@testable import Site

@Suite struct OpinionPageTests {
    typealias World = OpinionWorld

    private static let typed = [
        ("title", "网传某校多名学生腹泻"), ("kind", "major"), ("discovered", "2026-03-10T09:00"), ("occurred", ""),
        ("unit", World.section.text), ("source", "network"), ("health", "yes"), ("summary", "正在核实"), ("address", ""),
    ]

    /// From the telephone at night to the archive, by forms alone (SEN-6).
    @Test func aCaseGoesItsWholeWay() async throws {
        try await OpinionSite.with { site in
            let column = try await site.world.column()
            #expect(try await site.page("/console/opinion", as: World.clerk).contains("没有符合条件的舆情"))
            let form = try await site.page("/console/opinion/new", as: World.clerk)
            #expect(form.contains("value=\"2026-03-10T09:30\"") && form.contains("datetime-local"))
            let sent = try await site.post(OpinionLinks.new, Self.typed, as: World.clerk)
            #expect(sent.status == 303, "\(sent.text.prefix(400))")
            let record = try await site.page(sent.location, as: World.office)
            for said in ["YQ2026-0001", "还剩4小时30分", "向上级报告", "力争发布", "新闻发布会", "下一步：", "SEN-8"] {
                #expect(record.contains(said), "\(said)")
            }
            let id = try #require(
                try await site.world.opinions.list(OpinionQuery(), for: World.office).lines.first?.found.id)
            try await answerAtOnce(site, id, column)
            try await finish(site, id)
            let after = try await site.page(OpinionLinks.record(id).address, as: World.supervisor)
            #expect(after.contains("已归档") && after.contains("死亡多人") && after.contains("25分完成"))
            #expect(try await site.page("/console/opinion/figures", as: World.office).contains("按时回应率100%"))
        }
    }

    private func act(
        _ site: OpinionSite, _ id: OpinionID, _ act: OpinionAct, _ fields: [(String, String)],
        as officer: Officer = World.office
    ) async throws {
        let done = try await site.act(act, fields, on: id, as: officer)
        #expect(done.status == 303, "\(act) \(done.text.prefix(2_000))")
        try await site.page(done.location, as: officer)
    }

    private func answerAtOnce(_ site: OpinionSite, _ id: OpinionID, _ column: SiteColumn) async throws {
        try await act(site, id, .reportUp, [("at", "2026-03-10T09:20"), ("recipients", "县人民政府")], as: World.clerk)
        try await act(site, id, .grade, [("level", "two"), ("unit", World.section.text), ("reasons", "emergency")])
        try await act(
            site, id, .draftStatement,
            [("kind", "first"), ("title", "情况通报"), ("text", "经核实。\n正在处置。"), ("column", column.id.text)],
            as: World.clerk)
        let found = try await site.world.found(id), article = try #require(found.statements.first).article
        let urgent = try await site.page(OpinionLinks.record(id).address, as: World.principal)
        #expect(urgent.contains("应急发布（主要负责人）") && urgent.contains("正在处置"))
        #expect(try await !site.page(OpinionLinks.record(id).address, as: World.office).contains("应急发布（主要负责人）"))
        let seen = try await site.world.publishing.article(article, for: World.principal).working?.hash ?? ""
        let published = try await site.post(
            OpinionLinks.urgent(id, article),
            [
                ("seen", seen), (OpinionField.urgent(article, "reason"), "重大突发事件"),
                (OpinionField.urgent(article, "basis"), "不涉密"),
            ], as: World.principal)
        #expect(published.status == 303, "\(published.text.prefix(2_000))")
    }

    private func finish(_ site: OpinionSite, _ id: OpinionID) async throws {
        try await act(
            site, id, .recordConference,
            [
                ("at", "2026-03-10T09:25"), ("place", "县会议中心"), ("speakers", "spokesperson"), ("attendance", "发言人"),
                ("words", "通报情况"),
            ])
        try await act(
            site, id, .addRumour, [("claim", "死亡多人"), ("fact", "没有"), ("evidence", "记录"), ("serious", "yes")])
        try await act(
            site, id, .referRumour,
            [("rumour", try await site.world.found(id).rumours.first?.id.text ?? ""), ("words", "县公安局")])
        try await act(site, id, .addSuggestion, [("words", "公布检测结果"), ("fate", "adopted"), ("answer", "已公布")])
        try await act(site, id, .handle, [("words", "已查明并整改")], as: World.clerk)
        try await act(site, id, .evaluate, [("effect", "settled"), ("words", "已平息")])
        try await act(site, id, .archive, [])
    }

    @Test func nothingTypedIsLost() async throws {
        try await OpinionSite.with { site in
            var fields = Self.typed
            fields[1] = ("kind", "")
            let sent = try await site.post(OpinionLinks.new, fields, as: World.clerk)
            #expect(sent.status == 422 && sent.text.contains("网传某校多名学生腹泻") && sent.text.contains("没有选择类别"))
            #expect(PageChecker.problems(in: sent.text) == [])
            fields[1] = ("kind", "major")
            fields[2] = ("discovered", "昨天夜里")
            let wrong = try await site.post(OpinionLinks.new, fields, as: World.clerk)
            #expect(wrong.status == 422 && wrong.text.contains("昨天夜里"))
            let made = try await site.world.register()
            let refused = try await site.act(
                .consult, [("members", "甲"), ("words", "")], on: made.id, as: World.office)
            #expect(refused.status == 422 && refused.text.contains("没有填写会商意见") && refused.text.contains("value=\"甲\""))
            #expect(PageChecker.problems(in: refused.text) == [])
        }
    }

    /// The wall asks for itself anew and can be told to stop; colours come with words.
    @Test func theWallRefreshesItself() async throws {
        try await OpinionSite.with { site in
            #expect(try await site.page("/console/opinion/wall", as: World.leader).contains("现在没有等待回应的舆情"))
            _ = try await site.world.register(.major)
            let wall = try await site.page("/console/opinion/wall", as: World.leader)
            #expect(wall.contains("<meta http-equiv=\"refresh\" content=\"60\">") && wall.contains("还剩4小时30分"))
            #expect(!wall.contains("<script>") && wall.contains("暂停刷新"))
            let paused = try await site.page("/console/opinion/wall?pause=1", as: World.leader)
            #expect(!paused.contains("http-equiv=\"refresh\"") && paused.contains("继续刷新"))
        }
    }

    @Test func strangersAndAdministratorsSeeNothing() async throws {
        try await OpinionSite.with { site in
            let made = try await site.world.register()
            let record = OpinionLinks.record(made.id).address
            for path in [
                "/console/opinion", "/console/opinion/wall", "/console/opinion/clues", "/console/opinion/sources",
                "/console/opinion/roster", "/console/opinion/figures", "/console/opinion/new",
            ] {
                #expect(try await site.get(path, as: World.administrator).status == 403, "\(path)")
                #expect(try await site.get(path).status == 303, "\(path)")
            }
            #expect(try await site.get(record, as: World.outsider).status == 404)
            #expect(try await site.get("/console/opinion/new", as: World.supervisor).status == 403)
            let above = try await site.page(record, as: World.above)
            #expect(!above.contains("<form class=\"form\""))
            let act = try await site.act(.consult, [("members", "甲"), ("words", "乙")], on: made.id, as: World.above)
            #expect(act.status == 403)
        }
    }

    /// Clues, sources and the roster by forms; hostile words stay words.
    @Test func intakeByForms() async throws {
        try await OpinionSite.with { site in
            let draft = try #require(
                ClueDraft(
                    title: "<script>alert(1)</script>学生腹泻", summary: "\"><img src=x>",
                    link: "https://a.example.cn/?a=<b>",
                    publishedAt: nil))
            let clue = try await site.world.opinions.submit(draft, origin: "平台", by: World.clerk)
            let list = try await site.page("/console/opinion/clues", as: World.office)
            #expect(!list.contains("<script>alert") && !list.contains("<img src=x>") && list.contains("登记为舆情"))
            #expect(try await !site.page("/console/opinion/clues", as: World.clerk).contains(">登记为舆情</a>"))
            let bad = try await site.post(
                OpinionLinks.clueMerging(clue.id), [("number_\(clue.id)", "YQ2026-0009")], as: World.office)
            #expect(bad.status == 422 && bad.text.contains("没有找到编号"))
            let form = try await site.page("/console/opinion/new?clue=\(clue.id)", as: World.office)
            #expect(form.contains("由线索登记") && !form.contains("<script>alert"))
            let source = [
                ("name", "县论坛"), ("address", "http://127.0.0.1:22/rss"), ("keywords", "腹泻"), ("minutes", "15"),
            ]
            let refused = try await site.post(OpinionLinks.feeds, source, as: World.office)
            #expect(refused.status == 422 && refused.text.contains("指向公开网络"))
            var good = source
            good[1] = ("address", "https://bbs.example.cn/rss")
            #expect(try await site.post(OpinionLinks.feeds, good, as: World.office).status == 303)
            #expect(try await site.page("/console/opinion/sources", as: World.office).contains("bbs.example.cn"))
            #expect(try await site.post(OpinionLinks.feeds, good, as: World.clerk).status == 403)
            let table = "2026-03-10,疾控科,张宁,0999-8000111\n坏行"
            let kept = try await site.post(OpinionLinks.roster, [("table", table)], as: World.office)
            #expect(kept.status == 200 && kept.text.contains("已保存1行，1行没有保存") && kept.text.contains("第2行"))
            #expect(PageChecker.problems(in: kept.text) == [])
            #expect(try await site.page("/console/opinion/roster", as: World.clerk).contains("0999-8000111"))
            #expect(try await site.page("/console/opinion", as: World.clerk).contains("现在值班：张宁"))
        }
    }

    @Test func programsSendCluesAndReadCases() async throws {
        try await OpinionSite.with { site in
            let body = #"{"title":"网传学生腹泻","link":"https://a.example.cn/1","origin":"市平台"}"#
            let sent = try await site.call(.post, "/api/v1/opinion-clues", body, as: World.clerk, key: "k-1")
            #expect(sent.status == 201 || sent.status == 200, "\(sent.text)")
            #expect(sent.text.contains("\"state\":\"new\""))
            let empty = try await site.call(
                .post, "/api/v1/opinion-clues", #"{"title":" "}"#, as: World.clerk, key: "k-2")
            #expect(empty.status == 422)
            let made = try await site.world.register(.major)
            let list = try await site.call(.get, "/api/v1/opinions?kind=major", as: World.office)
            #expect(
                list.status == 200 && list.text.contains(made.number)
                    && list.text.contains("\"press_limit\":\"2026-03-11T09:00:00+08:00\""))
            #expect(try await site.call(.get, "/api/v1/opinions/\(made.id)", as: World.outsider).status == 404)
            #expect(try await site.call(.get, "/api/v1/opinions", as: World.administrator).status == 403)
        }
    }

    /// What staff do on the pages their programs do too, decided by the same functions, once for each key.
    @Test func programsHandleACase() async throws {
        try await OpinionSite.with { site in
            let column = try await site.world.column(), unit = World.section.text
            let body = """
                {"title":"网传某校多名学生腹泻","kind":"major","unit":"\(unit)","source":"network",\
                "discovered_at":"2026-03-10T09:00:00+08:00"}
                """
            let sent = try await site.call(.post, "/api/v1/opinions", body, as: World.office, key: "r-1")
            #expect(sent.status == 201 && sent.text.contains("YQ2026-0001"), "\(sent.text)")
            let again = try await site.call(.post, "/api/v1/opinions", body, as: World.office, key: "r-1")
            #expect(again.text == sent.text)
            let id = try #require(
                try await site.world.opinions.list(OpinionQuery(), for: World.office).lines.first?.found.id)
            func act(_ text: String, _ version: Int, as officer: Officer = World.office) async throws
                -> SiteReply
            {
                try await site.call(.post, "/api/v1/opinions/\(id)/acts", text, as: officer, version: version)
            }
            let late = try await act(#"{"act":"archive"}"#, 1)
            #expect(late.status == 409 && late.text.contains("SEN-6"), "\(late.text)")
            let foreign = try await act(#"{"act":"consult","fields":{"members":"甲","words":"乙","level":"two"}}"#, 1)
            #expect(foreign.status == 422 && foreign.text.contains("level"))
            #expect(try await act(#"{"act":"grade"}"#, 1, as: World.clerk).status == 403)
            #expect(try await act(#"{"act":"grade"}"#, 1, as: World.outsider).status == 404)
            let graded = try await act(#"{"act":"grade","fields":{"level":"two","unit":"\#(unit)"}}"#, 1)
            #expect(graded.status == 200 && graded.text.contains("\"stage\":\"assigned\""), "\(graded.text)")
            #expect(graded.text.contains("\"draft_statement\""))
            #expect(try await act(#"{"act":"archive"}"#, 1).status == 412)
            let drafted = try await act(
                #"{"act":"draft_statement","fields":{"kind":"first","title":"情况通报","text":"经核实。","column":"\#(column.id)"}}"#,
                2)
            #expect(drafted.status == 200 && drafted.text.contains("\"published_at\":null"), "\(drafted.text)")
            let corrected = try await act(
                #"{"act":"correct_times","fields":{"discovered":"2026-03-10T08:00:00+08:00","words":"值班记录"}}"#, 3)
            #expect(corrected.text.contains("\"limit\":\"2026-03-10T13:00:00+08:00\""), "\(corrected.text)")
            #expect(try await site.world.journalProblems() == [])
        }
    }

    /// SEN-3, SEN-5: by forms.
    @Test func timesAreCorrectedAndCasesTakenUpAgainByForms() async throws {
        try await OpinionSite.with { site in
            let id = try await site.world.assigned().id
            let page = try await site.page(OpinionLinks.record(id).address, as: World.office)
            #expect(page.contains("更正时间") && page.contains("value=\"2026-03-10T09:00\""))
            let bad = try await site.act(
                .correctTimes, [("discovered", "2026-03-10T08:00"), ("occurred", "昨天"), ("words", "录像")], on: id,
                as: World.office)
            #expect(bad.status == 422 && bad.text.contains("发生时间的写法不对") && PageChecker.problems(in: bad.text) == [])
            let done = try await site.act(
                .correctTimes, [("discovered", "2026-03-10T08:00"), ("occurred", ""), ("words", "录像")], on: id,
                as: World.office)
            #expect(done.status == 303)
            #expect(
                try await site.page(done.location, as: World.office).contains("起算时间由2026-03-10 09:00改为2026-03-10 08:00")
            )
            let other = try await site.world.register(.ordinary, World.notice("网传另一件与我们无关的事"))
            _ = try await site.act(.proposeDecline, [("words", "无关")], on: other.id, as: World.spokesperson)
            _ = try await site.act(.confirmDecline, on: other.id, as: World.leader)
            #expect(try await site.page(OpinionLinks.record(other.id).address, as: World.office).contains("重新办理"))
            let again = try await site.act(.reopen, [("words", "经核实有关")], on: other.id, as: World.office)
            #expect(again.status == 303)
            #expect(try await site.page(again.location, as: World.office).contains("待研判"))
        }
    }
}
