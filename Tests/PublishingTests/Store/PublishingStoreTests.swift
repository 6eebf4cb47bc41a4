import Audit
import Documents
import Kernel
import SQL
import TestSupport
import Testing

@testable import Publishing

/// Articles in the database: a long story told whole, what the public reads meanwhile, and who is first.
@Suite struct PublishingStoreTests {
    typealias World = ArticleWorld

    @Test(arguments: TestDatabases.all)
    func aLongStoryVerifies(_ database: TestDatabase) async throws {
        try await ArticleStoreWorld.with(database) { world in
            let publishing = world.publishing
            let article = try await world.draft(files: [ArticleStoreWorld.file])
            let hash = article.working?.hash ?? ""
            _ = try await publishing.submit(article.id, by: World.drafter)
            _ = try await publishing.comment(article.id, "日期是否有误", quote: "现通知", by: World.head)
            _ = try await publishing.sign(.proof, of: article.id, seen: hash, words: "", by: World.head)
            _ = try await publishing.recall(article.id, by: World.drafter)
            var content = try await world.content(files: [ArticleStoreWorld.file])
            content.body = "<p>更正后的正文。</p>"
            let next = try await publishing.revise(
                article.id, to: content, changeNote: "更正日期", findings: [], by: World.colleague)
            _ = try await world.review(next)
            _ = try await publishing.publish(article.id, by: World.office)
            _ = try await publishing.recordRelease(
                article.id,
                MediaRelease(channel: .wechat, reference: "https://example.cn/1", releasedOn: world.clock.now.day),
                by: World.spokesperson)
            let gone = try await publishing.withdraw(article.id, .error, reason: "附件有误", by: World.office)
            #expect(gone.version == 19 && gone.standing == "已撤回")
            #expect(try await publishing.article(article.id, for: World.office) == gone)
            #expect(
                try await world.acts(of: article.id) == [
                    "article.draft", "article.submit", "article.comment", "article.proof", "article.recall",
                    "article.revise", "article.submit", "article.proof", "article.pass", "article.proof",
                    "article.pass", "article.proof", "article.pass", "article.secrecy", "article.secrecy",
                    "article.secrecy", "article.publish", "article.record_release", "article.withdraw",
                ])
            #expect(try await world.journalProblems() == [])
        }
    }

    /// A row changed behind the journal's back shows: `subjectReader` sees what the journal hashed.
    @Test(arguments: TestDatabases.all)
    func aRowChangedBehindTheJournalShows(_ database: TestDatabase) async throws {
        try await ArticleStoreWorld.with(database) { world in
            let article = try await world.live()
            #expect(try await world.journalProblems() == [])
            try await world.store.write { tx in
                try tx.execute("UPDATE article SET live_hash = 'other' WHERE id = ?", [article.id])
            }
            #expect(try await world.journalProblems().count == 1)
        }
    }

    /// PUB-3: an edit of what is public changes nothing that the public reads until it is published itself.
    @Test(arguments: TestDatabases.all)
    func anEditStaysInsideUntilItIsPublished(_ database: TestDatabase) async throws {
        try await ArticleStoreWorld.with(database) { world in
            let publishing = world.publishing
            let picture = String(repeating: "1", count: 64)
            let article = try await world.live("第一版", files: [ArticleStoreWorld.file])
            let column = try await world.column().id
            var content = try await world.content("第二版")
            content.body = "<p><img src=\"/files/\(picture)\" alt=\"图\"></p>"
            let edited = try await publishing.revise(
                article.id, to: content, changeNote: "更换附件为图片", findings: [], by: World.drafter)
            #expect(edited.live == article.live && edited.working?.number == 2)
            let before = try await publishing.publicPage(article.id).item
            #expect(before.revision.content.title == "第一版" && before.article.working == nil)
            #expect(try await publishing.publicList(of: [column]).listings.map(\.title) == ["第一版"])
            #expect(try await publishing.publicFile(ArticleStoreWorld.file.published)?.name == "附件.pdf")
            #expect(try await publishing.publicFile(ArticleStoreWorld.file.original) == nil)
            #expect(try await publishing.publicFile(picture) == nil)
            world.clock.set("2026-03-12")
            _ = try await world.review(edited)
            _ = try await publishing.publish(article.id, by: World.siteOperator)
            let shown = try await publishing.publicArticle(article.id)
            #expect(shown.revision.content.title == "第二版")
            #expect(shown.firstPublishedAt == article.live?.publishedAt)
            #expect(shown.history.map(\.note) == ["更换附件为图片"])
            #expect(shown.history.map(\.day.description) == ["2026-03-12"])
            #expect(try await publishing.publicFile(ArticleStoreWorld.file.published) == nil)
            #expect(try await publishing.publicFile(picture) != nil)
        }
    }

    /// The public history tells of what was public; the notes of drafts between are nobody's business.
    @Test(arguments: TestDatabases.all)
    func notesOfDraftsThatNeverWerePublicStayInside(_ database: TestDatabase) async throws {
        try await ArticleStoreWorld.with(database) { world in
            let article = try await world.live("第一版")
            _ = try await world.publishing.revise(
                article.id, to: try await world.content("第二版"), changeNote: "删去张三的姓名", findings: [], by: World.drafter)
            let third = try await world.publishing.revise(
                article.id, to: try await world.content("第三版"), changeNote: "更新名单", findings: [], by: World.drafter)
            _ = try await world.review(third)
            _ = try await world.publishing.publish(article.id, by: World.office)
            #expect(try await world.publishing.publicArticle(article.id).history.map(\.note) == ["更新名单"])
        }
    }

    @Test(arguments: TestDatabases.all)
    func whatWasNeverPublicIsNotFound(_ database: TestDatabase) async throws {
        try await ArticleStoreWorld.with(database) { world in
            let article = try await world.approved(files: [ArticleStoreWorld.file])
            await #expect(throws: Refusal.notFound) { try await world.publishing.publicArticle(article.id) }
            #expect(try await world.publishing.publicList(of: [try await world.column().id]).total == 0)
            #expect(try await world.publishing.publicFile(ArticleStoreWorld.file.published) == nil)
        }
    }

    @Test(arguments: TestDatabases.all)
    func republicationNamesItsSource(_ database: TestDatabase) async throws {
        try await ArticleStoreWorld.with(database) { world in
            var content = try await world.content()
            content.origin = .republished(source: "", address: "")
            let unnamed = ArticleBeginning(
                content: content, unit: World.section, portal: try await world.column().portal, findings: [])
            let refusal = await #expect(throws: Refusal.self) {
                try await world.publishing.draft(unnamed, by: World.drafter)
            }
            #expect(refusal?.rule == "PUB-4")
            content.origin = .republished(source: "国家卫生健康委", address: "https://example.cn/a")
            let named = ArticleBeginning(
                content: content, unit: World.section, portal: try await world.column().portal, findings: [])
            let article = try await world.publishing.draft(named, by: World.drafter)
            let kept = try await world.publishing.latestRevision(of: article.id, for: World.drafter).content
            #expect(kept == content)
        }
    }

    /// PUB-2: moving an item into a column of the principal head is no way past them.
    @Test(arguments: TestDatabases.all)
    func nothingMovesIntoAnImportantColumnUnseen(_ database: TestDatabase) async throws {
        try await ArticleStoreWorld.with(database) { world in
            let article = try await world.draft()
            var content = try await world.content()
            content.column = try await world.column("zdsx", isImportant: true).id
            let moved = content
            let refusal = await #expect(throws: Refusal.self) {
                try await world.publishing.revise(
                    article.id, to: moved, changeNote: "", findings: [], by: World.drafter)
            }
            #expect(refusal?.rule == "PUB-2")
            let fresh = try await world.publishing.draft(
                ArticleBeginning(content: moved, unit: World.section, portal: article.portal, findings: []),
                by: World.drafter)
            #expect(fresh.isImportant)
        }
    }

    @Test(arguments: TestDatabases.all)
    func anOldPageIsToldSo(_ database: TestDatabase) async throws {
        try await ArticleStoreWorld.with(database) { world in
            let article = try await world.draft()
            _ = try await world.publishing.submit(article.id, by: World.drafter, version: article.version)
            let refusal = await #expect(throws: Refusal.self) {
                try await world.publishing.recall(article.id, by: World.drafter, version: article.version)
            }
            #expect(refusal?.code == .changedMeanwhile)
            #expect(try await world.acts(of: article.id) == ["article.draft", "article.submit"])
        }
    }

    @Test(arguments: TestDatabases.all)
    func twentyAtOnceSignOnce(_ database: TestDatabase) async throws {
        try await ArticleStoreWorld.with(database) { world in
            let article = try await world.draft()
            _ = try await world.publishing.submit(article.id, by: World.drafter)
            let hash = article.working?.hash ?? ""
            let outcomes = await withTaskGroup(of: Bool.self) { group in
                for _ in 0..<20 {
                    group.addTask {
                        do {
                            _ = try await world.publishing.sign(
                                .review, of: article.id, seen: hash, words: "", by: World.head)
                            return true
                        } catch {
                            return false
                        }
                    }
                }
                return await group.reduce(into: [Bool]()) { $0.append($1) }
            }
            #expect(outcomes.filter { $0 }.count == 1)
            let now = try await world.publishing.article(article.id, for: World.head)
            #expect(now.working?.signatures.count == 1)
            #expect(try await world.acts(of: article.id).filter { $0 == "article.pass" }.count == 1)
            #expect(try await world.journalProblems() == [])
        }
    }

    /// OPN-1, FOI-26: a document goes out once signed and public, and its duty is met by that.
    @Test(arguments: TestDatabases.all)
    func aDocumentIsPublishedOnceSigned(_ database: TestDatabase) async throws {
        try await ArticleStoreWorld.with(database) { world in
            let early = try await world.approved("未签发", document: try await world.document(isSigned: false))
            let refusal = await #expect(throws: Refusal.self) {
                try await world.publishing.publish(early.id, by: World.office)
            }
            #expect(refusal?.rule == "OPN-1")
            let document = try await world.document()
            #expect(try await world.duties("FOI-26").map(\.state) == ["open"])
            let article = try await world.live("已签发", document: document)
            #expect(try await world.duties("FOI-26").map(\.state) == ["met"])
            let places = try await world.store.read { try world.documents.publications(of: document, in: $0) }
            #expect(places.map(\.address) == ["/articles/\(article.id)"])
            _ = try await world.publishing.withdraw(article.id, .error, reason: "有误", by: World.office)
            let after = try await world.store.read { try world.documents.publications(of: document, in: $0) }
            #expect(after.first?.withdrawnAt != nil)
            #expect(try await world.journalProblems() == [])
        }
    }

    @Test(arguments: TestDatabases.all)
    func whatIsNotSeenIsNotFound(_ database: TestDatabase) async throws {
        try await ArticleStoreWorld.with(database) { world in
            let article = try await world.draft()
            for officer in [World.outsider, World.systemAdministrator] {
                await #expect(throws: Refusal.notFound) {
                    try await world.publishing.article(article.id, for: officer)
                }
                #expect(try await world.publishing.list(ArticleQuery(), for: officer).total == 0)
            }
            #expect(try await world.publishing.list(ArticleQuery(), for: World.above).total == 1)
        }
    }
}
