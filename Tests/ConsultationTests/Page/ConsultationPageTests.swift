import HTTPTypes
import Kernel
import Markup
import PageChecking
import SignedInSite
import TestSupport
import Testing

@testable import Consultation
@testable import Site

@Suite struct ConsultationPageTests {
    typealias World = ConsultationWorld

    static let fields = [("paragraph", "3"), ("stance", "change"), ("words", "建议每周开诊六天"), ("contact", "0999-8000177")]

    /// CONS-2: without account and without JavaScript, from the paragraph to the receipt.
    @Test func aCitizenCommentsOnAParagraphAndFollows() async throws {
        try await ConsultationSite.with { site in
            let id = try await site.world.published(World.draft(questions: "【单选】是否赞成\n- 赞成\n- 不赞成")).id
            let list = try await site.page("/consultations")
            #expect(list.contains("青禾县村卫生室管理办法") && list.contains("还有49天截止"))
            let record = ConsultationLinks.publicRecord(id).address
            let page = try await site.page(record)
            for said in ["2026年4月20日（周一）为止", "草案说明", "决策依据", "对第3段提意见", "城关镇健康路1号"] {
                #expect(page.contains(said), "\(said)")
            }
            let form = ConsultationLinks.comment(id).query("paragraph", "3").address
            #expect(try await site.page(form).contains("每周开诊不少于五天"))
            let sent = try await site.submit(form, to: ConsultationLinks.comment(id), ConsultationPageTests.fields)
            #expect(sent.status == 303 && sent.location == "/consultations/track", "\(sent.text.prefix(400))")
            let receipt = try await site.page(sent.location, cookies: sent.cookies)
            #expect(receipt.contains("query-code") && receipt.contains("第3段") && !receipt.contains("8000177"))
            let code = try #require(receipt.split(separator: "<strong>").dropFirst().first?.prefix { $0 != "<" })
            let found = try await site.submit(
                "/consultations/track", to: ConsultationLinks.track, [("code", String(code))])
            #expect(found.status == 200 && found.headers[.cacheControl] == "no-store")
            // What people write is never on a public page.
            #expect(try await !site.page(record).contains("建议每周开诊六天"))
            let survey = ConsultationLinks.survey(id)
            #expect(try await site.page(survey.address).contains("是否赞成"))
            #expect(try await site.submit(survey.address, to: survey, [("q0", "0")]).status == 303)
        }
    }

    @Test func nothingTypedIsLost() async throws {
        try await ConsultationSite.with { site in
            let id = try await site.world.published().id, link = ConsultationLinks.comment(id)
            let hostile = "<script>alert(1)</script>\u{202E}&\"'"
            var fields = ConsultationPageTests.fields
            fields[1] = ("stance", "")
            fields[2] = ("words", hostile)
            let sent = try await site.submit(link.address, to: link, fields)
            #expect(sent.status == 422 && sent.text.contains("没有选择态度") && sent.text.contains("0999-8000177"))
            #expect(!sent.text.contains("<script>alert") && sent.text.contains("&lt;script&gt;"))
            #expect(PageChecker.problems(in: sent.text) == [])
            fields[1] = ("stance", "oppose")
            fields[0] = ("paragraph", "99")
            #expect(try await site.submit(link.address, to: link, fields).status == 422)
        }
    }

