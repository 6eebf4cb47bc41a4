import Testing

@testable import Ciphers

/// Single values of rows, sealed: a copy of the database alone tells nothing of them, and none can be moved or altered.
@Suite struct FieldCipherTests {
    private static func cipher(_ byte: UInt8 = 7) throws -> FieldCipher {
        try #require(FieldCipher(secret: [UInt8](repeating: byte, count: 32)))
    }

    @Test(arguments: ["", "0999-8000100", "张三", String(repeating: "长", count: 5_000), "\u{0}\u{1F}𠮷"])
    func whatIsSealedIsOpened(_ text: String) throws {
        let cipher = try Self.cipher(), sealed = try cipher.seal(text, for: "correction_ticket.contact/1")
        #expect(try cipher.open(sealed, for: "correction_ticket.contact/1") == text)
        #expect(text.isEmpty || sealed.firstRange(of: Array(text.utf8)) == nil)
    }

    @Test func theSameTextIsSealedDifferentlyEachTime() throws {
        let cipher = try Self.cipher()
        let all = try (0..<50).map { _ in try cipher.seal("0999-8000100", for: "a") }
        #expect(Set(all).count == 50)
    }

    @Test func itOpensNowhereElse() throws {
        let cipher = try Self.cipher(), sealed = try cipher.seal("0999-8000100", for: "ticket/1")
        for place in ["ticket/2", "", "ticket/1 "] {
            #expect(throws: CipherFailure.self) { try cipher.open(sealed, for: place) }
        }
        #expect(throws: CipherFailure.self) { try Self.cipher(8).open(sealed, for: "ticket/1") }
    }

    @Test func everyChangedByteIsSeen() throws {
        let cipher = try Self.cipher(), sealed = try cipher.seal("0999-8000100", for: "ticket/1")
        for place in sealed.indices {
            var changed = sealed
            changed[place] ^= 1
            #expect(throws: CipherFailure.self) { try cipher.open(changed, for: "ticket/1") }
        }
        for cut in [0, 1, 12, 27, sealed.count - 1] {
            #expect(throws: CipherFailure.self) { try cipher.open(Array(sealed.prefix(cut)), for: "ticket/1") }
        }
    }

    @Test func namesAreTheSameForOnePurposeAndKeyOnly() throws {
        let cipher = try Self.cipher(), name = cipher.name("a@example.org", for: "subscriber")
        #expect(name == (try Self.cipher()).name("a@example.org", for: "subscriber"))
        #expect(name.utf8.count == 64)
        let others = [
            cipher.name("b@example.org", for: "subscriber"), cipher.name("a@example.org", for: "letter"),
            try Self.cipher(8).name("a@example.org", for: "subscriber"),
            // Purpose and text are kept apart.
            cipher.name("r\u{1F}a@example.org", for: "subscribe"),
        ]
        #expect(!others.contains(name) && Set(others).count == others.count)
    }

    /// A new key seals, the older ones open what they sealed, and names stay as they were.
    @Test func aNewKeyLosesNothing() throws {
        let old = try Self.cipher(7), sealed = try old.seal("0999-8000100", for: "ticket/1")
        let secrets = [8, 7].map { [UInt8](repeating: $0, count: 32) }
        let both = try #require(FieldCipher(secrets: secrets))
        #expect(try both.open(sealed, for: "ticket/1") == "0999-8000100")
        #expect(both.name("张三", for: "proof") == old.name("张三", for: "proof"))
        let anew = try both.seal("0999-8000100", for: "ticket/1")
        #expect(try Self.cipher(8).open(anew, for: "ticket/1") == "0999-8000100")
        #expect(throws: CipherFailure.self) { try old.open(anew, for: "ticket/1") }
        #expect(both.keyID == (try Self.cipher(8)).keyID && both.keyID != old.keyID && both.has(old.keyID))
        #expect(both.keyID.utf8.count == 8 && !old.has(both.keyID))
        #expect(FieldCipher(secrets: []) == nil && FieldCipher(secrets: [secrets[0], [1]]) == nil)
    }

    @Test(arguments: [0, 16, 31, 33])
    func aSecretHasThirtyTwoBytes(_ count: Int) {
        #expect(FieldCipher(secret: [UInt8](repeating: 7, count: count)) == nil)
    }

    @Test func newSecretsAreNew() {
        let all = (0..<20).map { _ in FieldCipher.newSecret() }
        #expect(Set(all).count == 20 && all.allSatisfy { $0.count == 32 })
    }
}
