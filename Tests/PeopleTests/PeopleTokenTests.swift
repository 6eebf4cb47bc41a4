import Audit
import Ciphers
import Kernel
import SQL
import Site
import TestSupport
import Testing

@testable import People

/// Tokens for programs: issued once, kept as a digest, ended by time, by revocation and with the account.
@Suite struct PeopleTokenTests {
    private static func draft(
        _ member: MemberID, days: Int = 30, name: String = "公文系统", token: SessionToken = SessionToken()
    ) -> ApiTokenDraft {
        ApiTokenDraft(
            member: member, name: name, days: days, digest: token.digest, prefix: String(token.text.prefix(8)))
    }

    @Test(arguments: TestDatabases.all) func aTokenActsAsItsHolder(_ database: TestDatabase) async throws {
        try await PeopleWorld.with(database) { world in
            let account = try await world.add("zhang", [.opennessOffice])
            let token = SessionToken()
            let made = try await world.people.createToken(
                PeopleTokenTests.draft(account.member.id, token: token), by: .operatorOfServer)
            let found = try #require(try await world.people.bearer(digest: token.digest))
            #expect(found.officer == (try await world.officer(account)))
            #expect(found.token == made.id && found.agency.id == world.commission.id)
            #expect(try await world.people.bearer(digest: SessionToken().digest) == nil)
            #expect(try await world.people.tokenList(of: account.member.id).map(\.token.usedAt) == [world.clock.now])
            // A change of roles holds for the next call.
            try await world.people.setRoles([.clerk], of: account.member.id, by: .operatorOfServer)
            #expect(try await world.people.bearer(digest: token.digest)?.officer.roles == [.clerk])
        }
    }

    @Test(arguments: TestDatabases.all) func aTokenEnds(_ database: TestDatabase) async throws {
        try await PeopleWorld.with(database) { world in
            let account = try await world.add("zhang", [.clerk])
            let people = world.people, id = account.member.id
            let tokens = (0..<3).map { _ in SessionToken() }
            var made: [ApiToken] = []
            for (token, days) in zip(tokens, [1, 30, 30]) {
                made.append(
                    try await people.createToken(
                        PeopleTokenTests.draft(id, days: days, token: token), by: .operatorOfServer))
            }
            func lives() async throws -> [Bool] {
                var lives: [Bool] = []
                for token in tokens { lives.append(try await people.bearer(digest: token.digest) != nil) }
                return lives
            }
            world.clock.advance(seconds: 86_399)
            #expect(try await lives() == [true, true, true])
            world.clock.advance(seconds: 1)
            #expect(try await lives() == [false, true, true])
            _ = try await people.revokeToken(made[1].id, by: .operatorOfServer)
            #expect(try await lives() == [false, false, true])
            let again = try await world.refusal { _ = try await people.revokeToken(made[1].id, by: .operatorOfServer) }
            #expect(again?.code == .stateRefused)
            try await people.setMember(id, active: false, by: .operatorOfServer)
            #expect(try await lives() == [false, false, false])
            try await people.setMember(id, active: true, by: .operatorOfServer)
            #expect(try await lives() == [false, false, true])
        }
    }

    /// MLPS-1: whoever knew the password may have made a token; a reset ends every one of them, and says so.
    @Test(arguments: TestDatabases.all) func aResetEndsEveryToken(_ database: TestDatabase) async throws {
        try await PeopleWorld.with(database) { world in
            let account = try await world.add("zhang", [.clerk]), other = try await world.add("wang", [.clerk])
            let people = world.people, id = account.member.id
            let tokens = (0..<3).map { _ in SessionToken() }
            var made: [ApiToken] = []
            for (token, holder) in zip(tokens, [id, id, other.member.id]) {
                made.append(
                    try await people.createToken(
                        PeopleTokenTests.draft(holder, token: token), by: .operatorOfServer))
            }
            _ = try await people.revokeToken(made[0].id, by: .operatorOfServer)
            _ = try await people.resetPassword(of: id, by: .operatorOfServer)
            var lives: [Bool] = []
            for token in tokens { lives.append(try await people.bearer(digest: token.digest) != nil) }
            #expect(lives == [false, false, true])
            let journal = Journal(.sha256)
            let acts = try await world.store.read { [made] snapshot in
                try made.map {
                    try journal.entries(
                        subjectKind: "api_token", subjectID: $0.id.text, agency: world.commission.id, in: snapshot
                    ).map(\.act)
                }
            }
            let ended = ["people.token.create", "people.token.revoke"]
            #expect(acts == [ended, ended, ["people.token.create"]])
        }
    }

    /// Whoever could issue a token for another could act as them (MLPS-3).
    @Test(arguments: TestDatabases.all) func nobodyIssuesOrEndsTheTokensOfOthers(_ database: TestDatabase) async throws
    {
        try await PeopleWorld.with(database) { world in
            let holder = try await world.add("zhang", [.clerk])
            let administrator = try await world.add("wang", [.systemAdministrator])
            let made = try await world.people.createToken(
                PeopleTokenTests.draft(holder.member.id), by: .officer(try await world.officer(holder)))
            let other = Performer.officer(try await world.officer(administrator))
            let issued = try await world.refusal {
                _ = try await world.people.createToken(PeopleTokenTests.draft(holder.member.id), by: other)
            }
            let ended = try await world.refusal { _ = try await world.people.revokeToken(made.id, by: other) }
            #expect(issued?.code == .notFound && ended?.code == .notFound)
        }
    }

