import Kernel
import Testing

@testable import Catalogue

/// 公开时限 as catalogues write it, and what the clock makes of it.
@Suite struct CatalogueTimeLimitTests {
    static let readings: [(String, String)] = [
        ("信息形成或者变更之日起20个工作日内", "20个工作日"),
        ("自信息形成或变更之日起２０个工作日内予以公开", "20个工作日"),
        ("二十个工作日内", "20个工作日"),
        ("行政许可、行政处罚决定作出之日起7个工作日内", "7个工作日"),
        ("20个工作日内；行政许可、行政处罚7个工作日内", "20个工作日；7个工作日"),
        ("财政部门批复后20日内", "20日"),
        ("24小时内", "24小时"),
        ("实时公开", "及时"), ("及时更新", "及时"),
        ("长期公开", "长期"), ("长期公开（有调整的20个工作日内更新）", "长期；20个工作日"),
        ("每月10日前", "每月10日"), ("按月公开", "每月最后一日"), ("每月前5个工作日内", "每月第 5 个工作日"),
        ("每季度", "每季度第 3 个月最后一日"), ("季度终了后15日内", "每季度第 1 个月15日"),
        ("每年1月31日前", "每年1月31日"), ("每年三月底前", "每年3月最后一日"), ("年度", "每年12月最后一日"),
        ("每半年一次", "每半年第 6 个月最后一日"), ("每周更新", "每周日"),
        ("按有关规定", ""), ("", ""), ("个工作日", ""), ("99999999999个工作日", ""), ("月", ""),
    ]

    @Test(arguments: readings) func isUnderstood(_ text: String, _ meaning: String) {
        #expect(TimeLimit(text).understood == meaning)
        #expect(TimeLimit(text).text == text)
    }
}
