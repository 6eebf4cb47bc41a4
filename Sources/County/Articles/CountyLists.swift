import Kernel
import Publishing

/// Lists that change seldom: powers, charges, institutions, purchases, and answers to 建议提案.
enum CountyLists {
    static func articles(in year: Int) -> [CountyArticle] {
        powers(year) + charges(year) + purchases(year) + proposals(year) + proposals(year + 1)
    }

    private static func day(_ year: Int, _ month: Int, _ day: Int) -> Day {
        Day(year: year, month: month, day: day) ?? .earliest
    }

    // MARK: 权责清单

    private static let matters: [(matter: String, kind: String, basis: String, unit: String)] = [
        ("公共场所卫生许可", "行政许可", "《公共场所卫生管理条例》第四条", "法规与监督科"),
        ("医疗机构设置审批和执业登记", "行政许可", "《医疗机构管理条例》第九条、第十五条", "医政医管科"),
        ("放射诊疗许可", "行政许可", "《放射性同位素与射线装置安全和防护条例》第八条", "法规与监督科"),
        ("饮用水供水单位卫生许可", "行政许可", "《生活饮用水卫生监督管理办法》第七条", "法规与监督科"),
        ("医师执业注册", "行政许可", "《医师法》第十三条", "医政医管科"), ("护士执业注册", "行政许可", "《护士条例》第八条", "医政医管科"),
        ("母婴保健专项技术服务许可", "行政许可", "《母婴保健法》第三十二条", "妇幼健康科"),
        ("对未取得卫生许可证擅自营业的处罚", "行政处罚", "《公共场所卫生管理条例实施细则》第三十五条", "法规与监督科"),
        ("对医疗机构使用非卫生技术人员的处罚", "行政处罚", "《医疗机构管理条例》第四十七条", "法规与监督科"),
        ("对医疗废物管理违法行为的处罚", "行政处罚", "《医疗废物管理条例》第四十六条", "法规与监督科"),
        ("对非法行医的处罚", "行政处罚", "《医师法》第五十九条", "法规与监督科"),
        ("封闭可能造成传染病扩散的场所", "行政强制", "《突发公共卫生事件应急条例》第三十四条", "疾病预防控制科"),
        ("封存被传染病病原体污染的水源", "行政强制", "《突发公共卫生事件应急条例》第三十四条", "疾病预防控制科"),
        ("医疗机构校验", "其他行政权力", "《医疗机构管理条例》第二十二条", "医政医管科"),
        ("公共场所卫生监督检查", "行政检查", "《公共场所卫生管理条例》第十条", "法规与监督科"),
        ("医疗卫生机构传染病防治监督检查", "行政检查", "《突发公共卫生事件应急条例》第四十条", "法规与监督科"),
        ("计划生育家庭奖励扶助确认", "行政给付", "《人口与计划生育法》第二十九条", "基层卫生健康科"),
        ("对在医疗卫生工作中做出突出贡献的表彰", "行政奖励", "《基本医疗卫生与健康促进法》第十三条", "人事科"),
        ("诊所备案", "其他行政权力", "《医疗机构管理条例》第十五条", "医政医管科"),
        ("义诊活动备案", "其他行政权力", "《关于组织义诊活动实行备案管理的通知》", "中医药管理科"),
    ]

    private static func powers(_ year: Int) -> [CountyArticle] {
        matters.enumerated().map { index, entry in
            CountyArticle(
                "qlqd", entry.unit, entry.matter, day(year, 3, 3).adding(days: index), .power,
                [
                    "matter": entry.matter, "kind": entry.kind, "basis": entry.basis, "unit": entry.unit,
                    "duty": "受理、审查、决定、送达和事后监管，依法公开结果。", "liability": "不依法履行职责，或者滥用职权、玩忽职守的，依法追究责任。",
                    "phone": "0999-8000115",
                ])
        }
    }

    // MARK: 收费

    private static let fees: [(item: String, payer: String, standard: String, unit: String)] = [
        ("普通门诊诊查费", "门诊患者", "9元", "次"), ("专家门诊诊查费", "门诊患者", "15元", "次"), ("急诊诊查费", "急诊患者", "12元", "次"),
        ("住院床位费（普通三人间）", "住院患者", "30元", "床日"), ("病历复印费", "患者和代理人", "0.3元", "页"),
        ("救护车使用费", "使用救护车的患者", "起步15元，超过3公里每公里3元", "次"), ("从业人员预防性健康检查费", "受检单位", "免收", "人"),
        ("非免疫规划疫苗接种服务费", "接种者", "20元", "剂次"), ("公共场所卫生检测费", "委托单位", "按项目计收，不超过指导价", "项"),
        ("医疗事故技术鉴定费", "申请人", "3500元", "例"), ("预防接种异常反应鉴定费", "申请人", "3500元", "例"),
        ("护士执业资格考试考务费", "报考人员", "61元", "科"),
    ]

