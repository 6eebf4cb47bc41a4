@testable import Audit
import Ciphers
import Kernel
import SQL
import TestSupport
import Testing

@Suite struct JournalTests {
    @Test(
        "An untouched journal is sound, in the database and exported", arguments: TestDatabases.all,
        DigestAlgorithm.allCases)
    func sound(_ database: TestDatabase, _ algorithm: DigestAlgorithm) async throws {
        try await database.withStore(JournalWorld.migrations) { store in
            let world = try await JournalWorld.make(store, algorithm)
            for report in [try await world.verify(), try await world.verifyExport()] {
                #expect(report.problems == [])
                #expect(report.entries == 37)
                #expect(report.chains == 3)
                #expect(report.unknown == [])
                #expect(report.checkpoint == "2026年3月13日 09:00，共 37 条")
            }
        }
    }

    @Test("Two hashes may follow one another in one chain", arguments: TestDatabases.all)
    func mixed(_ database: TestDatabase) async throws {
        try await database.withStore(JournalWorld.migrations) { store in
            for algorithm in [DigestAlgorithm.sha256, .sm3, .sha256] {
                try await JournalWorld.act(store, Journal(algorithm), JournalWorld.first, "a", algorithm.rawValue)
            }
            let report = try await store.read { try Journal(.sm3).verify(in: $0, key: nil) }
            #expect(report.problems == [])
            #expect(report.entries == 3)
        }
    }

    @Test("The engine refuses to change or delete an entry or a checkpoint", arguments: TestDatabases.all)
    func appendOnly(_ database: TestDatabase) async throws {
        try await database.withStore(JournalWorld.migrations) { store in
            _ = try await JournalWorld.make(store, .sha256)
            for statement in [
                "UPDATE journal_entry SET note = 'x'", "DELETE FROM journal_entry WHERE sequence = 1",
                "UPDATE journal_checkpoint SET size = 1", "DELETE FROM journal_checkpoint",
            ] {
                await #expect(throws: SQLError.self) { try await store.write { try $0.execute(statement) } }
            }
        }
    }

    @Test("An act that is rolled back leaves no entry and no gap", arguments: TestDatabases.all)
    func rolledBack(_ database: TestDatabase) async throws {
        try await database.withStore(JournalWorld.migrations) { store in
            let journal = Journal(.sha256)
            for number in 1...6 {
                do {
                    try await store.write { tx in
                        let entry = JournalEntry(
                            agency: JournalWorld.first, actor: nil, actorName: "张宁", act: "desk.open",
                            subjectKind: "desk", subjectID: "\(number)", note: "")
                        try journal.append(entry, in: tx)
                        if number % 2 == 0 { throw Refusal.notFound }
                    }
                } catch is Refusal {}
            }
            let report = try await store.read { try journal.verify(in: $0, key: nil) }
            #expect(report.problems == [])
            #expect(report.entries == 3)
        }
    }

    @Test("Acts at once make one chain without forks", arguments: TestDatabases.all)
    func atOnce(_ database: TestDatabase) async throws {
        try await database.withStore(JournalWorld.migrations) { store in
            let journal = Journal(.sha256)
            try await withThrowingTaskGroup(of: Void.self) { group in
                for number in 0..<200 {
                    group.addTask {
                        let agency = number % 2 == 0 ? JournalWorld.first : JournalWorld.second
                        try await JournalWorld.act(store, journal, agency, "\(number)", "open")
                    }
                }
                try await group.waitForAll()
            }
            let report = try await store.read { try journal.verify(in: $0, key: nil, subjects: JournalWorld.subjects) }
            #expect(report.problems == [])
            #expect(report.entries == 200)
        }
    }

    @Test("A record's timeline says who did what when, under which rule", arguments: TestDatabases.all)
    func timeline(_ database: TestDatabase) async throws {
        try await database.withStore(JournalWorld.migrations, timekeeper: .fixed(TestDatabase.moment)) { store in
            _ = try await JournalWorld.make(store, .sha256)
            let journal = Journal(.sha256)
            let entries = try await store.read { try journal.timeline(subjectKind: "desk", subjectID: "a3", in: $0) }
            #expect(entries.map(\.act) == ["desk.open", "desk.met"])
            #expect(entries.map(\.sequence) == [5, 6])
            #expect(entries.allSatisfy { $0.actorName == "张宁" && $0.rule == "TASK-4" && $0.at == TestDatabase.moment })
            #expect(entries.allSatisfy { $0.recordedAt > TestDatabase.moment })
            let own = try await store.read {
                try journal.entries(subjectKind: "desk", subjectID: "a3", agency: JournalWorld.second, in: $0)
            }
            #expect(own.isEmpty)
        }
    }

    @Test("A clock that goes back is marked in the entry", arguments: TestDatabases.all)
    func clockBack(_ database: TestDatabase) async throws {
        try await database.withPlace { place in
            if place == .memory { return }
            let late = Timekeeper.still(TestDatabase.moment)
            let early = Timekeeper.still(TestDatabase.moment.adding(seconds: -60))
            for timekeeper in [late, early] {
                try await database.withStore(at: place, JournalWorld.migrations, timekeeper: timekeeper) { store in
                    try await JournalWorld.act(store, Journal(.sha256), JournalWorld.first, "a", "open")
                }
            }
            try await database.withStore(at: place, JournalWorld.migrations) { store in
                let entries = try await store.read {
                    try Journal(.sha256).timeline(subjectKind: "desk", subjectID: "a", in: $0)
                }
                #expect(Set(entries.map(\.clockWentBack)) == [nil, 60_000])
                let report = try await store.read { try Journal(.sha256).verify(in: $0, key: nil) }
                #expect(report.problems == [])
            }
        }
    }

    @Test("The text that is hashed is canonical")
    func canonical() {
        let entry = RecordedEntry(
            chain: "c", sequence: 1, at: TestDatabase.moment, recordedAt: TestDatabase.moment, clockWentBack: nil,
            actor: nil, actorName: "张\"宁\n", act: "a", subjectKind: "k", subjectID: "i", beforeHash: nil,
            afterHash: "00", rule: nil, note: "\u{1}", algorithm: "sha256", previous: "", hash: "")
        let expected =
            #"{"act":"a","actor":null,"actor_name":"张\"宁\n","after":"00","at":1773363600000,"before":null,"#
            + #""clock_went_back":null,"note":"\u0001","recorded_at":1773363600000,"rule":null,"subject_id":"i","subject_kind":"k"}"#
        #expect(entry.body == expected)
    }
}
