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
            ago: 128, minute: 9 * 60 + 40, title: "家长反映接种门诊周末排队时间长", summary: "本地论坛有家长发帖，称周六上午接种等候超过两小时。",
            unit: "疾病预防控制科", source: .network, level: .four, reasons: [.vital], fate: .archived(minutes: 20 * 60 + 15),
            statement: ["近期部分家长反映周末接种等候时间较长，情况属实，原因是周末预约集中。", "自本周起，城区三个接种门诊周六、周日全天开放，实行分时段预约。"],
            handling: "增加周末接种时段和医护人员，分时段预约已经上线，平均等候时间降到半小时以内。",
            suggestion: ("建议公布各接种门诊当天剩余号源", .adopted, "已在预约页面显示各时段余号。")),
        CountyOpinion(
            ago: 74, minute: 16 * 60 + 5, title: "网民误读家庭医生签约服务收费政策", summary: "有自媒体称签约家庭医生要另交年费，转发较多。",
            unit: "医政医管科", source: .media, level: .three, reasons: [.misreading],
            fate: .archived(minutes: 17 * 60 + 50),
            statement: ["家庭医生签约服务的基本服务包由基本公共卫生服务经费和医保基金支付，居民不另交年费。", "自愿选择个性化服务包的，价格在签约前告知，由居民自愿选择。"],
            handling: "签约协议文本增加费用说明，乡镇卫生院张贴价目，印发问答材料。",
            suggestion: ("建议把收费项目做成一张图", .adopted, "已经发布一图读懂。")),
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
