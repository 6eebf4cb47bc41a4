import Ciphers
import Kernel
import SQL
import Synchronization
import TestSupport
import Testing

@testable import Consultation
@testable import OfficeFormats

/// Files that are given out: adoption table, archive, feed.
@Suite(.serialized) struct ConsultationHandoutTests {
    typealias World = ConsultationWorld

    private func concluded(
        _ world: ConsultationStoreWorld, title: String = "青禾县村卫生室管理办法"
    ) async throws -> ConsultationID {
        let id = try await world.published(World.draft(title: title)).id
        _ = try await world.consultations.receive(
            World.comment("=cmd|'/c calc'!A0", paragraph: "2", contact: "0999-8000177"), files: [], isQueued: false,
            on: id)
        world.clock.set("2026-04-21")
        try await world.answerAll(id)
        _ = try await world.consultations.perform(.explain("意见已经研究。"), on: id, by: World.drafter)
        _ = try await world.consultations.perform(.release, on: id, by: World.office)
        return id
    }

    /// CONS-9: the table says what the page says, and nothing of who wrote it.
    @Test func theAdoptionTableSaysWhatThePageSays() async throws {
        try await ConsultationStoreWorld.with(TestDatabases.all[0]) { world in
            let id = try await concluded(world)
            let view = try await world.consultations.view(id, for: World.drafter)
            let text = try Self.text(of: try AdoptionTable.bytes(of: view))
            for said in [
                "《青禾县村卫生室管理办法》公开征求意见采纳情况表", "征求意见时间：2026年3月2日至2026年4月20日。",
                "收到意见1条，归纳为1组：采纳0条，部分采纳1条，不采纳0条。", "建议增加开诊天数", "部分采纳", "已改为每周六天", "意见已经研究。", "基层科",
            ] {
                #expect(text.contains(said), "\(said)")
            }
            #expect(!text.contains("calc") && !text.contains("8000177"))
        }
    }

    /// CONS-7: every file with its hash, no contact, the same bytes each time; a formula is no formula.
    @Test func theArchiveIsWholeAndAlwaysTheSame() async throws {
        try await ConsultationStoreWorld.with(TestDatabases.all[0]) { world in
            let id = try await concluded(world)
            let whole = try await world.consultations.wholeRecord(of: id, for: World.drafter)
            let bytes = try ConsultationArchive(whole).bytes()
            let again = try ConsultationArchive(try await world.consultations.wholeRecord(of: id, for: World.drafter))
                .bytes()
            #expect(bytes == again)
            let parts = try Self.parts(of: bytes)
            #expect(
                parts.keys.sorted() == [
                    "adoption.docx", "comments.csv", "drafts/1.txt", "index.docx", "manifest.json", "timeline.json",
                ])
            let manifest = String(decoding: try #require(parts["manifest.json"]), as: UTF8.self)
            for (name, content) in parts where name != "manifest.json" {
                #expect(manifest.contains("\"path\": \"\(name)\""), "\(name)")
                #expect(manifest.contains(Digest(sha256: content).hex), "\(name)")
                #expect(!String(decoding: content, as: UTF8.self).contains("8000177"), "\(name)")
            }
            let table = String(decoding: try #require(parts["comments.csv"]), as: UTF8.self)
            #expect(!table.contains(",=cmd") && table.contains("cmd|'/c calc'"))
            await #expect(throws: Refusal.self) {
                try await world.consultations.wholeRecord(of: id, for: World.above)
            }
        }
    }

    @Test func theFeedIsSoundWhateverTheTitle() async throws {
        try await ConsultationStoreWorld.with(TestDatabases.all[0]) { world in
            let id = try await concluded(world, title: "<办法>&\"草案\"")
            let lines = try await world.consultations.publicList().lines
            let feed = ConsultationFeed(
                title: "意见征集", own: "https://x.example/feed", page: "https://x.example/",
                entries: lines.map { ($0, "https://x.example/\($0.consultation.id)") })
            let text = String(decoding: feed.bytes, as: UTF8.self)
            #expect(text.contains("<title>&lt;办法&gt;&amp;&quot;草案&quot;</title>"))
            #expect(text.contains("urn:uuid:\(id)") && text.contains("<updated>2026-04-21T09:30:00+08:00</updated>"))
        }
    }

