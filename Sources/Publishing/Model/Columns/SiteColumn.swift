package import Kernel

/// 栏目类别 (SITE-2 ColumnType).
package enum ColumnType: String, CaseIterable, Sendable, Hashable {
    case overview, functions, disclosure, policy, interpretation, news, notice, service, interaction, data, topic, other

    package var chinese: String {
        switch self {
        case .overview: "概况信息"
        case .functions: "机构职能"
        case .disclosure: "信息公开"
        case .policy: "政策文件"
        case .interpretation: "政策解读"
        case .news: "工作动态"
        case .notice: "通知公告"
        case .service: "办事服务"
        case .interaction: "互动交流"
        case .data: "数据发布"
        case .topic: "专题专栏"
        case .other: "其他"
        }
    }

    /// How many days may pass without anything new before an inspection marks it (SITE-5, item 4); nil when it only must
    /// not be empty.
    package var usualFreshness: Int? {
        switch self {
        case .news: 14
        case .notice, .policy: 180
        case .data: 90
        case .overview, .functions, .disclosure, .interpretation, .service, .interaction, .topic, .other: nil
        }
    }
}

/// 栏目: a place on a portal, in a tree.
package struct SiteColumn: Hashable, Sendable {
    package let id: ColumnID
    package let agency: AgencyID
    package let portal: PortalID
    package let parent: ColumnID?
    /// Its part of the address: `zcwj`. Unique on the portal.
    package let slug: String
    package let name: String
    package let type: ColumnType
    /// ColumnDescription and ColumnKeywords (SITE-2).
    package let description: String
    package let keywords: String
    /// Days without anything new after which it counts as stale; nil when it only must not be empty.
    package let freshness: Int?
    package let order: Int
    package let isActive: Bool
    /// Important items of this column go to the principal head (PUB-2).
    package let isImportant: Bool
    /// What its entries look like.
    package let form: ContentForm
    /// Its fixed place (SITE-8) as the portal set it; nil lets the name decide.
    package let place: FixedPlace?

    package init(
        id: ColumnID, agency: AgencyID, portal: PortalID, parent: ColumnID? = nil, slug: String, name: String,
        type: ColumnType, description: String, keywords: String, freshness: Int? = nil, order: Int = 0,
        isActive: Bool = true, isImportant: Bool = false, form: ContentForm = .text, place: FixedPlace? = nil
    ) {
        self.id = id
        self.agency = agency
        self.portal = portal
        self.parent = parent
        self.slug = slug
        self.name = name
        self.type = type
        self.description = description
        self.keywords = keywords
        self.freshness = freshness
        self.order = order
        self.isActive = isActive
        self.isImportant = isImportant
        self.form = form
        self.place = place
    }

    /// How fresh it is on `day`, when the last thing in it went public on `last` (SITE-5).
    package func freshness(on day: Day, last: Day?) -> ColumnFreshness {
        guard let last else { return .empty }
        guard let freshness else { return .fresh(daysLeft: nil) }
        let left = freshness - (day.number - last.number)
        return left < 0 ? .stale(days: -left) : .fresh(daysLeft: left)
    }
}

package enum ColumnFreshness: Hashable, Sendable {
    case empty
    case stale(days: Int)
    case fresh(daysLeft: Int?)

    /// Green, yellow in the last quarter or five days, red when stale or empty.
    package func signal(of freshness: Int?) -> Signal {
        switch self {
        case .empty, .stale: return .red
        case .fresh(nil): return .green
        case .fresh(let left?): return left <= max(5, (freshness ?? 0) / 4) ? .yellow : .green
        }
    }

    package var chinese: String {
        switch self {
        case .empty: "空栏目"
        case .stale(let days): "超过更新期限\(days)天"
        case .fresh(nil): "有内容"
        case .fresh(let left?): "还有\(left)天须更新"
        }
    }
}

/// 站点: what the public opens under one name.
package struct Portal: Hashable, Sendable {
    package let id: PortalID
    package let agency: AgencyID
    /// Its part of `/s/CODE/`: `qhwjj`.
    package let code: String
    package let name: String
    /// The host it is reached by; empty when only by its code.
    package let host: String
    /// 网站标识码 (SITE-3); empty when it has none of its own.
    package let siteCode: String
    package let isDefault: Bool

    package init(
        id: PortalID, agency: AgencyID, code: String, name: String, host: String = "", siteCode: String = "",
        isDefault: Bool = false
    ) {
        self.id = id
        self.agency = agency
        self.code = code
        self.name = name
        self.host = host
        self.siteCode = siteCode
        self.isDefault = isDefault
    }
}

extension Portal {
    /// The portal with this host, without the port and in small letters, else the default one.
    package static func answering(_ host: String, among portals: [Portal]) -> Portal? {
        let host = plain(host)
        return portals.first { !host.isEmpty && plain($0.host) == host } ?? portals.first(where: \.isDefault)
    }

    private static func plain(_ host: String) -> String {
        let name = host.hasPrefix("[") ? host[...] : host.prefix { $0 != ":" }
        return name.lowercased()
    }
}
