import Ciphers
import Kernel
import Markup
import SignedInSite
import Testing

@testable import Publishing
@testable import Site

/// What the gate finds in the words and files of a call (PII-6).
@Suite struct PublishingAPIGateTests {
    typealias World = ArticleWorld

    /// PII-6: shown masked, and let through by a second person only; what can be exchanged is exchanged.
    @Test func findingsAreSettled() async throws {
        try await ArticleAPI.with { api in
            let number = "11010519491231002X"
            let id = try await api.draft(#","text":"身份证号\#(number)。""#).id
            let read = try await api.get("/api/v1/articles/\(id)", as: World.drafter)
            let finding = try #require(
                read.list("article", "working", "findings").first { $0["blocking"] == .bool(true) })
            #expect(
                !(finding["shown"]?.text ?? "").contains(number) && finding["shown"]?.text.contains("末四位002X") == true)
            let submit = try await api.act(.submit, id, as: World.drafter)
            #expect(submit.status == 409 && !submit.text.contains(number))
            guard case .text(let place) = finding["id"], let found = FindingID(place) else { throw Refusal.notFound }
            func settle(_ act: ArticleAct, _ body: String, _ officer: Officer) async throws -> ArticleAPI.Reply {
                let version = try await api.site.publishing.article(id, for: World.office).version
                return try await api.post(
                    ArticleOperations.settle(act).route(id, found).path, body, as: officer, version: version,
                    key: "\(act)-\(version)-\(officer.id)")
            }
            #expect(try await settle(.ignoreFinding, #"{"words":"无妨"}"#, World.drafter).text("rule") == "PII-6")
            #expect(try await settle(.askOverride, #"{"words":"依法须公开"}"#, World.head).status == 200)
            #expect(try await settle(.override, "{}", World.head).status == 403)
            let agreed = try await settle(.override, "{}", World.office)
            #expect(agreed.status == 200 && agreed.text.contains("\"asked_by\":\"\(World.head.id)\""))
            #expect(try await api.act(.submit, id, as: World.drafter).status == 200)

            let other = try await api.draft(#","text":"联系电话13800138000。再打13800138000。""#)
            for _ in 1...5 {
                let now = try await api.site.publishing.article(other.id, for: World.drafter)
                guard let mendable = now.working?.findings.first(where: \.isMendable) else { break }
                let reply = try await api.post(
                    ArticleOperations.mend.route(other.id, mendable.id).path, as: World.drafter, version: now.version,
                    key: "mend-\(now.version)")
                #expect(reply.status == 200, "\(reply.text)")
            }
            let mended = try await api.site.publishing.latestRevision(of: other.id, for: World.drafter)
            #expect(mended.number > 1 && !mended.content.body.contains("13800138000"))
        }
    }

    /// What is attached is cleaned and looked through; the original is nobody's to download.
    @Test func filesAreCleanedAndLookedThrough() async throws {
        try await ArticleAPI.with { api in
            let list = Array("名单：手机13800138000".utf8), picture = ArticlePageSite.picture
            let digest = Digest(sha256: picture).hex
            let made = try await api.upload(
                "/api/v1/articles", api.typed(#","body":"<p>见图<img src=\"/files/\#(digest)\"></p>""#),
                [("attachment", "名单.txt", list), ("picture", "图.png", picture)], as: World.drafter, key: "files")
            #expect(made.status == 201 && made.list("notes").count == 1, "\(made.text)")
            #expect(made.text.contains("附件《名单.txt》") && !made.text.contains("13800138000"))
            let id = try #require(ArticleID(made.text("article", "id")))
            let content = try await api.site.publishing.latestRevision(of: id, for: World.drafter).content
            let file = try #require(content.attachments.first)
            let shown = try #require(ArticleBody.pictures(in: content.body).first)
            #expect(shown == Digest(sha256: picture + [0x0A]).hex)
            let path = "/api/v1/articles/\(id)"
            #expect(try await api.get("\(path)/files/\(file.published)", as: World.drafter).text.hasPrefix("名单"))
            #expect(try await api.get("\(path)/files/\(shown)", as: World.head).status == 200)
            #expect(try await api.get("\(path)/files/\(file.original)", as: World.drafter).status == 404)
            #expect(try await api.get("\(path)/files/\(file.published)", as: World.outsider).status == 404)
            // A call that names neither text nor files leaves both as they are.
            let titled = try await api.act(.revise, id, #""title":"关于接种的通知""#, as: World.drafter)
            #expect(titled.status == 200, "\(titled.text)")
            let next = try await api.site.publishing.latestRevision(of: id, for: World.drafter).content
            #expect(next.body == content.body && next.attachments == content.attachments)
            let bare = try await api.act(
                .revise, id, "\"remove_attachments\":[\"\(file.published)\"]", as: World.drafter)
            #expect(bare.status == 200 && !bare.text.contains("附件《名单.txt》"))
        }
    }

    /// A hash that somebody knows is no way to make another record's file public (PII-6).
    @Test func aFileOfAnotherRecordIsNotTakenIn() async throws {
        try await ArticleAPI.with { api in
            let secret = try await ArticleShelf(files: api.site.files).keep(ArticlePageSite.picture)
            let cases =
                [
                    (#","body":"<p><img src=\"/files/\#(secret)\"></p>""#, [], "body"),
                    (#","document_files":["\#(secret)"]"#, [], "document_files"),
                    (ArticleAPI.plain, [("picture", "图.png", ArticlePageSite.picture)], "picture"),
                    (
                        #","body":"<p><img src=\"/files/\#(Digest(sha256: "x".utf8).hex)\"></p>""#,
                        [("picture", "图.png", Array("x".utf8))], "picture"
                    ),
                    (#","body":"一","text":"二""#, [], "text"),
                    (#","also_in":["\#(World.column)"]"#, [], "column"),
                ] as [(String, [(part: String, name: String, bytes: [UInt8])], String)]
            for (more, files, field) in cases {
                let reply = try await api.upload(
                    "/api/v1/articles", api.typed(more), files, as: World.drafter, key: "case-\(field)-\(files.count)")
                #expect(reply.status == 422 && reply.text("field") == field, "\(field) \(reply.text)")
            }
            #expect(try await api.site.publishing.list(ArticleQuery(), for: World.office).total == 0)
        }
    }
}
