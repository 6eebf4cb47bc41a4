import Kernel
import Requests

/// The cases of the county: every decision code, every stage, and the turns that the law knows.
enum RequestTales {
    static let all: [RequestTale] = decided + turned + running

    /// K01 … K20 and K23, last year and this.
    private static let decided: [RequestTale] = [
        RequestTale(400, .counter, 0, "2024年全县卫生健康统计公报", RequestTale.taken, RequestTale.replied(.alreadyPublished)),
        RequestTale(385, .web, 1, "县域医共体建设实施方案", RequestTale.confirmed, RequestTale.replied(.disclosed, by: .portal)),
        RequestTale(
            372, .signedMail, 100, "2024年药品集中采购监督检查记录", RequestTale.taken, [(2, .ask("医政医管科", "请提供检查记录"))],
            [(3, .assisted("记录一份，含企业名称"))], RequestTale.replied(.partlyDisclosed, withheld: [.enforcementFile])),
        RequestTale(
            360, .fax, 2, "全县传染病防控应急储备库的位置和数量", RequestTale.confirmed, RequestTale.replied(.stateSecret)),
        RequestTale(
            348, .web, 3, "县人民医院某住院患者的病历", RequestTale.confirmed,
            RequestTale.replied(.forbiddenByLaw, by: .portal)),
        RequestTale(335, .web, 4, "生物安全实验室的安保布置图", RequestTale.confirmed, RequestTale.replied(.threeSecurities)),
        RequestTale(
            320, .counter, 101, "百草堂医药有限公司申报材料中的配方", RequestTale.taken,
            [(1, .consult(.thirdParty, "青禾县百草堂医药有限公司")), (2, .reached), (6, .answered(.objects, "配方属于商业秘密，公开会造成损失"))],
            RequestTale.replied(.thirdPartyRights)),
        RequestTale(
            310, .ordinaryMail, 5, "局机关2024年干部职工考勤和值班安排", RequestTale.confirmed, RequestTale.replied(.internalAffairs)),
        RequestTale(
            298, .web, 6, "村卫生室布局调整方案的征求意见稿和会议讨论记录", RequestTale.confirmed, RequestTale.replied(.processInformation)),
        RequestTale(286, .signedMail, 103, "某诊所行政处罚案卷全部材料", RequestTale.taken, RequestTale.replied(.enforcementFile)),
        RequestTale(274, .counter, 7, "本人名下医疗机构的登记档案", RequestTale.taken, RequestTale.replied(.administrativeQuery)),
        RequestTale(
            262, .web, 8, "2009年乡镇卫生院药品零差率补助的批复", RequestTale.confirmed, [(3, .searched)],
            RequestTale.replied(.notExisting)),
        RequestTale(250, .web, 9, "县城学校教室照明改造的验收资料", RequestTale.confirmed, RequestTale.replied(.notOurs)),
        RequestTale(
            238, .web, 102, "近十年各乡镇新生儿出生缺陷率的分析报告", RequestTale.confirmed, RequestTale.replied(.needsProcessing)),
        RequestTale(
            226, .counter, 10, "有关医院的那些材料", [(2, .correction(["写明医院名称", "写明材料名称或者年份"]))],
            [(5, .applicant(.correct(words: "就是大家都知道的那些材料")))], RequestTale.replied(.stillUnclear)),
        RequestTale(
            214, .web, 11, "要求查处邻居无证行医并告知结果", RequestTale.confirmed, RequestTale.replied(.petition, by: .portal)),
        RequestTale(
            202, .web, 1, "县域医共体建设实施方案", RequestTale.confirmed, [(1, .repeats)], RequestTale.replied(.repeated)),
        RequestTale(190, .signedMail, 104, "历年《青禾卫生年鉴》各一册", RequestTale.taken, RequestTale.replied(.publication)),
        RequestTale(
            178, .web, 12, "第三十七次申请：各科室电话记录", [(1, .confirm), (2, .reasons)], [(6, .explained(false))],
            RequestTale.replied(.unreasonable)),
        RequestTale(166, .counter, 13, "请重新出具2023年办理的生育登记证明", RequestTale.taken, RequestTale.replied(.confirmation)),
        RequestTale(154, .web, 3, "请解答如何报考护士资格", RequestTale.confirmed, RequestTale.replied(.other, by: .portal)),
        RequestTale(142, .web, 2, "疫苗接种点名单及开放时间", [(1, .confirm), (0, .spot)]),
    ]

