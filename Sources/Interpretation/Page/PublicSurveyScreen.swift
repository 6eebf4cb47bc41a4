package import HTTPTypes
import Kernel
import Markup
import Publishing
package import Site

/// A questionnaire as visitors have it: questions while it is open, results when it is closed. Without JavaScript.
package struct PublicSurveyScreen {
    let view: SurveyView
    let isThanked: Bool
    let state: FormState
    let site: PortalSite
    let status: HTTPResponse.Status
    let context: SiteContext

    package init(
        view: SurveyView, isThanked: Bool = false, state: FormState = .empty, site: PortalSite,
        status: HTTPResponse.Status = .ok, context: SiteContext
    ) {
        self.view = view
        self.isThanked = isThanked
        self.state = state
        self.site = site
        self.status = status
        self.context = context
    }

    package var answer: PersonalPage {
        let survey = view.survey
        return PersonalPage(
            PortalPage(
                survey.title, site: site, canonical: InterpretationLinks.publicSurvey(survey.id),
                crumbs: [Crumb("首页", site.home)], status: status, "\(introduction)\(middle)"))
    }

    private var introduction: HTML {
        let policy: HTML =
            view.policyCase.policyArticle.map {
                "<p>关于 <a href=\"\(link: PublicLinks.article($0))\">《\(view.policyTitle)》</a></p>"
            } ?? ""
        let words: HTML = view.survey.introduction.isEmpty ? "" : "<p class=\"typed\">\(view.survey.introduction)</p>"
        return "\(policy)\(words)"
    }

    private var middle: HTML {
        switch view.state {
        case .draft: .empty
        case .open: isThanked ? thanks : form.html
        case .closed: results
        }
    }

    private var thanks: HTML {
        Notice(.done, text: "已经收到您的回答。\(view.survey.closesOn.chinese)截止以后，结果在本页公布。").html
    }

    private var form: PostForm {
        let questions = view.survey.questions.enumerated().each(question)
        return PostForm(
            to: InterpretationLinks.publicSurvey(view.survey.id), context, submit: "提交", state: state,
            """
            <p class="hint">截止\(view.survey.closesOn.chineseWithWeekday)。不需要登录，不记录您是谁，请不要填写姓名、电话等个人信息。结果在截止后公布。</p>\(questions)
            """)
    }

    private func question(_ index: Int, _ question: SurveyQuestion) -> HTML {
        let name = "q\(index)", label = "\(index + 1). \(question.words)"
        switch question.kind {
        case .single, .scale:
            let choices = question.choices.enumerated().map { place, words in
                SelectField.Choice("\(place)", question.kind == .scale ? SurveyScale.words(place) : words)
            }
            return RadioGroup(name, label, choices: choices, in: state, required: true).html
        case .multiple:
            let boxes = question.choices.enumerated().each { place, words in
                "\(Checkbox(name, words, value: "\(place)", in: state))"
            }
            return "<fieldset><legend>\(label)<span class=\"hint\">（可以多选）</span></legend>\(boxes)</fieldset>"
        case .words:
            return TextArea(
                name, label, in: state, hint: "可以不填，不超过\(SurveyQuestion.longestAnswer)字。", rows: 3
            ).html
        }
    }

    private var results: HTML {
        let conclusion: HTML =
            view.survey.conclusion.isEmpty
            ? "" : "<h2>结果怎样使用</h2><p class=\"typed\">\(view.survey.conclusion)</p>"
        return """
            <p>问卷已经结束，收到\(view.results.responses)份回答。</p>\(conclusion)<h2>结果</h2>\
            \(SurveyResultTables(view.results).html)
            """
    }
}

/// What the ends of a scale mean.
enum SurveyScale {
    static func words(_ place: Int) -> String {
        switch place {
        case 0: "1分（很不满意）"
        case 4: "5分（很满意）"
        default: "\(place + 1)分"
        }
    }
}
