import HTTPTypes
import Kernel
import Markup
import SignedInSite
import Testing

@testable import Publishing
@testable import Site

/// Lists, columns, nonsense, and the description of it all.
@Suite struct PublishingAPIListTests {
    typealias World = ArticleWorld

    @Test func listsAreReadToTheEnd() async throws {
        try await ArticleAPI.with { api in
            for number in 1...5 { _ = try await api.draft(ArticleAPI.plain + ",\"topic\":\"\(number)\"") }
            var seen: Set<String> = [], cursor = ""
            for _ in 1...10 {
                let reply = try await api.get("/api/v1/articles?limit=2&state=drafting\(cursor)", as: World.office)
                seen.formUnion(reply.list("items").compactMap { $0["id"]?.text })
                guard case .text(let next) = reply.json["next"] else { break }
                cursor = "&cursor=\(next)"
            }
            #expect(seen.count == 5)
            #expect(try await api.get("/api/v1/articles/waiting", as: World.drafter).list("items").count == 5)
            #expect(try await api.get("/api/v1/articles/waiting", as: World.leader).list("items").isEmpty)
            let words = PercentEncoding.encode("预防")
            #expect(try await api.get("/api/v1/articles?words=\(words)", as: World.office).list("items").count == 5)
            #expect(try await api.get("/api/v1/articles?unit=\(World.finance)", as: World.office).list("items").isEmpty)
            #expect(try await api.get("/api/v1/articles?state=x", as: World.office).status == 422)
        }
    }

    /// All of them or none (ENF-2).
    @Test func severalAreWithdrawnTogether() async throws {
        try await ArticleAPI.with { api in
            let one = try await api.live().id, two = try await api.live().id, draft = try await api.draft().id
            func withdraw(_ ids: [ArticleID], _ words: String, _ officer: Officer, _ key: String) async throws
                -> ArticleAPI.Reply
            {
                let list = ids.map { "\"\($0)\"" }.joined(separator: ",")
                return try await api.post(
                    "/api/v1/articles/withdrawals",
                    "{\"articles\":[\(list)],\"kind\":\"error\",\"words\":\"\(words)\"}",
                    as: officer, key: key)
            }
            #expect(try await withdraw([one, draft], "数据有误", World.office, "a").status == 409)
            #expect(try await withdraw([one, two], "", World.office, "b").status == 422)
            #expect(try await withdraw([one, two], "数据有误", World.drafter, "c").status == 403)
            #expect(try await api.site.publishing.article(one, for: World.office).withdrawal == nil)
            for _ in 1...2 {
                #expect(try await withdraw([one, two], "数据有误", World.office, "d").text == #"{"withdrawn":2}"#)
            }
        }
    }

    @Test func columnsAreKept() async throws {
        try await ArticleAPI.with { api in
            let portals = try await api.get("/api/v1/portals", as: World.drafter)
            #expect(portals.list("items").first?["code"] == .text("qhwjj"))
            #expect(try await api.get("/api/v1/portals", as: World.outsider).list("items").isEmpty)
            let draft = #""name":"政策解读","slug":"zcjd","type":"interpretation","description":"解读","keywords":"解读""#
            let body = "{\"portal\":\"\(api.site.portal.id)\",\(draft)}"
            let refused = try await api.post("/api/v1/columns", body, as: World.drafter, key: "c")
            #expect(refused.status == 403 && refused.text("rule") == "ROLE-12")
            let made = try await api.post("/api/v1/columns", body, as: World.siteOperator, key: "c")
            let again = try await api.post("/api/v1/columns", body, as: World.siteOperator, key: "c")
            #expect(made.status == 201 && again.text == made.text, "\(made.text)")
            #expect(try await api.post("/api/v1/columns", body, as: World.siteOperator, key: "d").status == 422)
            let place = try #require(made.headers[.location])
            #expect(try await api.get(place, as: World.drafter).text == made.text)
            let changed = try await api.post(
                "\(place)/change", "{\(draft),\"freshness\":30}", as: World.office, key: "e")
            #expect(changed.status == 200 && changed.json["freshness"] == .integer(30), "\(changed.text)")
            for act in ["close", "open"] {
                for _ in 1...2 {
                    let reply = try await api.post("\(place)/\(act)", as: World.office, key: act)
                    #expect(reply.status == 200 && reply.json["active"] == .bool(act == "open"), "\(reply.text)")
                }
            }
            _ = try await api.live()
            let full = try await api.post("/api/v1/columns/\(api.site.column.id)/close", as: World.office)
            #expect(full.status == 409 && full.text("rule") == "SITE-5")
            #expect(try await api.post("\(place)/close", as: World.outsider).status == 404)
            let standings = try await api.get("/api/v1/columns", as: World.drafter).list("items")
            #expect(standings.count == 2 && standings.contains { $0["count"] == .integer(1) })
        }
    }

