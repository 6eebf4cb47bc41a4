import Audit
import Ciphers
import Foundation
import Kernel
import SQL
import TestSupport
import Testing

@Suite struct CheckpointTests {
    private let heads = [
        JournalHead(chain: "", sequence: 2, hash: String(repeating: "a", count: 64)),
        JournalHead(
            chain: "018e0000-0000-7000-8000-000000000001", sequence: 40, hash: String(repeating: "b", count: 64)),
    ]

    @Test("A signed note reads back as what was signed")
    func roundTrip() throws {
        let key = SigningKey()
        let checkpoint = Checkpoint(origin: "gongkai-journal", at: TestDatabase.moment, heads: heads)
        let note = try SignedNote(checkpoint, signedBy: key)
        #expect(try note.checkpoint(checkedBy: key.verifyingKey) == checkpoint)
        #expect(note.text.hasPrefix("gongkai-journal\n42\n"))
        #expect(note.text.contains("\nhead - 2 aaaa"))
    }

    @Test("Any changed character is noticed")
    func tampered() throws {
        let key = SigningKey()
        let note = try SignedNote(
            Checkpoint(origin: "gongkai-journal", at: TestDatabase.moment, heads: heads), signedBy: key)
        for index in note.text.indices {
            var text = note.text
            text.replaceSubrange(index...index, with: note.text[index] == "0" ? "1" : "0")
            #expect(throws: SignedNote.Doubt.self) {
                try SignedNote(text: text).checkpoint(checkedBy: key.verifyingKey)
            }
        }
        #expect(throws: SignedNote.Doubt.wrongKey) { try note.checkpoint(checkedBy: SigningKey().verifyingKey) }
    }

    @Test("Nothing new, no new checkpoint", arguments: TestDatabases.all)
    func nothingNew(_ database: TestDatabase) async throws {
        try await database.withStore(JournalWorld.migrations) { store in
            let world = try await JournalWorld.make(store, .sha256)
            let signer = world.signer
            let again = try await store.write { try signer.checkpoint(in: $0) }
            #expect(again == nil)
            let latest = try await store.read { try CheckpointSigner.latest(in: $0) }
            #expect(latest == world.witness)
        }
    }

    @Test("The key is made once, readable by its owner alone, and refused when others can read it")
    func keyFile() async throws {
        try await TestFolder.with { folder in
            let file = CheckpointKeyFile(folder: folder.path("keys"))
            let made = try file.loadOrMake()
            let again = try file.loadOrMake()
            #expect(made.secret == again.secret)
            let path = folder.path("keys/checkpoint.key")
            let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
            #expect(mode == 0o600)
            let note = SignedNote(text: "the newest")
            try file.keep(SignedNote(text: "older"))
            try file.keep(note)
            let kept = try file.kept()
            #expect(kept == note)
            let published = try file.verifyingKey()
            #expect(published?.bytes == made.verifyingKey.bytes)
            try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: path)
            #expect(throws: Refusal.self) { try file.loadOrMake() }
        }
    }

    @Test(
        "Hash functions and signatures give the published values",
        arguments: [
            (DigestAlgorithm.sm3, "abc", "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0"),
            (
                .sm3, String(repeating: "abcd", count: 16),
                "debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732"
            ),
            (.sha256, "abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
        ])
    func vectors(_ algorithm: DigestAlgorithm, _ message: String, _ expected: String) throws {
        #expect(try Digest(algorithm, Array(message.utf8)).hex == expected)
    }

    @Test("Ed25519 signs as RFC 8032 says (7.1, test 2)")
    func ed25519() throws {
        let secret = try #require(Hex.bytes("4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb"))
        let key = try #require(SigningKey(secret: secret))
        #expect(Hex.text(key.verifyingKey.bytes) == "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c")
        #expect(key.verifyingKey.accepts(try key.signature(of: [0x72]), of: [0x72]))
        #expect(!key.verifyingKey.accepts(try key.signature(of: [0x72]), of: [0x73]))
    }
}
