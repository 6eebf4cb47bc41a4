import Audit
import Kernel
import Markup
import PageChecking
import Redaction
import Testing

@testable import Requests
@testable import Site

@Suite struct DeskPageTests {
    typealias World = DeskWorld

    @Test("Every stage is a sound page for everybody, and says what comes next", arguments: RequestStage.allCases)
    func stages(_ stage: RequestStage) {
        for officer in World.everybody {
            for kind in RequestKind.allCases {
                let page = World.page(stage, officer, kind: kind)
                #expect(PageChecker.problems(in: page) == [], "\(stage) \(officer.name)")
                #expect(page.contains(stage.next.prefix(20)))
                #expect(page.contains("2026-017"))
            }
        }
    }

    @Test("What an officer may do has a form, what the stage forbids has its reason")
    func acts() {
        for stage in RequestStage.allCases {
            for officer in World.everybody {
                let view = World.view(World.request(stage), officer), page = World.page(stage, officer)
                for act in view.acts where act != .reveal {
                    #expect(page.contains("/acts/\(act.rawValue)\""), "\(stage) \(officer.name) \(act)")
                }
                for act in RequestAct.allCases where !view.acts.contains(act) {
                    #expect(!page.contains("/acts/\(act.rawValue)\""), "\(stage) \(officer.name) \(act)")
                }
                for refusal in view.refusals where refusal.key != .reveal {
                    #expect(page.contains(HTML(text: refusal.value.sentence).string))
                }
            }
        }
    }

    @Test("A supervisor reads and does nothing, and sees no person (ROLE-14, PII-3)")
    func supervisor() {
        for stage in RequestStage.allCases {
            let page = World.page(stage, World.supervisor)
            #expect(!page.contains("/acts/"))
            for word in ["苏木槿", "13900001234", "110101199003070011", "南街1号", "sumujin", "青禾惠民药房"] {
                #expect(!page.contains(word), "\(stage) \(word)")
            }
        }
    }

    @Test("The applicant stands masked until somebody asks, and then with a word about the journal (PII-3)")
    func applicant() {
        let masked = World.page(.handling, World.handler)
        #expect(masked.contains("苏**") && !masked.contains("苏木槿") && masked.contains("查看（将留痕）"))
        let whole = World.page(.handling, World.handler, revealed: World.applicant)
        #expect(whole.contains("苏木槿") && whole.contains("已记入审计日志"))
        #expect(PageChecker.problems(in: whole) == [])
    }

    @Test("The deadline shows each counted and each skipped day (FOI-D1, FOI-D3)")
    func deadline() {
        let page = World.page(.drafting, World.handler)
        #expect(page.contains("这一天是怎样算出来的"))
        #expect(page.contains("2026-02-27") && page.contains("第 1 个工作日"))
        // The working days 4 to 6 March lie within the consultation.
        #expect(page.contains("不计入"))
    }

    @Test("The chooser holds each code that a reply can have, once, with basis and remedies (FOI-36)")
    func codes() {
        let page = World.page(.drafting, World.handler)
        for code in DecisionCode.allCases {
            #expect(page.contains("<option value=\"\(code.code)\"") == code.isDraftable, "\(code)")
            #expect(page.contains("data-code=\"\(code.code)\"") == code.isDraftable)
        }
        for group in DecisionGroup.allCases { #expect(page.contains("<optgroup label=\"\(group.chinese)\">")) }
        #expect(DecisionGroup.allCases.flatMap(\.codes).count == DecisionCode.allCases.count)
        #expect(DecisionCode.stateSecret.remedyWords.contains("复议前置"))
        #expect(!DecisionCode.notExisting.remedyWords.contains("复议前置"))
    }

    @Test("What was typed comes back beside the refusal")
    func failed() {
        let refusal = Refusal(.invalid, "未能请科室协办：没有填写协办的内容。请填写后再提交。", rule: "FOI-D3", field: "question")
        let form = Form(fields: ["ask_section_question": "", "ask_section_due": "2026-03-30", "version": "3"])
        let page = World.page(.handling, World.handler, failed: FailedCaseAct(.askSection, refusal, form))
        #expect(page.contains(refusal.sentence) && page.contains("value=\"2026-03-30\""))
        #expect(page.contains("id=\"f-ask_section_question-problem\""))
        #expect(PageChecker.problems(in: page) == [])
    }
}
