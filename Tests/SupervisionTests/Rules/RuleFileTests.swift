import Kernel
import Obligations
import People
import Testing

@testable import Supervision

@Suite struct RuleFileTests {
    private func day(_ text: String) throws -> Day { try #require(Day(iso: text)) }

    private func book(_ local: String = "") throws -> RuleBook {
        try RuleFileReading.book(local: local.isEmpty ? [] : [("local.yaml", local)])
    }

    private func faults(_ local: String) -> [String] {
        do throws(RuleFaults) {
            _ = try RuleFileReading.book(local: [("local.yaml", local)])
            return []
        } catch { return error.all.map(\.sentence) }
    }

    /// SUP-2, and the recurring duties of TASK-7.
    @Test func `every automatic check of SUP-2 and every recurring duty of TASK-7 has a rule`() throws {
        let wanted = """
            FOI-26 FOI-30 FOI-32 FOI-33 FOI-34 FEE-6 OPN-3 OPN-5 OPN-9 INT-2 INT-3 INT-4 INT-7 INT-9 SEN-1 SEN-2 SEN-3 \
            MAIL-2 MAIL-4 PUB-3 SEC-1 PII-6 CAT-1 ENF-1 ENF-2 NORM-4 NORM-5 CONS-2 CONS-6 SITE-2 SITE-3 SITE-4 SITE-5 \
            SITE-6 SITE-7 RPT-21 RPT-22 RPT-23 RPT-24 RPT-25 RPT-31 MLPS-4 FOI-49 SITE-9 SEN-8 ROLE-1 ROLE-T TASK-7
            """
        let ids = Set(try book().ids)
        for id in wanted.split(separator: " ") { #expect(ids.contains(String(id)), "\(id)") }
    }

    @Test func `the clocks of the national set are those of the articles`() throws {
        let book = try book(), today = try day("2026-09-15")
        let clocks = [
            "FOI-26": "20wd", "FOI-30": "7wd", "FOI-32": "15wd", "FOI-33": "20wd", "FOI-34": "15wd", "FEE-6": "20wd",
            "ENF-1": "7wd", "ENF-2": "3wd", "INT-3": "3wd", "SEN-1": "48h", "SEN-2": "5h", "SEN-3": "24h",
            "SUP-3": "15wd",
            "FOI-26-B": "20d", "CONS-2": "30d", "SITE-4": "3wd",
        ]
        for (id, clock) in clocks { #expect(book.inForce(id, on: today)?.clock?.description == clock, "\(id)") }
        for entry in book.entries { #expect(!entry.source.isEmpty && !entry.title.isEmpty, "\(entry.id)") }
    }

    @Test func `an office adds a rule that a journal entry opens and another meets`() throws {
        let entry = try #require(
            book(
                """
                rules:
                - id: QH-1
                  title: 签发后三日内送档案室
                  source: 《青禾县档案管理办法》第五条
                  trigger: {event: document.issue, met_by: [document.register_offline], owner_is_actor: true}
                  clock: 3wd
                  warnings: {lights: 2wd 1wd 0wd, black: [unit, office, supervisor]}
                  owner: section_head
                  scope: [县卫健局]
                  from: 2026-09-01
                """
            ).inForce("QH-1", on: day("2026-09-15")))
        #expect(
            entry.trigger
                == .event(RuleEvent(opens: "document.issue", metBy: ["document.register_offline"], ownerIsActor: true)))
        #expect(entry.warnings.thresholds == .workingDays(yellow: 2, orange: 1, red: 0))
        #expect(entry.warnings.listeners(at: .black) == [.unit, .office, .supervisor])
        #expect(entry.warnings.listeners(at: .yellow) == [.unit])
        func agency(_ name: String) -> Agency {
            Agency(id: EngineWorld.agency, creditCode: nil, name: name, shortName: name, parent: nil)
        }
        #expect(entry.scope.includes(agency("县卫健局")))
        #expect(!entry.scope.includes(agency("县教育局")))
        #expect(try book().inForce("QH-1", on: day("2026-09-15")) == nil)
    }

    /// A changed rule keeps the old one for past periods.
    @Test func `each day finds the version of its time, and a local one while it holds`() throws {
        let book = try book(
            """
            rules:
            - {id: SITE-4, source: 县办〔2026〕3号, clock: 5wd, from: 2026-07-01, to: 2026-12-31}
            - {id: SITE-4, source: 县办〔2027〕1号, clock: 2wd, from: 2027-01-01}
            """)
        let rows = [("2026-06-30", "3wd"), ("2026-07-01", "5wd"), ("2026-12-31", "5wd"), ("2027-01-01", "2wd")]
        for (text, clock) in rows {
            let found = book.inForce("SITE-4", on: try day(text))
            #expect(found?.clock?.description == clock, "\(text)")
        }
        #expect(try book.title("SITE-4", on: day("2026-08-01")) == "答复网站找错")
        let terms = try #require(book.terms("SITE-4", on: day("2026-08-01")))
        #expect(terms.term(insteadOf: Term(.workingDays(3))).length == .workingDays(5))
        #expect(terms.term(insteadOf: Term(.workingDays(10))).length == .workingDays(10))
        let before = try #require(book.terms("SITE-4", on: day("2026-06-01")))
        #expect(before.term(insteadOf: Term(.workingDays(3))).length == .workingDays(3))
    }

    @Test(arguments: [
        ("rules:\n- id: FOI-33\n  source: 县办\n  clock: 30wd", "第 2 行", "本地规则不能改变"),
        ("rules:\n- id: FOI-33\n  source: 县办\n  choice: office", "第 2 行", "不能写“choice: office”"),
        ("rules:\n- id: QH-1\n  title: 甲\n  source: 乙\n  trigger: assigned\n  owner: boss", "第 6 行", "没有“boss”这个角色"),
        (
            "rules:\n- id: QH-1\n  title: 甲\n  source: 乙\n  trigger: assigned\n  clock: 20 days\n  owner: clerk",
            "第 6 行", "20wd"
        ),
        ("rules:\n- id: QH-1\n  title: 甲\n  trigger: assigned\n  owner: clerk", "第 2 行", "缺少“source”"),
        ("rules:\n- id: QH-1\n  titel: 甲", "第 3 行", "不认识“titel”"),
        (
            "rules:\n- id: QH-1\n  title: 甲\n  source: 乙\n  owner: clerk\n  trigger: {opened_by: requests}", "第 6 行",
            "只用于随程序提供的规则"
        ),
        ("rules:\n- id: QH-1\n  title: 甲\n  source: 乙\n  owner: clerk\n  trigger: {event: a.b}", "第 6 行", "缺少“met_by”"),
        (
            "rules:\n- id: QH-1\n  title: 甲\n  source: 乙\n  owner: clerk\n  trigger: {recurring: yearly 13 1}", "第 6 行",
            "yearly 1 31"
        ),
        (
            "rules:\n- {id: QH-1, title: 甲, source: 乙, owner: clerk, trigger: assigned, from: 2026-2-1}", "第 2 行",
            "2026-10-01"
        ),
        (
            "rules:\n- {id: QH-1, title: 甲, source: 乙, owner: clerk, trigger: assigned}\n- {id: QH-1, title: 甲, source: 乙, owner: clerk, trigger: assigned}",
            "第 3 行", "已在 local.yaml:2 写过"
        ),
        (
            "rules:\n- {id: QH-1, title: 甲, source: 乙, owner: clerk, trigger: assigned, warnings: {lights: 1wd 3wd 5wd}}",
            "第 2 行", "亮灯条件"
        ),
        ("rules:\n- id: [", "第 ", "不是有效的 YAML"),
        ("- id: QH-1", "第 1 行", "rules:"),
        (
            "rules:\n- {id: QH-1, title: 甲, source: 乙, owner: clerk, trigger: assigned, from: 2026-09-02, to: 2026-09-01}",
            "第 2 行", "早于"
        ),
        (
            "rules:\n- id: QH-1\n  title: 甲\n  source: 乙\n  owner: system_administrator\n  trigger: assigned", "第 5 行",
            "角色"
        ),
    ])
    func `a fault names the file, the line and what to write`(_ text: String, _ line: String, _ words: String) {
        let found = faults(text)
        #expect(
            found.contains { $0.hasPrefix("规则文件 local.yaml") && $0.contains(line) && $0.contains(words) },
            "\(found)")
    }

    @Test func `all faults of all files are told, and the start is refused with the first`() throws {
        do throws(RuleFaults) {
            _ = try RuleFileReading.book(local: [("a.yaml", "rules:\n- id: 甲"), ("b.yaml", "rules:\n- id: 乙")])
            Issue.record("no fault")
        } catch {
            #expect(error.all.map(\.file) == ["a.yaml", "b.yaml"])
            #expect(error.refusal.sentence.contains("共 2 处"))
        }
    }

    @Test(arguments: [
        ("weekly 5", "每周五"), ("monthly 10", "每月10日"), ("monthly last", "每月最后一日"), ("monthly 5wd", "每月第 5 个工作日"),
        ("quarterly 1 15", "每季度第 1 个月15日"), ("half_yearly 6 last", "每半年第 6 个月最后一日"), ("yearly 1 31", "每年1月31日"),
    ])
    func `a recurrence is read`(_ text: String, _ chinese: String) {
        #expect(RecurrenceText.read(text)?.chinese == chinese)
    }

    @Test func `no recurrence is guessed`() {
        for text in ["", "daily", "weekly 8", "monthly 32", "quarterly 4 1", "yearly 1", "yearly 0 1", "monthly -1"] {
            #expect(RecurrenceText.read(text) == nil, "\(text)")
        }
    }

    /// TASK-7: every period once, in the order of its opening day, however long nobody looked.
    @Test func `openings of a year are found in one look or day by day alike`() throws {
        let round = RuleRound(.quarterly(month: 1, .day(15)), lead: 10)
        let first = try day("2025-12-31"), last = try day("2026-12-31")
        let atOnce = round.openings(after: first, through: last, calendar: StateCouncil.calendar)
        #expect(
            atOnce.map { "\($0.opens) \($0.due) \(round.period(of: $0.due))" } == [
                "2026-01-05 2026-01-15 2026Q1", "2026-04-05 2026-04-15 2026Q2", "2026-07-05 2026-07-15 2026Q3",
                "2026-10-05 2026-10-15 2026Q4",
            ])
        var daily: [Day] = [], seen = first
        while seen < last {
            let next = seen.adding(days: 1)
            daily += round.openings(after: seen, through: next, calendar: StateCouncil.calendar).map(\.due)
            seen = next
        }
        #expect(daily == atOnce.map(\.due))
    }
}
