import HTTPTypes
import Kernel
import Markup
import Publishing
import Site
import Testing

@testable import PublicSite

@Suite struct PublicSitePageTests {
    /// Every kind of page, with what must stand on it.
    private static let kinds: [(address: String, words: [String])] = [
        ("/", ["最新公开", "政策解读", "2026年度公开数据", "法定主动公开内容", "办事服务", "常见问题", "流感防控"]),
        ("/openness", ["政府信息公开指南", "政府信息公开制度", "法定主动公开内容", "政府信息公开年报", "依申请公开", "最近公开"]),
        ("/openness/statutory", ["第（一）项", "第（十五）项", "暂无"]),
        ("/openness/guide", ["信息公开指南（2026年版）", "指南正文"]), ("/openness/rules", ["正在编制"]),
        ("/openness/reports", ["2025年政府信息公开工作年度报告"]), ("/openness/application", ["20个工作日", "不需要说明用途", "第二十九条"]),
        ("/openness/items/lvzyj", ["关于印发《接种方案》的通知"]), ("/openness/items/zdxm", ["这里还没有公开的信息"]),
        ("/policies", ["共 1 件", "青卫发〔2026〕1号", "方案办法"]), ("/policies?year=1999", ["没有符合条件的政策文件"]),
        ("/gazette", ["还没有文件刊登"]), ("/latest", ["最新公开", "防控十问"]), ("/map", ["全部栏目", "通知公告"]),
        ("/guides", ["公共场所卫生许可", "个人办事"]), ("/questions", ["健康证在哪里办"]),
        ("/questions?q=%E5%8D%AB%E7%94%9F%E9%99%A2", ["健康证在哪里办"]), ("/questions?q=%E6%97%A0%E6%AD%A4", ["没有找到相关的问题"]),
        ("/interaction", ["依申请公开", "联系我们"]), ("/accessibility", ["适老模式"]), ("/columns/tzgg", ["关于放假的通知"]),
        ("/columns/sfxm", ["接种服务费", "28", "收费标准"]), ("/columns/lg", ["防控动态", "科普", "启动应急处置"]),
        ("/columns/lg?section=lgkp", ["防控十问"]), ("/s/qhwj", ["最新公开"]), ("/s/qhwj/columns/gzdt", ["工作动态"]),
    ]

    private func settle(_ world: PublicWorld) async throws {
        try await world.tell("zn", "信息公开指南（2026年版）", body: "<p>指南正文。</p>")
        try await world.tell("nb", "2025年政府信息公开工作年度报告")
        let policy = try await world.tell("zcwj", "关于印发《接种方案》的通知") { $0.documentNumber = "青卫发〔2026〕1号" }
        try await world.tell(
            "zcjd", "一图读懂接种方案", fields: ["explains": PublicAddress.article(policy), "manner": "图解"])
        try await world.tell("tzgg", "关于放假的通知")
        try await world.tell("gzdt", "全县例会召开")
        try await world.tell(
            "sfxm", "接种服务费",
            fields: ["item": "接种服务费", "payer": "受种者", "standard": "28", "unit": "元", "basis": "收费目录"])
        try await world.tell(
            "bszn", "公共场所卫生许可办事指南",
            fields: [
                "matter": "公共场所卫生许可", "basis": "条例第四条", "conditions": "场所合格", "materials": "申请表\n平面图", "place": "政务大厅",
                "hours": "工作日", "phone": "0999-8000106", "process": "受理\n审核\n发证", "target": "自然人和法人",
            ])
        try await world.tell(
            "cjwt", "健康证在哪里办？", body: "<p>各乡镇卫生院都可以办。</p>", fields: ["category": "办证办事"])
        try await world.tell("lgdt", "启动应急处置")
        try await world.tell("gzdt", "防控十问", also: ["lgkp"])
    }

