import HTTPTypes
import Kernel
import SignedInSite
import Testing

@testable import Publishing
@testable import Site

/// Articles for programs: the decisions and the sentences of the pages, receipts that commit with the act.
@Suite struct PublishingAPITests {
    typealias World = ArticleWorld

    /// Each act under a key, so that each is seen to leave its receipt (PUB-1, PUB-3, SEC-2).
    @Test func anArticleGoesFromDraftToThePublicAndBack() async throws {
        try await ArticleAPI.with { api in
            let id = try await api.draft(
                #","body":"<p onclick=\"x\">为做好预防接种工作。</p><script>1</script>","keywords":["接种、疫苗"]"#
            ).id
            func done(_ act: ArticleAct, _ body: String = "", _ officer: Officer, _ key: String = "") async throws {
                let reply = try await api.act(act, id, body, as: officer, key: "\(act)\(key)")
                #expect(reply.status == 200, "\(act) \(reply.text)")
                let version = try await api.site.publishing.article(id, for: World.office).version
                #expect(reply.headers[.eTag] == "\"\(version)\"" && reply.json["version"] == .integer(version))
            }
            let path = "/api/v1/articles/\(id)"
            let text = try await api.get("\(path)/revisions/1", as: World.drafter)
            let body = text.text("body")
            #expect(body.hasPrefix("<p>为做好预防接种工作。</p>") && text.list("keywords").count == 2, "\(body)")
            #expect(!body.contains("script") && !body.contains("onclick"))
            try await done(.submit, "", World.drafter)
            try await done(.recall, "", World.drafter)
            try await done(.comment, #""quote":"接种","words":"写全称""#, World.head)
            let revised = try await api.act(
                .revise, id, #""text":"为做好疫苗接种工作。","change_note":"更正""#, as: World.drafter, key: "revise")
            #expect(revised.status == 200 && revised.json["article"]?["working"]?["number"] == .integer(2))
            try await done(.submit, "", World.drafter, "2")
            try await done(.sendBack, #""words":"缺地点""#, World.head)
            try await done(.submit, "", World.drafter, "3")
            try await done(.delegate, "\"member\":\"\(World.otherClerk.id)\"", World.head)
            try await api.clear(id)
            try await done(.schedule, #""moment":"2026-03-12T09:00:00+08:00""#, World.office)
            try await done(.unschedule, "", World.siteOperator)
            try await done(.publish, "", World.office)
            try await done(
                .recordRelease, #""channel":"wechat","reference":"https://mp.example/1","day":"2026-03-10""#,
                World.spokesperson)
            try await done(.recordRevocation, #""day":"2026-03-09","words":"处罚撤销""#, World.drafter)
            try await done(.withdraw, #""kind":"punishment_revoked","words":"处罚撤销""#, World.office)
            let read = try await api.get(path, as: World.office)
            #expect(read.text("article", "withdrawal", "kind") == "punishment_revoked")
            #expect(read.text("text", "plain_text").contains("疫苗接种") && read.text("unit_name") == "疾控科")
            #expect(read.list("comments").count == 1 && read.list("releases").count == 1)
            #expect(read.list("acts").count + read.list("refused").count == ArticleAct.allCases.count)
            #expect(read.list("timeline").count == read.value(["article", "version"]).number)
            // Who signed a text can be read when it is public long since.
            #expect(read.list("text", "signatures").count == 6 && read.list("text", "secrecy").count == 3)
            for place in [path, "\(path)/revisions", "\(path)/revisions/1"] {
                #expect(try await api.get(place, as: World.outsider).status == 404)
            }
        }
    }

    /// What a page refuses, an operation refuses in the same words.
    @Test func whatThePageRefusesTheAPIRefuses() async throws {
        try await ArticleAPI.with { api in
            let draft = try await api.draft()
            let review = try await api.draft(ArticleAPI.plain + #","topic":"二""#)
            #expect(try await api.act(.submit, review.id, as: World.drafter).status == 200)
            let approved = try await api.draft(ArticleAPI.plain + #","topic":"三""#)
            #expect(try await api.act(.submit, approved.id, as: World.drafter).status == 200)
            try await api.clear(approved.id)
            let live = try await api.live()
            var compared = 0
            for id in [draft.id, review.id, approved.id, live.id] {
                let article = try await api.site.publishing.article(id, for: World.office)
                for officer in World.everybody where !officer.isAdministrator {
                    for act in ArticleAct.allCases {
                        guard let refusal = article.refusal(of: act, by: officer) else { continue }
                        compared += 1
                        let reply = try await api.post(
                            ArticleAPI.path(of: act, id), ArticleAPI.body(of: act), as: officer,
                            version: article.version)
                        #expect(reply.status == refusal.code.status.code, "\(act) \(officer.name) \(reply.text)")
                        #expect(reply.text("detail") == refusal.sentence && reply.text("rule") == refusal.rule ?? "")
                    }
                }
                #expect(try await api.site.publishing.article(id, for: World.office) == article)
            }
            #expect(compared > 600)
            #expect(try await api.get("/api/v1/articles", as: World.systemAdministrator).status == 403)
            let outsider = try await api.get("/api/v1/articles", as: World.outsider)
            #expect(outsider.status == 200 && outsider.list("items").isEmpty)
        }
    }

    @Test func revisionsAreReadOneByOne() async throws {
        try await ArticleAPI.with { api in
            let id = try await api.draft().id, path = "/api/v1/articles/\(id)"
            #expect(try await api.act(.revise, id, #""text":"为做好疫苗接种工作。""#, as: World.drafter).status == 200)
            let all = try await api.get("\(path)/revisions?limit=1", as: World.drafter)
            #expect(all.list("items").first?["number"] == .integer(2))
            let more = try await api.get("\(path)/revisions?limit=1&cursor=\(all.text("next"))", as: World.drafter)
            #expect(more.list("items").first?["number"] == .integer(1) && more.json["next"] == .null)
        }
    }

    @Test func staleMissingAndUnseen() async throws {
        try await ArticleAPI.with { api in
            let article = try await api.draft()
            let path = "/api/v1/articles/\(article.id)"
            #expect(try await api.post("\(path)/submit", as: World.drafter).status == 428)
            #expect(try await api.post("\(path)/submit", as: World.drafter, version: 7).status == 412)
            #expect(try await api.act(.submit, article.id, as: World.drafter).status == 200)
            // PUB-3: a signature is for the text that was read.
            let version = try await api.site.publishing.article(article.id, for: World.head).version
            let other = try await api.post(
                "\(path)/pass", "{\"seen\":\"\(String(repeating: "0", count: 64))\"}", as: World.head, version: version)
            #expect(other.status == 412 && other.text("rule") == "PUB-3" && other.text("detail").contains("签名只对当前文本有效"))
            let empty = try await api.act(.sendBack, article.id, #""words":"  ""#, as: World.head)
            #expect(empty.status == 422 && empty.text("field") == "words")
            #expect(empty.text("detail") == "未能退回修改：没有填写理由或者意见。请填写后再提交。")
            let nobody = try await api.act(.delegate, article.id, "\"member\":\"\(World.section)\"", as: World.head)
            #expect(nobody.status == 422 && nobody.text("field") == "member")
        }
    }

    @Test func retriesInParallelPublishOnce() async throws {
        try await ArticleAPI.with { api in
            let id = try await api.draft().id
            #expect(try await api.act(.submit, id, as: World.drafter).status == 200)
            try await api.clear(id)
            let version = try await api.site.publishing.article(id, for: World.office).version
            let replies = try await withThrowingTaskGroup(of: ArticleAPI.Reply.self) { group in
                for _ in 1...16 {
                    group.addTask {
                        try await api.post(
                            "/api/v1/articles/\(id)/publish", as: World.office, version: version, key: "once")
                    }
                }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            #expect(replies.allSatisfy { $0.status == 200 || $0.status == 409 })
            #expect(Set(replies.filter { $0.status == 200 }.map(\.text)).count == 1)
            let again = try await api.post(
                "/api/v1/articles/\(id)/publish", as: World.office, version: version, key: "once")
            #expect(again.status == 200 && again.headers[.replayed] == "true")
            let acts = try await api.site.publishing.timeline(of: id, for: World.office).map(\.act)
            #expect(acts.count { $0 == "article.publish" } == 1)
            #expect(
                try await api.post("/api/v1/articles", api.typed(ArticleAPI.plain), as: World.drafter).status == 422)
            let first = try await api.post("/api/v1/articles", api.typed(ArticleAPI.plain), as: World.drafter, key: "k")
            let same = try await api.post("/api/v1/articles", api.typed(ArticleAPI.plain), as: World.drafter, key: "k")
            #expect(first.status == 201 && same.text == first.text)
            #expect(try await api.post("/api/v1/articles", api.typed(), as: World.drafter, key: "k").status == 422)
        }
    }
}

extension JSONValue {
    fileprivate var number: Int? {
        guard case .integer(let number) = self else { return nil }
        return number
    }
}

extension HTTPField.Name {
    fileprivate static let replayed = HTTPField.Name(parsed: "idempotency-replayed") ?? .server
}
