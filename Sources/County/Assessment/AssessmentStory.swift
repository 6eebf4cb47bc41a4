import Assessment
import Inspection
import Kernel
import People

/// Last year's assessment: reported and checked in January, told in February, one appeal answered.
struct AssessmentStory {
    let assessments: AssessmentStore
    let clock: SampleClock
    let world: CountyWorld
    let asOf: Moment

    private var year: Int { asOf.day.year }

    func tell() async throws {
        let assessor = try world.officer("duruofei"), office = try world.officer("luwentao")
        let deputy = try world.officer("shenruolan"), head = try world.officer("zhouqiming")
        at(1, 8)
        let round = try await assessments.open(year - 1, by: assessor)
        let groups = try await assessments.ranking(round.id, for: assessor).groups
        for (place, sheet) in groups.flatMap(\.1).map(\.sheet).enumerated() {
            guard let reporter = reporter(of: sheet) else { continue }
            at(1, 9 + place % 10)
            try await assessments.act(.report(words: report(sheet, place)), on: sheet.id, by: reporter)
            let isOwn = sheet.isParty(assessor), isOffice = sheet.isParty(office)
            at(1, 26 + place % 4)
            try await assessments.act(
                .check(manual(place)), on: sheet.id, by: isOwn ? try world.officer("tangjianing") : assessor)
            at(2, 2 + place % 3)
            try await assessments.act(
                .comment(words: "自评与记录一致，请对照失分的记录逐件整改。"), on: sheet.id, by: isOffice ? deputy : office)
            at(2, 9)
            try await assessments.act(.approve, on: sheet.id, by: isOffice ? head : deputy)
            at(2, 10)
            try await assessments.act(.notify, on: sheet.id, by: assessor)
        }
        try await appeal(groups.flatMap(\.1).map(\.sheet), answering: head)
        clock.set(asOf)
    }

    private func at(_ month: Int, _ day: Int) {
        clock.set(Moment(day: Day(year: year, month: month, day: day) ?? asOf.day, minute: 600))
    }

    private func reporter(of sheet: AssessmentSheet) -> Officer? {
        world.officers.values.sorted { $0.id < $1.id }.first {
            sheet.refusal(of: .report, by: $0, today: asOf.day, appealEnds: nil) == nil
        }
    }

    private func report(_ sheet: AssessmentSheet, _ place: Int) -> String {
        let words = [
            "按目录公开本单位信息，来信和申请均由专人办理。不足：部分信息公开时间接近期限，将提前一周提醒。",
            "完成要点任务，配合办公室开展培训和自查。不足：图解数量偏少，今年计划与宣教科一起制作。",
            "专人负责信息报送，每月自查栏目更新。不足：个别表格没有及时替换新版，已经改正。",
        ]
        return words[place % words.count]
    }

    /// What the checker saw of leading and support.
    private static let judged: [(tenths: Int, reason: String)] = [
        (100, ""), (85, "没有按要点的分工报送第三季度工作情况"), (95, "政务公开联络员变更后没有及时报备"), (70, "没有参加两次政务公开培训，自查记录不全"),
        (100, ""), (80, "工作要点的分工没有落实到具体人员"), (90, "自查发现的问题没有写明整改情况"),
    ]

    private func manual(_ place: Int) -> [String: ManualScore] {
        let judged = AssessmentStory.judged[place % AssessmentStory.judged.count]
        let address = judged.tenths == 100 ? "" : "/console/plans"
        return ["B1": ManualScore(points: Points(tenths: judged.tenths), reason: judged.reason, address: address)]
    }

    private func appeal(_ sheets: [AssessmentSheet], answering head: Officer) async throws {
        guard let sheet = sheets.first(where: { $0.name == "青禾县中医医院" }), let reporter = reporter(of: sheet) else {
            return
        }
        at(2, 13)
        try await assessments.act(.appeal(words: "组织领导一项有失分的，请核对去年下半年的报送和培训记录。"), on: sheet.id, by: reporter)
        at(2, 24)
        try await assessments.act(.uphold(words: "经核对台账和培训签到，失分的情况属实，结果维持。今后请按季度末报送。"), on: sheet.id, by: head)
    }
}
