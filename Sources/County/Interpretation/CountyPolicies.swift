import Interpretation
import Kernel

/// How far one invented policy got with its interpretation.
enum PolicyFate: Hashable {
    case planning, inReview, signed
    /// Public, nothing beside it yet.
    case released
    case exempt
    /// Interpreted after so many working days.
    case interpreted(after: Int)
}

/// One invented policy with what explains it.
struct CountyPolicy {
    let title: String
    let unit: String
    /// Days before the county's present day on which its drafting began.
    let ago: Int
    let fate: PolicyFate
    let paragraphs: [String]
    let points: String
    let explanation: [String]
    let form: MaterialKind
    var spreads = true
    /// The interpretation names another document: the daily look finds no link.
    var isMislinked = false

    static let all: [CountyPolicy] = [
        CountyPolicy(
            title: "关于完善家庭医生签约服务的通知", unit: "医政医管科", ago: 118, fate: .interpreted(after: 0),
            paragraphs: ["为方便群众就近看病，现就完善家庭医生签约服务通知如下。", "一、签约居民每年享受四次随访。", "二、重点人群签约不收个人费用。"],
            points: "签约收不收费，签了有什么好处",
            explanation: ["今年起，签约以后可以由家庭医生预约上级医院的号源。", "老人、孕产妇、儿童和慢性病人不用交钱。", "没有签约的，到居住地卫生院办理，带身份证即可。"],
            form: .chart),
        CountyPolicy(
            title: "关于规范民营诊所备案管理的通知", unit: "法规与监督科", ago: 101, fate: .interpreted(after: 5),
            paragraphs: ["为规范诊所备案，现就有关事项通知如下。", "一、诊所设置实行备案管理。", "二、备案材料齐全的当日办结。"],
            points: "哪些诊所要备案，怎样办", explanation: ["以前要审批，现在改为备案。", "材料交齐当天就能拿到凭证。"], form: .text, spreads: false),
        CountyPolicy(
            title: "关于开展老年人免费流感疫苗接种的通知", unit: "疾病预防控制科", ago: 64, fate: .interpreted(after: 1),
            paragraphs: ["为保护老年人健康，现就免费接种流感疫苗通知如下。", "一、对象为65周岁以上户籍老人。", "二、九月起在各接种单位接种。"],
            points: "谁能免费，在哪里打", explanation: ["符合年龄的老人带身份证到接种单位就可以接种。", "身体不舒服的等好了再去。"], form: .video,
            isMislinked: true),
        CountyPolicy(
            title: "关于转发医疗广告监督管理文件的通知", unit: "法规与监督科", ago: 47, fate: .exempt,
            paragraphs: ["现将上级文件转发给你们，请遵照执行。"], points: "", explanation: [], form: .text),
        CountyPolicy(
            title: "关于调整计划生育家庭扶助标准的通知", unit: "财务科", ago: 16, fate: .released,
            paragraphs: ["经研究，自下月起调整扶助标准，现通知如下。", "一、每人每月提高四十元。", "二、不需要重新申请。"],
            points: "标准提高多少，要不要重新申请", explanation: ["已经领取的不用跑腿，下月起自动按新标准发放。"], form: .chart),
        CountyPolicy(
            title: "关于公布孕产妇免费筛查项目的通知", unit: "宣传教育科", ago: 9, fate: .released,
            paragraphs: ["现将孕产妇免费筛查项目公布如下。", "一、孕早期筛查三项。", "二、新生儿筛查四项。"],
            points: "查什么，到哪里查", explanation: ["怀孕三个月内到妇幼保健院建册，即可免费筛查。"], form: .picture),
        CountyPolicy(
            title: "关于进一步规范诊所备案管理的通知", unit: "法规与监督科", ago: 12, fate: .signed,
            paragraphs: ["根据执行情况，对诊所备案有关要求作如下修改。", "一、备案事项可以网上办理。"], points: "和原来有什么不同",
            explanation: ["原来要到窗口，现在网上就能办。", "原来的备案凭证继续有效。"], form: .chart),
        CountyPolicy(
            title: "关于加强校园传染病防控的通知", unit: "疾病预防控制科", ago: 7, fate: .inReview,
            paragraphs: ["为加强校园传染病防控，现就有关工作通知如下。", "一、落实晨检。", "二、规范病例报告。"], points: "家长要做什么",
            explanation: ["孩子发热不要带病上学，好了以后凭返校单返校。"], form: .animation),
        CountyPolicy(
            title: "关于推进医疗机构检查结果互认的通知", unit: "医政医管科", ago: 4, fate: .planning,
            paragraphs: ["为减少重复检查，现就检查结果互认通知如下。", "一、县内医院检查结果互认。"], points: "", explanation: [], form: .text),
    ]
}
