import Ciphers
import Kernel
import SQL
import TestSupport
import Testing

@testable import People

@Suite struct PeopleSignInTests {
    @Test("A session begins, is used, and ends", arguments: TestDatabases.all)
    func session(_ database: TestDatabase) async throws {
        try await PeopleWorld.with(database) { world in
            let account = try await world.add("zhangning", [.clerk])
            let first = try await world.signIn(" ZhangNing ", account.password, session: "one")
            #expect(first.officer.id == account.member.id && first.agency == world.commission)
            #expect(first.mustChange == .firstSignIn && first.session.earlier == nil)
            world.clock.advance(minutes: 10)
            let second = try await world.signIn("zhangning", account.password, session: "two", address: "10.0.0.2")
            #expect(second.session.earlier == EarlierSignIn(at: TestDatabase.moment, from: "10.0.0.1"))
            #expect(
                try await world.people.openSessions(of: account.member.id).map(\.id) == [
                    second.session.id, first.session.id,
                ])
            try await world.people.signOut(digest: "two")
            #expect(try await world.people.signedIn(digest: "two") == nil)
            #expect(try await world.people.signedIn(digest: "one")?.officer == first.officer)
            try await world.people.end(first.session.id, of: account.member.id)
            #expect(try await world.people.signedIn(digest: "one") == nil)
        }
    }

    @Test("T12: sign-in replaces the session that the browser showed", arguments: TestDatabases.all)
    func rotation(_ database: TestDatabase) async throws {
        try await PeopleWorld.with(database) { world in
            let account = try await world.add("zhangning", [.clerk])
            _ = try await world.signIn("zhangning", account.password, session: "old")
            _ = try await world.signIn("zhangning", account.password, session: "new", old: "old")
            #expect(try await world.people.signedIn(digest: "old") == nil)
            #expect(try await world.people.signedIn(digest: "new") != nil)
        }
    }

    @Test("MLPS-1: idle and absolute ends; use keeps it open", arguments: TestDatabases.all)
    func ends(_ database: TestDatabase) async throws {
        try await PeopleWorld.with(database) { world in
            let clerk = try await world.add("clerk", [.clerk])
            let admin = try await world.add("admin", [.systemAdministrator])
            _ = try await world.signIn("clerk", clerk.password, session: "c")
            _ = try await world.signIn("admin", admin.password, session: "a")
            world.clock.advance(minutes: 16)
            #expect(try await world.people.signedIn(digest: "a") == nil)
            // 16 minutes between uses: never idle for 30, until twelve hours are over.
            for _ in 1..<45 {
                #expect(try await world.people.signedIn(digest: "c") != nil)
                world.clock.advance(minutes: 16)
            }
            #expect(try await world.people.signedIn(digest: "c") == nil)
            _ = try await world.signIn("clerk", clerk.password, session: "d")
            world.clock.advance(minutes: 30)
            #expect(try await world.people.signedIn(digest: "d") == nil)
        }
    }

    @Test("MLPS-1: five wrong passwords lock the login name for 15 minutes", arguments: TestDatabases.all)
    func lock(_ database: TestDatabase) async throws {
        try await PeopleWorld.with(database) { world in
            let account = try await world.add("zhangning", [.clerk])
            for _ in 0..<5 {
                #expect(
                    try await world.refusal { _ = try await world.signIn("zhangning", "Wrong-1234") }
                        == LoginGuard.wrong)
            }
            let locked = try await world.refusal { _ = try await world.signIn("zhangning", account.password) }
            #expect(locked?.code == .tooManyAttempts)
            #expect(locked?.sentence.contains("09:15 后重试") == true, "\(locked?.sentence ?? "")")
            world.clock.advance(seconds: 899)
            #expect(
                try await world.refusal { _ = try await world.signIn("zhangning", account.password) }?.code
                    == .tooManyAttempts)
            world.clock.advance(seconds: 1)
            _ = try await world.signIn("zhangning", account.password)
            // Counted anew after a right one.
            for _ in 0..<4 { _ = try await world.refusal { _ = try await world.signIn("zhangning", "Wrong-1234") } }
            _ = try await world.signIn("zhangning", account.password)
        }
    }

    @Test("An administrator's reset lifts the lock and ends the sessions", arguments: TestDatabases.all)
    func reset(_ database: TestDatabase) async throws {
        try await PeopleWorld.with(database) { world in
            let account = try await world.add("zhangning", [.clerk])
            _ = try await world.signIn("zhangning", account.password, session: "s")
            for _ in 0..<5 { _ = try await world.refusal { _ = try await world.signIn("zhangning", "Wrong-1234") } }
            let password = try await world.people.resetPassword(of: account.member.id, by: .operatorOfServer)
            #expect(try await world.people.signedIn(digest: "s") == nil)
            #expect(
                try await world.refusal { _ = try await world.signIn("zhangning", account.password) }
                    == LoginGuard.wrong)
            #expect(try await world.signIn("zhangning", password).mustChange == .firstSignIn)
        }
    }

    @Test("T13: a thousand guesses at one instant are five guesses", arguments: TestDatabases.all)
    func flood(_ database: TestDatabase) async throws {
        try await PeopleWorld.with(database, hashing: HashingQueue(capacity: 2_000)) { world in
            let account = try await world.add("zhangning", [.clerk])
            let codes = await withTaskGroup(of: Refusal.Code?.self) { group in
                for index in 0..<1_000 {
                    group.addTask {
                        do {
                            _ = try await world.signIn("zhangning", "Guess-\(index)", address: "10.1.\(index / 20).1")
                            return nil
                        } catch { return (error as? Refusal)?.code }
                    }
                }
                return await group.reduce(into: [:]) { $0[$1, default: 0] += 1 }
            }
            #expect(codes == [.signInRequired: 5, .tooManyAttempts: 995])
            world.clock.advance(minutes: 15)
            _ = try await world.signIn("zhangning", account.password)
        }
    }

    @Test("One address cannot try many names", arguments: TestDatabases.all)
    func addressCap(_ database: TestDatabase) async throws {
        try await PeopleWorld.with(database) { world in
            let account = try await world.add("zhangning", [.clerk])
            for index in 0..<30 {
                let refusal = try await world.refusal {
                    _ = try await world.signIn("name\(index)", "Wrong-1234", address: "2001:db8:1:2::\(index)")
                }
                #expect(refusal == LoginGuard.wrong)
            }
            let capped = try await world.refusal {
                _ = try await world.signIn("zhangning", account.password, address: "2001:db8:1:2:ffff::1")
            }
            #expect(capped?.code == .tooManyAttempts && capped?.sentence.contains("网络地址") == true)
            _ = try await world.signIn("zhangning", account.password, address: "2001:db8:1:3::1")
            world.clock.advance(minutes: 15)
            _ = try await world.signIn("zhangning", account.password, address: "2001:db8:1:2::1")
        }
    }

    @Test("T15: whether an account is there shows in no answer", arguments: TestDatabases.all)
    func enumeration(_ database: TestDatabase) async throws {
        try await PeopleWorld.with(database) { world in
            _ = try await world.add("known", [.clerk])
            let closed = try await world.add("closed", [.clerk])
            try await world.people.setMember(closed.member.id, active: false, by: .operatorOfServer)
            let right = [closed.password, "Wrong-1234", "Wrong-1234", "Wrong-1234", "Wrong-1234", "Wrong-1234"]
            var answers: [String: [Refusal?]] = [:]
            for (index, login) in ["known", "closed", "unknown", "not a name", ""].enumerated() {
                for password in right {
                    let answer = try await world.refusal {
                        _ = try await world.signIn(login, password, address: "10.0.\(index).1")
                    }
                    answers[login, default: []].append(answer)
                }
            }
            #expect(answers["known"] == Array(repeating: LoginGuard.wrong, count: 5) + [answers["known"]?.last ?? nil])
            #expect(answers["known"]?.last??.code == .tooManyAttempts)
            for (login, found) in answers { #expect(found == answers["known"], "\(login)") }
        }
    }

    @Test("A full queue refuses at once and counts no failure", arguments: TestDatabases.all)
    func fullQueue(_ database: TestDatabase) async throws {
        let queue = HashingQueue(width: 1, capacity: 1)
        try await PeopleWorld.with(database, hashing: queue) { world in
            let account = try await world.add("zhangning", [.clerk])
            let gate = Gate()
            let running = Running()
            async let held: Void = queue.run {
                running.enter()
                gate.wait()
            }
            while running.most == 0 { await Task.yield() }
            for _ in 0..<7 {
                #expect(
                    try await world.refusal { _ = try await world.signIn("zhangning", account.password) }
                        == LoginGuard.busy)
            }
            gate.open()
            try await held
            _ = try await world.signIn("zhangning", account.password)
        }
    }

    @Test("MLPS-1: changing the password", arguments: TestDatabases.all)
    func changing(_ database: TestDatabase) async throws {
        try await PeopleWorld.with(database) { world in
            let account = try await world.add("zhangning", [.clerk])
            let id = account.member.id
            _ = try await world.signIn("zhangning", account.password, session: "s0")
            _ = try await world.signIn("zhangning", account.password, session: "elsewhere")
            func change(_ old: String, _ new: String, _ number: Int) async throws -> Refusal? {
                try await world.refusal {
                    try await world.people.changePassword(
                        of: id, from: old, to: new, session: "s\(number)", newSession: "s\(number + 1)")
                }
            }
            #expect(try await change("Wrong-1234", "Kx7-qz9Lm2", 0)?.field == "old_password")
            #expect(try await change(account.password, "short", 0)?.field == "password")
            #expect(try await change(account.password, account.password, 0) == PasswordPolicy.reused)
            let passwords = [account.password] + (0..<6).map { "Kx\($0)-qz9Lm-tw" }
            for number in 0..<6 {
                #expect(try await change(passwords[number], passwords[number + 1], number) == nil)
                #expect(try await world.people.signedIn(digest: "s\(number)") == nil, "the old session is rotated")
            }
            #expect(try await world.people.signedIn(digest: "elsewhere") == nil)
            #expect(try await world.people.signedIn(digest: "s6")?.mustChange == nil)
            #expect(try await change(passwords[6], passwords[2], 6) == PasswordPolicy.reused)
            #expect(try await change(passwords[6], passwords[1], 6) == nil, "six ago is forgotten")
            world.clock.advance(minutes: 60 * 24 * 90)
            #expect(try await world.signIn("zhangning", passwords[1]).mustChange == .expired)
        }
    }

    @Test("A stolen session cannot guess the password", arguments: TestDatabases.all)
    func guessingOldPassword(_ database: TestDatabase) async throws {
        try await PeopleWorld.with(database) { world in
            let account = try await world.add("zhangning", [.clerk])
            _ = try await world.signIn("zhangning", account.password, session: "s")
            func change(_ old: String) async throws -> Refusal? {
                try await world.refusal {
                    try await world.people.changePassword(
                        of: account.member.id, from: old, to: "Kx7-qz9Lm2", session: "s", newSession: "t")
                }
            }
            for _ in 0..<5 { #expect(try await change("Wrong-1234")?.field == "old_password") }
            #expect(try await change(account.password)?.code == .tooManyAttempts)
        }
    }

    @Test("T12: a change of roles or a closed account ends the sessions", arguments: TestDatabases.all)
    func rolesEndSessions(_ database: TestDatabase) async throws {
        try await PeopleWorld.with(database) { world in
            let account = try await world.add("zhangning", [.clerk])
            _ = try await world.signIn("zhangning", account.password, session: "s")
            try await world.people.setRoles([.clerk, .liaison], of: account.member.id, by: .operatorOfServer)
            #expect(try await world.people.signedIn(digest: "s") == nil)
            _ = try await world.signIn("zhangning", account.password, session: "t")
            try await world.people.setMember(account.member.id, active: false, by: .operatorOfServer)
            #expect(try await world.people.signedIn(digest: "t") == nil)
        }
    }

    @Test("Demo accounts keep their password; nobody but the operator can make one", arguments: TestDatabases.all)
    func exempt(_ database: TestDatabase) async throws {
        try await PeopleWorld.with(database) { world in
            let administrator = Performer.officer(
                try await world.officer(try await world.add("sys", [.systemAdministrator])))
            for (login, performer, expected) in [
                ("demo", Performer.operatorOfServer, MustChange?.none), ("trick", administrator, .firstSignIn),
            ] {
                let account = try await world.people.addMember(
                    MemberDraft(name: "张宁", login: login), agency: world.commission.id, by: performer,
                    exemptFromChange: true)
                #expect(try await world.signIn(login, account.password).mustChange == expected)
            }
        }
    }

    @Test("A database that is stolen holds no usable secret", arguments: TestDatabases.all)
    func stolenDatabase(_ database: TestDatabase) async throws {
        try await PeopleWorld.with(database) { world in
            let account = try await world.add("zhangning", [.clerk])
            _ = try await world.signIn("zhangning", account.password, session: "digest-only")
            _ = try await world.refusal { _ = try await world.signIn("My-Password-1", "x") }
            let dump = try await world.store.read { snapshot in
                try ["member", "session", "login_attempt", "password_history", "journal_entry"].flatMap {
                    try snapshot.query("SELECT * FROM \($0)")
                }.map { "\($0.values)" }.joined()
            }
            #expect(dump.contains("digest-only"), "the dump sees the rows")
            #expect(
                !dump.contains(account.password) && !dump.contains("My-Password-1") && !dump.contains("my-password-1"))
        }
    }
}
