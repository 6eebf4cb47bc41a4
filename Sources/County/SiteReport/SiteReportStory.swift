import Kernel
import People
import SiteReport

/// Last year's form of the site from its first figure to its publication; this year's is not begun.
struct SiteReportStory {
    let reports: SiteReportStore
    let clock: SampleClock
    let world: CountyWorld
    let asOf: Moment

    private var year: Int { asOf.day.year - 1 }

    func tell() async throws {
        let keeper = try world.officer("hanlicheng"), office = try world.officer("hexiaowen")
        set(6, 9)
        let report = try await reports.open(year, by: keeper)
        for (place, section) in SiteReportItem.Section.allCases.filter({ !$0.entered.isEmpty }).enumerated() {
            set(7 + place / 4, 10)
            let values = section.entered.map { ($0, SiteReportStory.value($0)) }
            try await reports.perform(
                .enter(section, Dictionary(uniqueKeysWithValues: values), source: SiteReportStory.source(section)),
                on: report.id, by: keeper)
            set(12 + place / 4, 15)
            try await reports.perform(.confirm(section), on: report.id, by: office)
        }
        set(16, 10)
        try await reports.perform(.settle, on: report.id, by: keeper)
        set(20, 9)
        try await reports.perform(.publish, on: report.id, by: office)
        clock.set(asOf)
    }

    private func set(_ day: Int, _ hour: Int) {
        clock.set(Moment(day: Day(year: year + 1, month: 1, day: day) ?? asOf.day, minute: hour * 60 + 10))
    }

    private static func source(_ section: SiteReportItem.Section) -> String {
        switch section {
        case .visits: "网站访问统计系统（虚构）"
        case .services: "县政务服务平台年度统计（虚构）"
        case .security: "网络安全检测报告和演练记录（虚构）"
        case .media: "微博、微信后台年度数据（虚构）"
        case .basic, .publishing, .topics, .interpretation, .interaction, .innovation: "办公室年度工作台账（虚构）"
        }
    }

    private static let counts: [SiteReportItem: Int] = [
        .visitors: 48_210, .views: 173_905, .comments: 2, .users: 0, .naturalCases: 1_326, .legalCases: 218,
        .answerDays: 4, .interviews: 1, .interviewQuestions: 17, .interviewAnswers: 15, .checks: 4, .problems: 3,
        .mended: 3, .weiboFollowers: 2_140, .weiboPosts: 156, .weiboReads: 40_312, .wechatFollowers: 18_730,
        .wechatPosts: 402, .wechatReads: 268_417,
    ]

    private static func value(_ item: SiteReportItem) -> String {
        switch item.kind {
        case .count: return "\(counts[item] ?? 0)"
        case .yesNo: return [.languages, .personal].contains(item) ? "否" : "是"
        case .text:
            return item == .weibo || item == .wechat ? "青禾卫健" : "无"
        }
    }
}
