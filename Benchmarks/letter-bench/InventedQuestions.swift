import Kernel
import Letters

/// Questions as people ask them: a subject, what is to be done with it, a place and a turn of phrase. The vocabulary is wide,
/// as that of a county is, so that most questions are asked seldom and some often.
struct InventedQuestions {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    private static let subjects = [
        "接种证", "家庭医生签约", "健康证", "出生医学证明", "病历复印", "夜间门诊", "停车收费", "二次供水", "老年人体检", "挂号费", "住院押金",
        "护士注册", "诊所备案", "饮用水检测", "职业病诊断", "献血证", "产后访视", "两癌筛查", "托育补贴", "计划生育奖励", "急救车", "药品目录", "中医馆",
        "预约挂号", "疫苗库存", "核酸检测", "医疗废物", "消毒餐具", "公共浴室", "理发店卫生",
    ]
    private static let acts = ["怎么补办", "怎么申请", "在哪里办", "收费标准", "需要材料", "什么时候开放", "能不能网上办", "为什么取消", "多久办好", "可以退吗"]
    private static let places =
        (1...200).map { "第\($0)村" } + ["城关镇", "东关街道", "西河乡", "北山镇", "南湖社区", "青石桥", "新华路", "老电厂"]
    private static let turns = ["请问", "咨询一下", "关于", "", "我想问", "希望答复"]

    private mutating func next(_ below: Int) -> Int {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int((state >> 33) % UInt64(max(below, 1)))
    }

    private mutating func pick(_ list: [String]) -> String { list[next(list.count)] }

    /// Two characters that stand for a name of a place, a road, a shop: most questions have one that nobody else has.
    private mutating func name() -> String {
        (0..<(2 + next(3))).map { _ in
            Unicode.Scalar(UInt32(0x4E00 + next(6_000))).map { String(Character($0)) } ?? ""
        }.joined()
    }

    func make(_ count: Int) -> [AskedQuestion] {
        var own = self
        return (0..<count).map { index in
            let subject = own.next(3) == 0 ? own.pick(Self.subjects) : own.name() + own.pick(Self.subjects) + own.name()
            let title = own.pick(Self.turns) + own.pick(Self.places) + subject + own.pick(Self.acts)
            return AskedQuestion(
                source: .letter, id: "\(index)", number: "LX\(index)",
                day: Day(year: 2026, month: 1 + index * 8 / count, day: 1 + index % 28) ?? .earliest, title: title)
        }
    }
}
