import Audit
import Ciphers
import Kernel
import SQL
import TestSupport
import Testing

/// What somebody with the database can do to the journal while the last checkpoint is kept elsewhere.
enum Attack: String, CaseIterable, Sendable {
    case changeField, deleteMiddle, deleteTail, insert, swapTwo, recomputeChain, restoreYesterday, moveBetweenAgencies
    case editRecord, forgeCheckpoint, wrongKey, olderCheckpoint

    /// The first entry that must be named: of the first agency's chain unless it is the checkpoints that are wrong.
    var firstBad: Int64? {
        switch self {
        case .changeField: 7
        case .deleteMiddle: 8
        case .deleteTail: 18
        case .insert: 9
        case .swapTwo: 5
        // The first checkpoint signed entry 10 of this chain; the change at 3 lies before it.
        case .recomputeChain: 10
        case .restoreYesterday: 11
        case .moveBetweenAgencies: 1
        case .editRecord: 6
        case .olderCheckpoint: 20
        case .forgeCheckpoint, .wrongKey: nil
        }
    }

    /// Whether an export shows it: the records themselves are not in it.
    var showsInExport: Bool { self != .editRecord }
}

@Suite struct JournalAttackTests {
    @Test("Each attack is found and the first bad entry named", arguments: TestDatabases.all, DigestAlgorithm.allCases)
    func attacks(_ database: TestDatabase, _ algorithm: DigestAlgorithm) async throws {
        for attack in Attack.allCases {
            try await database.withStore(JournalWorld.migrations) { store in
                let world = try await JournalWorld.make(store, algorithm)
                try await commit(attack, in: world, algorithm)
                var reports = [try await world.verify()]
                if attack.showsInExport { reports.append(try await world.verifyExport()) }
                for report in reports {
                    #expect(!report.isSound, "\(attack) went unnoticed")
                    let chain = attack.firstBad == nil ? nil : JournalWorld.first?.text
                    #expect(
                        report.problems.contains { $0.chain == chain && $0.sequence == attack.firstBad },
                        "\(attack): \(report.problems)")
                }
            }
        }
    }

    @Test(
        "What a chain alone cannot see is said, and is seen once the checkpoint is given", arguments: TestDatabases.all)
    func withoutCheckpoint(_ database: TestDatabase) async throws {
        for attack in [Attack.deleteTail, .recomputeChain, .restoreYesterday] {
            try await database.withStore(JournalWorld.migrations) { store in
                let world = try await JournalWorld.make(store, .sha256)
                try await commit(attack, in: world, .sha256)
                try await world.tamper { try $0.execute("DELETE FROM journal_checkpoint") }
                let blind = try await world.verifyExport(withoutWitness: true)
                #expect(blind.isSound, "\(attack): the control sees more than it can")
                #expect(blind.unknown.contains { $0.contains("没有检查点") })
                let seeing = try await world.verifyExport()
                #expect(!seeing.isSound)
            }
        }
    }

    @Test("Without the checkpoint kept elsewhere the report says so", arguments: TestDatabases.all)
    func onlyOwn(_ database: TestDatabase) async throws {
        try await database.withStore(JournalWorld.migrations) { store in
            let world = try await JournalWorld.make(store, .sha256)
            let report = try await world.verify(withoutWitness: true)
            #expect(report.isSound)
            #expect(report.unknown.count == 1)
        }
    }

    @Test("A journal that was put back and written on is told by the old checkpoint", arguments: TestDatabases.all)
    func forked(_ database: TestDatabase) async throws {
        try await database.withStore(JournalWorld.migrations) { store in
            let world = try await JournalWorld.make(store, .sha256)
            try await commit(.restoreYesterday, in: world, .sha256)
            let signer = world.signer
            for number in 1...30 {
                try await JournalWorld.act(store, Journal(.sha256), JournalWorld.first, "n\(number)", "open")
            }
            _ = try await store.write { try signer.checkpoint(in: $0) }
            let report = try await world.verify()
            #expect(report.problems.contains { $0.chain == JournalWorld.first?.text && $0.sequence == 20 })
        }
    }

    private func commit(_ attack: Attack, in world: JournalWorld, _ algorithm: DigestAlgorithm) async throws {
        guard let first = JournalWorld.first?.text, let second = JournalWorld.second?.text else { return }
        switch attack {
        case .changeField:
            try await world.tamper {
                try $0.execute(
                    "UPDATE journal_entry SET actor_name = '某人' WHERE agency_id = ? AND sequence = 7", [first])
            }
        case .deleteMiddle:
            try await world.tamper {
                try $0.execute("DELETE FROM journal_entry WHERE agency_id = ? AND sequence = 8", [first])
            }
        case .deleteTail: try await world.tamper { try Forger.cut($0, first, from: 18) }
        case .insert: try await world.tamper { try Forger.insert($0, first, at: 9) }
        case .swapTwo: try await world.tamper { try Forger.swap($0, first, 5, 11) }
        case .recomputeChain: try await world.tamper { try Forger.recompute($0, first, changing: 3, algorithm) }
        case .restoreYesterday:
            try await world.tamper {
                try Forger.cut($0, first, from: 11)
                try Forger.cut($0, second, from: 16)
                try $0.execute("DELETE FROM journal_entry WHERE agency_id = ''")
                try $0.execute("DELETE FROM journal_head WHERE agency_id = ''")
                try $0.execute("DELETE FROM journal_checkpoint WHERE number > 1")
                try $0.execute("DELETE FROM desk WHERE id IN ('a6', 'a7', 'a8', 'a9', 'a10')")
            }
        case .moveBetweenAgencies: try await world.tamper { try Forger.exchangeChains($0, first, second) }
        case .editRecord: try await world.tamper { try $0.execute("UPDATE desk SET state = 'open' WHERE id = 'a3'") }
        case .forgeCheckpoint:
            try await world.tamper {
                try $0.execute("UPDATE journal_checkpoint SET note = replace(note, 'at 17', 'at 16') WHERE number = 2")
            }
        case .wrongKey:
            let forger = CheckpointSigner(key: SigningKey())
            try await world.tamper { tx in
                try tx.execute("DELETE FROM journal_checkpoint")
                _ = try forger.checkpoint(in: tx)
            }
        case .olderCheckpoint:
            try await world.tamper { tx in
                try tx.execute(
                    """
                    INSERT INTO journal_checkpoint (number, recorded_at, size, note)
                    SELECT 3, recorded_at, size, note FROM journal_checkpoint WHERE number = 1
                    """)
            }
        }
    }
}