    /// INT-4: text, interpretation and what stands around them in one block, the same on each of their pages.
    @Test("A package stands once on every page of it")
    func aPackageStandsOnEveryPageOfIt() async throws {
        try await PublicWorld.with { world in
            let policy = try await world.tell("zcwj", "关于印发《接种方案》的通知")
            let picture = try await world.tell(
                "zcjd", "一图读懂接种方案", fields: ["explains": PublicAddress.article(policy), "manner": "图解"])
            let plain = try await world.page(PublicLinks.article(policy).address)
            #expect(plain.contains("<h2>政策解读</h2>") && !plain.contains("政策包"))
            let since = PublicWorld.day("2026-03-10")
            func line(_ title: String, _ link: Link, _ role: String) -> PackageBlock.Line {
                PackageBlock.Line(title: title, link: link, role: role, since: since)
            }
            world.packages.set(
                [
                    .init(name: "政策文件", lines: [line("关于印发《接种方案》的通知", PublicLinks.article(policy), "政策文件")]),
                    .init(name: "政策解读", lines: [line("一图读懂接种方案", PublicLinks.article(picture), "图解")]),
                    .init(name: "意见征集", lines: [line("<接种>方案（征求意见）", Link("/map"), "意见征集")]),
                ], on: [policy, picture])
            for (here, other) in [(policy, picture), (picture, policy)] {
                let page = try await world.page(PublicLinks.article(here).address)
                #expect(page.contains("政策包") && page.contains("本页") && page.contains("&lt;接种&gt;方案"))
                // What the block leads to is not led to a second time.
                #expect(!page.contains("<h2>政策解读</h2>") && !page.contains("<h2>解读的文件</h2>"))
                // INT-4: the exact address, as the daily look wants it.
                #expect(page.contains("href=\"\(PublicLinks.article(other).address)\""))
            }
        }
    }

