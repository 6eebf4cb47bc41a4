import Kernel
import People
import Supervision

/// A year of the small registers: training, hearings, responsible people, complaints, accounts.
struct RegisterStory {
    let registers: RegisterStore
    let clock: SampleClock
    let world: CountyWorld
    let asOf: Moment

    private struct Line {
        let month: Int, day: Int
        let kind: RegisterKind
        let values: [String: String]

        init(_ month: Int, _ day: Int, _ kind: RegisterKind, _ values: [String: String]) {
            self.month = month
            self.day = day
            self.kind = kind
            self.values = values
        }
    }

    func tell() async throws {
        let office = try world.officer("hexiaowen"), year = asOf.day.year
        for line in RegisterStory.lines {
            guard let day = Day(year: year, month: line.month, day: line.day), day <= asOf.day else { continue }
            clock.set(Moment(day: day, minute: 600))
            _ = try await registers.add(
                RegisterDraft(day: day, unit: nil, values: line.values), to: line.kind, by: office)
        }
        try await complaints(office)
        // The accounts as they were seen last.
        for (ago, name, platform) in [(2, "青禾健康", "微信公众号"), (12, "青禾县卫生健康局", "微博")] {
            clock.set(asOf)
            _ = try await registers.add(
                RegisterDraft(
                    day: asOf.day.adding(days: -ago), unit: nil,
                    values: ["name": name, "platform": platform, "editor": "白子墨", "audit": "顾云舒"]),
                to: .newMedia, by: office)
        }
    }

    private func complaints(_ office: Officer) async throws {
        let units = world.units
        func unit(_ name: String) -> UnitID? { units.first { $0.name == name }?.id }
        let table: [(ago: Int, unit: String, matter: String, channel: String, answer: (ago: Int, words: String)?)] = [
            (
                96, "基层卫生健康科", "反映家庭医生签约服务名单没有更新。", "来电",
                (84, "名单已更新公布，并通过电话告知反映人查询方法。")
            ), (16, "医政医管科", "反映县级医院门诊排班信息没有及时公开。", "网站", nil),
        ]
        for row in table {
            let day = asOf.day.adding(days: -row.ago)
            clock.set(Moment(day: day, minute: 640))
            let entry = try await registers.add(
                RegisterDraft(
                    day: day, unit: unit(row.unit), values: ["matter": row.matter, "channel": row.channel]),
                to: .complaint, by: office)
            if let answer = row.answer {
                clock.set(Moment(day: asOf.day.adding(days: -answer.ago), minute: 600))
                _ = try await registers.close(entry.id, .answer, words: answer.words, by: office)
            }
        }
    }

    private static let lines: [Line] = [
        Line(1, 8, .responsible, person("周启明", "局长", .group)),
        Line(1, 8, .responsible, person("陆文涛", "办公室主任", .office)),
        Line(1, 8, .responsible, person("孟凡星", "办公室科员", .attributes)),
        Line(1, 8, .responsible, person("唐佳宁", "办公室科员", .requests)),
        Line(1, 8, .responsible, person("孟凡星", "办公室科员", .secrecy)),
        Line(1, 8, .responsible, person("顾云舒", "宣传教育科科长", .speaker)),
        Line(
            2, 25, .training,
            ["topic": "年度政务公开培训计划", "form": "年度计划", "audience": "各科室、直属单位", "words": "全年培训3次：公开属性认定、依申请公开、政策解读。"]),
        Line(
            4, 16, .training,
            [
                "topic": "公文公开属性源头认定", "form": "培训记录", "teacher": "陆文涛", "audience": "各科室拟稿人员", "people": "36",
            ]),
        Line(
            7, 9, .training,
            [
                "topic": "依申请公开办理与信息处理费", "form": "培训记录", "teacher": "唐佳宁", "audience": "各科室、直属单位联络员",
                "people": "28",
            ]),
        Line(
            5, 20, .hearing,
            [
                "leader": "沈若兰", "matters": "一季度政务公开工作情况和年度要点分工。", "decisions": "价格目录由医政医管科6月底前公开；年度培训按计划进行。",
            ]),
        Line(
            9, 4, .hearing,
            ["leader": "沈若兰", "matters": "要点任务进展、督办和通报情况。", "decisions": "对逾期事项逐件督办；下次会议听取整改结果。"]),
    ]

    private static func person(_ name: String, _ post: String, _ duty: RegisterDuty) -> [String: String] {
        ["name": name, "post": post, "duty": duty.rawValue, "phone": "0999-8000100"]
    }
}
