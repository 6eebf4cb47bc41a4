import Kernel
import Publishing
import Testing

@testable import Interpretation

/// Literal tables of what a plan and its material must have, and of the rates.
@Suite struct InterpretationModelTests {
    typealias World = InterpretationWorld

    static var found: PolicyCase {
        PolicyCase(
            id: World.id(500), agency: World.commission, subject: .document(World.id(501)), unit: World.section,
            openedAt: Moment(day: World.day("2026-03-10"), minute: 570))
    }

    static func material(_ items: [ContentItem], _ kind: MaterialKind = .text) -> PolicyMaterial {
        PolicyMaterial(
            id: World.id(510), kind: kind, title: "解读", article: World.id(511), proof: "",
            contents: Dictionary(uniqueKeysWithValues: items.map { ($0, "第一段") }))
    }

    /// INT-6: background, tasks, scope and one of the rest [C].
    @Test(arguments: [
        ([ContentItem.background, .tasks, .scope, .benefits], [ContentItem]()),
        ([.background, .tasks, .scope], [.contents]),
        ([.background, .scope, .notes], [.tasks]),
        ([.contents], [.background, .tasks, .scope]),
        ([], [.background, .tasks, .scope, .contents]),
    ])
    func `the checklist names what nobody says`(_ items: [ContentItem], _ missing: [ContentItem]) {
        #expect([Self.material(items)].missingContents == missing)
    }

