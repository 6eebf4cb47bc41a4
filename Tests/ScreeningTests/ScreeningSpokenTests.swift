import Testing

@testable import Screening

/// Names in what the public writes (PII-1, PII-2, PII-6).
@Suite struct ScreeningSpokenTests {
    private static let screen = Screen(ScreeningPolicy.shipped(), today: Sample.today)

    /// Each with the name in it, and what a proposal says instead.
    @Test(arguments: [
        ("我叫王建国，孩子的接种证丢了。", "王建国", "我叫王某，孩子的接种证丢了。"),
        ("您好，我叫王建国今年四十岁。", "王建国", "您好，我叫王某今年四十岁。"),
        ("我是李秀英，住在城关镇。", "李秀英", "我是李某，住在城关镇。"),
        ("我叫欧阳若水，请答复。", "欧阳若水", "我叫欧阳某，请答复。"),
        ("我叫郜翀霁，请答复。", "郜翀霁", "我叫郜某，请答复。"),
        ("我叫阿依古丽·买买提，请答复。", "阿依古丽·买买提", "我叫阿某，请答复。"),
        ("上周和古丽娜尔•吐尔逊一起去的。", "古丽娜尔•吐尔逊", "上周和古某一起去的。"),
        ("名字叫粘罕，请答复。", "粘罕", "名字叫粘某，请答复。"),
        ("经办的王女士说不行。", "王女士", "经办的王某女士说不行。"),
        ("打电话给司马先生。", "司马先生", "打电话给司马某先生。"),
        ("请找赵大勇师傅核实。", "赵大勇师傅", "请找赵某师傅核实。"),
        ("接种证丢了怎么补办？\n此致\n敬礼\n王建国", "王建国", "接种证丢了怎么补办？\n此致\n敬礼\n王某"),
        ("建议增加站点。\n此致\n敬礼！\n幸霁彧", "幸霁彧", "建议增加站点。\n此致\n敬礼！\n幸某"),
        ("建议增加站点。谢谢。\n\n粘罕\n2026年3月2日", "粘罕", "建议增加站点。谢谢。\n\n粘某\n2026年3月2日"),
        ("接种证丢了怎么补办？\n林 小满\n2026年3月2日", "林 小满", "接种证丢了怎么补办？\n林某\n2026年3月2日"),
        ("接种证丢了怎么补办？苏采薇敬上", "苏采薇", "接种证丢了怎么补办？苏某敬上"),
        ("署名：夏侯惇", "夏侯惇", "署名：夏侯某"),
        ("我儿子陈小明，在一小读书。", "陈小明", "我儿子陈某，在一小读书。"),
    ])
    func aNameThatSomebodyGivesIsMasked(_ text: String, _ name: String, _ masked: String) {
        let hits = Self.screen.hits(in: text, isSpoken: true).filter { $0.kind == .name }
        #expect(hits.map(\.text) == [name], "\(hits.map(\.text))")
        #expect(Self.screen.personal(inSpoken: text) == .name)
        #expect(Self.screen.masked(spoken: text) == masked)
        #expect(Self.screen.personal(inSpoken: masked) == nil)
    }

    /// What people write about every day names nobody.
    @Test(arguments: [
        "我是高中生的家长，请问在哪里接种。", "本人高血压，每月取药。", "我叫救护车等了半小时。", "我是白血病患者的母亲。", "请问女士优先吗？",
        "向医生咨询过，没有答复。", "希望尽快解决，谢谢。\n谢谢", "建议周末开门。\n此致\n敬礼", "周一上午在县中医医院缴费，只开了两个窗口。",
        "母亲常年卧床，父亲严重贫血。", "接种证丢了怎么补办？\n请答复", "我是安置小区的业主。", "这位先生态度很好。",
        "建议增加站点。\n此致\n敬礼\n一家长", "建议增加站点。\n此致\n敬礼\n居委会", "建议增加站点。\n谢谢\n盼复", "谢谢大家", "建议增加站点。感谢。\n请答复",
    ])
    func whatNamesNobodyStaysAsItIs(_ text: String) {
        #expect(Self.screen.hits(in: text, isSpoken: true).filter { $0.kind == .name } == [])
        #expect(Self.screen.masked(spoken: text) == text)
    }

    /// The words of an office are read as before.
    @Test func textsOfAnOfficeAreNotReadThatWay() {
        #expect(Self.screen.hits(in: "署名：夏侯惇。请咨询王女士。").filter { $0.kind == .name } == [])
    }

    /// What the machine cannot tell is shown to a person and is not masked.
    @Test func whatMayBeANameIsShownToAPerson() {
        let text = "当时在场的有许知远、李雷，都可以作证。"
        #expect(Self.screen.masked(spoken: text) == text)
        #expect(Self.screen.doubts(inSpoken: [text]).contains("李雷"))
        #expect(Self.screen.doubts(inSpoken: ["接种证丢了怎么补办？"]) == [])
    }

    /// What a person left is found however it is written.
    @Test(arguments: [
        ("王建国问补办", KnownPerson.Part.name), ("王 建 国问补办", .name), ("王　建国", .name), ("阿依古丽问补办", .name),
        ("阿依古丽•买买提", .name), ("致电１３９１２３４５６７８", .contact), ("致电139-1234-5678", .contact), ("微信WJG_1970", .contact),
        ("发到wjg@mail.example", .contact), ("住幸福路12号3单元402", .address), ("青禾县城关镇幸福路12号3单元402", .address),
    ])
    func whatSomebodyLeftIsFoundHoweverWritten(_ text: String, _ part: KnownPerson.Part) {
        let person = KnownPerson(
            names: ["王建国", "阿依古丽·买买提"], contacts: ["电话13912345678，微信wjg_1970，邮箱wjg@mail.example"],
            addresses: ["青禾县城关镇幸福路12号3单元402"])
        #expect(person.part(in: text) == part)
        let masked = person.masked(text)
        #expect(masked.contains(part.mask) && person.part(in: masked) == nil, "\(masked)")
    }

    @Test func nobodyIsFoundInWordsOfOthers() {
        let person = KnownPerson(names: ["王建国", "王"], contacts: ["1391234"], addresses: ["青禾县城关镇幸福路12号"])
        for text in ["王村建卫生院", "139", "幸福路", "城关镇", ""] { #expect(person.part(in: text) == nil, "\(text)") }
        #expect(KnownPerson(names: ["", "李"]).isEmpty && KnownPerson().masked("甲") == "甲")
    }
}
