import Foundation
import Kernel
import Markup
import PageChecking
import TestSupport
import Testing

@testable import Site
@testable import Supervision

@Suite struct InboxPageTests {
    private let officer = Officer(
        id: EngineWorld.clerk, name: "周宁", agency: EngineWorld.agency, roles: [.clerk], units: [EngineWorld.health])

    private func context(unread: Int) -> SiteContext {
        SiteContext(
            drawing: InboxLinks.inbox, settings: SiteSettings(baseURL: .loopback),
            signedIn: SignedIn(officer: officer, agencyName: "青禾县卫健局"),
            rail: [
                RailEntry(id: "inbox", title: "收件箱", link: InboxLinks.inbox, count: unread, place: .bar),
                RailEntry(id: "ledger", title: "任务台账", link: Link("/console/ledger")),
            ])
    }

    private func line(_ n: UInt64, read: Bool) -> InboxLine {
        InboxLine(
            id: Identifier(at: TestDatabase.moment, random: (7, n)), kind: .warning, signal: .red, rule: "FOI-33",
            title: "答复政府信息公开申请（2026-0\(n)）", words: "答复政府信息公开申请（FOI-33）转为红灯。", address: "/console/requests/1",
            writtenAt: TestDatabase.moment, readAt: read ? TestDatabase.moment : nil)
    }

    @Test func `the bar shows how much is new, the rail does not repeat it`() {
        let page = InboxScreen(
            lines: [line(1, read: false), line(2, read: true)], unread: 1, next: nil, setting: NoticeSetting(),
            sendsMail: true, context: context(unread: 1)
        ).answer.html(in: context(unread: 1)).string
        #expect(PageChecker.problems(in: page) == [])
        #expect(
            page.contains("class=\"bell\" href=\"/console/inbox\"") && page.contains("1<span class=\"unseen\"> 条未读"))
        #expect(page.components(separatedBy: "href=\"/console/inbox\"").count == 2)
        #expect(page.contains("查看") && page.contains("再次查看") && page.contains("全部标为已读"))
    }

    @Test func `an empty inbox says what will stand there`() {
        let page = InboxScreen(
            lines: [], unread: 0, next: nil, setting: NoticeSetting(), sendsMail: false, context: context(unread: 0)
        ).answer.html(in: context(unread: 0)).string
        #expect(PageChecker.problems(in: page) == [])
        #expect(page.contains("没有设置邮件服务器") && page.contains("还没有提醒") && !page.contains("全部标为已读"))
    }

    @Test func `a duty says why it is owed and by when`() throws {
        let calendar = StateCouncil.calendar, start = try #require(Day(iso: "2026-03-02"))
        let obligation = Obligation(
            id: Identifier(at: TestDatabase.moment, random: (9, 9)), rule: "SEN-8", title: "公布法定传染病疫情（2026年3月）",
            subject: Obligation.Subject(kind: EngineStore.roundKind, id: "2026-03"), agency: EngineWorld.agency,
            owner: EngineWorld.health,
            clock: ObligationClock(term: Term(.until(start.adding(days: 13))), startedOn: start), calendar: calendar)
        let book = try RuleFileReading.book(local: [])
        let duty = RuleDuty(
            obligation: obligation, rule: book.inForce("SEN-8", on: start), unitName: "疾控科", at: TestDatabase.moment,
            reading: obligation.reading(at: TestDatabase.moment, calendar: calendar))
        let page = DutyScreen(
            duty: duty, timeline: [], record: nil, officer: officer, calendar: calendar, context: context(unread: 0)
        ).answer.html(in: context(unread: 0)).string
        #expect(PageChecker.problems(in: page) == [])
        #expect(page.contains("公布法定传染病疫情（SEN-8）") && page.contains("工作要点：每月公布") && page.contains("登记办结"))
        #expect(page.contains("为什么是这一天"))
    }
}