    @Test func `two materials may say it between them`() {
        #expect(
            [Self.material([.background, .tasks]), Self.material([.scope, .keywords], .chart)].missingContents == [])
    }

    @Test func `a plan says what it lacks, the risk's response only when there is risk (INT-12)`() {
        #expect(World.plan.omissions == [])
        var plan = World.plan
        plan.risk = .medium
        #expect(plan.omissions.map(\.field) == ["response"])
        plan.response = "由新闻发言人回应，准备问答口径"
        #expect(plan.omissions == [])
        plan.manner = InterpretationPlan.Manner.none
        #expect(plan.omissions.map(\.field) == ["manner_note"])
        #expect(
            InterpretationPlan().omissions.map(\.field) == [
                "points", "forms", "channels", "responsible", "first_interpreter", "manner", "risk",
            ])
    }

    @Test func `who hands in does not sign, and without material nothing is handed in (INT-2)`() throws {
        var found = Self.found
        found.plan = World.plan
        #expect(throws: Refusal.self) { try found.submitting(by: World.drafter).get() }
        found = try found.adding(Self.material([.background, .tasks, .scope, .notes]), by: World.drafter).get().next
        let planner = World.officer(40, "兼任领导", [.leader], [World.section])
        found = try found.submitting(by: planner).get().next
        #expect(found.refusal(of: .sign, by: planner)?.rule == "INT-2")
        #expect(found.refusal(of: .sign, by: World.leader) == nil)
        #expect(found.refusal(of: .plan, by: World.drafter)?.code == .stateRefused)
        found = try found.signing(by: World.leader, at: found.openedAt).get().next
        #expect(found.standing == .signed)
        found = try found.sendingBack("形式单一", by: World.office).get().next
        #expect(found.standing == .planning)
        #expect(found.signature == nil)
    }

    @Test func `a normative document is let off by a leader only (INT-1)`() {
        var found = Self.found
        #expect(found.refusal(of: .exempt, by: World.office) == nil)
        found.isNormative = true
        #expect(found.refusal(of: .exempt, by: World.office)?.rule == "INT-1")
        #expect(found.refusal(of: .exempt, by: World.leader) == nil)
    }

    @Test func `an overseeing agency reads, a supervisor acts on nothing (ROLE-14)`() {
        for act in CaseAct.allCases {
            #expect(Self.found.refusal(of: act, by: World.above)?.rule == "ROLE-14", "\(act)")
            #expect(Self.found.refusal(of: act, by: World.supervisor)?.rule == "ROLE-14", "\(act)")
            #expect(Self.found.refusal(of: act, by: World.outsider) == .notFound, "\(act)")
            #expect(Self.found.refusal(of: act, by: World.administrator) == .notFound, "\(act)")
        }
    }

    @Test(arguments: [
        ("为做好家庭医生签约服务工作现通知如下", "为做好家庭医生签约服务工作，现通知如下。", 100),
        ("签约以后可以在家门口预约转诊拿药", "为做好家庭医生签约服务工作，现通知如下。", 0),
        ("短", "短", 0),
    ])
    func `similarity is the share of runs taken over`(_ text: String, _ source: String, _ percent: Int) {
        #expect(TextSimilarity.percent(of: text, takenFrom: source) == percent)
    }

    @Test func `half of it copied is about half`() {
        let source = "推进家庭医生签约服务完善激励机制提高服务质量"
        let share = TextSimilarity.percent(of: source + "群众最关心的是签约要不要交钱签了以后有什么好处", takenFrom: source)
        #expect((35...50).contains(share))
    }

    static func fact(
        _ number: Int, _ published: String, due: String, done: String?, _ forms: Set<MaterialKind> = [.text],
        _ channels: Set<ReleaseChannel> = [.website], exempt: String? = nil
    ) -> InterpretationFact {
        InterpretationFact(
            id: World.id(number), agency: World.commission, unit: World.section, title: "文件\(number)",
            publishedOn: World.day(published), dueOn: exempt == nil ? World.day(due) : nil,
            interpretedOn: done.map(World.day), forms: forms, channels: channels, exemption: exempt)
    }

    static let facts = [
        fact(1, "2026-07-02", due: "2026-07-07", done: "2026-07-02", [.text, .chart], [.website, .newMedia]),
        fact(2, "2026-07-20", due: "2026-07-23", done: "2026-07-24", [.video], [.website]),
        fact(3, "2026-08-10", due: "2026-08-13", done: nil),
        fact(4, "2026-09-28", due: "2026-10-09", done: nil),
        fact(5, "2026-08-01", due: "", done: nil, exempt: "转发"),
        fact(6, "2026-06-30", due: "2026-07-03", done: "2026-07-01"),
    ]

    @Test func `rates of a quarter, with what they are shares of (INT-7, INT-9)`() {
        let quarter = Period(.quarter, containing: World.day("2026-07-01"))
        let figures = InterpretationFigures(Self.facts, in: quarter, asOf: World.day("2026-09-30"))
        #expect(figures.policies == 5)
        #expect(figures.exempt == 1)
        #expect(figures.interpreted == Share(2, of: 4))
        // The fourth can still be on time.
        #expect(figures.onTime == Share(1, of: 3))
        #expect(figures.nonText == Share(2, of: 2))
        #expect(figures.multiChannel == Share(1, of: 2))
        #expect(figures.onTime.chinese == "33.3%（1/3）")
        #expect(!figures.multiChannel.reaches(90))
        let review = InterpretationReview(Self.facts, in: quarter, asOf: World.day("2026-09-30"))
        #expect(
            review.gaps.map { "\($0.fact.title)：\($0.words.joined(separator: "；"))" } == [
                "文件2：解读晚于期限（2026-07-23）；只在一类渠道发布", "文件3：超过期限还没有解读", "文件4：还没有解读，期限2026-10-09",
            ])
        #expect(review.sentences.first == "2026年第三季度公开政策文件5件，其中应当解读4件，免予解读1件。")
    }

    @Test func `as of an earlier day, what came later is not yet known`() {
        let quarter = Period(.quarter, containing: World.day("2026-07-01"))
        let figures = InterpretationFigures(Self.facts, in: quarter, asOf: World.day("2026-07-22"))
        #expect(figures.policies == 2)
        #expect(figures.interpreted == Share(1, of: 2))
        #expect(figures.onTime == Share(1, of: 1))
    }

    @Test(arguments: [
        (0, 0, "—（0/0）"), (1, 3, "33.3%（1/3）"), (2, 3, "66.7%（2/3）"), (9, 10, "90%（9/10）"), (7, 8, "87.5%（7/8）"),
    ])
    func `a share shows both numbers`(_ part: Int, _ whole: Int, _ words: String) {
        #expect(Share(part, of: whole).chinese == words)
    }

    @Test(arguments: [
        "签约了吗", "- 签了", "【单选】签了吗\n- 签了", "【单选】签了吗\n- 签了\n- 签了", "【打分】", "",
        String(repeating: "【打分】满意吗\n", count: 21),
    ])
    func `a questionnaire that cannot be asked is refused`(_ text: String) {
        #expect(throws: Refusal.self) { try SurveyText.questions(text).get() }
    }

    @Test func `a questionnaire is read back as it was written`() throws {
        let text = "【多选】怎样知道的\n- 网站\n- 村广播\n【打分】满意吗\n【文字】建议"
        let questions = try SurveyText.questions(text).get()
        #expect(questions.map(\.kind) == [.multiple, .scale, .words])
        #expect(SurveyText.text(questions) == text)
    }

    @Test func `a link is the exact address`() {
        let page = LivePage(status: 200, html: "<a href=\"/articles/abc1\">x</a>")
        #expect(page.fault(linkingTo: "/articles/abc1") == nil)
        #expect(page.fault(linkingTo: "/articles/abc") == "页面上没有指向对方的链接")
        #expect(LivePage(status: 410, html: "").fault(linkingTo: "/articles/abc") == "页面打不开（410）")
    }

    @Test func `sentences that name a document, by number or title`() {
        let text = "一、依据青卫发〔2026〕3号办理；免费。\n二、其他事项另行通知。"
        #expect(NamingClauses.find(in: text, naming: ["青卫发〔2026〕3号", "某通知"]) == ["一、依据青卫发〔2026〕3号办理；"])
        #expect(NamingClauses.find(in: text, naming: ["通知"]) == [])
    }
}
