/// One figure or fact of the form 政府网站工作年度报表 (SITE-9), in the order of the form.
package enum SiteReportItem: String, CaseIterable, Sendable, Hashable {
    // 基本信息
    case name, address, host, code, icp, police
    // 访问
    case visitors, views
    // 信息发布
    case published, overview, news, disclosure
    // 专栏专题
    case topics
    case newTopics = "new_topics"
    // 解读回应
    case materials, products, comments, responses
    // 办事服务
    case catalogue, users, services, online
    case naturalCases = "natural_cases"
    case legalCases = "legal_cases"
    // 互动交流
    case platform, letters, answered
    case answerDays = "answer_days"
    case publicAnswers = "public_answers"
    case surveys, opinions, results, interviews
    case interviewQuestions = "interview_questions"
    case interviewAnswers = "interview_answers"
    // 安全防护
    case checks, problems, mended, monitoring, drill, responsible
    // 移动新媒体
    case weibo
    case weiboFollowers = "weibo_followers"
    case weiboPosts = "weibo_posts"
    case weiboReads = "weibo_reads"
    case wechat
    case wechatFollowers = "wechat_followers"
    case wechatPosts = "wechat_posts"
    case wechatReads = "wechat_reads"
    case otherMedia = "other_media"
    // 创新发展
    case search, languages, accessible, personal, other

    /// What is written in it.
    package enum Kind: Hashable, Sendable {
        /// A count with its unit.
        case count(String)
        case yesNo
        /// At most so many characters.
        case text(Int)
    }

    package enum Section: String, CaseIterable, Sendable, Hashable {
        case basic, visits, publishing, topics, interpretation, services, interaction, security, media, innovation

        package var chinese: String {
            switch self {
            case .basic: "基本信息"
            case .visits: "网站访问"
            case .publishing: "信息发布"
            case .topics: "专栏专题"
            case .interpretation: "解读回应"
            case .services: "办事服务"
            case .interaction: "互动交流"
            case .security: "安全防护"
            case .media: "移动新媒体"
            case .innovation: "创新发展"
            }
        }

        package var items: [SiteReportItem] { SiteReportItem.allCases.filter { $0.section == self } }
        /// What people enter of it.
        package var entered: [SiteReportItem] { items.filter { !$0.isCounted } }
    }

    package var section: Section {
        switch self {
        case .name, .address, .host, .code, .icp, .police: .basic
        case .visitors, .views: .visits
        case .published, .overview, .news, .disclosure: .publishing
        case .topics, .newTopics: .topics
        case .materials, .products, .comments, .responses: .interpretation
        case .catalogue, .users, .services, .online, .naturalCases, .legalCases: .services
        case .platform, .letters, .answered, .answerDays, .publicAnswers, .surveys, .opinions, .results, .interviews,
            .interviewQuestions, .interviewAnswers:
            .interaction
        case .checks, .problems, .mended, .monitoring, .drill, .responsible: .security
        case .weibo, .weiboFollowers, .weiboPosts, .weiboReads, .wechat, .wechatFollowers, .wechatPosts, .wechatReads,
            .otherMedia:
            .media
        case .search, .languages, .accessible, .personal, .other: .innovation
        }
    }

    /// Counted from the records; the rest is entered with its source and confirmed by a second person.
    package var isCounted: Bool {
        switch self {
        case .name, .address, .host, .code, .icp, .police, .published, .overview, .news, .disclosure, .topics,
            .materials, .products, .responses, .services, .letters, .answered, .publicAnswers, .surveys, .opinions,
            .results:
            true
        case .visitors, .views, .newTopics, .comments, .catalogue, .users, .online, .naturalCases, .legalCases,
            .platform, .answerDays, .interviews, .interviewQuestions, .interviewAnswers, .checks, .problems, .mended,
            .monitoring, .drill, .responsible, .weibo, .weiboFollowers, .weiboPosts, .weiboReads, .wechat,
            .wechatFollowers, .wechatPosts, .wechatReads, .otherMedia, .search, .languages, .accessible, .personal,
            .other:
            false
        }
    }
}