    /// Too many from one place wait for somebody to look; a flood is refused with the words still there.
    @Test func manyAreQueuedAndNotDropped() async throws {
        try await ConsultationSite.with(usual: 2, most: 4) { site in
            let id = try await site.world.published().id, link = ConsultationLinks.comment(id)
            for number in 1...5 {
                var fields = ConsultationPageTests.fields
                fields[2] = ("words", "第\(number)条意见")
                let sent = try await site.submit(link.address, to: link, fields)
                #expect(sent.status == (number < 5 ? 303 : 429), "\(number)")
                if number == 5 { #expect(sent.text.contains("第5条意见") && sent.text.contains("次数过多")) }
                if number == 3 {
                    #expect(try await site.page(sent.location, cookies: sent.cookies).contains("由工作人员核对后计入"))
                }
            }
            let counts = try await site.world.consultations.publicView(id).counts
            #expect(counts.accepted == 2 && counts.queued == 2)
        }
    }

    /// T4: a file is what its bytes are; a program is not taken, and nothing of the form is lost.
    @Test func filesAreLookedAt() async throws {
        try await ConsultationSite.with { site in
            let id = try await site.world.published().id, link = ConsultationLinks.comment(id)
            let pdf = Array("%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer<<>>\n%%EOF\n".utf8)
            let program: [UInt8] = [0x7F, 0x45, 0x4C, 0x46, 2, 1, 1] + [UInt8](repeating: 0, count: 100)
            let bad = try await site.submit(
                link.address, to: link, ConsultationPageTests.fields, files: [("file", "意见.pdf", program)])
            #expect(bad.status == 422 && bad.text.contains("建议每周开诊六天"))
            let good = try await site.submit(
                link.address, to: link, ConsultationPageTests.fields, files: [("file", "意见.pdf", pdf)])
            #expect(good.status == 303, "\(good.text.prefix(300))")
            let reading = try #require(
                try await site.world.consultations.comments(of: id, for: World.drafter).first { !$0.files.isEmpty })
            let file = ConsultationLinks.file(id, try #require(reading.files.first).id).address
            #expect(try await site.get(file, as: World.drafter).status == 200)
            #expect(try await site.get(file, as: World.outsider).status == 404)
            #expect(try await site.get(file).status == 303)
        }
    }

    /// The whole way on the staff side, as forms.
    @Test func staffDraftSortAndRelease() async throws {
        try await ConsultationSite.with { site in
            let form = World.draft()
            let sent = try await site.post(
                ConsultationLinks.new,
                [
                    ("kind", "decision"), ("title", form.title), ("text", form.text), ("explanation", form.explanation),
                    ("basis", form.basis), ("ways", form.ways), ("closes_on", "2026-04-20"),
                ], as: World.drafter)
            #expect(sent.status == 303, "\(sent.text.prefix(500))")
            let id = try #require(ConsultationID(sent.location.split(separator: "/").last ?? ""))
            func act(_ name: String, _ version: Int, _ fields: [(String, String)] = [], as officer: Officer)
                async throws
            {
                let done = try await site.post(
                    ConsultationLinks.act(id, name), [("version", "\(version)")] + fields, as: officer)
                #expect(done.status == 303, "\(name) \(done.text.prefix(300))")
                _ = try await site.page(done.location, as: officer)
            }
            try await act("submit", 0, as: World.drafter)
            try await act("publish", 1, as: World.office)
            _ = try await site.world.consultations.receive(
                World.comment("每周六天", contact: "0999-8000177"), files: [], isQueued: false, on: id)
            try await act(
                "record", 2, [("record_channel", "letter"), ("record_stance", "oppose"), ("record_words", "来信")],
                as: World.office)
            try await act(
                "hearing", 2,
                [
                    ("hearing_hearing_kind", "symposium"), ("hearing_hearing_on", "2026-03-10"),
                    ("hearing_hearing_place", "局会议室"),
                ], as: World.drafter)
            _ = try await site.page(ConsultationLinks.comments(id).address, as: World.drafter)
            try await sortAndAnswer(id, site)
            try await act("explain", 2, [("explain_words", "意见已经研究。")], as: World.drafter)
            try await act("release", 3, as: World.office)
            try await readTheResult(id, site)
        }
    }

    private func sortAndAnswer(_ id: ConsultationID, _ site: ConsultationSite) async throws {
        site.world.clock.set("2026-04-21")
        let hearing = try #require(try await site.world.consultations.publicView(id).hearings.first)
        let held = try await site.post(
            ConsultationLinks.hearingAct(id, hearing.id, "hold"), [("hold-\(hearing.id)_words", "记录")],
            as: World.drafter)
        #expect(held.status == 303)
        let early = try await site.post(
            ConsultationLinks.act(id, "explain"), [("version", "2"), ("explain_words", "说明")], as: World.drafter)
        #expect(early.status == 409 && early.text.contains("没有归类") && PageChecker.problems(in: early.text) == [])
        let comments = try await site.world.consultations.comments(of: id, for: World.drafter).map(
            \.comment.id.text)
        let sorted = try await site.post(
            ConsultationLinks.sorting(id), comments.map { ("comment", $0) } + [("sort_summary", "建议增加开诊天数")],
            as: World.drafter)
        #expect(sorted.status == 303, "\(sorted.text.prefix(300))")
        let desk = try await site.page(sorted.location, as: World.drafter)
        #expect(desk.contains("查看联系方式") && !desk.contains("8000177"))
        let group = try #require(try await site.world.consultations.publicView(id).groups.first).id
        let empty = try await site.post(
            ConsultationLinks.group(id, group), [("\(group)_summary", "建议")], as: World.drafter)
        #expect(empty.status == 422 && empty.text.contains("没有选择是否采纳"))
        let answered = try await site.post(
            ConsultationLinks.group(id, group),
            [("\(group)_summary", "建议增加开诊天数"), ("\(group)_adoption", "adopted"), ("\(group)_reason", "已改为六天")],
            as: World.drafter)
        #expect(answered.status == 303)
    }

    private func readTheResult(_ id: ConsultationID, _ site: ConsultationSite) async throws {
        let page = try await site.page(ConsultationLinks.publicRecord(id).address)
        for said in ["征求意见结果", "建议增加开诊天数", "已改为六天", "收到意见2条，归纳为1组：采纳2条"] {
            #expect(page.contains(said), "\(said)")
        }
        for (link, head) in [(ConsultationLinks.adoption(id), "PK"), (ConsultationLinks.archive(id), "PK")] {
            let file = try await site.get(link.address, as: World.drafter)
            #expect(file.status == 200 && file.text.hasPrefix(head))
            #expect(try await site.get(link.address, as: World.outsider).status == 404)
        }
        let feed = try await site.get("/consultations/feed.atom")
        #expect(feed.status == 200 && feed.text.contains("<title>青禾县村卫生室管理办法</title>"))
    }

    @Test func listsOfDecisionsAndCompanies() async throws {
        try await ConsultationSite.with { site in
            let added = try await site.post(
                ConsultationLinks.decisionDesk,
                [("year", "2026"), ("add_title", "村卫生室布局"), ("add_unit", World.section.text), ("add_planned", "第三季度")],
                as: World.office)
            #expect(added.status == 303)
            #expect(try await !site.page("/consultations/decisions").contains("村卫生室布局"))
            #expect(
                try await site.post(ConsultationLinks.decisionPublication, [("year", "2026")], as: World.office).status
                    == 303)
            #expect(try await site.page("/consultations/decisions?year=2026").contains("村卫生室布局"))
            let item = try #require(try await site.world.consultations.items(of: World.commission, year: 2026).first).id
            let bad = try await site.post(
                ConsultationLinks.decisionMark(item), [("\(item)_step", "deliberation"), ("\(item)_on", "2026-03-01")],
                as: World.drafter)
            #expect(bad.status == 409 && bad.text.contains("还没有登记合法性审查") && PageChecker.problems(in: bad.text) == [])
            let empty = try await site.submit(
                "/consultations/enterprise", to: ConsultationLinks.enterprise, [("company", "康达诊所")])
            #expect(empty.status == 422 && empty.text.contains("康达诊所"))
            let sent = try await site.submit(
                "/consultations/enterprise", to: ConsultationLinks.enterprise,
                [("company", "康达诊所"), ("topic", "备案"), ("words", "重复提交"), ("contact", "0999-8000188")])
            #expect(sent.status == 303)
            let desk = try await site.page("/console/consultations/enterprise", as: World.office)
            #expect(desk.contains("康达诊所"))
            let matter = try #require(try await site.world.consultations.matters(for: World.office).first).id
            #expect(
                try await !site.page(ConsultationLinks.matter(matter).address, as: World.office).contains("8000188"))
            let shown = try await site.post(ConsultationLinks.matterAct(matter, "reveal"), [], as: World.office)
            #expect(shown.text.contains("0999-8000188"))
        }
    }

    /// Every page of every officer is sound, in every phase.
    @Test func everyPageIsSound() async throws {
        try await ConsultationSite.with { site in
            let id = try await site.world.published(World.draft(title: "<b>&\"'</b>")).id
            for officer in World.everybody where officer != World.outsider && officer != World.administrator {
                for link in [
                    ConsultationLinks.list, ConsultationLinks.record(id), ConsultationLinks.decisionDesk,
                    ConsultationLinks.enterpriseDesk,
                ] {
                    _ = try await site.page(link.address, as: officer)
                }
            }
            _ = try await site.page(ConsultationLinks.new.address, as: World.drafter)
            #expect(try await site.get(ConsultationLinks.record(id).address, as: World.outsider).status == 404)
            #expect(try await site.get(ConsultationLinks.comments(id).address, as: World.above).status == 404)
        }
    }

    @Test func programsReadAndRecord() async throws {
        try await ConsultationSite.with { site in
            let id = try await site.world.published().id
            let list = try await site.call(.get, "/api/v1/consultations?phase=collecting", as: World.office)
            #expect(list.status == 200 && list.text.contains("YJ2026-0001") && list.text.contains("2026-05-20"))
            #expect(try await site.call(.get, "/api/v1/consultations/\(id)", as: World.outsider).status == 404)
            #expect(try await site.call(.get, "/api/v1/consultations/\(id)", as: World.office).status == 200)
        }
    }

    /// CONS-3: opinions of other channels come from programs too, once for each key, and never before or after the days.
    @Test func programsRecordOpinions() async throws {
        try await ConsultationSite.with { site in
            let id = try await site.world.published().id, path = "/api/v1/consultations/\(id)/comments"
            let body = #"{"channel":"letter","stance":"change","words":"建议每周开诊六天","paragraph":"3"}"#
            func send(_ body: String, key: String?, as officer: Officer = World.office) async throws
                -> SiteReply
            { try await site.call(.post, path, body, as: officer, key: key) }
            #expect(try await send(body, key: nil).status == 422)
            let sent = try await send(body, key: "c-1")
            #expect(sent.status == 201 && sent.text.contains("\"state\":\"accepted\""), "\(sent.text)")
            #expect(sent.headers[.location]?.hasSuffix("/api/v1/consultations/\(id)") == true)
            #expect(try await send(body, key: "c-1").text == sent.text)
            #expect(try await site.world.consultations.publicView(id).counts.accepted == 1)
            for (wrong, field) in [
                (#"{"channel":"site","stance":"change","words":"字"}"#, "channel"),
                (#"{"channel":"letter","stance":"change","words":" "}"#, "words"),
                (#"{"channel":"letter","stance":"change","words":"字","paragraph":"99"}"#, "paragraph"),
                (#"{"channel":"letter","stance":"change","words":"字","name":"某某"}"#, "name"),
            ] {
                let refused = try await send(wrong, key: "w-\(field)")
                #expect(refused.status == 422 && refused.text.contains(field), "\(field) \(refused.text)")
            }
            #expect(try await send(body, key: "c-2", as: World.outsider).status == 404)
            #expect(try await send(body, key: "c-3", as: World.above).status == 403)
            site.world.clock.set("2026-05-21")
            let list = try await site.call(.get, "/api/v1/consultations/\(id)", as: World.office)
            #expect(list.text.contains("\"phase\":\"sorting\"") && list.text.contains("\"comments\":1"))
        }
    }
}
