import Kernel
import Opinion

/// One matter of the county's half-year: what was seen, and how far it was taken.
struct CountyOpinion {
    enum Fate: Hashable {
        /// Answered after so many minutes, then handled, evaluated and put away.
        case archived(minutes: Int)
        case responded(minutes: Int)
        case handled(minutes: Int)
        case declined
    }

    let ago: Int
    /// Minutes after midnight.
    let minute: Int
    let title: String
    let summary: String
    let unit: String
    let source: OpinionSource
    let level: OpinionLevel
    let reasons: Set<ResponseReason>
    let fate: Fate
    let statement: [String]
    let handling: String
    var rumour: (claim: String, fact: String, evidence: String)?
    var suggestion: (words: String, fate: SuggestionFate, answer: String)?

    static let all = [
        CountyOpinion(
            ago: 168, minute: 10 * 60 + 15, title: "家长反映县人民医院儿科夜间候诊超过三小时", summary: "流感季节儿科就诊量大，多名家长在本地论坛发帖。",
            unit: "医政医管科", source: .network, level: .four, reasons: [.vital], fate: .archived(minutes: 22 * 60 + 40),
            statement: ["近期流感高发，县人民医院儿科夜间接诊量是平时的两倍多，候诊时间长的情况属实。", "自明日起夜间增加两名儿科医师，县中医医院、县妇幼保健院同时开设儿科夜间门诊。"],
            handling: "三家医院儿科夜间门诊轮值表已经公布，夜间平均候诊时间降到四十分钟以内。",
            suggestion: ("建议在网上显示候诊人数", .adopted, "候诊人数已在预约页面显示。")),
        CountyOpinion(
            ago: 149, minute: 15 * 60 + 30, title: "村卫生室撤并被误读为“取消村医”", summary: "征求意见稿公布后，有短视频称全县要取消村医。",
            unit: "宣传教育科", source: .monitoring, level: .three, reasons: [.misreading],
            fate: .archived(minutes: 6 * 60 + 45),
            statement: ["村卫生室布局调整方案正在公开征求意见，没有取消村医的内容。撤并卫生室的乡村医生由乡镇卫生院统筹安排，收入不低于调整以前的水平。", "欢迎在征求意见页面逐条提出意见。"],
            handling: "乡镇卫生院逐村说明，短视频发布者已更正。",
            rumour: ("全县取消村医", "方案只调整村卫生室布局，乡村医生全部安排", "征求意见稿第五条、乡村医生名册")),
        CountyOpinion(
            ago: 128, minute: 9 * 60 + 40, title: "家长反映接种门诊周末排队时间长", summary: "本地论坛有家长发帖，称周六上午接种等候超过两小时。",
            unit: "疾病预防控制科", source: .network, level: .four, reasons: [.vital], fate: .archived(minutes: 20 * 60 + 15),
            statement: ["近期部分家长反映周末接种等候时间较长，情况属实，原因是周末预约集中。", "自本周起，城区三个接种门诊周六、周日全天开放，实行分时段预约。"],
            handling: "增加周末接种时段和医护人员，分时段预约已经上线，平均等候时间降到半小时以内。",
            suggestion: ("建议公布各接种门诊当天剩余号源", .adopted, "已在预约页面显示各时段余号。")),
        CountyOpinion(
            ago: 116, minute: 13 * 60 + 20, title: "媒体报道美容店违规开展医疗美容", summary: "市级媒体暗访一家生活美容店注射填充项目。",
            unit: "法规与监督科", source: .media, level: .three, reasons: [.vital, .demanded],
            fate: .archived(minutes: 8 * 60 + 20),
            statement: [
                "报道播出当天，县卫生监督所到现场检查并立案，该店已停止营业，涉事人员没有医师资格。", "即日起对全县生活美容场所开展专项检查，结果向社会公布。生活美容场所卫生管理规定同日公开征求意见。",
            ],
            handling: "检查六十三家，立案四家，处罚决定已公示。", suggestion: ("建议公布持证医疗美容机构名单", .adopted, "名单已在网站公布。")),
        CountyOpinion(
            ago: 74, minute: 16 * 60 + 5, title: "网民误读家庭医生签约服务收费政策", summary: "有自媒体称签约家庭医生要另交年费，转发较多。",
            unit: "医政医管科", source: .media, level: .three, reasons: [.misreading],
            fate: .archived(minutes: 17 * 60 + 50),
            statement: ["家庭医生签约服务的基本服务包由基本公共卫生服务经费和医保基金支付，居民不另交年费。", "自愿选择个性化服务包的，价格在签约前告知，由居民自愿选择。"],
            handling: "签约协议文本增加费用说明，乡镇卫生院张贴价目，印发问答材料。",
            suggestion: ("建议把收费项目做成一张图", .adopted, "已经发布一图读懂。")),
        CountyOpinion(
            ago: 60, minute: 7 * 60 + 50, title: "强降雨后群众询问西河乡卫生院能否就诊", summary: "强降雨造成西河乡道路积水，群众询问卫生院是否开诊、用水是否安全。",
            unit: "疾病预防控制科", source: .hotline, level: .four, reasons: [.vital], fate: .archived(minutes: 3 * 60 + 15),
            statement: ["西河乡卫生院正常开诊，已增派医护人员八名和救护车一辆。", "饮用水末梢水检测合格；井水请消毒后饮用，消毒药品到村卫生室免费领取。"],
            handling: "积水退去，环境消杀完成，没有发现聚集性疫情。"),
        CountyOpinion(
            ago: 45, minute: 19 * 60 + 30, title: "网传县妇幼保健院使用过期疫苗", summary: "微信群流传一张疫苗瓶照片，称标注日期已过有效期。",
            unit: "疾病预防控制科", source: .monitoring, level: .three, reasons: [.vital, .misreading],
            fate: .archived(minutes: 9 * 60 + 10),
            statement: ["经调取疫苗追溯系统记录并现场核查，照片中的日期是生产日期，该批次疫苗在有效期内，储运温度记录完整。", "请以本局发布的信息为准，不信谣、不传谣。"],
            handling: "向群主和转发较多的账号提供澄清材料，接种门诊公示在用疫苗的批号和有效期。",
            rumour: ("县妇幼保健院给儿童接种过期疫苗", "照片中的日期是生产日期，疫苗在有效期内", "疫苗追溯系统记录、现场核查笔录、冷链温度记录")),
        CountyOpinion(
            ago: 31, minute: 10 * 60 + 20, title: "群众反映县中医医院停诊没有提前告知", summary: "热线和论坛同时反映专家门诊临时停诊，外乡镇群众白跑一趟。",
            unit: "医政医管科", source: .hotline, level: .four, reasons: [.vital], fate: .archived(minutes: 55 * 60 + 25),
            statement: ["经查，县中医医院专家门诊因设备检修停诊，没有提前发布通知，给群众造成不便，我局督促医院整改。", "今后停诊须提前两日在网站、公众号和门诊大厅公布，并逐一告知已经预约的患者。"],
            handling: "医院当面向反映人说明情况，建立停诊公告制度，信息科值班人员负责发布。"),
        CountyOpinion(
            ago: 22, minute: 18 * 60 + 40, title: "网民称北山镇救护车四十分钟才到", summary: "一段视频称老人突发疾病，救护车四十分钟到达。",
            unit: "医政医管科", source: .network, level: .four, reasons: [.vital, .morality],
            fate: .archived(minutes: 14 * 60 + 30),
            statement: [
                "经核对调度记录，从接到呼救到到达现场三十八分钟，北山镇距最近的急救站四十公里，患者已经得到救治，病情平稳。", "自本周起在北山镇中心卫生院临时派驻救护车一辆；急救网络建设规划将公开征求意见。",
            ],
            handling: "派驻车辆和人员到位，北山镇平均反应时间降到十八分钟。",
            suggestion: ("建议在北山镇建急救站", .adopted, "已经写入急救网络建设规划征求意见稿。")),
        CountyOpinion(
            ago: 19, minute: 8 * 60 + 50, title: "外地旧闻被重新发布，称发生在我县医院", summary: "一段三年前外省医院的视频被改标题发布，阅读量很小。",
            unit: "宣传教育科", source: .monitoring, level: .four, reasons: [], fate: .declined, statement: [], handling: ""),
        CountyOpinion(
            ago: 9, minute: 14 * 60 + 10, title: "县人民医院停车难引发讨论", summary: "本地论坛讨论就医高峰期停车排队影响急诊通道。",
            unit: "医政医管科", source: .network, level: .four, reasons: [.vital], fate: .handled(minutes: 26 * 60),
            statement: ["已经会同公安、城管部门划定急救专用通道，高峰时段安排专人疏导。", "医院东侧临时停车场本周启用，增加车位八十个。"],
            handling: "急救通道标线和隔离设施安装完毕，临时停车场启用。",
            suggestion: ("建议职工车辆让出院内车位", .partly, "高峰时段职工车辆停到东侧临时停车场。")),
        CountyOpinion(
            ago: 3, minute: 11 * 60, title: "居民询问自来水异味是否影响健康", summary: "城东片区居民反映自来水有异味，询问能否饮用。",
            unit: "法规与监督科", source: .hotline, level: .four, reasons: [.vital], fate: .responded(minutes: 6 * 60 + 30),
            statement: ["接到反映后，我局卫生监督所会同水务部门采样检测，出厂水和末梢水的消毒剂余量、浑浊度、微生物指标均符合国家标准。", "异味由管网检修引起，检修已经完成，放水数分钟即可恢复。"],
            handling: ""),
    ]
}
