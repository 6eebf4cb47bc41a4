import Documents
import Kernel

/// A rule from before the system.
struct OldRule {
    enum Fate: Hashable {
        case plain
        /// Evaluated, and being made anew.
        case renewed
        /// Evaluated, and let run out.
        case ranOut
    }

    let title: String
    let unit: String
    let number: String
    let issuedOn: Day
    let term: NormativeTerm
    let basis: String
    var fate: Fate = .plain
    /// The end of its address on the old site.
    var place: String { number.filter(\.isNumber) }

    var lastDay: Day { term.expiry(from: issuedOn.adding(days: 30)) ?? .latest }
    var evaluation: String {
        fate == .renewed ? "经评估，制度运行良好，建议完善后重新制定。" : "经评估，有关要求已由上级文件统一规定，到期后不再实施。"
    }
}

/// A rule that goes through the whole chain.
struct NewRule {
    let title: String
    let unit: String
    /// The day it was taken up.
    let on: Day
    /// The last stage that is done; nil for all.
    var until: NormativeStage?
    var touchesMarket = false
    var years = 5
    /// Days from the printing to the day it takes effect.
    var waits = 30
    /// What it does to an older one.
    var acts: (kind: NormativeRelationKind, on: String, scope: String?)?
    let articles: [String]
}

enum CountyRules {
    static func existing(_ span: CountySpan) -> [OldRule] {
        let year = span.first.year
        func number(_ years: Int, _ serial: Int) -> String { "青卫规〔\(year - years)〕\(serial)号" }
        func day(_ years: Int, _ month: Int, _ day: Int) -> Day {
            Day(year: year - years, month: month, day: day) ?? .earliest
        }
        return [
            OldRule(
                title: "青禾县基层医疗卫生机构管理办法", unit: "基层卫生健康科", number: number(2, 1), issuedOn: day(2, 4, 12),
                term: .years(5), basis: "中华人民共和国基本医疗卫生与健康促进法"),
            OldRule(
                title: "青禾县医疗机构校验管理办法", unit: "医政医管科", number: number(4, 2), issuedOn: day(4, 6, 20),
                term: .until(span.last.adding(days: 140)), basis: "医疗机构管理条例"),
            OldRule(
                title: "青禾县家庭医生签约服务管理办法（暂行）", unit: "基层卫生健康科", number: "青卫规〔\(span.ago(690).year)〕9号",
                issuedOn: span.ago(690), term: .until(span.last.adding(days: 60)),
                basis: "中华人民共和国基本医疗卫生与健康促进法", fate: .renewed),
            OldRule(
                title: "青禾县村卫生室考核办法", unit: "基层卫生健康科", number: number(4, 4), issuedOn: day(4, 9, 1),
                term: .until(span.at(840)), basis: "乡村医生从业管理条例", fate: .ranOut),
            OldRule(
                title: "青禾县医疗废物管理规定", unit: "疾病预防控制科", number: number(3, 1), issuedOn: day(3, 3, 18),
                term: .years(5), basis: "医疗废物管理条例"),
            OldRule(
                title: "青禾县农村改厕补助管理规定", unit: "疾病预防控制科", number: number(3, 2), issuedOn: day(3, 7, 6),
                term: .openEnded(reason: "补助项目跨多个年度"), basis: "中华人民共和国传染病防治法"),
            OldRule(
                title: "青禾县流动人口卫生服务规定", unit: "疾病预防控制科", number: number(3, 5), issuedOn: day(3, 11, 2),
                term: .years(5), basis: "中华人民共和国基本医疗卫生与健康促进法"),
            OldRule(
                title: "青禾县健康教育场所管理规定", unit: "宣传教育科", number: number(2, 2), issuedOn: day(2, 8, 15),
                term: .years(5), basis: "中华人民共和国基本医疗卫生与健康促进法"),
        ]
    }

    static func made(_ span: CountySpan, _ calendar: WorkCalendar) -> [NewRule] {
        [
            NewRule(
                title: "青禾县医疗废物集中处置管理办法", unit: "疾病预防控制科", on: span.at(40),
                acts: (.replaces, "青禾县医疗废物管理规定", nil),
                articles: ["第一条 为加强医疗废物集中处置管理，制定本办法。", "第二条 医疗机构应当将医疗废物交由有资质的单位集中处置。"]),
            NewRule(
                title: "青禾县互联网诊疗服务管理办法（试行）", unit: "医政医管科", on: span.at(320), touchesMarket: true, years: 2,
                articles: ["第一条 为规范互联网诊疗服务，制定本办法。", "第二条 开展互联网诊疗服务应当依法取得执业许可。"]),
            NewRule(
                title: "关于修改《青禾县健康教育场所管理规定》的决定", unit: "宣传教育科", on: span.at(560), waits: 10,
                acts: (.amends, "青禾县健康教育场所管理规定", "第三条、第九条"),
                articles: ["一、将第三条修改为：“健康教育场所应当免费向公众开放。”", "二、删去第九条。"]),
            NewRule(
                title: "青禾县急救站点设置管理规定", unit: "医政医管科", on: span.ago(105), waits: 90,
                articles: ["第一条 为规范急救站点设置，制定本规定。", "第二条 急救站点的设置应当符合急救半径要求。"]),
            NewRule(
                title: "青禾县公共场所卫生信用管理办法", unit: "疾病预防控制科", on: calendar.workday(17, before: span.last),
                until: .legality,
                articles: ["第一条 为加强公共场所卫生信用管理，制定本办法。", "第二条 信用等级分为甲、乙、丙三级。"]),
        ]
    }
}