    private static func charges(_ year: Int) -> [CountyArticle] {
        fees.enumerated().map { index, fee in
            CountyArticle(
                "sfxm", "财务科", fee.item, day(year, 3, 24).adding(days: index), .charge,
                [
                    "item": fee.item, "payer": fee.payer, "standard": fee.standard, "unit": fee.unit,
                    "basis": "省发展改革委、省财政厅、省卫生健康委公布的医疗服务价格和行政事业性收费目录", "relief": "低收入困难家庭按政策减免。",
                    "phone": "0999-8000112",
                ])
        }
    }

    // MARK: 采购

    private static let goods = [
        ("负压救护车", "采购公告", 86.5), ("全自动生化分析仪", "中标成交结果", 128.0), ("基层医疗机构信息系统运维", "合同公告", 45.8),
        ("彩色多普勒超声诊断仪", "采购意向", 160.0), ("消毒用品定点供应", "中标成交结果", 32.4), ("健康教育宣传品", "采购公告", 9.8),
        ("口腔综合治疗台", "合同公告", 24.6), ("物业管理服务", "履约验收", 56.0),
    ]

    private static func purchases(_ year: Int) -> [CountyArticle] {
        goods.enumerated().map { index, good in
            let on = day(year, 4, 10).adding(days: index * 46)
            return CountyArticle(
                "zfcg", "财务科", "\(good.0)采购项目\(good.1)", on, .procurement,
                [
                    "project": "\(good.0)采购项目", "number": "QHZC-\(on.year)-0\(20 + index)", "stage": good.1,
                    "method": index % 2 == 0 ? "公开招标" : "竞争性磋商", "amount": "\(good.2)", "day": "\(on)",
                    "summary": "采购内容、供应商资格要求和评审办法见省政府采购网同名公告，本页内容与之一致。",
                ])
        }
    }

    // MARK: 建议提案

    private static let wishes = [
        "加强乡镇卫生院儿科建设", "增设县城公共场所自动体外除颤器", "提高村医待遇", "推进医养结合", "完善山区急救网络", "扩大中医适宜技术推广",
        "加强青少年心理健康服务", "优化老年人就医服务", "规范医疗美容市场", "改善县医院停车条件", "推广家庭病床服务", "加强农村饮水卫生监测",
    ]

    private static func proposals(_ year: Int) -> [CountyArticle] {
        wishes.enumerated().map { index, wish in
            let isProposal = index % 2 == 1, kind = isProposal ? "政协提案" : "人大代表建议"
            let replied = day(year, 5, 6).adding(days: index * 3), number = "\(index * 7 + 11)"
            let unit = ["基层卫生健康科", "医政医管科", "老龄健康科", "中医药管理科"][index % 4]
            var article = CountyArticle(
                "jytabl", unit,
                "对县\(isProposal ? "政协" : "人大")\(year)年会议第\(number)号\(isProposal ? "提案" : "建议")《关于\(wish)的\(isProposal ? "提案" : "建议")》的答复",
                replied.adding(days: 8), .proposal,
                [
                    "kind": kind, "year": "\(year)", "number": number, "matter": "关于\(wish)", "unit": unit,
                    "replied_on": "\(replied)", "result": ["已经解决", "列入计划逐步解决", "解释说明"][index % 3],
                ],
                [
                    "您提出的关于\(wish)的\(isProposal ? "提案" : "建议")收悉，现答复如下。",
                    "一、现状和已做的工作。近年来，本局把这项工作列入年度要点，会同有关部门明确任务、落实经费，取得了阶段性成效。",
                    "二、下一步打算。将结合县域医共体建设细化措施，争取财政支持，定期评估成效，并主动接受代表委员监督。", "感谢您对卫生健康工作的关心和支持。",
                ])
            article.writtenOn = replied
            article.summary = "本局\(unit)对“\(wish)”的办理情况和下一步打算。"
            return article
        }
    }
}
