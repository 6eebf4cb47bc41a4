import Kernel
import Testing

@testable import Plans

/// The five sentences and the reason of a day, word for word.
@Suite struct PlansOverviewTests {
    typealias World = LedgerWorld

    static let window = DueWindow(today: World.day("2026-09-15"), soonUntil: World.day("2026-09-22"))
    static let names: [UnitID: String] = [
        World.publicity: "宣传教育科", World.hospital: "县人民医院", World.finance: "财务科", World.petitions: "信访科",
    ]

    static func task(
        _ state: TaskState, due: String, units: [UnitID] = [World.publicity], reported: String? = nil
    ) -> PlanTask {
        PlanTask(
            id: World.id(1), plan: World.id(2), agency: World.commission, position: 1, sectionPath: ["一、公开"],
            number: nil, text: "公开", deadlineWords: nil, due: World.day(due), state: state,
            assignments: units.map { Assignment(unit: $0, duty: .lead) },
            report: reported.map {
                ReportFacts(
                    id: World.id(3), author: World.leadClerk.id, submittedAt: Moment(day: World.day($0), minute: 600),
                    evidenceCount: 1)
            })
    }

    static let tables: [([PlanTask], [String])] = [
        (
            [],
            [
                "2026年要点还没有任务。", "还没有任务办结，按时率从第一项办结后开始计算。", "没有逾期未办结的任务。", "2026年9月22日前没有任务到期。",
                "到9月底没有应完成的任务。",
            ]
        ),
        (
            [
                task(.accepted, due: "2026-06-30", reported: "2026-06-30"),
                task(.accepted, due: "2026-06-30", reported: "2026-07-01"),
                task(.accepted, due: "2026-08-31", reported: "2026-08-01"),
                task(.inProgress, due: "2026-09-14", units: [World.hospital]),
                task(.assigned, due: "2026-09-01", units: [World.hospital, World.finance]),
                task(.reported, due: "2026-09-22", reported: "2026-09-10"), task(.assigned, due: "2026-11-30"),
            ],
            [
                "2026年要点共7项任务，已办结3项（42%），还有4项未办结，其中1项已报送、等待审核。", "已办结的任务按时率66%，1项逾期办结。",
                "2项已逾期未办结，涉及县人民医院2项、财务科1项。", "1项将在2026年9月22日前到期，请承担单位尽快报送。",
                "到9月底应完成6项，实际完成3项，相差3项。",
            ]
        ),
        (
            [task(.accepted, due: "2026-12-21", reported: "2026-09-01")],
            [
                "2026年要点共1项任务，已全部办结。", "已办结的1项全部按时。", "没有逾期未办结的任务。", "2026年9月22日前没有任务到期。",
                "到9月底没有应完成的任务。",
            ]
        ),
        (
            [task(.pending, due: "2026-09-01", units: [])],
            [
                "2026年要点共1项任务，已办结0项（0%），还有1项未办结。", "还没有任务办结，按时率从第一项办结后开始计算。", "1项已逾期，均未分派到单位。",
                "2026年9月22日前没有任务到期。", "到9月底应完成1项，实际完成0项，相差1项。",
            ]
        ),
    ]

    @Test(arguments: tables.indices)
    func sentencesSayWhatTheNumbersSay(_ index: Int) {
        let (tasks, expected) = PlansOverviewTests.tables[index]
        let summary = LedgerSummary(of: tasks, year: 2026, window: PlansOverviewTests.window)
        let sentences = OverviewSentences(
            year: 2026, summary: summary, names: PlansOverviewTests.names, window: PlansOverviewTests.window)
        #expect(sentences.all == expected)
    }

    /// FOI-D7 with the calendar of 2026: Sunday 09-20 is worked, 10-01 … 10-07 is the National Day holiday.
    static let standings: [(today: String, due: String, signal: Signal, words: String)] = [
        ("2026-09-15", "2026-11-30", .green, "还剩 50 个工作日"), ("2026-09-15", "2026-09-21", .yellow, "还剩 5 个工作日"),
        ("2026-09-15", "2026-09-18", .orange, "还剩 3 个工作日"), ("2026-09-15", "2026-09-16", .red, "还剩 1 个工作日"),
        ("2026-09-15", "2026-09-15", .red, "今天到期"), ("2026-09-15", "2026-09-14", .black, "逾期 1 天"),
        ("2026-10-01", "2026-10-06", .red, "还剩 5 天，均为休息日"),
    ]

    @Test(arguments: standings.indices)
    func aDayHasOneLightAndOneWord(_ index: Int) {
        let row = PlansOverviewTests.standings[index]
        let day = LedgerDay(World.day(row.today), calendar: StateCouncil.calendar)
        #expect(day.standing(of: PlansOverviewTests.task(.assigned, due: row.due)) == .open(row.signal, row.words))
    }
}
