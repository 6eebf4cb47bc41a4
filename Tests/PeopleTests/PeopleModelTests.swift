import Kernel
import Testing

@testable import People

@Suite struct PeopleModelTests {
    @Test(
        "GB 32100: the last character checks the others",
        arguments: [
            ("91350100M000100Y43", true), ("914403001922038216", true), ("91110000802100433B", true),
            ("91110000802100433b", true), ("91110000802100433C", false), ("91110000802100443B", false),
            ("91110000802100433", false), ("911100008021004330B", false), ("9111O000802100433B", false), ("", false),
        ])
    func creditCodes(_ text: String, isValid: Bool) {
        #expect((SocialCreditCode(text) != nil) == isValid)
    }

    @Test func everySingleWrongCharacterIsNoticed() throws {
        let right = try #require(SocialCreditCode("91350100M000100Y43")).text
        for index in right.indices {
            for wrong in "0123456789ABCDEFGHJKLMNPQRTUWXY" where wrong != right[index] {
                let changed = right[..<index] + String(wrong) + right[right.index(after: index)...]
                #expect(SocialCreditCode(changed) == nil, "\(changed)")
            }
        }
    }

    @Test func aCodeIsCompleted() {
        #expect(SocialCreditCode(completing: "91350100M000100Y4")?.text == "91350100M000100Y43")
        #expect(SocialCreditCode(completing: "91350100M000100Y") == nil)
        #expect(SocialCreditCode(completing: "91350100M000100Y4I") == nil)
    }

    @Test(
        "Login names",
        arguments: [
            ("zhangning", "zhangning"), (" ZhangNing ", "zhangning"), ("zhang.ning-2", "zhang.ning-2"), ("张宁", "张宁"),
            ("a", nil), (".zhang", nil), ("zhang ning", nil), ("zhang\u{202E}ning", nil), ("zhаng", nil),
            (String(repeating: "a", count: 40), String(repeating: "a", count: 40)),
            (String(repeating: "a", count: 41), nil),
        ] as [(String, String?)])
    func loginNames(_ typed: String, _ expected: String?) {
        #expect(LoginName(typed)?.text == expected)
    }

    @Test(
        "Names are one visible line",
        arguments: [
            ("办公室", nil), ("", "没有填写"), ("办\n公室", "看不见的字符"), ("办\u{200B}公室", "看不见的字符"),
            ("\u{202E}室公办", "看不见的字符"), (String(repeating: "长", count: 101), "超过 100 字"),
        ] as [(String, String?)])
    func names(_ name: String, _ why: String?) {
        let sentence = PlainName.refusal(of: name, what: "单位名称", field: "name")?.sentence
        #expect((sentence == nil) == (why == nil))
        if let why { #expect(sentence?.contains(why) == true) }
    }

    @Test func roleNames() {
        for role in Role.allCases {
            #expect(RoleCombination.role(named: role.rawValue) == role)
            #expect(RoleCombination.role(named: " \(role.chinese) ") == role)
        }
        #expect(RoleCombination.role(named: "超级管理员") == nil)
    }

    @Test("MLPS-3: the three administrators exclude one another and every business role")
    func roleCombinations() {
        let administrators: [Role] = [.systemAdministrator, .securityAdministrator, .auditAdministrator]
        for one in Role.allCases {
            #expect(RoleCombination.refusal(of: [one]) == nil)
            for other in Role.allCases where other != one {
                let excluded = administrators.contains(one) || administrators.contains(other)
                #expect((RoleCombination.refusal(of: [one, other])?.rule == "MLPS-3") == excluded, "\(one) \(other)")
            }
        }
        #expect(RoleCombination.refusal(of: []) == nil)
        #expect(RoleCombination.refusal(of: [.clerk, .liaison, .requestHandler]) == nil)
    }

    @Test func theTreeIsWalkedOnceEvenInACircle() {
        func id(_ number: UInt64) -> AgencyID { AgencyID(at: Moment(milliseconds: 0), random: (0, number)) }
        let tree = AgencyTree(parents: [id(2): id(1), id(3): id(1), id(4): id(3)])
        #expect(tree.descendants(of: id(1)) == [id(2), id(3), id(4)])
        #expect(tree.descendants(of: id(3)) == [id(4)])
        #expect(tree.descendants(of: id(4)).isEmpty)
        #expect(tree.ancestors(of: id(4)) == [id(3), id(1)])
        let circle = AgencyTree(parents: [id(1): id(2), id(2): id(3), id(3): id(1)])
        #expect(circle.descendants(of: id(1)) == [id(2), id(3)])
        #expect(circle.ancestors(of: id(1)) == [id(2), id(3)])
    }

    @Test(
        "MLPS-1: sessions end by idleness and by age",
        arguments: [
            (Role.clerk, 0, 29 * 60 + 59, true), (.clerk, 0, 30 * 60, false),
            (.systemAdministrator, 0, 14 * 60 + 59, true),
            (.systemAdministrator, 0, 15 * 60, false), (.auditAdministrator, 0, 15 * 60, false),
            (.clerk, 12 * 3600 - 10, 9, true), (.clerk, 12 * 3600 - 10, 10, false),
        ])
    func sessionLimits(_ role: Role, _ used: Int, _ later: Int, _ holds: Bool) {
        let begun = Moment(milliseconds: 1_700_000_000_000)
        let lastUsed = begun.adding(seconds: used)
        let now = lastUsed.adding(seconds: later)
        #expect(SessionLimits.holds(begun: begun, lastUsed: lastUsed, roles: [role], at: now) == holds)
    }

    @Test(
        "MLPS-1: when a password must be changed",
        arguments: [
            (true, 0, false, MustChange.firstSignIn), (true, 0, true, nil), (false, 89, false, nil),
            (false, 90, false, .expired), (false, 200, true, nil),
        ] as [(Bool, Int, Bool, MustChange?)])
    func mustChange(_ oneTime: Bool, _ days: Int, _ exempt: Bool, _ expected: MustChange?) throws {
        let set = try #require(Moment(iso: "2026-03-13T09:00"))
        let now = Moment(day: set.day.adding(days: days), minute: 1)
        #expect(MustChange(isOneTime: oneTime, setAt: set, isExempt: exempt, at: now) == expected)
    }
}