    @Test(arguments: TestDatabases.all) func whatIsAskedForIsChecked(_ database: TestDatabase) async throws {
        try await PeopleWorld.with(database) { world in
            let account = try await world.add("zhang", [.clerk])
            let people = world.people, id = account.member.id
            let wrong: [(ApiTokenDraft, String)] = [
                (PeopleTokenTests.draft(id, days: 0), "days"), (PeopleTokenTests.draft(id, days: 3_651), "days"),
                (PeopleTokenTests.draft(id, name: " "), "name"), (PeopleTokenTests.draft(id, name: "甲\n乙"), "name"),
            ]
            for (draft, field) in wrong {
                let refusal = try await world.refusal { _ = try await people.createToken(draft, by: .operatorOfServer) }
                #expect(refusal?.code == .invalid && refusal?.field == field)
            }
            for _ in 1...20 { _ = try await people.createToken(PeopleTokenTests.draft(id), by: .operatorOfServer) }
            let full = try await world.refusal {
                _ = try await people.createToken(PeopleTokenTests.draft(id), by: .operatorOfServer)
            }
            #expect(full?.code == .stateRefused)
        }
    }

    /// MLPS-4: both acts are in the journal; the token is in no table.
    @Test(arguments: TestDatabases.all) func theJournalKnowsOfTokensAndNobodyKnowsTheToken(
        _ database: TestDatabase
    ) async throws {
        try await PeopleWorld.with(database) { world in
            let account = try await world.add("zhang", [.clerk])
            let token = SessionToken()
            let made = try await world.people.createToken(
                PeopleTokenTests.draft(account.member.id, token: token), by: .operatorOfServer)
            _ = try await world.people.revokeToken(made.id, by: .operatorOfServer)
            let people = world.people
            let (acts, texts) = try await world.store.read { snapshot in
                let entries = try people.journal.timeline(
                    subjectKind: "api_token", subjectID: made.id.text, in: snapshot)
                let kept = try snapshot.query("SELECT digest, name, prefix FROM api_token").flatMap { row in
                    [try row.text(0), try row.text(1), try row.text(2)]
                }
                return (entries.map(\.act), kept + entries.flatMap { [$0.note] })
            }
            #expect(acts == ["people.token.create", "people.token.revoke"])
            #expect(texts.count == 5)
            for text in texts { #expect(!text.contains(token.text.dropFirst(8))) }
        }
    }

    private static func receipt(_ body: String) -> KeptAnswer {
        KeptAnswer(fingerprint: "f", status: 201, body: body, version: 3, location: "/api/v1/x")
    }

    /// The receipt is there when the act is there; for 24 hours.
    @Test(arguments: TestDatabases.all) func aReceiptCommitsWithItsAct(_ database: TestDatabase) async throws {
        try await PeopleWorld.with(database) { world in
            let id = try await world.add("zhang", [.clerk]).member.id, people = world.people
            func act(_ name: String, _ key: String) async throws -> Bool {
                try await people.carryingReceipt(
                    of: id, key: key,
                    making: { value in (value as? Unit).map { PeopleTokenTests.receipt($0.name) } }
                ) {
                    _ = try await people.addUnit(
                        UnitDraft(name: name, kind: .section), agency: world.commission.id, by: .operatorOfServer)
                }
            }
            #expect(try await act("甲科", "k"))
            #expect(try await people.receipt(of: id, key: "k") == PeopleTokenTests.receipt("甲科"))
            await #expect(throws: ApiKeyTaken.self) { try await act("乙科", "k") }
            let refused = try await world.refusal { _ = try await act("甲科", "other") }
            #expect(refused?.code == .invalid)
            #expect(try await people.receipt(of: id, key: "other") == nil)
            // A write of which no receipt can be made leaves none, and says so.
            let other = try await people.carryingReceipt(of: id, key: "none", making: { _ in nil }) {
                try await people.setMember(id, active: false, by: .operatorOfServer)
            }
            #expect(!other)
            #expect(try await people.receipt(of: id, key: "none") == nil)
            world.clock.advance(seconds: 86_400)
            #expect(try await people.receipt(of: id, key: "k") == nil)
            #expect(try await act("丙科", "k"))
        }
    }

    @Test(arguments: TestDatabases.all) func retriesAtOnceHaveOneEffect(_ database: TestDatabase) async throws {
        try await PeopleWorld.with(database) { world in
            let id = try await world.add("zhang", [.clerk]).member.id, people = world.people
            let done = try await withThrowingTaskGroup(of: Bool.self) { group in
                for number in 1...40 {
                    group.addTask {
                        do {
                            return try await people.carryingReceipt(
                                of: id, key: "k", making: { ($0 as? Unit).map { PeopleTokenTests.receipt($0.name) } }
                            ) {
                                _ = try await people.addUnit(
                                    UnitDraft(name: "第\(number)科", kind: .section), agency: world.commission.id,
                                    by: .operatorOfServer)
                            }
                        } catch is ApiKeyTaken {
                            return false
                        }
                    }
                }
                return try await group.reduce(0) { $0 + ($1 ? 1 : 0) }
            }
            #expect(done == 1)
            let units = try await world.store.read { try people.units(of: world.commission.id, in: $0) }
            #expect(units.count { $0.name.hasPrefix("第") } == 1)
        }
    }
}
