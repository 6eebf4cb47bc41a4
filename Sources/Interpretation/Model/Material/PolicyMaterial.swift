package import Kernel
package import Publishing

/// 解读形式 (INT-7).
package enum MaterialKind: String, CaseIterable, Sendable, Hashable {
    case text, chart, picture, video, animation
    case pressConference = "press_conference"
    case expert, questions

    package var chinese: String {
        switch self {
        case .text: "文字解读"
        case .chart: "图表、图解"
        case .picture: "图片、海报"
        case .video: "音视频"
        case .animation: "动漫"
        case .pressConference: "新闻发布会"
        case .expert: "专家解读"
        case .questions: "问答"
        }
    }

    /// 多样化 (INT-7): 图表、图片、图解、动漫、音视频.
    package var isNonText: Bool {
        switch self {
        case .chart, .picture, .video, .animation: true
        case .text, .pressConference, .expert, .questions: false
        }
    }
}

/// What an interpretation has to say (INT-6).
package enum ContentItem: String, CaseIterable, Sendable, Hashable {
    case background, tasks, contents, scope, standards, notes, keywords, benefits, differences
    case nextSteps = "next_steps"

    package var chinese: String {
        switch self {
        case .background: "背景依据"
        case .tasks: "目标任务"
        case .contents: "主要内容"
        case .scope: "涉及范围"
        case .standards: "执行标准"
        case .notes: "注意事项"
        case .keywords: "关键词诠释"
        case .benefits: "惠民利民举措"
        case .differences: "新旧政策差异"
        case .nextSteps: "下一步工作"
        }
    }

    /// Without these there is no interpretation; of the others at least one [C].
    package static let required: [ContentItem] = [.background, .tasks, .scope]
}

/// One material: an article of the site, or something elsewhere with what shows it.
package struct PolicyMaterial: Hashable, Sendable {
    package let id: PolicyMaterialID
    package let kind: MaterialKind
    package let title: String
    package let article: ArticleID?
    /// Where it is when it is not on the site, and what shows it: an address, minutes, an issue and page.
    package let proof: String
    /// The editor's marks: where in it each thing is said (INT-6).
    package let contents: [ContentItem: String]
    /// Since when its article is public; of a material elsewhere, since when it is on record.
    package var publicSince: Moment?

    package init(
        id: PolicyMaterialID, kind: MaterialKind, title: String, article: ArticleID?, proof: String,
        contents: [ContentItem: String], publicSince: Moment? = nil
    ) {
        self.id = id
        self.kind = kind
        self.title = title
        self.article = article
        self.proof = proof
        self.contents = contents
        self.publicSince = publicSince
    }

    package var isPublic: Bool { publicSince != nil }

    package var fault: Refusal? {
        if title.isEmpty || title.count > 200 {
            return Refusal(.invalid, "未能登记材料：没有填写名称，或者超过200字。请填写名称。", rule: "INT-2", field: "title")
        }
        if article == nil, proof.isEmpty {
            return Refusal(
                .invalid, "未能登记材料：没有选择本站的信息，也没有填写链接或者佐证。请选择一条信息，或者写明在哪里能看到。", rule: "INT-8", field: "proof")
        }
        if proof.count > 500 || contents.values.contains(where: { $0.count > 200 }) {
            return Refusal(.invalid, "未能登记材料：佐证超过500字，或者内容位置超过200字。请精简后再保存。", field: "proof")
        }
        return nil
    }
}

extension [PolicyMaterial] {
    /// INT-6: what none of them says.
    package var missingContents: [ContentItem] {
        let said = Set(flatMap { $0.contents.filter { !$0.value.isEmpty }.keys })
        var missing = ContentItem.required.filter { !said.contains($0) }
        if said.subtracting(ContentItem.required).isEmpty { missing.append(.contents) }
        return missing
    }

    package var contentRefusal: Refusal? {
        if isEmpty {
            return Refusal(
                .invalid, "未能送审签：还没有解读材料。解读方案和解读材料应当与文件同步起草，请先登记材料。", rule: "INT-2", field: "materials")
        }
        let missing = missingContents
        guard !missing.isEmpty else { return nil }
        let rest = missing.contains(.contents) ? "，以及主要内容、执行标准等其他各项中的至少一项" : ""
        let names = missing.filter { $0 != .contents }.map(\.chinese).joined(separator: "、")
        return Refusal(
            .invalid, "未能送审签：解读材料没有标明\(names.isEmpty ? "其他各项中的至少一项" : names + rest)在哪里。请在材料中补充，并标明位置。",
            rule: "INT-6", field: "materials")
    }
}

/// 发布渠道 (INT-8).
package enum ReleaseChannel: String, CaseIterable, Sendable, Hashable {
    case website
    case pressConference = "press_conference"
    case broadcast, newspaper
    case newMedia = "new_media"

    package var chinese: String {
        switch self {
        case .website: "政府门户网站"
        case .pressConference: "新闻发布会"
        case .broadcast: "广播电视"
        case .newspaper: "报刊"
        case .newMedia: "新媒体"
        }
    }
}

/// One release on one channel with what shows it (INT-8).
package struct ChannelRelease: Hashable, Sendable {
    package let channel: ReleaseChannel
    package let address: String
    package let on: Day

    package init(channel: ReleaseChannel, address: String, on day: Day) {
        self.channel = channel
        self.address = address
        on = day
    }
}