    /// A hospital's officers belong to a unit of the commission too; they draft in units of their own agency.
    @Test func aUnitOfAnotherAgencyDraftsNothing() async throws {
        try await ConsultationStoreWorld.with(TestDatabases.all[0]) { world in
            let hospital = World.officer(40, "医院", [.clerk], [World.section], of: World.stranger)
            await #expect(throws: Refusal.self) {
                try await world.consultations.draft(World.draft(), in: World.section, by: hospital)
            }
        }
    }

    /// PII-2: hostile words are kept as they came and break nothing.
    @Test(arguments: [
        "'); DROP TABLE consultation; --", "\u{202E}反向", String(repeating: "字", count: 3_000), "%_!\\", "{{7*7}}",
        "👨‍👩‍👧‍👦", "a\u{1E}b",
    ])
    func hostileWordsAreKept(_ words: String) async throws {
        try await ConsultationStoreWorld.with(TestDatabases.all[0]) { world in
            let id = try await world.published().id
            _ = try await world.consultations.receive(World.comment(words), files: [], isQueued: false, on: id)
            let kept = try await world.consultations.comments(of: id, for: World.drafter).map(\.comment.words)
            #expect(kept == [words])
            #expect(try await world.consultations.list(ConsultationQuery(words: words), for: World.office).total == 0)
        }
    }

    private static func parts(of zip: [UInt8]) throws -> [String: [UInt8]] {
        let archive = try ZipArchive(zip, limits: ReadingLimits())
        var parts: [String: [UInt8]] = [:]
        for name in archive.names { parts[name] = try archive.bytes(name) }
        return parts
    }

    private static func text(of docx: [UInt8]) throws -> String {
        let parts = try parts(of: docx)
        let xml = String(decoding: parts["word/document.xml"] ?? [], as: UTF8.self)
        var text = "", isInside = false
        for character in xml {
            if character == "<" {
                isInside = true
            } else if character == ">" {
                isInside = false
            } else if !isInside {
                text.append(character)
            }
        }
        return text
    }

    /// PII-2: search keeps the draft and the office's own result, told in the transaction of the act; nothing that people wrote.
    @Test(arguments: TestDatabases.all)
    func searchHearsOfDraftAndResult(_ database: TestDatabase) async throws {
        try await ConsultationStoreWorld.with(database) { world in
            let heard = Mutex<[String]>([]), plain = world.consultations
            var store = plain
            store.followers.append { id, tx in
                let text = try plain.searchable(id, in: tx)?.text ?? "nothing"
                heard.withLock { $0.append(text) }
            }
            let new = try await store.draft(World.draft(), in: nil, by: World.drafter)
            _ = try await store.perform(.submit, on: new.id, by: World.head)
            #expect(heard.withLock { $0 }.isEmpty)
            #expect(try await world.store.read { try plain.searchable(new.id, in: $0) } == nil)
            _ = try await store.perform(.publish, on: new.id, by: World.office)
            #expect(heard.withLock { $0 }.count == 1 && heard.withLock { $0[0] }.contains("每周开诊不少于五天"))
            _ = try await store.receive(World.comment("我家在幸福路12号，要求六天"), files: [], isQueued: false, on: new.id)
            world.clock.set("2026-04-21")
            try await world.answerAll(new.id)
            _ = try await store.perform(.explain("意见已经研究。"), on: new.id, by: World.drafter)
            #expect(heard.withLock { $0.last }?.contains("意见已经研究") == false)
            _ = try await store.perform(.release, on: new.id, by: World.office)
            let last = heard.withLock { $0.last } ?? ""
            #expect(last.contains("意见已经研究") && last.contains("已改为每周六天") && !last.contains("幸福路"))
            let found = try #require(try await world.store.read { try plain.searchable(new.id, in: $0) })
            #expect(found.publishedOn == World.day("2026-03-02") && found.unitName == "基层科")
            #expect(try await plain.publicAddresses(most: 5).map(\.changedOn) == [World.day("2026-04-21")])
        }
    }
}