    /// No input ends in a fault of ours: random JSON to every writing operation.
    @Test func garbageIsRefusedInWords() async throws {
        try await ArticleAPI.with { api in
            let ids = [try await api.draft().id, try await api.live().id]
            let names = [
                "words", "seen", "step", "member", "conclusion", "quote", "moment", "basis", "kind", "target",
                "channel",
                "reference", "day", "title", "body", "text", "keywords", "column", "also_in", "written_on", "articles",
                "unit", "portal", "slug", "type", "name", "description", "freshness",
            ]
            var garbage = ArticleGarbage(20_260_310, known: ids[1].text), dice = ArticleDice(7)
            let others = ["/api/v1/articles", "/api/v1/articles/withdrawals", "/api/v1/columns"]
            for round in 1...500 {
                let act = ArticleAct.allCases[round % ArticleAct.allCases.count], id = ids[round % 2]
                let path = round % 5 == 0 ? others[round % 3] : ArticleAPI.path(of: act, id)
                // Few fields at a time, so that many calls get past the schema.
                let few = (0...dice.roll(3)).map { _ in dice.pick(names) }
                let body = round % 4 == 0 ? garbage.bytes() : garbage.object(Array(Set(few)).sorted())
                let version = try await api.site.publishing.article(id, for: World.office).version
                let reply = try await api.post(
                    path, body, as: World.everybody[round % World.everybody.count], version: version, key: "g\(round)")
                #expect(reply.status < 500, "round \(round) \(path): \(body)")
            }
            for query in ["limit=0", "limit=x", "cursor=ff", "cursor=", "column=1", "更多=1", "state=%00", "unit=%ff"] {
                #expect(try await api.get("/api/v1/articles?\(query)", as: World.office).status < 500, "\(query)")
            }
            for path in ["revisions/999999999999999999999", "revisions/-1", "files/x", "files/%2e%2e", "revisions/0"] {
                let reply = try await api.get("/api/v1/articles/\(ids[0])/\(path)", as: World.office)
                #expect(reply.status == 404, "\(path)")
            }
        }
    }

    /// The document is what the routes are, and every name in it leads somewhere.
    @Test func theDescriptionIsTheRoutes() async throws {
        try await ArticleAPI.with { api in
            let reply = try await api.get("/api/openapi.json", as: World.office)
            guard case .object(let paths) = reply.json["paths"] else { throw Refusal.notFound }
            let documented = paths.flatMap { path -> [String] in
                guard case .object(let operations) = path.value else { return [] }
                return operations.map { "\($0.name) \(path.name)" }
            }
            let routes = api.declared.filter { $0.path.hasPrefix("/api/") }
                .map { "\($0.method.rawValue.lowercased()) \($0.path)" }
            #expect(documented.sorted() == routes.sorted())
            for act in ArticleAct.allCases {
                let article: ArticleID = World.id(41), finding: FindingID = World.id(71)
                let pattern = ArticleAPI.path(of: act, article)
                    .replacing(article.text, with: "{article}").replacing(finding.text, with: "{finding}")
                #expect(documented.contains("post \(pattern)"), "\(act)")
            }
            let names = ["Article", "ArticleDetail", "ArticleFinding", "ArticleRevision", "Column", "Portal"]
            for name in names { #expect(reply.json["components"]?["schemas"]?[name] != nil, "\(name)") }
        }
    }
}
