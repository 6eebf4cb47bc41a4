import Documents
import Kernel
import SQL
import TestSupport
import Testing

@testable import Publishing

/// OPN-12: the article that stands for what a meeting decided meets FOI-26 in the transaction that publishes it.
@Suite struct PublishingMeetingTests {
    typealias World = ArticleWorld

    private func meeting(in world: ArticleStoreWorld) async throws -> Meeting {
        let recorded = try await world.documents.recordMeeting(
            MeetingContents(kind: .directors, title: "第1次局长办公会议", heldOn: World.day("2026-03-09")),
            [MeetingDecisionDraft(text: "同意增设接种点。"), MeetingDecisionDraft(text: "同意延长门诊时间。")],
            unit: World.section, by: World.drafter)
        return try await world.documents.confirmMeeting(recorded.id, by: ArticleStoreWorld.signer)
    }

    private func draft(_ meeting: Meeting, in world: ArticleStoreWorld) async throws -> Article {
        let column = try await world.column()
        return try await world.publishing.draft(
            ArticleBeginning(
                content: try await world.content("决定事项公开"), unit: World.section, portal: column.portal,
                decisions: meeting.decisions.map(\.id), findings: []), by: World.drafter)
    }

    @Test(arguments: TestDatabases.all)
    func publicationMeetsWhatTheMeetingOwes(_ database: TestDatabase) async throws {
        try await ArticleStoreWorld.with(database) { world in
            let meeting = try await meeting(in: world)
            func owed() async throws -> [String] { try await world.duties("FOI-26").map(\.state) }
            func standings() async throws -> Set<MeetingDecision.Standing> {
                Set(try await world.documents.meeting(meeting.id, for: World.drafter).decisions.map(\.standing))
            }
            #expect(try await owed() == ["open", "open"])
            // Given up before it went out: the decisions are free again.
            let first = try await draft(meeting, in: world)
            #expect(try await standings() == [.inPreparation])
            await #expect(throws: Refusal.self) { try await draft(meeting, in: world) }
            _ = try await world.publishing.discard(first.id, reason: "重写", by: World.drafter)
            #expect(try await standings() == [.owed])
            let article = try await world.review(try await draft(meeting, in: world))
            #expect(try await owed() == ["open", "open"])
            _ = try await world.publishing.publish(article.id, by: World.office)
            #expect(try await owed() == ["met", "met"])
            #expect(try await standings() == [.open(address: PublicAddress.article(article.id))])
            _ = try await world.publishing.withdraw(article.id, .error, reason: "有误", by: World.office)
            #expect(try await world.documents.meeting(meeting.id, for: World.drafter).free.count == 2)
            _ = try await draft(meeting, in: world)
            #expect(try await world.journalProblems() == [])
        }
    }

    /// Two writers at the same moment, on PostgreSQL two processes: one article stands for a decision, never two.
    @Test(arguments: TestDatabases.all)
    func twoAtTheSameTimeCannotBothStandForADecision(_ database: TestDatabase) async throws {
        try await database.withPlace { place in
            let clock = ArticleClock("2026-03-10")
            try await database.withStore(at: place, ArticleStoreWorld.migrations, timekeeper: clock.timekeeper) {
                store in
                let world = ArticleStoreWorld(store, clock),
                    isShared = if case .postgres = place { false } else { true }
                let second = isShared ? store : try await place.open(clock.timekeeper)
                let other = ArticleStoreWorld(second, clock)
                for _ in 0..<5 {
                    let meeting = try await meeting(in: world)
                    _ = try await world.column()
                    async let one = attempt(meeting, in: world)
                    async let two = attempt(meeting, in: other)
                    let outcomes = await [one, two]
                    #expect(outcomes.compactMap(\.self).count == 1)
                    let standings = try await world.documents.meeting(meeting.id, for: World.drafter).decisions
                        .map(\.standing)
                    #expect(Set(standings) == [.inPreparation])
                }
                #expect(try await world.journalProblems() == [])
                if !isShared { await second.close() }
            }
        }
    }

    /// Nil when it was refused.
    private func attempt(_ meeting: Meeting, in world: ArticleStoreWorld) async -> ArticleID? {
        do { return try await draft(meeting, in: world).id } catch { return nil }
    }
}
