import Ciphers
import Glibc
import Kernel
import Synchronization
import Testing

@testable import People

@Suite struct PeoplePasswordTests {
    @Test(
        "MLPS-1: what a password must be",
        arguments: [
            ("Kx7-qz9Lm2", nil), ("晨读山河晚吟Ab7x", nil), ("correct horse Battery 9", nil), ("Kx7qz9Lm2", "至少 10 个字符"),
            ("kxqzlmwertpv", "至少要有三类"), ("kxqz7lmw2ert", "至少要有三类"), ("Zhangning-74kT", "不能包含登录名"),
            ("zh4ngn1ng-74kT", "不能包含登录名"), ("我是张宁Abc77x", "不能包含姓名"), ("Password-2026", "常见密码"),
            ("P@ssw0rd2026", "常见密码"),
            ("Admin@123456", "常见密码"), ("Qwerty123456!", "常见密码"), ("1qaz@WSX3edc", "常见密码"), ("Aa1111111111", "常见密码"),
            ("Abcdefg12345", "常见密码"), ("Gongkai@2026", "常见密码"),
            ("Aa1" + String(repeating: "x9Kq", count: 40), "不超过 128"),
        ] as [(String, String?)])
    func policy(_ password: String, _ why: String?) throws {
        let login = try #require(LoginName("zhangning"))
        let sentence = PasswordPolicy.refusal(of: password, login: login, name: "张宁")?.sentence
        #expect((sentence == nil) == (why == nil), "\(password): \(sentence ?? "accepted")")
        if let why { #expect(sentence?.contains(why) == true, "\(password): \(sentence ?? "accepted")") }
    }

    @Test func oneTimePasswordsPassThePolicyAndAreReadable() throws {
        let login = try #require(LoginName("zhangning"))
        var seen: Set<String> = []
        for _ in 0..<2_000 {
            let password = OneTimePassword.make()
            seen.insert(password)
            #expect(password.count == 14 && password.filter { $0 == "-" }.count == 2)
            #expect(!password.contains { "0O1Iloi".contains($0) }, "\(password)")
            let refusal = PasswordPolicy.refusal(of: password, login: login, name: "张宁")
            #expect(refusal == nil, "\(password): \(refusal?.sentence ?? "")")
        }
        #expect(seen.count == 2_000)
    }

    @Test func aHashMatchesItsPasswordOnly() throws {
        let hash = try PasswordHash(hashing: "Kx7-qz9Lm2")
        #expect(hash.encoded.hasPrefix("$argon2id$v=19$m=19456,t=2,p=1$"))
        #expect(hash.matches("Kx7-qz9Lm2"))
        #expect(!hash.matches("Kx7-qz9Lm3"))
        #expect(!hash.matches(""))
        #expect(try PasswordHash(hashing: "Kx7-qz9Lm2").encoded != hash.encoded, "every hash has its own salt")
    }

    @Test("A reference hash", arguments: [("password", true), ("passwore", false)])
    func referenceHash(_ password: String, _ isRight: Bool) {
        // From the tests of the reference implementation (phc-winner-argon2, argon2id, t=2, m=16, p=1).
        let encoded = "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc"
        #expect(PasswordHash(encoded: encoded).matches(password) == isRight)
    }

    @Test(
        "What is no encoding matches nothing", arguments: ["", "secret", "$argon2id$", "$2b$10$abcdefghijklmnopqrstuv"])
    func damagedHash(_ encoded: String) {
        #expect(!PasswordHash(encoded: encoded).matches(encoded))
        #expect(!PasswordHash(encoded: encoded).matches(""))
    }

    @Test("At most two at once; what the queue cannot take is told so at once")
    func queue() async throws {
        let queue = HashingQueue(width: 2, capacity: 6)
        let running = Running()
        let gate = Gate()
        let results = await withTaskGroup(of: Bool.self) { group in
            for _ in 0..<10 {
                group.addTask {
                    do {
                        try await queue.run {
                            running.enter()
                            gate.wait()
                            running.leave()
                        }
                        return true
                    } catch {
                        return false
                    }
                }
            }
            var refused = 0
            var results: [Bool] = []
            for await result in group {
                results.append(result)
                refused += result ? 0 : 1
                // The four that do not fit are refused while the others still wait.
                if refused == 4 { gate.open() }
            }
            return results
        }
        #expect(results.filter { $0 }.count == 6)
        #expect(running.most == 2)
        try await queue.run {}
    }
}

/// Counts how many are inside at once.
final class Running: Sendable {
    private let state = Mutex((now: 0, most: 0))
    func enter() { state.withLock { $0 = ($0.now + 1, max($0.most, $0.now + 1)) } }
    func leave() { state.withLock { $0.now -= 1 } }
    var most: Int { state.withLock { $0.most } }
}

/// Holds threads back until it is opened.
final class Gate: Sendable {
    private let isOpen = Mutex(false)
    func open() { isOpen.withLock { $0 = true } }
    func wait() { while !isOpen.withLock({ $0 }) { usleep(1_000) } }
}
