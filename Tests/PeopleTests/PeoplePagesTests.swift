import Audit
import Ciphers
import HTTPTypes
import Kernel
import SQL
import Site
import TestSupport
import Testing

@testable import People

@Suite struct PeoplePagesTests {
    private func site(_ body: (PeopleSite, PeopleWorld) async throws -> Void) async throws {
        try await PeopleWorld.with(TestDatabases.all[0]) { world in try await body(PeopleSite(world.people), world) }
    }

    @Test("MLPS-2: no page and no act without its audience; every write checks its token")
    func routes() async throws {
        try await site { site, world in
            #expect(!site.declared.contains { !$0.isSound })
            let prefixes = ["/login", "/logout", "/account", "/console"]
            let own = site.declared.filter { route in prefixes.contains { route.path.hasPrefix($0) } }
            #expect(own.count == 21)
            for route in own where route.path.hasPrefix("/console") {
                guard case .roles(let roles) = route.audience else {
                    Issue.record("\(route.path) is open to everybody")
                    continue
                }
                #expect(!roles.isEmpty)
            }
            for route in own where route.method == .post { #expect(route.proof == .formToken) }
            let zero = UnitID(at: TestDatabase.moment, random: (0, 0)).text
            let acts = own.filter { $0.method == .post }.map { route in
                route.path.split(separator: "/").map { $0.hasPrefix("{") ? zero : String($0) }.joined(separator: "/")
            }
            try await site.visit { browser in
                for act in acts {
                    let page = try await browser.postWithoutToken("/" + act)
                    #expect(page.status == .forbidden || page.status == .unauthorized, "\(act)")
                }
            }
        }
    }

    @Test("Nothing set up yet: the first page says what to do")
    func firstStart() async throws {
        try await TestDatabases.all[0].withStore(AuditMigrations.all + PeopleMigrations.all) { store in
            let people = PeopleStore(store: store, journal: Journal(.sha256), cost: .init(memory: 8, passes: 1))
            let page = try await PeopleSite(people).visit { try await $0.get("/login") }
            #expect(page.status == .ok)
            for command in ["gongkai agency add", "gongkai unit add", "gongkai user add"] {
                #expect(page.text.contains(command), "\(command)")
            }
        }
    }

    @Test("Sign in, set a password, see the account, sign out")
    func journey() async throws {
        try await site { site, world in
            let account = try await world.add("zhangning", [.clerk], posts: [Post(unit: world.office.id)])
            try await site.visit { browser in
                #expect(try await browser.get("/account").location == "/login?next=%2Faccount")
                let signedIn = try await browser.signIn("zhangning", account.password, next: "/account")
                #expect(signedIn.status == .seeOther && signedIn.location == "/account")
                let cookie = try #require(signedIn.setCookies.first { $0.hasPrefix("gongkai=") })
                #expect(cookie.contains("HttpOnly") && cookie.contains("SameSite=Lax"))
                // T12: the first password is changed before anything else.
                #expect(try await browser.get("/account").location == "/account/password")
                #expect(try await browser.get("/account/password").text.contains("一次性密码"))
                let before = browser.cookies["gongkai"]
                let uneven = try await browser.post(
                    "/account/password", from: "/account/password",
                    [("old_password", account.password), ("password", "Kx7-qz9Lm2"), ("again", "Kx7-qz9Lm3")])
                #expect(uneven.status == .unprocessableContent && uneven.text.contains("两次输入的新密码不一致"))
                #expect(!uneven.text.contains("Kx7-qz9Lm2"), "a password is never sent back")
                let changed = try await browser.post(
                    "/account/password", from: "/account/password",
                    [("old_password", account.password), ("password", "Kx7-qz9Lm2"), ("again", "Kx7-qz9Lm2")])
                #expect(changed.status == .seeOther && browser.cookies["gongkai"] != before)
                let page = try await browser.get("/account")
                #expect(page.text.contains("人员zhangning") && page.text.contains("办公室") && page.text.contains("科室经办人"))
                let old = browser.cookies["gongkai"]
                #expect(try await browser.post("/logout", from: "/account", []).location == "/login")
                browser.cookies["gongkai"] = old
                #expect(try await browser.get("/account").location == "/login?next=%2Faccount")
            }
        }
    }

    @Test(
        "T25: the way back leads nowhere else",
        arguments: [
            ("/console/people", "/console/people"), ("//evil.example", "/console"),
            ("https://evil.example", "/console"),
            ("/\\evil.example", "/console"), ("", "/console"),
        ])
    func wayBack(_ next: String, _ expected: String) async throws {
        try await site { site, world in
            let account = try await world.add("zhangning", [.clerk])
            try await site.visit { browser in
                let answer = try await browser.signIn("zhangning", account.password, next: next)
                #expect(answer.location == expected)
            }
        }
    }

    @Test("T15: a wrong password and an unknown name get the same page")
    func equalAnswers() async throws {
        try await site { site, world in
            _ = try await world.add("zhangning", [.clerk])
            let closed = try await world.add("liheqing", [.clerk])
            try await world.people.setMember(closed.member.id, active: false, by: .operatorOfServer)
            var pages: [String] = []
            for (login, password) in [
                ("zhangning", "Wrong-1234"), ("nobodyyyy", "Wrong-1234"), ("liheqing", closed.password),
            ] {
                let page = try await site.visit { try await $0.signIn(login, password) }
                #expect(page.status == .unauthorized && page.text.contains("登录名或密码不正确"))
                // What is typed, the token and the one-time key differ; everything else may not.
                var text = page.text.replacing(login, with: "LOGIN")
                for name in ["_token", "_key"] {
                    text = text.replacing(Browser.hidden(name, in: text), with: name)
                }
                pages.append(text)
            }
            #expect(pages[0] == pages[1] && pages[0] == pages[2])
        }
    }

    @Test("MLPS-1: the sixth try meets a lock with the time it ends")
    func lock() async throws {
        try await site { site, world in
            let account = try await world.add("zhangning", [.clerk])
            try await site.visit { browser in
                for _ in 0..<5 { try await browser.signIn("zhangning", "Wrong-1234") }
                let page = try await browser.signIn("zhangning", account.password)
                #expect(page.status == .tooManyRequests && page.text.contains("09:15 后重试"))
                #expect(browser.cookies["gongkai"] == nil)
            }
        }
    }

    /// A signed-in administrator or officer who need not change the password.
    private func visitor(
        _ world: PeopleWorld, _ role: Role, in agency: Agency? = nil
    ) async throws -> (login: String, password: String) {
        let login = role.rawValue.replacing("_", with: "-") + (agency?.shortName ?? "")
        let account = try await world.people.addMember(
            MemberDraft(name: "某人", login: login, roles: [role]), agency: (agency ?? world.commission).id,
            by: .operatorOfServer, exemptFromChange: true)
        return (login, account.password)
    }

    @Test("Administrators add a unit, a person, and grant a role")
    func administration() async throws {
        try await site { site, world in
            let system = try await visitor(world, .systemAdministrator)
            let security = try await visitor(world, .securityAdministrator)
            let agency = "/console/people/\(world.commission.id)"
            try await site.visit { browser in
                #expect(try await browser.signIn(system.login, system.password).location == "/console/people")
                #expect(try await browser.get("/console/people").text.contains("宣传教育科"))
                let wrong = try await browser.post(
                    agency + "/units", from: agency, [("unit_name", "办公室"), ("unit_kind", "section")])
                #expect(wrong.status == .unprocessableContent && wrong.text.contains("已有单位使用"))
                #expect(wrong.text.contains("value=\"办公室\""), "nothing typed is lost")
                let unit = try await browser.post(
                    agency + "/units", from: agency,
                    [("unit_name", "人事科"), ("unit_kind", "section"), ("unit_aliases", "人教科\n人事处")])
                #expect(unit.location == agency)
                #expect(try await browser.get(agency).text.contains("人事处、人教科"))
                let added = try await browser.post(
                    agency + "/members", from: agency,
                    [
                        ("member_name", "李禾"), ("member_login", "lihe"), ("member_unit", world.office.id.text),
                        ("member_head", "yes"),
                    ])
                #expect(added.status == .ok && added.text.contains("一次性密码"))
            }
            let member = try await world.people.member(login: "lihe")
            #expect(member.posts == [Post(unit: world.office.id, isHead: true)] && member.roles.isEmpty)
            let page = "/console/members/\(member.id)"
            try await site.visit { browser in
                try await browser.signIn(security.login, security.password)
                let mixed = try await browser.post(
                    page + "/roles", from: page, [("role", "clerk"), ("role", "audit_administrator"), ("shown", "yes")])
                #expect(mixed.status == .unprocessableContent && mixed.text.contains("不能由同一人担任"))
                let granted = try await browser.post(
                    page + "/roles", from: page, [("role", "clerk"), ("shown", "yes")])
                #expect(granted.location == page)
            }
            #expect(try await world.people.member(login: "lihe").roles == [.clerk])
        }
    }

    @Test("role × page: who sees the people pages at all", arguments: Role.allCases)
    func audiences(_ role: Role) async throws {
        try await site { site, world in
            let person = try await visitor(world, role)
            let may = AdministrationAct.readOrganisation.roles.contains(role)
            try await site.visit { browser in
                try await browser.signIn(person.login, person.password)
                let page = try await browser.get("/console/people")
                #expect(page.status == (may ? .ok : .forbidden))
                guard may else { return }
                let own = "/console/people/\(world.commission.id)"
                for (act, path) in [(AdministrationAct.addUnit, "/units"), (.addMember, "/members")] {
                    let answer = try await browser.post(own + path, from: own, [("name", "")])
                    #expect(
                        answer.status == (act.roles.contains(role) ? .unprocessableContent : .forbidden),
                        "\(role) \(act)")
                }
            }
        }
    }

