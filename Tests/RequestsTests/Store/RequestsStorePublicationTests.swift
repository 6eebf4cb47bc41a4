import Audit
import Kernel
import SQL
import Synchronization
import TestSupport
import Testing

@testable import Requests

@Suite(.serialized) struct RequestsStorePublicationTests {
    typealias World = CaseWorld

    /// FOI-44: what is accepted begins as a draft, with the answer and its file and without who asked.
    @Test(arguments: TestDatabases.all)
    func whatIsAcceptedIsDrafted(_ database: TestDatabase) async throws {
        let desk = DraftDesk()
        try await World.with(database, publication: desk.draft) { world in
            let id = try await proposed(world, "2025年医疗机构监督检查问题清单", "清单见附件。")
            let accepted = try await world.requests.act(
                .decidePublication(accepted: true, reason: ""), on: id, by: World.head)
            #expect(accepted.publication?.state == .accepted)
            #expect(try await world.request(id).publication?.draft == "/console/articles/1")
            let draft = try #require(desk.drafts.first)
            #expect(desk.drafts.count == 1 && draft.title == "2025年医疗机构监督检查问题清单")
            #expect(draft.paragraphs == ["清单见附件。"] && draft.unit == World.officeUnit)
            #expect(draft.drafters.first == World.handler.id)
            #expect(desk.files == ["清单.txt"])
            let timeline = try await world.requests.timeline(of: id, for: World.head)
            let decided = timeline.last { $0.act == "request.decide_publication" }
            #expect(decided?.note.contains("已在信息发布中建立草稿。") == true)
            #expect(try await world.journalProblems() == [])
        }
    }

    /// PII-1: neither the name of who asked nor what the screen finds goes along.
    @Test(arguments: [
        ("苏木槿承包的卫生室检查结果", "检查结果见附件。", "依申请公开的政府信息（2026-001）", ["检查结果见附件。"]),
        ("登记为13900001234的投诉", "检查结果见附件。", "依申请公开的政府信息（2026-001）", ["检查结果见附件。"]),
        ("村卫生室检查结果", "已寄青禾县云溪镇南街1号。", "村卫生室检查结果", []),
    ])
    func whoAskedStaysOut(_ asked: String, _ reply: String, _ title: String, _ paragraphs: [String]) async throws {
        let desk = DraftDesk()
        try await World.with(.memory, publication: desk.draft) { world in
            let id = try await proposed(world, asked, reply)
            _ = try await world.requests.act(.decidePublication(accepted: true, reason: ""), on: id, by: World.head)
            #expect(desk.drafts.map(\.title) == [title] && desk.drafts.map(\.paragraphs) == [paragraphs])
        }
    }

    /// A draft that cannot be kept takes the decision with it; what is declined or refused makes none.
    @Test(arguments: TestDatabases.all)
    func decisionAndDraftAreOne(_ database: TestDatabase) async throws {
        let desk = DraftDesk()
        try await World.with(database, publication: desk.draft) { world in
            let id = try await proposed(world, "2025年医疗机构监督检查问题清单", "清单见附件。")
            let accept = RequestInput.decidePublication(accepted: true, reason: "")
            let own = await world.refusal { _ = try await world.requests.act(accept, on: id, by: World.handler) }
            #expect(own?.code == .roleRefused && desk.files == [])
            desk.isBroken.withLock { $0 = true }
            let broken = await world.refusal { _ = try await world.requests.act(accept, on: id, by: World.head) }
            #expect(broken == DraftDesk.broken)
            #expect(try await world.request(id).publication?.state == .proposed)
            desk.isBroken.withLock { $0 = false }
            let declined = try await world.requests.act(
                .decidePublication(accepted: false, reason: "涉及个人"), on: id, by: World.head)
            #expect(declined.publication?.state == .declined && desk.drafts == [])
            #expect(try await world.journalProblems() == [])
        }
    }

    private func proposed(_ world: CaseWorld, _ asked: String, _ reply: String) async throws -> RequestID {
        let id = try await world.requests.receive(World.new(.counter, asked), by: World.handler).id
        _ = try await world.requests.act(.accept, on: id, by: World.handler)
        let kept = try await world.requests.keep(Array("清单".utf8), name: "清单.txt")
        let file = try await world.requests.addFile(kept, as: .enclosure, to: id, by: World.handler)
        let usual = World.draft()
        try await world.reply(
            id,
            ReplyDraft(
                usual.outcome, body: reply, facts: usual.facts, enclosures: [file.id], drafter: World.handler.id))
        _ = try await world.requests.act(.proposePublication(why: "多人申请"), on: id, by: World.handler)
        return id
    }
}

/// Stands for Publishing.
private final class DraftDesk: Sendable {
    static let broken = Refusal(.invalid, "未能建立草稿：栏目停用。请换栏目。")
    let isBroken = Mutex(false)
    private let kept = Mutex<(drafts: [PublicationMatter], files: [String])>(([], []))

    var drafts: [PublicationMatter] { kept.withLock { $0.drafts } }
    var files: [String] { kept.withLock { $0.files } }

    @Sendable func draft(_ files: [PublicationFile]) async throws -> PublicationKeeping {
        kept.withLock { $0.files = files.map(\.name) }
        return { [self] matter, _, _ in
            if isBroken.withLock({ $0 }) { throw DraftDesk.broken }
            kept.withLock { $0.drafts.append(matter) }
            return "/console/articles/1"
        }
    }
}
