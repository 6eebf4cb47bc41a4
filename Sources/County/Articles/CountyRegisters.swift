import Kernel
import Publishing

/// What the commission permits, punishes and inspects, one by one (FOI-20, ENF-1): two permits and one or two punishments
/// and inspections a month, each public within a few days of the decision.
enum CountyRegisters {
    static func articles(of year: Int, until today: Day) -> [CountyArticle] {
        (1...12).flatMap { month in
            permits(year, month) + punishments(year, month) + inspections(year, month)
        }
    }

    private static let trades = [
        ("美容美发店", "美容场所、理发店", "悦容"), ("宾馆", "宾馆", "清风"), ("游泳馆", "游泳场（馆）", "碧波"), ("洗浴中心", "公共浴室", "暖泉"),
        ("影院", "影剧院", "星河"), ("商场", "商场（店）", "惠民"), ("民宿", "旅店", "溪畔"), ("足浴店", "公共浴室", "舒心"),
    ]

    private static func shop(_ index: Int) -> (name: String, kind: String) {
        let trade = trades[index % trades.count], town = CountyWords.towns[(index * 3) % CountyWords.towns.count]
        return ("青禾县\(town)\(trade.2)\(trade.0)", trade.1)
    }

    private static func day(_ year: Int, _ month: Int, _ day: Int) -> Day {
        Day(year: year, month: month, day: day) ?? .earliest
    }

    // MARK: 行政许可

    private static func permits(_ year: Int, _ month: Int) -> [CountyArticle] {
        (0..<2).map { half in
            let index = month * 2 + half, decided = day(year, month, 6 + half * 13)
            let shop = shop(index + year), isClinic = index % 6 == 5
            let town = CountyWords.towns[index % CountyWords.towns.count]
            let party = isClinic ? "青禾县\(town)康宁口腔诊所" : shop.name
            let number = "青卫\(isClinic ? "医" : "公")许字〔\(year)〕\(index * 3 - 2)号"
            var article = CountyArticle(
                "xzxk", "法规与监督科", "\(party)\(isClinic ? "诊所备案变更" : "公共场所卫生许可")决定公示", decided.adding(days: 4), .licence,
                [
                    "party": party, "party_kind": isClinic ? "法人及非法人组织" : "个体工商户",
                    "document": isClinic ? "准予变更登记决定书" : "准予行政许可决定书", "number": number,
                    "kind": isClinic ? "登记" : "普通", "certificate": isClinic ? "医疗机构执业许可证" : "公共场所卫生许可证",
                    "certificate_number": "青卫\(isClinic ? "医" : "公")证字〔\(year)〕第\(index * 3 - 2)号",
                    "matter": isClinic ? "增设口腔修复专业，牙椅由2台增至3台" : "\(shop.kind)经营，准予公共场所卫生许可",
                    "decided_on": "\(decided)", "valid_from": "\(decided)",
                    "valid_to": "\(day(year + 4, month, 5))", "organ": CountyPeople.commission, "standing": "有效",
                ])
            article.writtenOn = decided
            return article
        }
    }

    // MARK: 行政处罚

    private static let offences: [(kind: String, facts: String, basis: String)] = [
        (
            "未按规定清洗消毒公共用品用具", "检查发现该场所毛巾、理发推子未按规定进行清洗、消毒、保洁，现场抽检的毛巾细菌总数超过标准。",
            "《公共场所卫生管理条例实施细则》第三十六条"
        ),
        ("安排未获得健康合格证明的人员从事服务", "检查发现1名从业人员未取得有效健康合格证明，从事直接为顾客服务的工作。", "《公共场所卫生管理条例实施细则》第三十八条"),
        ("未按规定进行卫生检测", "该场所未按规定对空气、顾客用品用具等进行年度卫生检测。", "《公共场所卫生管理条例实施细则》第三十六条"),
        ("未按规定公示卫生许可证", "该场所未在醒目位置公示卫生许可证和卫生信誉度等级。", "《公共场所卫生管理条例实施细则》第三十七条"),
        ("医疗废物暂存不符合要求", "该机构将使用后的一次性医疗器械与生活垃圾混放，暂存点没有警示标识。", "《医疗废物管理条例》第四十六条"),
        ("消毒记录不完整", "该机构口腔器械消毒记录连续5日没有登记消毒时间和责任人。", "《消毒管理办法》第四十一条"),
    ]

