import Consultation
import Kernel

extension ConsultationTale {
    static let stores = ConsultationTale(
        title: "青禾县卫生应急物资储备管理办法（征求意见稿）", drafter: "zouhaiping", kind: .normative, publishedDaysAgo: 60,
        lines: ["第一条 为加强卫生应急物资储备管理，制定本办法。", "第二条 储备目录每年更新一次。", "第三条 物资轮换按照先进先出办理。"],
        explanation: "规范卫生应急物资的目录、储备和轮换。", basis: "《中华人民共和国突发事件应对法》", fate: .released,
        outcome: "征求意见期间未收到意见，办法按程序送审。")

    static let smoke = ConsultationTale(
        title: "青禾县公共场所控制吸烟工作方案（征求意见稿）", drafter: "baizimo", kind: .decision, publishedDaysAgo: 12,
        lines: [
            "一、控烟范围。机关、学校、医疗机构的室内和室外区域，公共交通工具，其他公共场所的室内区域禁止吸烟。",
            "二、经营者责任。公共场所经营者应当张贴标识，劝阻吸烟，不提供烟具。", "三、吸烟区。可以在室外划定吸烟区，远离人员密集区域和必经通道。",
            "四、监督。设立投诉渠道，接到投诉后三个工作日内核查。", "五、宣传。每年五月开展控烟宣传月活动。",
        ],
        explanation: "为减少二手烟危害，结合本县实际，起草了工作方案。方案涉及餐饮、住宿等经营场所，请经营者和群众充分发表意见。",
        basis: "《中华人民共和国基本医疗卫生与健康促进法》第七十八条；《公共场所卫生管理条例实施细则》",
        questions:
            "【单选】您是否赞成室内公共场所全面禁烟\n- 赞成\n- 赞成，但要有过渡期\n- 不赞成\n【多选】您最希望先在哪些场所落实\n- 餐馆\n- 车站\n- 宾馆\n- 网吧\n【打分】您对现在的控烟情况打几分\n【文字】其他建议",
        item: 1, fate: .running,
        said: [
            Said(after: 1, paragraph: 1, stance: .support, words: "赞成，医院门口也应该算。"),
            Said(after: 2, paragraph: 2, stance: .change, words: "小餐馆劝不住，出了纠纷找谁？", organisation: "青禾县餐饮行业协会"),
            Said(after: 3, paragraph: 3, stance: .change, words: "吸烟区要有遮雨的棚子。"),
            Said(after: 5, paragraph: 4, stance: .change, words: "三个工作日太慢，人早走了。"),
            Said(after: 6, paragraph: 1, stance: .oppose, words: "茶馆都是老人，全面禁烟不现实。"),
            Said(after: 9, paragraph: nil, stance: .support, words: "支持，早该这样。"),
            Said(after: 10, paragraph: 3, stance: .change, words: "吸烟区不要设在学校门口。", isQueued: true),
        ])

    static let elders = ConsultationTale(
        title: "青禾县老年人健康体检服务规范（征求意见稿）", drafter: "shijingzhi", kind: .normative, publishedDaysAgo: 25,
        lines: [
            "第一条 为六十五周岁以上老年人每年免费提供一次健康体检。", "第二条 体检在乡镇卫生院和社区卫生服务中心进行，行动不便的上门服务。",
            "第三条 体检结果十个工作日内告知本人。",
        ],
        explanation: "统一体检项目、地点和结果告知的要求。", basis: "《国家基本公共卫生服务规范》", fate: .sorting,
        said: [
            Said(after: 2, paragraph: 3, stance: .change, words: "结果请同时告诉子女。"),
            Said(after: 3, paragraph: 2, stance: .change, words: "上门体检要提前预约，写清楚找谁预约。"),
            Said(after: 4, paragraph: 1, stance: .change, words: "建议六十周岁就可以参加。"),
            Said(after: 5, paragraph: 1, stance: .change, words: "年龄放宽到六十周岁。"),
        ],
        answers: [Answer(summary: "体检年龄放宽到六十周岁", adoption: .refused, reason: "年龄由国家规范统一规定。", of: [2, 3])])

    static let herbs = ConsultationTale(
        title: "青禾县基层中医馆服务管理办法（征求意见稿）", drafter: "tanzhongjing", kind: .normative, publishedDaysAgo: 2,
        lines: ["第一条 为提升基层中医药服务能力，制定本办法。", "第二条 中医馆应当配备不少于一名中医类别医师。", "第三条 中药饮片实行统一采购、统一配送。"],
        explanation: "规范基层中医馆的人员、药品和服务。", basis: "《中华人民共和国中医药法》", fate: .inReview)

    /// Led to a policy with a package of its own.
    static let doctors = ConsultationTale(
        title: "青禾县家庭医生签约服务工作办法（征求意见稿）", drafter: "tanzhongjing", kind: .normative, publishedDaysAgo: 158,
        lines: [
            "第一条 为推进家庭医生签约服务，制定本办法。", "第二条 签约自愿，一户一个签约团队。", "第三条 签约团队每季度随访不少于一次。",
        ],
        explanation: "明确签约对象、服务内容和随访次数。", basis: "《关于推进家庭医生签约服务高质量发展的指导意见》", fate: .released,
        said: [
            Said(after: 1, paragraph: 3, stance: .change, words: "慢性病患者一季度一次不够。"),
            Said(after: 2, paragraph: 2, stance: .support, words: "老人住在儿子家，也应该能签。"),
        ],
        answers: [
            Answer(summary: "增加慢性病患者随访次数", adoption: .adopted, reason: "已改为每两个月不少于一次。", of: [0]),
            Answer(summary: "在实际居住地签约", adoption: .adopted, reason: "已写明到居住地卫生院签约。", of: [1]),
        ],
        outcome: "收到意见2条，全部采纳，办法按程序印发。", policy: "关于完善家庭医生签约服务的通知")

    /// In the order in which they began.
    static let all = [
        doctors, layout, hours, beauty, allowance, nursery, clinics, stores, closures, elders, smoke, ambulances, herbs,
    ]

    /// The year's list of major decisions: title, unit, planned time.
    static let decisions = [
        ("村卫生室布局调整", "基层卫生健康科", "第二季度"), ("公共场所控制吸烟工作方案", "宣传教育科", "第四季度"),
        ("县域医疗急救网络建设规划", "医政医管科", "第四季度"), ("三孩生育家庭托育补助办法", "妇幼健康科", "第三季度"),
    ]

    /// 政企直通车: company, matter, what was said, days ago, where it stands.
    static let companies: [(String, String, String, Int, EnterpriseMatter.State)] = [
        (
            "青禾县康达诊所", "备案材料重复提交", "备案和医保定点要交两套同样的材料，希望共享。", 70, .answered
        ),
        ("青禾县民营医疗机构协会", "请求当面说明变更备案时间", "协会收集了十二家诊所的意见，希望当面说明。", 20, .scheduled),
        ("青禾县安心托育有限公司", "卫生评价与消防验收的先后", "两个部门要求互为前置，请协调。", 3, .received),
    ]
}
