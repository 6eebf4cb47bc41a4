import HTTPTypes
import Kernel
import Markup
import PageChecking
import Testing

@testable import Requests
@testable import Site

/// Every public page of 依申请公开 in every state, read strictly.
@Suite struct RequestsPublicPageTests {
    private static func context(_ link: Link) -> SiteContext {
        var settings = SiteSettings(baseURL: .loopback)
        settings.accessLog = .none
        return SiteContext(drawing: link, settings: settings)
    }

    private static func drawn(_ page: PersonalPage, _ context: SiteContext) -> String {
        page.page.html(in: context).string
    }

    private static func screen(_ draft: ApplicationDraft, _ problems: [FieldProblem] = []) -> PublicApplicationScreen {
        PublicApplicationScreen(
            draft: draft, problems: problems, office: PublicVisitor.office, site: PublicVisitor.site,
            context: context(PublicRequestLinks.new))
    }

    private static func tracked(
        _ found: TrackedCase, done: ApplicantAct? = nil, failed: FailedApplicantAct? = nil
    ) -> String {
        let context = context(PublicRequestLinks.track)
        let screen = PublicTrackScreen(
            code: PublicCases.code, office: PublicVisitor.office, site: PublicVisitor.site, context: context)
        return drawn(screen.found(found, done: done, failed: failed), context)
    }

    @Test func bothFormsOfBothKindsAreSound() {
        let context = RequestsPublicPageTests.context(PublicRequestLinks.new)
        for kind in RequestKind.allCases {
            for party in ["person", ApplicationDraft.organization] {
                let draft = ApplicationDraft([.kind: kind.rawValue, .party: party, .name: "<b>\"'&"])
                let page = RequestsPublicPageTests.drawn(RequestsPublicPageTests.screen(draft).form, context)
                #expect(PageChecker.problems(in: page) == [], "\(kind) \(party)")
                #expect(page.contains("&lt;b&gt;") && !page.contains("<b>"))
                // FOI-27: no purpose, and nobody must say what kind of organization they are.
                #expect(!page.contains("name=\"purpose\"") && !page.contains("单位类别<span class=\"required\">"))
                #expect(page.contains("name=\"medium\"") == (kind == .disclosure))
            }
        }
    }

    /// All faults at once: on top with links to the fields, beside each field, tied together for readers.
    @Test func faultsStandOnTopAndBesideTheirFields() {
        let draft = ApplicationDraft([.kind: "disclosure", .party: "person"])
        guard case .failure(let faults) = draft.application() else { return #expect(Bool(false)) }
        let problems = faults.faults.map { FieldProblem($0.field.rawValue, $0.sentence) }
        let context = RequestsPublicPageTests.context(PublicRequestLinks.new)
        let page = RequestsPublicPageTests.drawn(RequestsPublicPageTests.screen(draft, problems).form, context)
        #expect(PageChecker.problems(in: page) == [])
        #expect(page.contains("有 \(problems.count) 处需要修改") && problems.count >= 7)
        for problem in problems {
            #expect(page.contains("href=\"#f-\(problem.field)\"") && page.contains("id=\"f-\(problem.field)-problem\""))
        }
        #expect(page.contains("novalidate"))
    }

    @Test func aCaseIsSoundInEveryStageAndSaysWhatIsToDo() {
        for kind in RequestKind.allCases {
            for stage in RequestStage.allCases {
                let found = PublicCases.tracked(stage, kind: kind), page = RequestsPublicPageTests.tracked(found)
                #expect(PageChecker.problems(in: page) == [], "\(kind) \(stage)")
                #expect(page.contains("现在：\(stage.standing)"))
                for act in found.acts { #expect(page.contains("value=\"\(act.rawValue)\""), "\(stage) \(act)") }
                // Masked even for whoever holds the code, and what was typed is escaped.
                #expect(!page.contains("苏木槿") && !page.contains("110101199003070011") && !page.contains("13900001234"))
                #expect(page.contains("&lt;及&gt;") && !page.contains("<及>") && page.contains("清单&lt;一&gt;"))
                #expect(!page.contains("?code="))
            }
        }
    }

    /// The stages in which the applicant must act show the form with the day by which.
    @Test(arguments: [
        (RequestStage.correcting, ApplicantAct.correct, "写明检查的年度"), (.explaining, .giveReasons, "本月已申请 34 件"),
        (.awaitingPayment, .payNotice, "信息处理费"),
    ]) func whatIsToDoStandsWithItsDay(_ stage: RequestStage, _ act: ApplicantAct, _ words: String) {
        let found = PublicCases.tracked(stage)
        let page = RequestsPublicPageTests.tracked(found)
        guard found.acts.contains(act) else { return #expect(stage == .awaitingPayment) }
        #expect(page.contains("请您\(act.chinese)") && page.contains(words))
        if stage != .awaitingPayment { #expect(page.contains("2026年3月23日（周一）")) }
    }

    /// §5.3-2: every day from the receipt to the deadline, counted or skipped and why.
    @Test func theDeadlineIsExplainedDayByDay() throws {
        let found = PublicCases.tracked(.registered), page = RequestsPublicPageTests.tracked(found)
        let days = try #require(found.reply?.explanation.days)
        #expect(days.count > 20)
        for row in days { #expect(page.contains("datetime=\"\(row.day)\"") && page.contains(row.why)) }
        #expect(RequestsPublicPageTests.tracked(PublicCases.tracked(.awaitingConfirmation)).contains("双方确认以后才开始计算"))
    }

    @Test func everyRefusedActKeepsWhatWasTyped() {
        for act in ApplicantAct.allCases {
            for stage in [RequestStage.correcting, .explaining, .awaitingPayment, .closed] {
                let field = PublicCaseField.known("words", of: act)
                let state = FormState([field: "写了<很多>"], problems: [FieldProblem(field, "没有提交：试一试。")])
                let found = PublicCases.tracked(stage)
                let page = RequestsPublicPageTests.tracked(
                    found, failed: FailedApplicantAct(act, state: state, status: .unprocessableContent))
                #expect(PageChecker.problems(in: page) == [], "\(act) \(stage)")
                #expect(page.contains("没有提交：试一试。"))
                if found.acts.contains(act), act != .confirmReceipt { #expect(page.contains("写了&lt;很多&gt;")) }
            }
        }
    }

    @Test func everyDoneActIsTold() {
        for act in ApplicantAct.allCases {
            let page = RequestsPublicPageTests.tracked(PublicCases.tracked(.handling), done: act)
            #expect(PageChecker.problems(in: page) == [] && page.contains("class=\"notice done\""))
        }
    }

    /// FOI-31, FOI-33: the days that are promised before sending, by hand from the calendar of 2026.
    @Test func thePromisedDaysAreRight() {
        let friday = ExpectedDays(sentOn: DeskWorld.day("2026-03-13"), calendar: StateCouncil.calendar)
        #expect(friday.confirmed == DeskWorld.day("2026-03-16") && friday.replied == DeskWorld.day("2026-04-14"))
        #expect(!friday.isProvisional)
        let late = ExpectedDays(sentOn: DeskWorld.day("2026-12-20"), calendar: StateCouncil.calendar)
        #expect(late.isProvisional)
    }
}
