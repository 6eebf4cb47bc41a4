import Kernel
import Publishing

/// What the county tells in one month.
struct CountyMonth {
    private let first: Day
    private let name: String
    private let places: [String]
    private let topics: [(title: String, paragraphs: [String])]
    private let campaigns: [String]
    private let isRecent: Bool
    private let cases: Int
    private let rate: Int

    init(_ first: Day, _ numbers: inout SeededNumbers, isRecent: Bool) {
        self.first = first
        self.isRecent = isRecent
        name = "\(first.year)年\(first.month)月"
        places = CountyWords.towns.shuffled(using: &numbers)
        topics = CountyWords.topics.shuffled(using: &numbers)
        campaigns = CountyWords.campaigns.shuffled(using: &numbers)
        cases = Int.random(in: 40...160, using: &numbers)
        rate = Int.random(in: 91...99, using: &numbers)
    }

    /// Of older months the most of what was news is gone from mind; registers are kept whole.
    var articles: [CountyArticle] {
        records + (isRecent ? news : Array(news.prefix(2))) + (isRecent ? advice : Array(advice.prefix(2)))
    }

    private func day(_ offset: Int) -> Day { first.adding(days: offset) }

    /// Figures and inspections.
    private var records: [CountyArticle] {
        [
            CountyArticle(
                "tjxx", "疾病预防控制科", "青禾县\(name)法定报告传染病疫情概况", day(9), .figures,
                [
                    "period": name, "subject": "法定报告传染病发病情况", "frequency": "月度", "source": "传染病报告信息管理系统",
                    "authority": "根据省级卫生健康主管部门授权公布的数据编发（传染病防治法、突发公共卫生事件应急条例）",
                ],
                [
                    "\(name)，全县共报告乙类、丙类传染病\(cases)例，无死亡病例。报告病例数居前的病种为流行性感冒、手足口病和其他感染性腹泻病。",
                    "县疾病预防控制机构已按规定开展监测和处置。提示广大群众勤洗手、常通风，出现发热等症状及时就医。",
                ]),
            CountyArticle(
                "jdjc", "法规与监督科", "青禾县\(name)公共场所卫生监督抽查结果", day(22),
                [
                    "按照“双随机、一公开”监管要求，本月抽查住宿、美容美发、游泳等公共场所\(18 + cases % 20)家，合格\(16 + cases % 18)家。",
                    "对抽查中发现的问题，卫生监督机构已下达监督意见书，责令限期整改，并将适时开展复查。",
                ]),
        ]
    }

    /// 工作动态.
    private var news: [CountyArticle] {
        [
            CountyArticle(
                "gzdt", "基层卫生健康科", "\(places[0])卫生院开展家庭医生签约服务集中宣传", day(4),
                [
                    "近日，\(places[0])卫生院组织家庭医生团队走进村组，为群众讲解签约服务内容，现场提供血压、血糖检测。",
                    "截至目前，该镇重点人群签约率达到\(rate)%。下一步将继续做实履约服务，让群众感受到签约带来的变化。",
                ]),
            CountyArticle(
                "gzdt", "医政医管科", "全县医疗质量安全工作例会召开", day(11),
                [
                    "县卫生健康局召开医疗质量安全工作例会，通报上月医疗质量管理与控制情况，部署近期重点工作。",
                    "会议要求，各医疗机构要严格落实医疗质量安全核心制度，加强病历书写、合理用药和院感防控管理。",
                ]),
            CountyArticle(
                "gzdt", "妇幼健康科", "县妇幼保健院在\(places[1])开展妇女“两癌”免费筛查", day(17),
                [
                    "为保障妇女健康，县妇幼保健院组织筛查队到\(places[1])开展农村适龄妇女宫颈癌、乳腺癌免费筛查。",
                    "筛查采取集中预约、分批检查的方式进行，对异常结果实行专人随访。符合条件的群众可到当地卫生院预约。",
                ]),
            CountyArticle(
                "gzdt", "中医药管理科", "中医药文化进校园活动走进\(places[2])中心小学", day(19),
                [
                    "县中医医院组织中医师走进\(places[2])中心小学，通过认识药材、学做香囊、练习八段锦等形式，让学生了解中医药文化。",
                    "活动受到师生欢迎。本学期还将在全县其他学校陆续开展。",
                ]),
            CountyArticle(
                "gzdt", "疾病预防控制科", "全县\(name)预防接种工作推进会召开", day(26),
                [
                    "会议通报了上月适龄儿童免疫规划疫苗接种情况，分析了流动人口接种管理中的薄弱环节。",
                    "会议强调，要加强接种门诊规范化管理，及时开展查漏补种，确保接种率保持在较高水平。",
                ]),
            CountyArticle(
                "gzdt", "办公室", "县卫生健康局召开政务公开工作例会", day(7),
                [
                    "会议听取各科室上月主动公开、政策解读和依申请公开办理情况，逐项核对任务台账。",
                    "会议要求，各科室要落实先审后发、三审三校制度，确保公开内容准确、及时、规范。",
                ]),
        ]
    }

    /// Notices and health knowledge.
    private var advice: [CountyArticle] {
        [
            CountyArticle(
                "tzgg", "宣传教育科", "关于开展“\(campaigns[0])”活动的通知", day(2),
                [
                    "为普及健康知识，提高群众健康素养，定于\(name)开展“\(campaigns[0])”主题活动。",
                    "一、活动时间和地点。活动时间为本月中旬，地点为各乡镇卫生院和县人民医院门诊广场。",
                    "二、活动内容。义诊咨询、健康讲座、宣传资料发放和现场答疑。",
                    "三、有关要求。各单位要认真组织，做好安全保障和活动总结。",
                ]),
            CountyArticle(
                "jkkp", "宣传教育科", topics[0].title, day(6), topics[0].paragraphs),
            CountyArticle(
                "jkkp", "老龄健康科", topics[1].title, day(15), topics[1].paragraphs),
            CountyArticle(
                "tzgg", "医政医管科", "青禾县\(name)医疗机构校验结果公告", day(13),
                [
                    "依据《医疗机构管理条例》及其实施细则，本月对\(4 + cases % 7)家医疗机构进行校验，\(3 + cases % 7)家合格，其余限期整改。",
                    "请有关医疗机构按规定领取校验结果，并在执业场所显著位置公示。",
                ]),
        ]
    }
}
