/// What an inspection looks at: one kind of fact. The pack says what each of them costs.
package enum InspectionMatter: String, CaseIterable, Sendable, Hashable {
    // Reaching the site.
    case unreachable
    // Timeliness.
    case homeAge = "home_age"
    case staleNews = "stale_news"
    case staleNotices = "stale_notices"
    case stalePolicy = "stale_policy"
    case staleData = "stale_data"
    case staleOther = "stale_other"
    case emptyColumn = "empty_column"
    // Interaction.
    case noChannel = "no_channel"
    case letterUnanswered = "letter_unanswered"
    case questionUnanswered = "question_unanswered"
    case answersAge = "answers_age"
    // Services.
    case noGuides = "no_guides"
    case guideLacking = "guide_lacking"
    // What is written.
    case wordingSerious = "wording_serious"
    case wording
    case privacy
    case forgedDate = "forged_date"
    // Links.
    case deadLinkHome = "dead_link_home"
    case deadLink = "dead_link"
    case innerAddress = "inner_address"
    // Pages.
    case missingTag = "missing_tag"
    case wrongCharset = "wrong_charset"
    case pageTitle = "page_title"
    case pageLanguage = "page_language"
    case imageText = "image_text"
    case inputLabel = "input_label"
    case headings
    // Merits.
    case manyForms = "many_forms"
    case promptAnswers = "prompt_answers"
    case satisfied
    case openData = "open_data"
    case correctedInTime = "corrected_in_time"
    case accessible

    package var chinese: String {
        switch self {
        case .unreachable: "网页打不开的比例"
        case .homeAge: "首页距上次更新的天数"
        case .staleNews: "未按时更新的动态、要闻栏目"
        case .staleNotices: "未按时更新的通知公告栏目"
        case .stalePolicy: "未按时更新的政策文件栏目"
        case .staleData: "未按时更新的数据栏目"
        case .staleOther: "未按时更新的其他栏目"
        case .emptyColumn: "空白栏目"
        case .noChannel: "没有互动交流渠道"
        case .letterUnanswered: "没有答复的来信"
        case .questionUnanswered: "没有按时答复的咨询"
        case .answersAge: "公开选登来信距上次更新的天数"
        case .noGuides: "没有提供办事服务"
        case .guideLacking: "要素不全的办事指南"
        case .wordingSerious: "严重表述错误"
        case .wording: "错别字和不规范表述"
        case .privacy: "泄露个人信息"
        case .forgedDate: "发布时间在将来"
        case .deadLinkHome: "首页打不开的链接"
        case .deadLink: "其他页面打不开的链接"
        case .innerAddress: "指向内部网络的链接"
        case .missingTag: "缺少的网页标签"
        case .wrongCharset: "编码与声明不一致的网页"
        case .pageTitle: "没有标题的网页"
        case .pageLanguage: "没有注明语言的网页"
        case .imageText: "没有文字说明的图片"
        case .inputLabel: "没有标签的输入框"
        case .headings: "标题层级混乱的网页"
        case .manyForms: "政策解读多样化的比例"
        case .promptAnswers: "来信按时办结的比例"
        case .satisfied: "来信办理满意的比例"
        case .openData: "开放的数据集"
        case .correctedInTime: "网站找错按时答复的比例"
        case .accessible: "无障碍没有问题的网页"
        }
    }

    /// What only somebody who opens the pages can tell; the rest is told by the records too.
    package var needsPages: Bool {
        switch self {
        case .forgedDate, .deadLinkHome, .innerAddress, .missingTag, .wrongCharset, .pageTitle,
            .pageLanguage, .imageText, .inputLabel, .headings, .noChannel, .accessible:
            true
        case .unreachable, .homeAge, .staleNews, .staleNotices, .stalePolicy, .staleData, .staleOther, .emptyColumn,
            .letterUnanswered, .questionUnanswered, .answersAge, .noGuides, .guideLacking, .wordingSerious, .wording,
            .privacy, .deadLink, .manyForms, .promptAnswers, .satisfied, .openData, .correctedInTime:
            false
        }
    }
}
