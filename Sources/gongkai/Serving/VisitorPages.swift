import CaseProgress
import Consultation
import Corrections
import Kernel
import Letters
import Markup
import PublicSite
import Requests
import Site
import Subscriptions
import Supervision

extension SiteAssembly {
    /// What visitors do without an account, and what staff make of it.
    func registerVisitors(on routes: SiteRoutes) {
        CorrectionPortal(corrections: house.visitors.corrections, site: portal).register(on: routes)
        CorrectionRoutes(corrections: house.visitors.corrections).register(on: routes)
        CorrectionOperationRoutes(corrections: house.visitors.corrections).register(on: routes)
        LetterPortal(letters: house.letters, site: portal).register(on: routes)
        LetterRoutes(letters: house.letters, reading: .confined()).register(on: routes)
        LetterOperationRoutes(letters: house.letters).register(on: routes)
        CaseProgressPortal(cases: house.visitors.cases, site: portal).register(on: routes)
        CaseOperationRoutes(cases: house.visitors.cases).register(on: routes)
        SubscriptionPortal(
            subscriptions: house.visitors.subscriptions, publishing: house.publishing,
            sendsMail: house.visitors.postOffice != nil, site: portal
        ).register(on: routes)
    }

    /// What the page 互动交流 leads to.
    var visitorWays: [(title: String, words: String, link: Link)] {
        [
            ("依申请公开进度查询", "凭查询码查看申请办到哪一步、哪天到期，补正，下载答复书。", PublicRequestLinks.track),
            ("我要写信", "咨询、求助、投诉、举报、建议，写给本机关；凭查询码看答复、评价。", LetterLinks.new),
            ("来信选登", "别人问过什么、怎么答复的，来信办理统计。", LetterLinks.published),
            ("我为政府网站找错", "网页有错别字、失效链接、内容错误的，在这里告诉我们，3个工作日内答复。", CorrectionLinks.new),
            ("意见征集", "重大行政决策和规范性文件的草案在这里公开征求意见，可以逐段提，不需要登录。", ConsultationLinks.publicList),
            ("政企直通车", "企业、行业协会和商会反映情况、提出建议，约定时间当面听取。", ConsultationLinks.enterprise),
            ("政务公开监督投诉", "认为没有依法公开的，在这里投诉、举报，15个工作日内答复。", ComplaintLinks.new),
            ("办件进度查询", "凭受理回执上的编号和查询密钥，查看办件走到哪一步。", CaseLinks.progress),
            (
                "订阅", house.visitors.postOffice == nil ? "新公开的信息用阅读器接收。" : "新公开的信息用阅读器或者邮箱接收。",
                SubscriptionLinks.subscribe
            ),
            ("开放数据", "公开信息的目录和表格，可以下载，也可以由程序读取。", OpenDataLinks.data),
        ]
    }
}
