/// 公开渠道和载体 (CAT-12), in the order of the official table.
package enum DisclosureChannel: String, CaseIterable, Sendable, Hashable {
    case website, gazette, newMedia = "new_media", conference, broadcast, press, readingPoint = "reading_point"
    case serviceCentre = "service_centre", serviceStation = "service_station", visit, board, push, other

    package var chinese: String {
        switch self {
        case .website: "政府网站"
        case .gazette: "政府公报"
        case .newMedia: "两微一端"
        case .conference: "发布会/听证会"
        case .broadcast: "广播电视"
        case .press: "纸质媒体"
        case .readingPoint: "公开查阅点"
        case .serviceCentre: "政务服务中心"
        case .serviceStation: "便民服务站"
        case .visit: "入户/现场"
        case .board: "社区/企事业单位/村公示栏（电子屏）"
        case .push: "精准推送"
        case .other: "其他"
        }
    }

    /// Words by which tables in use name it.
    package var words: [String] {
        switch self {
        case .website: ["政府网站", "门户网站", "网站", "官网"]
        case .gazette: ["政府公报", "公报"]
        case .newMedia: ["两微一端", "微信", "微博", "客户端", "新媒体", "公众号"]
        case .conference: ["发布会", "听证会"]
        case .broadcast: ["广播", "电视"]
        case .press: ["纸质媒体", "报纸", "报刊"]
        case .readingPoint: ["查阅点", "查阅场所"]
        case .serviceCentre: ["政务服务中心", "政务大厅", "政务服务大厅"]
        case .serviceStation: ["便民服务"]
        case .visit: ["入户", "现场"]
        case .board: ["公示栏", "公开栏", "公告栏", "电子屏"]
        case .push: ["精准推送"]
        case .other: ["其他"]
        }
    }
}

/// 公开对象 (CAT-11).
package enum DisclosureAudience: String, CaseIterable, Sendable, Hashable {
    case everyone, group

    package var chinese: String {
        switch self {
        case .everyone: "全社会"
        case .group: "特定群体"
        }
    }
}

/// 公开方式 (CAT-11).
package enum DisclosureMode: String, CaseIterable, Sendable, Hashable {
    case proactive, onRequest = "on_request"

    package var chinese: String {
        switch self {
        case .proactive: "主动"
        case .onRequest: "依申请"
        }
    }
}

/// 公开层级 (CAT-11); some places add 市级.
package enum DisclosureLevel: String, CaseIterable, Sendable, Hashable {
    case city, county, township

    package var chinese: String {
        switch self {
        case .city: "市级"
        case .county: "县级"
        case .township: "乡级"
        }
    }
}

extension Collection {
    /// The members of `all` that are in the set, in the order of the official table.
    package func inOrder<Value: CaseIterable & Hashable>() -> [Value] where Self == Set<Value> {
        Value.allCases.filter(contains)
    }
}