    @Test(
        "T1: another agency's pages are not there; a lower one's are, for administrators",
        arguments: [
            Role.systemAdministrator, .securityAdministrator, .auditAdministrator, .opennessOffice, .supervisor,
        ])
    func foreignAgencies(_ role: Role) async throws {
        try await site { site, world in
            let stranger = try await world.add("target", [.clerk], in: world.schools)
            let person = try await visitor(world, role)
            try await site.visit { browser in
                try await browser.signIn(person.login, person.password)
                #expect(try await browser.get("/console/people/\(world.schools.id)").status == .notFound)
                #expect(try await browser.get("/console/members/\(stranger.member.id)").status == .notFound)
                let below = try await browser.get("/console/people/\(world.hospital.id)").status
                #expect(below == (role.isAdministrator ? .ok : .notFound))
            }
        }
    }

    @Test("Hostile names are shown as text")
    func hostileNames() async throws {
        try await site { site, world in
            let system = try await visitor(world, .systemAdministrator)
            let hostile = "<script>alert(1)</script>\"'&"
            try await world.people.addUnit(
                UnitDraft(name: hostile, aliases: ["<img src=x>"]), agency: world.commission.id, by: .operatorOfServer)
            try await site.visit { browser in
                try await browser.signIn(system.login, system.password)
                let page = try await browser.get("/console/people")
                #expect(page.text.contains("&lt;script&gt;alert(1)") && !page.text.contains("<script>alert"))
                #expect(!page.text.contains("<img"))
            }
        }
    }
}
