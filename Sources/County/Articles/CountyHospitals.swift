import Kernel
import Publishing

/// What the county's hospitals and centres say of themselves, and how people are served there.
enum CountyHospitals {
    static func articles(in year: Int) -> [CountyArticle] {
        func day(_ month: Int, _ day: Int) -> Day { Day(year: year, month: month, day: day) ?? .earliest }
        let institutions = places.enumerated().map { index, place in
            CountyArticle(
                "yyjs", place.unit, "\(place.name)基本情况", day(3, 20).adding(days: index), .institution,
                [
                    "name": place.name, "duties": place.duties, "head": place.head,
                    "address": "青禾县\(place.address)", "hours": place.hours, "phone": "0999-80003\(10 + index)",
                    "postcode": "999901",
                ])
        }
        return institutions + [
            CountyArticle(
                "jyfw", "医政医管科", "县直医疗机构门诊预约和就诊流程", day(4, 2),
                [
                    "一、预约：医院微信公众号、县政务服务平台、自助机和现场窗口。二、报到：按预约时段到科室分诊台报到。三、就诊、检查、取药可以在诊间结算。",
                    "老年人可以使用身份证、医保卡现场挂号，设有优先窗口和志愿者引导。",
                ]),
            CountyArticle(
                "jyfw", "医政医管科", "县人民医院急诊绿色通道服务说明", day(5, 8),
                ["胸痛、卒中、创伤、危重孕产妇和新生儿救治实行先救治后付费，24小时开放。"]),
            CountyArticle(
                "jyfw", "医政医管科", "检查检验结果互认项目清单说明", day(8, 6),
                ["全县二级医疗机构实行检查检验结果互认，首批互认检验项目48项、影像检查项目12项，减少重复检查。"]),
            CountyArticle(
                "hfjs", "医政医管科", "医疗卫生机构行风建设和投诉渠道", day(4, 22),
                ["医务人员廉洁从业九项准则在门诊大厅公示。投诉请拨打各医院投诉电话，或者拨打12345热线，5个工作日内反馈。"]),
            CountyArticle(
                "hfjs", "医政医管科", "县直医疗机构患者满意度调查结果", day(12, 15),
                ["门诊患者满意度为92分，住院患者满意度为94分。意见集中在排队时间和停车，各医院已经制定整改措施。"]),
        ]
    }

    private static let places:
        [(name: String, unit: String, head: String, address: String, hours: String, duties: String)] = [
            (
                "青禾县人民医院", "医政医管科", "院长 苏明月", "健康路8号", "门诊8:00至12:00，14:30至17:30；急诊24小时",
                "承担全县基本医疗、急危重症救治、住院医师培训和乡镇卫生院技术指导，设床位600张，是二级甲等综合医院。"
            ),
            (
                "青禾县中医医院", "中医药管理科", "见医院公示栏", "杏林路2号", "门诊8:00至12:00，14:30至17:30；急诊24小时",
                "承担中医医疗、康复和预防保健，推广中医适宜技术，设床位220张。"
            ),
            (
                "青禾县妇幼保健院", "妇幼健康科", "见医院公示栏", "和平路11号", "8:00至12:00，14:30至17:30",
                "承担产科和儿科医疗、妇幼健康服务、两癌筛查和新生儿疾病筛查。"
            ),
            (
                "青禾县疾病预防控制中心", "疾病预防控制科", "见中心公示栏", "人民路20号", "工作日8:30至12:00，14:30至17:30",
                "承担传染病监测处置、免疫规划、卫生检测和健康危害因素监测。"
            ),
            ("青禾县急救中心", "医政医管科", "见中心公示栏", "健康路10号", "24小时", "承担全县院前急救指挥调度、现场急救和转运。"),
        ]
}
