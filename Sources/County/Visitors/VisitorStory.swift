import CaseProgress
import Corrections
import Kernel
import People
import Publishing

/// What visitors of the county's site reported, and where their cases at the service platform stand.
struct VisitorStory {
    let county: SampleCounty
    let world: CountyWorld
    let portal: PortalID
    let asOf: Moment

    /// What became of a report.
    private enum Fate {
        case waiting, accepted, moved, answered, late, rejected, again
    }

    private struct Told {
        let kind: CorrectionKind
        let words: String
        let daysAgo: Int
        let fate: Fate
        var contact: String?
    }

    private static let told: [Told] = [
        Told(kind: .misprint, words: "正文第二段“其它”应为“其他”。", daysAgo: 62, fate: .answered, contact: "0999-8000171"),
        Told(kind: .brokenLink, words: "文末“相关链接”打开后提示没有找到。", daysAgo: 55, fate: .answered),
        Told(kind: .wrongContent, words: "接种门诊的地址还是搬迁以前的。", daysAgo: 48, fate: .late),
        Told(kind: .other, words: "建议增加英文版。", daysAgo: 41, fate: .rejected),
        Told(kind: .brokenFile, words: "附件在手机上打不开，提示格式不支持。", daysAgo: 34, fate: .answered),
        Told(kind: .misprint, words: "标题里的“截止”应为“截至”。", daysAgo: 27, fate: .again),
        Told(kind: .wrongContent, words: "咨询电话少一位数字。", daysAgo: 20, fate: .answered, contact: "0999-8000186"),
        Told(kind: .wrongContent, words: "表中合计和各行之和不一致。", daysAgo: 13, fate: .answered),
        Told(kind: .brokenLink, words: "“办事指南”的在线办理入口打不开。", daysAgo: 6, fate: .answered),
        Told(kind: .misprint, words: "“部署”写成了“布署”。", daysAgo: 4, fate: .moved),
        Told(kind: .wrongContent, words: "义诊日期和另一条通知里的不一样。", daysAgo: 1, fate: .accepted, contact: "0999-8000193"),
        Told(kind: .brokenFile, words: "附件二下载后是空白。", daysAgo: 0, fate: .waiting),
    ]

    func tell() async throws {
        let columns = try await county.publishing.columns(of: portal).map(\.id)
        let pages = try await county.publishing.publicList(of: columns, size: 60).listings
        for (index, told) in VisitorStory.told.enumerated() {
            let page = pages.isEmpty ? "/" : PublicAddress.article(pages[(index * 7 + 3) % pages.count].id)
            try await tell(told, about: page)
        }
        try await tellCases()
        county.clock.set(asOf)
    }

    private func tell(_ told: Told, about page: String) async throws {
        set(told.daysAgo, minute: 500 + told.daysAgo)
        let receipt = try await county.corrections.receive(
            CorrectionReport(page: page, kind: told.kind, words: told.words, contact: told.contact))
        let id = try await county.corrections.tracking(receipt.code).correction.id
        let office = try world.officer("hexiaowen")
        switch told.fate {
        case .waiting: break
        case .accepted: _ = try await county.corrections.accept(id, by: office)
        case .moved:
            guard let unit = world.units.first(where: { $0.name == "规划信息科" })?.id else { throw Refusal.notFound }
            set(max(told.daysAgo - 1, 0), minute: 570)
            let now = try await county.corrections.correction(id, for: office).correction
            if now.unit != unit {
                _ = try await county.corrections.assign(id, to: unit, note: "请核对全站同一写法。", by: office)
            }
        case .answered, .late:
            set(told.daysAgo - (told.fate == .late ? 9 : 1), minute: 600)
            _ = try await county.corrections.answer(id, words: "已核对并改正，感谢指出。", by: office)
        case .rejected:
            set(told.daysAgo - 1, minute: 600)
            _ = try await county.corrections.reject(
                id, reason: "不属于网页内容错误，已转网站管理员研究。", by: office)
        case .again:
            set(told.daysAgo - 1, minute: 600)
            _ = try await county.corrections.answer(id, words: "标题已改正。", by: office)
            set(told.daysAgo - 2, minute: 610)
            try await county.corrections.reopen(receipt.code, words: "正文里还有一处。")
            set(told.daysAgo - 4, minute: 620)
            _ = try await county.corrections.answer(id, words: "正文已一并改正。", by: office)
        }
    }

    private func tellCases() async throws {
        let platform = try world.officer("hanlicheng")
        let cases: [(String, String, String, [(CaseState, Int, String)])] = [
            (
                "QH-2026-000117", "医疗机构执业登记", "医政医管科",
                [(.accepted, 12, "5个工作日内现场审核"), (.handling, 8, "等待现场审核"), (.finished, 3, "")]
            ),
            ("QH-2026-000123", "公共场所卫生许可", "法规与监督科", [(.accepted, 5, "请等待现场核查"), (.correcting, 4, "请在5个工作日内补正平面布局图")]),
            ("QH-2026-000130", "护士执业注册", "医政医管科", [(.accepted, 1, "3个工作日内办结")]),
            ("QH-2026-000098", "饮用水供水单位卫生许可", "法规与监督科", [(.refused, 20, "不属于本机关职权范围，请向县水利局咨询")]),
        ]
        for (code, service, unit, steps) in cases {
            for (state, daysAgo, next) in steps {
                set(daysAgo, minute: 640)
                let step = CaseStep(state: state, day: asOf.day.adding(days: -daysAgo), next: next, unit: unit)
                _ = try await county.cases.put(
                    CaseReport(code: code, service: service, secret: String(code.suffix(4)), step: step), by: platform)
            }
        }
    }

    private func set(_ daysAgo: Int, minute: Int) {
        let moment = Moment(day: asOf.day.adding(days: -max(daysAgo, 0)), minute: minute)
        county.clock.set(min(moment, asOf))
    }
}