    @Test("Every kind of page is sound, says what it must, and leads nowhere that is not there")
    func everyPageIsSound() async throws {
        try await PublicWorld.with { world in
            try await settle(world)
            var waiting = PublicSitePageTests.kinds.map(\.address), met: Set<String> = []
            for (address, words) in PublicSitePageTests.kinds {
                let page = try await world.page(address)
                for word in words { #expect(page.contains(word), "\(address): \(word)") }
            }
            while let address = waiting.popLast() {
                guard met.insert(address).inserted, met.count < 400 else { continue }
                let answer = try await world.get(address)
                #expect(answer.status == .ok, "\(address)")
                waiting += PublicSitePageTests.links(of: answer.page)
            }
            // No article that can be read stands where no link leads.
            for line in try await world.publishing.publicLines(
                PublicSelection(columns: world.columns.values.map(\.id), size: 100)
            ).lines {
                #expect(met.contains(PublicAddress.article(line.id)), "\(line.title)")
            }
        }
    }

    /// Links to the portal's own pages; other capabilities' pages are not here.
    private static func links(of page: String) -> [String] {
        page.components(between: "href=\"", and: "\"").map { $0.replacing("&amp;", with: "&") }.filter { link in
            link.hasPrefix("/") && !["/assets", "/reading", "/console", "/files"].contains { link.hasPrefix($0) }
        }.map { String($0.prefix { $0 != "#" }) }
    }

    @Test(
        "SITE-2: every page names the site, a column page its column, an article its facts; names and order are fixed")
    func pagesCarryTheirTags() async throws {
        try await PublicWorld.with { world in
            let id = try await world.tell("tzgg", "关于放假的通知") {
                $0.keywords = ["放假", "值班"]
                $0.summary = "放假安排"
                $0.author = "王小明"
            }
            let site = ["SiteName=青禾县卫生健康局网站", "SiteDomain=wjj.qh.example.gov.cn", "SiteIDCode=9999010001"]
            let column = [
                "ColumnName=通知公告", "ColumnDescription=通知公告的说明", "ColumnKeywords=通知公告 青禾县", "ColumnType=通知公告",
            ]
            #expect(try await tags(world, "/") == site)
            #expect(try await tags(world, "/columns/tzgg") == site + column)
            #expect(
                try await tags(world, PublicAddress.article(id)) == site + column + [
                    "ArticleTitle=关于放假的通知", "PubDate=2026-03-10 09:30", "ContentSource=青禾县卫生健康局", "Keywords=放假,值班",
                    "Author=王小明", "Description=放假安排", "Url=http://127.0.0.1:8080/articles/\(id)",
                ])
            for address in ["/openness", "/policies", "/latest", "/guides", "/map", "/openness/items/yjgl"] {
                let names = try await tags(world, address).map { $0.prefix { $0 != "=" } }
                #expect(
                    names == [
                        "SiteName", "SiteDomain", "SiteIDCode", "ColumnName", "ColumnDescription", "ColumnKeywords",
                        "ColumnType",
                    ], "\(address)")
            }
        }
    }

    private func tags(_ world: PublicWorld, _ address: String) async throws -> [String] {
        try await world.page(address).components(between: "<meta name=\"", and: "\">")
            .filter { !$0.hasPrefix("viewport") }
            .map { $0.replacing("\" content=\"", with: "=") }
    }

    @Test("SITE-4, CAT-2: an article names its facts, its attachments with type and size, and has its aids")
    func anArticleNamesItsFacts() async throws {
        try await PublicWorld.with { world in
            let id = try await world.tell("zcwj", "关于印发《接种方案》的通知") {
                $0.documentNumber = "青卫发〔2026〕1号"
                $0.keywords = ["接种"]
                $0.attachments = [
                    Attachment(
                        name: "接种方案.pdf", original: String(repeating: "a", count: 64),
                        published: String(repeating: "b", count: 64), size: 318_000, kind: "pdf")
                ]
            }
            let words = PublicWorld.words(try await world.page(PublicAddress.article(id)))
            for line in [
                "索引号", "发布机构", "青禾县卫生健康局", "成文日期", "2026年3月2日", "发文字号", "青卫发〔2026〕1号", "发布日期", "2026年3月10日",
                "主题分类", "卫生、体育", "公开方式", "主动公开", "接种方案.pdf", "PDF，318 KB", "字号", "特大", "打印", "分享", "2026-03-10 09:30",
            ] {
                #expect(words.contains(line), "\(line)")
            }
            #expect(words.contains("首页\n政府信息公开\n履职依据\n政策文件\n"))
        }
    }

    @Test("INT-4: document and interpretation lead to each other, also on the home page")
    func interpretationsGoBothWays() async throws {
        try await PublicWorld.with { world in
            let policy = try await world.tell("zcwj", "关于印发《接种方案》的通知")
            let address = PublicAddress.article(policy)
            let reading = try await world.tell(
                "zcjd", "一图读懂接种方案", fields: ["explains": address, "manner": "图解"])
            // Names another document: must not stand at this one.
            try await world.tell(
                "zcjd", "一图读懂别的", fields: ["explains": "/articles/\(reading)", "manner": "图解"])
            let there = try await world.page(address), back = try await world.page(PublicAddress.article(reading))
            #expect(there.contains("href=\"\(PublicAddress.article(reading))\">一图读懂接种方案"))
            #expect(!there.contains("一图读懂别的"))
            #expect(back.contains("href=\"\(address)\">关于印发《接种方案》的通知"))
            let home = PublicWorld.words(try await world.page("/"))
            #expect(home.contains("文件\n关于印发《接种方案》的通知\n解读\n一图读懂接种方案"))
        }
    }

    @Test(
        "A withdrawn text is gone from every list, and its address says so with 410; a repealed one stays under a banner"
    )
    func withdrawnTextsAreGone() async throws {
        try await PublicWorld.with { world in
            let wrong = try await world.tell("tzgg", "写错的通知"), old = try await world.tell("zcwj", "旧的规定")
            _ = try await world.publishing.withdraw(wrong, .error, reason: "数据有误", by: PublicWorld.office)
            _ = try await world.publishing.withdraw(old, .repealed, reason: "已有新规定", by: PublicWorld.office)
            let gone = try await world.get(PublicAddress.article(wrong))
            #expect(gone.status == .gone && gone.page.contains("数据有误") && !gone.page.contains("写错的通知"))
            for address in ["/", "/latest", "/columns/tzgg"] {
                #expect(try await !world.page(address).contains("写错的通知"), "\(address)")
            }
            let kept = try await world.page(PublicAddress.article(old))
            #expect(kept.contains("已废止") && kept.contains("旧的规定"))
        }
    }

    @Test("Each figure of the home page is the number of rows where it leads")
    func figuresLeadToTheirRows() async throws {
        try await PublicWorld.with { world in
            try await settle(world)
            let strip = try await world.page("/").components(between: "<ul class=\"strip\">", and: "</ul>")
            let figures = try #require(strip.first).components(between: "<a href=\"", and: "</strong>")
            #expect(!figures.isEmpty)
            for figure in figures {
                let parts = figure.replacing("&amp;", with: "&").split(separator: "\"><strong>")
                let page = try await world.page(String(parts[0]))
                #expect(page.contains("共 \(parts[1]) "), "\(figure)")
            }
        }
    }
}

extension String {
    /// What stands between each `start` and the next `end`.
    fileprivate func components(between start: String, and end: String) -> [String] {
        split(separator: start, omittingEmptySubsequences: false).dropFirst().compactMap { part in
            part.firstRange(of: end).map { String(part[..<$0.lowerBound]) }
        }
    }
}
