package import Kernel

/// One thing an inspection judges by: what is counted, and what it costs.
package struct InspectionItem: Hashable, Sendable {
    /// What follows when enough is found.
    package enum Weight: Hashable, Sendable {
        /// 单项否决: this many make the whole site unqualified. With `allBelow`, all of them are enough when there are
        /// fewer than that many in all (SITE-5, item 6).
        case veto(atLeast: Int, allBelow: Int?)
        /// Points off for each, up to the cap.
        case deduction(each: Points, cap: Points)
        /// 加分: points more for each, up to the cap; counted only for a site that is good without them (SITE-6).
        case bonus(each: Points, cap: Points)
    }

    /// What the item belongs to; services are left out for an office that offers none (SITE-6).
    package enum Area: String, CaseIterable, Sendable, Hashable {
        case security, reach, timeliness, interaction, service, content, links, tags, accessibility, merit

        package var chinese: String {
            switch self {
            case .security: "安全和内容底线"
            case .reach: "站点可用"
            case .timeliness: "信息更新"
            case .interaction: "互动回应"
            case .service: "服务实用"
            case .content: "内容质量"
            case .links: "链接可用"
            case .tags: "网页标签"
            case .accessibility: "无障碍"
            case .merit: "加分"
            }
        }
    }

    package let id: String
    package let title: String
    package let source: String
    package let area: Area
    package let matters: [InspectionMatter]
    /// A fact counts when its amount is more than this.
    package let over: Int
    package let weight: Weight
    package let from: Day?
    package let to: Day?
    /// Whether the number is the office's own or from memory, not from a text that was read.
    package let isConvention: Bool

    package init(
        id: String, title: String, source: String, area: Area, matters: [InspectionMatter], over: Int = 0,
        weight: Weight, from: Day? = nil, to: Day? = nil, isConvention: Bool = false
    ) {
        self.id = id
        self.title = title
        self.source = source
        self.area = area
        self.matters = matters
        self.over = over
        self.weight = weight
        self.from = from
        self.to = to
        self.isConvention = isConvention
    }

    package func holds(on day: Day) -> Bool { (from ?? .earliest) <= day && day <= (to ?? .latest) }

    package var isVeto: Bool {
        switch weight {
        case .veto: true
        case .deduction, .bonus: false
        }
    }

    package var isBonus: Bool {
        switch weight {
        case .bonus: true
        case .veto, .deduction: false
        }
    }

    /// `达到 5 个即不合格`, `每处扣 0.5 分，最多 5 分`.
    package var weightChinese: String {
        switch weight {
        case .veto(let least, nil): "达到 \(least) 个即单项否决"
        case .veto(let least, let below?): "达到 \(least) 个，或者总数不足 \(below) 个且全部如此，即单项否决"
        case .deduction(let each, let cap): each == cap ? "扣 \(each) 分" : "每个扣 \(each) 分，最多 \(cap) 分"
        case .bonus(let each, let cap): each == cap ? "加 \(each) 分" : "每个加 \(each) 分，最多 \(cap) 分"
        }
    }
}

/// An edition of the inspection: its items, and what the score means (SITE-5, SITE-6).
package struct InspectionPack: Hashable, Sendable {
    package let id: String
    package let title: String
    package let source: String
    package let full: Points
    package let pass: Points
    /// What is left of the full score for an office without public services, before it is scaled up again (SITE-6).
    package let withoutServices: Points
    /// Above this score bonus points count, and at most so many of them (SITE-6).
    package let bonusAbove: Points
    package let mostBonus: Points
    package let items: [InspectionItem]

    package init(
        id: String, title: String, source: String, full: Points, pass: Points, withoutServices: Points,
        bonusAbove: Points, mostBonus: Points, items: [InspectionItem]
    ) {
        self.id = id
        self.title = title
        self.source = source
        self.full = full
        self.pass = pass
        self.withoutServices = withoutServices
        self.bonusAbove = bonusAbove
        self.mostBonus = mostBonus
        self.items = items
    }

    package func items(on day: Day) -> [InspectionItem] { items.filter { $0.holds(on: day) } }
}
