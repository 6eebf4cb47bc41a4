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

    /// 为什么是这一天: the plan's own words, the clock of the obligation, the calendar, what is left.
    @Test func aDayTellsWhereItComesFrom() {
        let plan = Plan(
            id: World.id(2), agency: World.commission, year: 2026, title: "要点", issuer: nil, documentNumber: nil,
            reportDue: World.day("2026-12-21"), contactDepartment: nil, sourceName: "", sourceHash: "",
            confirmedAt: Moment(day: World.day("2026-03-09")))
        let day = LedgerDay(World.day("2026-09-15"), calendar: StateCouncil.calendar)
        let clock = ObligationClock(
            term: Term(.until(World.day("2026-10-05"))), startedOn: World.day("2026-03-11"))
        let holiday = TaskDueReason(
            task: PlansOverviewTests.task(.assigned, due: "2026-10-05"), plan: plan, changes: [], clock: clock, day: day
        )
        #expect(
            holiday.sentences == [
                "要点没有写明这项任务的时限，由政务公开办核定。", "2026年3月11日起办，2026年10月5日前完成。",
                "2026年10月5日（周一）是法定节假日：国庆节，时限不因此顺延，请提前报送。",
                "应当在2026年10月5日（周一）前（含当日）报送。从今天（2026年9月15日）算起还有 11 个工作日。",
            ])
        let late = TaskDueReason(
            task: PlansOverviewTests.task(.assigned, due: "2026-09-10"), plan: plan,
            changes: [(Moment(day: World.day("2026-08-03")), "时限调整为2026年9月10日；理由：系统升级")], clock: nil, day: day)
        #expect(
            late.sentences == [
                "要点没有写明这项任务的时限，由政务公开办核定。", "2026年8月3日经委领导批准调整：时限调整为2026年9月10日；理由：系统升级。",
                "应当在2026年9月10日（周四）前（含当日）报送。已逾期 5 天。",
            ])
        let whole = TaskDueReason(
            task: PlansOverviewTests.task(.pending, due: "2026-12-21"), plan: plan, changes: [], clock: nil, day: day)
        #expect(whole.sentences.first == "要点没有写明这项任务的时限，按报送落实情况和佐证材料的日期（2026年12月21日）办理（TASK-4）。")
    }

    @Test func findingsNameTheWorstOnlyWhenThereIsOne() {
        #expect(OverviewPlots.slowFinding(["一、公开"], 50, of: 3) == "“一、公开”进度最慢，完成 50%")
        #expect(OverviewPlots.slowFinding(["一、公开", "二、解读"], 50, of: 3) == "“一、公开”等 2 个部分进度最慢，完成 50%")
        #expect(OverviewPlots.slowFinding(["一、公开", "二、解读"], 50, of: 2) == "各部分均完成 50%")
        #expect(OverviewPlots.lateFinding([("办公室", 1), ("财务科", 1)]) == "2 个单位各有 1 项逾期")
        #expect(OverviewPlots.lateFinding([("办公室", 2), ("财务科", 1)]) == "2 个单位有逾期任务，办公室最多")
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
