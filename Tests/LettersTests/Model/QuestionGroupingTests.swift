import Kernel
import Testing

@testable import Letters

@Suite struct QuestionGroupingTests {
    typealias World = LetterWorld

    static func grouping() throws -> QuestionGrouping { QuestionGrouping(try QuestionWordsFile.shipped()) }

    static func asked(_ titles: [String], from day: String = "2026-03-01") -> [AskedQuestion] {
        titles.enumerated().map { index, title in
            AskedQuestion(
                source: index % 2 == 0 ? .letter : .request, id: "\(index)", number: "LX\(index)",
                day: World.day(day).adding(days: index), title: title)
        }
    }

    /// The same question in other words, and questions that only look like it.
    @Test(arguments: [
        ("接种证丢了怎么补办", "孩子的预防接种证遗失，如何补办？", true), ("接种证丢了怎么补办", "请问疫苗本不见了怎样补发", true),
        ("65岁以上老年人体检时间", "老人免费体检什么时候开始", false), ("县医院夜间门诊几点到几点", "咨询县医院夜间门诊时间", true),
        ("接种证丢了怎么补办", "出生医学证明丢了怎么补办", false), ("健康证在哪里办", "健康证收费吗", false),
        ("家庭医生签约收费吗", "家庭医生怎么签约，要交钱吗", true), ("停车难", "挂号难", false),
    ])
    func alikeOrNot(_ one: String, _ other: String, _ same: Bool) throws {
        let likeness = try QuestionGroupingTests.grouping().likeness(one, other)
        #expect(likeness.isSame == same, "\(one) / \(other): \(likeness.share)")
        #expect(try QuestionGroupingTests.grouping().likeness(other, one).share == likeness.share)
    }

    @Test func groupsSayWhyTheyStandTogether() throws {
        let titles = [
            "接种证丢了怎么补办", "孩子的预防接种证遗失，如何补办？", "请问接种本丢失怎么补发", "县医院停车场什么时候开放", "食堂饭菜涨价",
        ]
        let clusters = try QuestionGroupingTests.grouping().clusters(QuestionGroupingTests.asked(titles))
        #expect(clusters.count == 1)
        let cluster = try #require(clusters.first)
        #expect(cluster.questions.map(\.id) == ["0", "1", "2"] && cluster.subject == "预防接种证")
        #expect(cluster.reason.contains("都涉及“预防接种证”") && cluster.reason.contains("补办"))
        #expect(cluster.count(.letter) == 2 && cluster.count(.request) == 1)
    }

    /// An accepted group takes its questions first, and two are not enough for a new one.
    @Test func acceptedGroupsGoOn() throws {
        let group = QuestionGroup(
            id: World.id(70), agency: World.commission, title: "接种证丢了怎么补办", remedy: .faq, reason: "", asked: 3,
            acceptedAt: World.moment)
        let titles = ["预防接种证遗失如何补办", "夜间门诊时间", "夜间门诊几点开"]
        let clusters = try QuestionGroupingTests.grouping().clusters(
            QuestionGroupingTests.asked(titles), accepted: [group])
        #expect(clusters.map(\.group) == [World.id(70)])
        #expect(clusters.first?.questions.count == 1)
    }

    /// A third of the questions is enough to make a group (FOI-44), whatever the order they are read in.
    @Test func everyQuestionStandsInOneGroupAtMost() throws {
        let titles = (0..<300).map { ["接种证丢了怎么补办", "夜间门诊开放时间", "老年人体检地点"][$0 % 3] }
        let clusters = try QuestionGroupingTests.grouping().clusters(QuestionGroupingTests.asked(titles))
        #expect(clusters.map(\.questions.count) == [100, 100, 100])
        #expect(Set(clusters.flatMap(\.questions).map(\.id)).count == 300)
    }

    /// Whether the question fell: as many days before as after.
    @Test func theEffectIsCountedInDays() throws {
        func asked(_ days: [String]) -> [AskedQuestion] {
            days.map { AskedQuestion(source: .letter, id: $0, number: $0, day: World.day($0), title: "") }
        }
        let questions = asked([
            "2026-01-20", "2026-04-10", "2026-04-20", "2026-05-02", "2026-05-20", "2026-06-02", "2026-07-30",
        ])
        let today = World.day("2026-08-20")
        let effect = try #require(QuestionEffect(questions, publishedOn: World.day("2026-06-01"), today: today))
        #expect(effect.days == 80 && effect.before == 4 && effect.after == 2)
        #expect(effect.sentence == "公开前80日4件，公开后80日2件，提问减少")
        #expect(QuestionEffect(questions, publishedOn: nil, today: today) == nil)
        #expect(QuestionEffect(questions, publishedOn: today, today: today) == nil)
        let early = try #require(QuestionEffect(questions, publishedOn: World.day("2026-08-10"), today: today))
        #expect(early.sentence.hasSuffix("暂不评价"))
    }

    @Test func hostileTitlesAreOnlyTitles() throws {
        let titles = ["", " ", "\u{202E}", String(repeating: "接种", count: 10_000), "<script>", "？？？", "a", "的的的"]
        #expect(try QuestionGroupingTests.grouping().clusters(QuestionGroupingTests.asked(titles)).isEmpty)
    }

    /// MAIL-2: terms are read from a file, and a fault names itself.
    @Test(arguments: [
        "", "时限: []", "时限:\n- {依据: 甲}", "时限:\n- {施行: 2026-01-01, 咨询: 0}", "时限:\n- {施行: 2026-01-01, 闲聊: 3}",
        "时限:\n- {施行: 2026-01-01}\n- {施行: 2026-01-01}", "时限:\n- {施行: 2026-01-01, 咨询: 三天}", ": : :",
    ])
    func faultyTermsAreRefused(_ text: String) {
        #expect(throws: Refusal.self) { try LetterTermsFile.terms(text) }
    }

    @Test func shippedTermsAreTheDefaultsOfTheRule() throws {
        let table = try LetterTermsFile.shipped().table(on: World.day("2026-03-10"))
        #expect(table.days == LetterTermTable.usualDays)
        #expect(table.sign == 1 && table.urgent == 0 && table.mostMore == 5)
    }
}