    /// What ends without a reply, what takes longer, and what goes on after the end.
    private static let turned: [RequestTale] = [
        RequestTale(340, .counter, 4, "一些文件", [(3, .correction(["写明文件名称或者文号"]))], [(20, .lapse)], [(3, .archive)]),
        RequestTale(
            330, .signedMail, 12, "2024年全部收文登记簿（共四十二册）", RequestTale.taken, [(1, .feeProposed(.pages(150)))],
            [(1, .feeDecided), (2, .feeReceived), (22, .unpaid)], [(3, .archive)]),
        RequestTale(
            300, .counter, 103, "2022年至2024年行政许可决定书复印件", RequestTale.taken, [(1, .feeProposed(.pages(120)))],
            [(1, .feeDecided), (2, .feeReceived), (8, .paid)], RequestTale.replied(.disclosed)),
        RequestTale(280, .web, 8, "家庭医生签约服务费标准", [(1, .confirm), (3, .withdrawn)], [(2, .archive)]),
        RequestTale(
            240, .signedMail, 101, "乡镇卫生院设备采购合同", RequestTale.taken, [(8, .extensionProposed("涉及11家卫生院，需要逐份核对"))],
            [(1, .extensionApproved)], [(12, .ask("财务科", "请提供合同清单"))], [(3, .assisted("合同11份"))],
            RequestTale.replied(.disclosed, after: 5)),
        RequestTale(
            220, .web, 100, "与县医保局联合印发的定点管理办法起草说明", RequestTale.confirmed,
            [(1, .consult(.jointMaker, "青禾县医疗保障局")), (1, .reached), (16, .answered(.silent, ""))],
            RequestTale.replied(.disclosed)),
        RequestTale(
            205, .counter, 6, "医疗纠纷调解协议中的赔偿数额", RequestTale.taken,
            [(1, .consult(.thirdParty, "林知夏")), (1, .reached), (16, .answered(.silent, ""))],
            RequestTale.replied(.partlyDisclosed, withheld: [.thirdPartyRights])),
        RequestTale(
            186, .web, 9, "饮用水水质抽检不合格单位名单", RequestTale.confirmed,
            [(1, .consult(.thirdParty, "青禾县清泉供水站")), (1, .reached), (5, .answered(.objects, "担心影响经营"))],
            RequestTale.drafted(.decision(.disclosed)), [(1, .told), (0, .deliver(.post)), (3, .archive)]),
        RequestTale(
            170, .web, 105, "2025年餐饮具集中消毒单位检查结果", RequestTale.confirmed, RequestTale.replied(.disclosed, by: .portal),
            [(4, .publicationProposed), (2, .publicationDecided(true))]),
        RequestTale(
            150, .web, 5, "餐饮具集中消毒单位2025年检查结果", RequestTale.confirmed, RequestTale.replied(.disclosed, by: .portal)),
        RequestTale(
            130, .web, 0, "2025年餐饮具集中消毒单位监督检查结果", RequestTale.confirmed, RequestTale.drafted(.decision(.disclosed)),
            [(1, .deliver(.portal)), (2, .applicant(.rate(stars: 5, words: "答复清楚"))), (2, .released)]),
        RequestTale(
            120, .counter, 13, "某医院评审打分明细", RequestTale.taken, RequestTale.replied(.processInformation),
            [(20, .remedy(.reconsideration)), (4, .remedyAnswered), (30, .remedyDecided(.upheld))],
            [(10, .remedy(.litigationAfter)), (6, .remedyAnswered)]),
        RequestTale(
            110, .signedMail, 7, "公共场所卫生许可现场核查笔录", RequestTale.taken, RequestTale.replied(.enforcementFile),
            [(12, .remedy(.complaint)), (8, .remedyAnswered), (1, .remedyDecided(.other))]),
        RequestTale(
            100, .counter, 2, "老年人体检补助政策文件；2025年各乡镇体检人数；体检机构名单", RequestTale.taken,
            [(1, .split(["老年人体检补助政策文件", "2025年各乡镇体检人数", "老年人体检机构名单"]))],
            RequestTale.replied(.alreadyPublished)),
        RequestTale(
            90, .counter, 10, "本人健康档案中血型登记有误，应为O型，附化验单", kind: .recordCorrection, RequestTale.taken,
            RequestTale.drafted(.record(.corrected)), [(1, .deliver(.inPerson)), (2, .archive)]),
        RequestTale(
            60, .web, 12, "近五年全部会议纪要、简报和情况通报", [(1, .confirm), (2, .reasons)],
            [(5, .explained(true)), (1, .delay(30))]),
    ]

    /// What is under way on the county's day, one and more in each stage.
    private static let running: [RequestTale] = [
        RequestTale(26, .signedMail, 104, "学校食堂食源性疾病处置情况", RequestTale.taken),
        RequestTale(
            19, .counter, 3, "托育机构备案名单", RequestTale.taken, RequestTale.drafted(.decision(.disclosed)).dropping(1)),
        RequestTale(
            18, .web, 100, "大型医用设备配置许可结果", RequestTale.confirmed, RequestTale.drafted(.decision(.disclosed)).dropping(2)
        ),
        RequestTale(
            17, .web, 9, "急救站点建设规划", RequestTale.confirmed, RequestTale.drafted(.decision(.disclosed)).dropping(3)),
        RequestTale(
            16, .counter, 5, "医师定期考核机构名单", RequestTale.taken, [(5, .draft(.decision(.alreadyPublished), withheld: []))]),
        RequestTale(14, .web, 11, "基本公共卫生服务补助资金分配表", RequestTale.confirmed, RequestTale.drafted(.decision(.disclosed))),
        RequestTale(
            12, .signedMail, 102, "放射诊疗机构检测报告", RequestTale.taken,
            [(1, .consult(.otherOrgan, "青禾县生态环境局")), (1, .reached)]),
        RequestTale(10, .counter, 6, "医院收费投诉处理情况", [(2, .correction(["写明医院名称和年份"]))]),
        RequestTale(9, .web, 12, "各科室2025年全部发文", [(1, .confirm), (2, .reasons)]),
        RequestTale(
            9, .counter, 103, "行政处罚决定书2021年至2025年全部", RequestTale.taken,
            [(1, .feeProposed(.pages(260))), (1, .feeDecided), (1, .feeReceived)]),
        RequestTale(6, .web, 8, "乡村医生岗位补助标准", RequestTale.confirmed, [(1, .ask("基层卫生健康科", "请提供现行标准"))]),
        RequestTale(3, .counter, 1, "母婴保健技术服务许可机构名单"),
        RequestTale(2, .web, 7, "青少年近视防控工作总结", [(1, .confirm)]),
        RequestTale(1, .web, 4, "县中医医院迁建选址意见"),
        RequestTale(1, .ordinaryMail, 10, "职业病诊断机构名单"),
        RequestTale(0, .fax, 0, "献血用血费用报销办法"),
    ]
}

extension Array {
    /// Without so many at the end: the case stands there today.
    fileprivate func dropping(_ count: Int) -> [Element] { Array(dropLast(count)) }
}
