import Kernel
import Obligations
import SQL
import TestSupport
import Testing

@testable import Documents

/// OPN-12: what meetings decide is published unless it is secret.
@Suite struct DocumentsMeetingTests {
    typealias World = DocumentsWorld

    static let contents = MeetingContents(kind: .committee, title: "2026年第1次委务会", heldOn: World.day("2026-01-29"))
    static let drafts = [
        MeetingDecisionDraft(text: "同意设立社区接种点。"),
        MeetingDecisionDraft(text: "研究人事事项。", attribute: .withheld, reason: "内部人事管理"),
    ]

    @Test(arguments: TestDatabases.all)
    func confirmedDecisionsOweTheirPublication(_ database: TestDatabase) async throws {
        try await DocumentsStoreWorld.with(database) { world in
            let recorded = try await world.documents.recordMeeting(
                Self.contents, Self.drafts, unit: World.officeUnit, by: World.office)
            #expect(try await world.documents.meeting(recorded.id, for: World.leader) == recorded)
            await #expect(throws: Refusal.self) {
                try await world.documents.confirmMeeting(recorded.id, by: World.office)
            }
            let confirmed = try await world.documents.confirmMeeting(recorded.id, by: World.leader)
            let duties = try await world.store.read { snapshot in
                try confirmed.decisions.map {
                    try world.obligations.obligation("FOI-26", on: $0.subject, of: confirmed.agency, in: snapshot)
                }
            }
            #expect(duties.map { $0?.dueCache?.moment.day } == [World.day("2026-03-05"), nil])
            try await world.store.write { tx in
                try world.documents.recordPublication(
                    of: confirmed.decisions[0].id, article: "9", address: "/articles/9", by: nil, name: "系统", in: tx)
            }
            await #expect(throws: Refusal.self) {
                try await world.store.write { tx in
                    try world.documents.recordPublication(
                        of: confirmed.decisions[1].id, article: "9", address: "/articles/9", by: nil, name: "系统",
                        in: tx)
                }
            }
            let met = try await world.store.read { snapshot in
                try world.obligations.obligation(
                    "FOI-26", on: confirmed.decisions[0].subject, of: confirmed.agency, in: snapshot)
            }
            #expect(met?.state == .met)
        }
    }

    /// FOI-26 is met by the article that stands for a decision, and a withdrawal shows that the public waits again.
    @Test(arguments: TestDatabases.all)
    func anArticleStandsForItsDecisions(_ database: TestDatabase) async throws {
        try await DocumentsStoreWorld.with(database) { world in
            let drafts = Self.drafts + [MeetingDecisionDraft(text: "开展服务月活动。")]
            let recorded = try await world.documents.recordMeeting(
                Self.contents, drafts, unit: World.officeUnit, by: World.office)
            let ids = recorded.decisions.map(\.id), open = [ids[0], ids[2]]
            func refusal(_ ids: [MeetingDecisionID], by officer: Officer = World.office) async -> Refusal? {
                await #expect(throws: Refusal.self) {
                    try await world.documents.disclosure(of: ids, for: officer)
                }
            }
            #expect(await refusal(open)?.rule == "OPN-12")
            _ = try await world.documents.confirmMeeting(recorded.id, by: World.leader)
            #expect(await refusal(ids)?.rule == "OPN-12")
            #expect(await refusal(open, by: World.outsider)?.code == .notFound)
            #expect(await refusal([])?.code == .notFound)
            let disclosure = try await world.documents.disclosure(of: open, for: World.office)
            #expect(disclosure.title == "2026年第1次委务会决定事项公开")
            #expect(disclosure.paragraphs == ["同意设立社区接种点。", "开展服务月活动。"])
            func write(_ body: @escaping @Sendable (DocumentStore, Transaction) throws -> Void) async throws {
                try await world.store.write { [documents = world.documents] in try body(documents, $0) }
            }
            func standings() async throws -> [MeetingDecision.Standing] {
                try await world.documents.meeting(recorded.id, for: World.office).decisions.map(\.standing)
            }
            try await write { try $0.stand("a-1", for: open, by: World.office, in: $1) }
            #expect(try await standings() == [.inPreparation, .keptBack, .inPreparation])
            #expect(await refusal([ids[0]])?.rule == "FOI-26")
            try await write { try $0.releaseDecisions(of: "a-1", by: nil, name: "系统", in: $1) }
            try await write { try $0.stand("a-2", for: open, by: World.office, in: $1) }
            try await write {
                try $0.articlePublished("a-2", document: nil, address: "/a/2", by: nil, name: "系统", in: $1)
            }
            #expect(try await standings() == [.open(address: "/a/2"), .keptBack, .open(address: "/a/2")])
            try await write { try $0.releaseDecisions(of: "a-2", by: nil, name: "系统", in: $1) }
            try await write { try $0.articleWithdrawn("a-2", document: nil, by: nil, name: "系统", in: $1) }
            let withdrawn = try await world.documents.meeting(recorded.id, for: World.office)
            #expect(withdrawn.decisions.map(\.isAwaited) == [true, false, true] && withdrawn.free.count == 2)
            try await write { try $0.stand("a-3", for: [ids[0]], by: World.office, in: $1) }
            #expect(try await standings().first == .inPreparation)
        }
    }

    @Test(arguments: TestDatabases.all)
    func aConfirmedRecordStands(_ database: TestDatabase) async throws {
        try await DocumentsStoreWorld.with(database) { world in
            let recorded = try await world.documents.recordMeeting(
                Self.contents, Self.drafts, unit: World.officeUnit, by: World.office)
            var changed = Self.contents
            changed.livestreamAddress = "https://live.example.gov.cn/1"
            let edited = try await world.documents.editMeeting(
                recorded.id, changed, [Self.drafts[0]], by: World.office)
            #expect(edited.decisions.count == 1 && edited.contents.livestreamAddress != nil)
            _ = try await world.documents.confirmMeeting(recorded.id, by: World.leader)
            await #expect(throws: Refusal.self) {
                try await world.documents.editMeeting(recorded.id, changed, Self.drafts, by: World.office)
            }
            #expect(try await world.documents.meetings(for: World.above).count == 1)
            #expect(try await world.documents.meetings(for: World.outsideUnit).isEmpty)
            await #expect(throws: Refusal.notFound) {
                try await world.documents.meeting(recorded.id, for: World.outsider)
            }
        }
    }

    @Test func whatIsKeptBackSaysWhy() {
        func rule(_ drafts: [MeetingDecisionDraft]) -> String? {
            Meeting.fault(in: Self.contents, drafts, on: World.day("2026-01-30"), under: .standard)?.field
        }
        #expect(rule(Self.drafts) == nil)
        #expect(rule([]) == "decisions")
        #expect(rule([MeetingDecisionDraft(text: "研究事项。", attribute: .withheld)]) == "reason_1")
        #expect(rule([MeetingDecisionDraft(text: " ")]) == "decision_1")
        let early = Meeting.fault(in: Self.contents, Self.drafts, on: World.day("2026-01-28"), under: .standard)
        #expect(early?.field == "held_on")
    }
}
