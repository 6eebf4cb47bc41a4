import Foundation
import Kernel
import SQL
import TestSupport
import Testing

@Suite struct SQLiteDriverTests {
    private let table = [Migration("0001_note", both: ["CREATE TABLE note (id TEXT PRIMARY KEY, text TEXT)"])]

    @Test("A file waits for the disk at every commit; memory and NORMAL say that they do not")
    func durability() async throws {
        try await TestFolder.with { folder in
            let store = try Store.sqlite(path: folder.path("a.db"), timekeeper: .system)
            #expect(try store.durability().survivesPowerCut)
            let isWritable = await store.isWritable()
            #expect(isWritable)
            #expect(try store.durability().description.hasSuffix("wal, synchronous 2"))
            await store.close()
            var options = SQLiteOptions()
            options.synchronous = .normal
            let careless = try Store.sqlite(path: folder.path("b.db"), timekeeper: .system, options: options)
            #expect(try careless.durability().survivesPowerCut == false)
            await careless.close()
            let memory = try Store.sqlite(path: nil, timekeeper: .system)
            #expect(try memory.durability().survivesPowerCut == false)
            await memory.close()
        }
    }

    @Test("A second writer is refused in words until the first has closed")
    func secondWriter() async throws {
        try await TestFolder.with { folder in
            let path = folder.path("gongkai.db")
            let first = try Store.sqlite(path: path, timekeeper: .system)
            let refusal = #expect(throws: Refusal.self) { try Store.sqlite(path: path, timekeeper: .system) }
            #expect(refusal?.sentence.contains("\(ProcessInfo.processInfo.processIdentifier)") == true)
            await first.close()
        }
    }

    @Test("A reader beside the writer sees what is committed and writes nothing")
    func readerBeside() async throws {
        try await TestFolder.with { folder in
            let path = folder.path("gongkai.db")
            let writer = try Store.sqlite(path: path, timekeeper: .system)
            try await writer.migrate(table)
            try await writer.write { try $0.execute("INSERT INTO note VALUES ('a', 'b')") }
            let reader = try Store.sqliteReading(path: path, timekeeper: .system)
            let found1 = try await reader.read { try $0.first("SELECT text FROM note")?.text(0) }
            #expect(found1 == "b")
            await #expect(throws: Refusal.self) { try await reader.write { try $0.execute("DELETE FROM note") } }
            await reader.close()
            await writer.close()
        }
    }

    @Test("What was written is there after closing and opening")
    func reopening() async throws {
        try await TestDatabase.file.withPlace { place in
            try await TestDatabase.file.withStore(at: place, table) { store in
                try await store.write { try $0.execute("INSERT INTO note VALUES ('a', 'b')") }
            }
            try await TestDatabase.file.withStore(at: place, table) { store in
                let found2 = try await store.read { try $0.query("SELECT * FROM note").count }
                #expect(found2 == 1)
                let found3 = try await store.integrityProblems()
                #expect(found3 == [])
            }
        }
    }

    @Test("A full disk refuses the write in words; the store goes on when there is room again")
    func diskFull() async throws {
        try await TestDatabase.file.withStore(table) { store in
            let long = String(repeating: "长", count: 100_000)
            _ = try await store.write { try $0.query("PRAGMA max_page_count = 20") }
            let refusal = await #expect(throws: Refusal.self) {
                try await store.write { try $0.execute("INSERT INTO note VALUES ('a', ?)", [long]) }
            }
            #expect(refusal?.code == .unavailable)
            #expect(refusal?.sentence.contains("磁盘空间不足") == true)
            _ = try await store.write { try $0.query("PRAGMA max_page_count = 100000") }
            try await store.write { try $0.execute("INSERT INTO note VALUES ('a', ?)", [long]) }
            let found4 = try await store.read { try $0.query("SELECT id FROM note").count }
            #expect(found4 == 1)
        }
    }

    @Test("A constraint that speaks only at the commit refuses its own body alone")
    func deferredConstraint() async throws {
        let tables = Migration(
            "0001_tree",
            both: [
                "CREATE TABLE node (id TEXT PRIMARY KEY, parent TEXT REFERENCES node (id) DEFERRABLE INITIALLY DEFERRED)"
            ])
        try await TestDatabase.file.withStore([tables]) { store in
            let refused = await refusals(of: 60) { number in
                _ = try await store.write { tx in
                    try tx.execute(
                        "INSERT INTO node VALUES (?, ?)", ["\(number)", number % 10 == 0 ? "nobody" : String?.none])
                }
            }
            #expect(refused == 6)
            let found5 = try await store.read { try $0.query("SELECT id FROM node").count }
            #expect(found5 == 54)
        }
    }

    @Test(
        "The versions with the WAL-reset fault are told from those without",
        arguments: [
            ("3.40.1", true), ("3.44.5", true), ("3.44.6", false), ("3.50.6", true), ("3.50.7", false),
            ("3.51.2", true), ("3.51.3", false), ("3.52.0", false),
        ])
    func resetFault(_ version: String, _ has: Bool) {
        #expect((SQLiteVersion.resetFaultNotice(version) != nil) == has)
    }

    @Test("After closing, writes are refused and do not hang")
    func afterClosing() async throws {
        let store = try Store.sqlite(path: nil, timekeeper: .system)
        await store.close()
        await #expect(throws: Refusal.self) { try await store.write { try $0.execute("CREATE TABLE a (b TEXT)") } }
        let isWritable = await store.isWritable()
        #expect(!isWritable)
    }
}
