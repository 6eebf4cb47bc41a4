import Consultation
import Kernel

extension ConsultationTale {
    /// Followed a clinic that was closed and told nobody.
    static let closures = ConsultationTale(
        title: "青禾县公立医院停诊公告管理办法（征求意见稿）", drafter: "fangdatong", kind: .normative, publishedDaysAgo: 27,
        lines: [
            "第一条 为减少群众因停诊往返，制定本办法。", "第二条 专家门诊停诊，应当提前两日在网站、公众号和门诊大厅公布。", "第三条 已经预约的患者，应当逐一电话或者短信告知。",
            "第四条 未按规定公布停诊的，计入医院年度考核。",
        ],
        explanation: "专家门诊临时停诊没有提前告知，群众白跑一趟。办法明确公布的时间、方式和责任。", basis: "《医疗机构管理条例》", fate: .released,
        said: [
            Said(after: 1, paragraph: 3, stance: .support, words: "上次从北山镇坐车两小时白跑，早该这样。"),
            Said(after: 1, paragraph: 2, stance: .change, words: "提前两天不够，外乡镇要提前安排车，建议三天。"),
            Said(after: 2, paragraph: 3, stance: .change, words: "老人没有手机，请告知村医转告。"),
            Said(after: 4, paragraph: 4, stance: .question, words: "医生自己生病怎么办？"),
            Said(after: 5, paragraph: 3, stance: .change, words: "停诊的要给优先改约。"),
        ],
        answers: [
            Answer(summary: "赞成逐一告知", adoption: .adopted, reason: "保留草案内容。", of: [0]),
            Answer(summary: "提前三日公布", adoption: .adopted, reason: "第二条改为提前三日。", of: [1]),
            Answer(summary: "通过村医转告老年患者", adoption: .adopted, reason: "第三条增加“联系不上的，由村卫生室转告”。", of: [2]),
            Answer(
                summary: "询问医生突发疾病时如何处理", adoption: .partly, reason: "增加“因突发疾病等不能提前公布的，立即公布并安排替诊”。", of: [3]),
            Answer(summary: "停诊患者优先改约", adoption: .adopted, reason: "增加“七日内优先改约，不另收挂号费”。", of: [4]),
        ], outcome: "收到意见5条，办法修改后按程序印发。")

    /// Runs now, beside the other one.
    static let ambulances = ConsultationTale(
        title: "青禾县县域医疗急救网络建设规划（征求意见稿）", drafter: "fangdatong", kind: .decision, publishedDaysAgo: 6,
        lines: [
            "一、目标。三年内建成“一个中心、六个站点”的急救网络，城区急救反应时间不超过十二分钟，乡镇不超过二十五分钟。",
            "二、站点布局。在县人民医院、县中医医院和四个中心卫生院设急救站。", "三、车辆和人员。每个站点配备救护车不少于两辆，二十四小时值班。",
            "四、公众急救。车站、学校、商场配备自动体外除颤器，每年培训不少于两千人。", "五、经费。列入县级财政预算。",
        ],
        explanation: "现有急救站点集中在城区，北部乡镇反应时间长。规划提出站点布局、车辆人员和公众急救培训的安排。",
        basis: "《院前医疗急救管理办法》；《重大行政决策程序暂行条例》", item: 2, fate: .running,
        said: [
            Said(after: 0, paragraph: 2, stance: .change, words: "北山镇离县城四十公里，请在北山设站。"),
            Said(after: 1, paragraph: 4, stance: .support, words: "学校要有除颤器，老师都要学会用。"),
            Said(after: 2, paragraph: 1, stance: .question, words: "二十五分钟从接电话算还是从出车算？"),
            Said(after: 4, paragraph: 3, stance: .change, words: "夜里值班的人不够，请写明人数。", organisation: "青禾县急救志愿者协会"),
        ])
}