    private static func punishments(_ year: Int, _ month: Int) -> [CountyArticle] {
        (0..<(month % 3 == 0 ? 2 : 1)).map { half in
            let index = month * 2 + half, decided = day(year, month, 9 + half * 10)
            let offence = offences[(index + year) % offences.count], shop = shop(index + 3)
            let isClinic = offence.basis.contains("医疗废物") || offence.basis.contains("消毒管理")
            let party = isClinic ? "青禾县\(CountyWords.towns[index % CountyWords.towns.count])仁和诊所" : shop.name
            let fine = [0, 500, 1_000, 2_000, 3_000][index % 5]
            let content = fine == 0 ? "警告，责令限期改正" : "警告，并处罚款\(fine)元"
            var article = CountyArticle(
                "xzcf", "法规与监督科", "\(party)\(offence.kind)行政处罚决定公示", decided.adding(days: 5), .penalty,
                [
                    "party": party, "party_kind": isClinic ? "法人及非法人组织" : "个体工商户",
                    "number": "青卫\(isClinic ? "医" : "公")罚〔\(year)〕\(index)号", "offence": offence.kind,
                    "facts": offence.facts, "basis": offence.basis, "kinds": fine == 0 ? "警告" : "警告、罚款",
                    "content": content, "amount": fine == 0 ? "" : decimal(fine), "decided_on": "\(decided)",
                    "shown_until": "\(day(year + 1, month, 9))", "organ": CountyPeople.commission,
                ])
            article.writtenOn = decided
            return article
        }
    }

    /// Yuan as ten thousands of yuan.
    private static func decimal(_ yuan: Int) -> String {
        let hundreds = "\(yuan / 100)"
        return "0." + String(repeating: "0", count: max(2 - hundreds.count, 0)) + hundreds
    }

    // MARK: 双随机

    private static let matters = [
        ("公共场所卫生监督", "从业人员健康合格证明、公共用品用具消毒、卫生许可"), ("生活饮用水卫生监督", "供水单位卫生许可、水质检测和公示"),
        ("医疗机构依法执业监督", "诊疗科目、人员资质和处方管理"), ("学校卫生监督", "教室采光照明、饮用水卫生和传染病防控"),
        ("放射诊疗监督", "放射诊疗许可、设备检测和个人剂量监测"), ("餐具饮具集中消毒服务监督", "生产条件、消毒记录和出厂检验"),
    ]
    private static let objects = ["宾馆", "供水站", "卫生院", "中心小学", "门诊部", "餐具消毒公司"]

    private static func inspections(_ year: Int, _ month: Int) -> [CountyArticle] {
        (0..<(month % 2 == 0 ? 2 : 1)).map { half in
            let index = month + half * 3 + year, place = index % matters.count
            let inspected = day(year, month, 11 + half * 6)
            let object = "青禾县\(CountyWords.towns[(index * 7) % CountyWords.towns.count])\(objects[place])"
            let isClean = index % 3 != 0
            return CountyArticle(
                "ssj", "法规与监督科", "\(object)\(matters[place].0)抽查结果", inspected.adding(days: 9), .inspection,
                [
                    "plan": "\(year)年全县卫生健康“双随机、一公开”监督抽查计划", "matter": matters[place].0, "object": object,
                    "inspected_on": "\(inspected)", "organ": CountyPeople.commission,
                    "result": isClean ? "未发现问题" : "发现问题已责令改正",
                    "handling": "抽查内容：\(matters[place].1)。"
                        + (isClean ? "抽查未发现问题。" : "已下达卫生监督意见书，责令15日内改正，届时复查。"),
                ])
        }
    }
}
