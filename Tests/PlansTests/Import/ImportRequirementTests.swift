import Kernel
import Testing

@testable import Plans

/// Reading rules 14–16 and the table above them: what in a task's words can be measured.
@Suite struct PlansImportRequirementTests {
    struct Case: Sendable, CustomTestStringConvertible {
        var text: String
        /// `kind value unit|quote|period`.
        var found: [String]
        var isColumn = false
        var testDescription: String { text }
    }

    private func check(_ item: Case, year: Int? = 2021) {
        let found = RequirementReading.read(Scalars(item.text), year: year, isColumn: item.isColumn).map {
            requirement in
            let value: String
            switch requirement.value {
            case .number(let number): value = Int(exactly: number).map { "\($0)" } ?? "\(number)"
            case .day(let day): value = day?.description ?? "null"
            }
            return "\(requirement.kind.rawValue) \(value) \(requirement.unit)|\(requirement.quote)"
                + (requirement.period.map { "|" + $0 } ?? "")
        }
        #expect(found == item.found)
    }

    @Test(arguments: [
        Case(text: "公开后的3个工作日内在网站发布", found: ["within_working_days 3 working_day|3个工作日内"]),
        Case(text: "答复期限不得超过２０个工作日。", found: ["within_working_days 20 working_day|２０个工作日"]),
        Case(text: "二十个工作日内予以答复", found: ["within_working_days 20 working_day|二十个工作日内"]),
        Case(
            text: "力争在3小时内，最迟不超过5小时内发布，24小时内举行发布会",
            found: ["within_hours 3 hour|3小时内", "within_hours 5 hour|5小时内", "within_hours 24 hour|24小时内"]),
        Case(text: "公示期不少于5个工作日", found: ["minimum_count 5 个工作日|不少于5个工作日"]),
        Case(text: "在15日内公开", found: []),
    ]) func clocks(_ item: Case) { check(item) }

    @Test(arguments: [
        Case(text: "2020年年底前编制完成", found: ["by_date 2020-12-31 date|2020年年底前"]),
        Case(text: "6月底前完成，11月30日前报送", found: ["by_date 2021-06-30 date|6月底前", "by_date 2021-11-30 date|11月30日前"]),
        Case(text: "次年1月31日前公布", found: ["by_date 2022-01-31 date|次年1月31日前"]),
        Case(text: "于2024年2月底前完成", found: ["by_date 2024-02-29 date|2024年2月底前"]),
        Case(text: "自2019年5月15日起施行，依据2018年7月20日的通知", found: []),
        Case(text: "落实《2020年12月31日前完成的通知》", found: []),
        Case(text: "纳入年底绩效考核", found: []),
        Case(text: "2月30日前完成", found: []),
        Case(text: "12月", found: ["by_date 2021-12-31 date|12月"], isColumn: true),
        Case(text: "2021年3月—12月", found: ["by_date 2021-12-31 date|12月"], isColumn: true),
        Case(text: "2021.6.30", found: ["by_date 2021-06-30 date|2021.6.30"], isColumn: true),
        Case(text: "持续推进", found: [], isColumn: true), Case(text: "2021年", found: [], isColumn: true),
    ]) func dates(_ item: Case) { check(item) }

    @Test func aDateWithoutAnyYearIsKeptUnknown() {
        check(Case(text: "6月底前完成", found: ["by_date null date|6月底前"]), year: nil)
    }

    @Test(arguments: [
        Case(text: "每季度通报1次本部门情况", found: ["frequency 1 quarter|每季度通报1次"]),
        Case(text: "按月发布疫情信息，每年开展两次培训", found: ["frequency 1 month|按月发布疫情信息", "frequency 2 year|每年开展两次"]),
        Case(text: "实行一日一报，每半年调度", found: ["frequency 1 day|一日一报", "frequency 1 half_year|每半年调度"]),
        Case(text: "及时公开，定期审查，按年度分类发布", found: []),
        Case(text: "每周不少于3条", found: ["minimum_count 3 条|每周不少于3条|week"]),
        Case(text: "负责人年内至少听取两次工作汇报", found: ["minimum_count 2 次|年内至少听取两次|year"]),
    ]) func frequencies(_ item: Case) { check(item) }

    @Test(arguments: [
        Case(text: "解读率和发布率均要达到总量的90%", found: ["minimum_rate 90 %|均要达到总量的90%"]),
        Case(text: "应公开率100%，满意率95%", found: ["minimum_rate 100 %|率100%"]),
        Case(text: "提高到98.5％以上", found: ["minimum_rate 98.5 %|提高到98.5％以上"]),
        Case(text: "分值权重不低于4%", found: ["minimum_weight 4 %|分值权重不低于4%"]),
        Case(text: "占比90%左右", found: []),
        Case(text: "发布解读文章不少于10篇，开展活动3场以上", found: ["minimum_count 10 篇|不少于10篇", "minimum_count 3 场|3场以上"]),
        Case(text: "实施3件民生实事，对照26个标准指引，共20个左右", found: []),
    ]) func ratesAndCounts(_ item: Case) { check(item) }

    /// Rule 15: the same date in text and deadline column counts once, a different one on its own.
    @Test func aDateInTextAndColumnCountsOnce() {
        var task = ReadTask()
        task.text = Scalars("于6月底前完成。")
        task.deadline = "2021年6月30日"
        var finisher = TaskFinishing(known: [], year: 2021)
        let once = finisher.finish(task)
        #expect(once.requirements.count == 1)
        task.deadline = "7月"
        let twice = finisher.finish(task)
        #expect(twice.requirements.count == 2)
        #expect(twice.deadline == "7月")
    }
}
