import Kernel
import Publishing

/// 专题 流感防控: articles stand in their own columns and are listed in the sections of the topic.
enum CountyFlu {
    static func articles(in year: Int) -> [CountyArticle] {
        func day(_ month: Int, _ day: Int, next: Bool = false) -> Day {
            Day(year: year + (next ? 1 : 0), month: month, day: day) ?? .earliest
        }
        return [
            CountyArticle(
                "gzdt", "疾病预防控制科", "县卫生健康局部署秋冬季流感防控工作", day(10, 14),
                ["会议分析流感等呼吸道传染病流行形势，要求加强监测预警、疫苗接种、医疗救治和重点场所防控。", "各医疗机构要畅通发热门诊，备足药品，合理调配儿科力量。"]
            ).listed(in: "lgdt"),
            CountyArticle(
                "gzdt", "疾病预防控制科", "全县流感疫苗接种门诊延长服务时间", day(10, 28),
                ["即日起至年底，12个接种门诊周六上午开放，老年人和慢性病患者可以预约上门或者集中接种。"]
            ).listed(in: "lgdt"),
            CountyArticle(
                "gzdt", "医政医管科", "县直医院儿科门诊实行弹性排班", day(12, 3),
                ["根据就诊量变化，县人民医院、县妇幼保健院增开儿科夜间门诊，平均候诊时间明显缩短。"]
            ).listed(in: "lgdt"),
            CountyArticle(
                "gzdt", "疾病预防控制科", "流感监测周报说明：全县流感活动水平回落", day(2, 12, next: true),
                ["监测显示，门急诊流感样病例百分比连续三周下降，全县流感活动处于季节性较低水平。", "数据口径和发布权限见统计信息栏目的月度通报。"]
            ).listed(in: "lgdt"),
            CountyArticle(
                "yjgl", "疾病预防控制科", "青禾县流感大流行应急预案要点", day(9, 22),
                ["分为监测预警、分级响应、医疗救治、物资保障和恢复评估五个部分，县卫生健康局负责组织实施。", "响应级别由县人民政府根据风险评估结果确定，并向社会公布。"]
            ).listed(in: "lgya"),
            CountyArticle(
                "yjgl", "疾病预防控制科", "学校和托幼机构流感疫情处置规定", day(9, 26),
                ["学校落实晨午检和因病缺勤登记；一周内同一班级出现聚集性病例的，及时报告属地疾病预防控制机构，按指导意见采取措施。"]
            ).listed(in: "lgya"),
            CountyArticle(
                "jkkp", "宣传教育科", "流感和普通感冒怎么区分", day(11, 5),
                ["流感起病急，高热、头痛、肌肉酸痛等全身症状明显；普通感冒以鼻塞、流涕等局部症状为主。", "老年人、儿童、孕妇和慢性病患者得流感后容易出现重症，应当尽早就医。"]
            ).listed(in: "lgkp"),
            CountyArticle(
                "jkkp", "宣传教育科", "家里有人得了流感怎么办", day(11, 19),
                ["患者单独居住一间，多通风；照护者戴口罩、勤洗手；餐具、毛巾分开使用，高频接触的物体表面定时消毒。"]
            ).listed(in: "lgkp"),
            CountyArticle(
                "lgfb", "宣传教育科", "秋冬季呼吸道传染病防控新闻发布会实录", day(11, 12),
                [
                    "发布人介绍：目前在本县流行的呼吸道病原体以流感病毒、鼻病毒为主，没有发现新的传染病。",
                    "答记者问：问：儿科看病排队长怎么办？答：已经安排基层医疗机构接诊轻症，公布全县儿科门诊地址和时间，错峰就诊。",
                    "问：现在接种疫苗还来得及吗？答：来得及，接种后2至4周产生保护作用，建议尽快接种。",
                ]),
            CountyArticle(
                "lgfb", "宣传教育科", "疾控专家就春节期间流感防控答记者问", day(1, 26, next: true),
                ["春节前后人员流动大，建议返乡人员做好健康监测，有症状时不参加聚会，老年人尽早接种疫苗。"]),
        ]
    }
}
