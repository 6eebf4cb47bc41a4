extension SiteReportItem {
    package var kind: Kind {
        switch self {
        case .name, .address, .host, .code, .icp, .police, .weibo, .wechat: .text(100)
        case .otherMedia, .other: .text(500)
        case .catalogue, .platform, .monitoring, .drill, .responsible, .search, .languages, .accessible, .personal:
            .yesNo
        case .visitors, .topics, .newTopics, .users, .weiboFollowers, .wechatFollowers, .problems, .mended: .count("个")
        case .views, .responses, .checks, .weiboReads, .wechatReads: .count("次")
        case .published, .overview, .news, .disclosure, .letters, .answered, .publicAnswers, .opinions,
            .interviewQuestions, .interviewAnswers, .weiboPosts, .wechatPosts:
            .count("条")
        case .materials, .products, .comments: .count("件")
        case .services, .online: .count("项")
        case .naturalCases, .legalCases: .count("件")
        case .answerDays: .count("天")
        case .surveys, .results, .interviews: .count("期")
        }
    }

    package var chinese: String { SiteReportItem.names[self] ?? rawValue }

    private static let names: [SiteReportItem: String] = [
        .name: "网站名称",
        .address: "首页网址",
        .host: "主办单位",
        .code: "政府网站标识码",
        .icp: "ICP备案号",
        .police: "公安机关备案号",
        .visitors: "独立用户访问总量",
        .views: "网站总访问量",
        .published: "信息发布总数",
        .overview: "概况类信息更新量",
        .news: "政务动态信息更新量",
        .disclosure: "信息公开目录信息更新量",
        .topics: "专栏专题维护数量",
        .newTopics: "专栏专题新开设数量",
        .materials: "解读材料数量",
        .products: "解读产品数量（图解、音视频等）",
        .comments: "媒体评论文章数量",
        .responses: "回应公众关注热点或重大舆情数量",
        .catalogue: "是否发布服务事项目录",
        .users: "注册用户数",
        .services: "政务服务事项数量",
        .online: "可全程在线办理政务服务事项数量",
        .naturalCases: "办件量：自然人",
        .legalCases: "办件量：法人",
        .platform: "是否使用统一平台",
        .letters: "收到留言数量",
        .answered: "办结留言数量",
        .answerDays: "留言平均办理时间",
        .publicAnswers: "公开答复数量",
        .surveys: "征集调查期数",
        .opinions: "征集调查收到意见数量",
        .results: "公布调查结果期数",
        .interviews: "在线访谈期数",
        .interviewQuestions: "在线访谈网民留言数量",
        .interviewAnswers: "在线访谈答复网民提问数量",
        .checks: "安全检测评估次数",
        .problems: "发现问题数量",
        .mended: "问题整改数量",
        .monitoring: "是否建立安全监测预警机制",
        .drill: "是否开展应急演练",
        .responsible: "是否明确网站安全责任人",
        .weibo: "微博名称",
        .weiboFollowers: "微博关注量",
        .weiboPosts: "微博信息发布量",
        .weiboReads: "微博阅读量",
        .wechat: "微信名称",
        .wechatFollowers: "微信订阅数",
        .wechatPosts: "微信信息发布量",
        .wechatReads: "微信阅读量",
        .otherMedia: "其他新媒体",
        .search: "搜索即服务",
        .languages: "多语言版本",
        .accessible: "无障碍浏览",
        .personal: "千人千网",
        .other: "其他创新",
    ]

    /// With its unit: `信息发布总数（条）`.
    package var label: String {
        if case .count(let unit) = kind { return "\(chinese)（单位：\(unit)）" }
        return chinese
    }
}
