import Audit
import Kernel
import SQL
import TestSupport
import Testing

@testable import Requests

/// What goes into the public log of replies, and out of it again (FOI-44).
@Suite(.serialized) struct RequestsLogTests {
    typealias World = CaseWorld

    /// PII-1: whoever asked is not named, however it is written; the officer changes the words.
    @Test(arguments: [
        ("苏木槿申请的问题清单", "title", "姓名"), ("苏 木　槿", "title", "姓名"), ("问题清单（１３９－００００－１２３４）", "title", "电话"),
        ("寄至云溪镇南街1号", "title", "地址"), ("证件尾号11010119900307-1000", "title", "证件号码"),
        ("SuMuJin@Example.org", "title", "邮箱"), ("青禾和谐医院的检查结果", "title", "第三方"),
    ])
    func theWordsNameNobody(_ title: String, _ field: String, _ found: String) {
        let asked = Consultation(
            id: World.id(9), whom: .thirdParty, party: "青禾“和谐”医院", question: "是否同意", sentOn: World.day("2026-03-02"))
        let words = LogWording(title: title, summary: "已经提供")
        let refusal = words.refusal(naming: World.applicant(), [asked])
        #expect(refusal?.rule == "PII-1" && refusal?.field == field && refusal?.sentence.contains(found) == true)
        let summary = LogWording(title: "问题清单", summary: "答复如下：\(title)。").refusal(naming: World.applicant(), [asked])
        #expect(summary?.field == "summary")
    }

    @Test func otherWordsStand() {
        let asked = Consultation(
            id: World.id(9), whom: .otherOrgan, party: "县财政局", question: "意见", sentOn: World.day("2026-03-02"))
        let words = LogWording(title: "青禾县云溪镇卫生院2025年检查结果", summary: "县财政局2026年3月提供，共1000家。")
        #expect(words.refusal(naming: World.applicant(), [asked]) == nil)
    }

    @Test(arguments: TestDatabases.all)
    func whatWasReleasedCanBeTakenBack(_ database: TestDatabase) async throws {
        try await World.with(database) { world in
            let id = try await world.requests.receive(World.new(), by: World.handler).id
            _ = try await world.requests.act(.accept, on: id, by: World.handler)
            try await world.reply(id)
            let refused = await world.refusal {
                let words = LogWording(title: "苏木槿申请的清单", summary: "")
                _ = try await world.requests.act(.release(words), on: id, by: World.head)
            }
            #expect(refused?.rule == "PII-1" && refused?.field == "title")
            #expect(try await world.request(id).loggedOn == nil)
            let words = try await world.request(id).logWording
            #expect(words == LogWording(title: "2025年全县医疗机构监督检查发现的问题清单", summary: "您申请的信息现予以答复。"))
            _ = try await world.requests.act(.release(words), on: id, by: World.head)
            for officer in [World.handler, World.leader] {
                let other = await world.refusal {
                    _ = try await world.requests.act(.withdrawFromLog(reason: "内容有误"), on: id, by: officer)
                }
                #expect(other?.rule == "ROLE-3", "\(officer.name)")
            }
            let unsaid = await world.refusal {
                _ = try await world.requests.act(.withdrawFromLog(reason: " "), on: id, by: World.head)
            }
            #expect(unsaid?.field == "reason")
            _ = try await world.requests.act(.withdrawFromLog(reason: "内容有误"), on: id, by: World.head)
            #expect(try await world.requests.publicLog(of: World.commission, page: 1).total == 0)
            #expect(try await world.requests.publicReplies(with: "问题清单", of: World.commission).isEmpty)
            let note = try await world.requests.timeline(of: id, for: World.head).last?.note
            #expect(note == "从答复公开目录撤下。")
            #expect(try await world.request(id).remarks.last?.words == "内容有误")
            let again = await world.refusal {
                _ = try await world.requests.act(.withdrawFromLog(reason: "内容有误"), on: id, by: World.head)
            }
            #expect(again?.code == .stateRefused)
            _ = try await world.requests.act(.release(words), on: id, by: World.head)
            #expect(try await world.requests.publicLog(of: World.commission, page: 1).total == 1)
            #expect(try await world.journalProblems() == [])
        }
    }
}
