package import HTTPTypes
import Interpretation
import Kernel
import Markup
package import Site

/// The form for an opinion, on one paragraph or on the whole; without account and without JavaScript (CONS-2).
package struct PublicCommentScreen {
    let view: ConsultationView
    let state: FormState
    let site: PortalSite
    let status: HTTPResponse.Status
    let context: SiteContext

    package init(
        view: ConsultationView, state: FormState, site: PortalSite, status: HTTPResponse.Status = .ok,
        context: SiteContext
    ) {
        self.view = view
        self.state = state
        self.site = site
        self.status = status
        self.context = context
    }

    private var found: PublicConsultation { view.found }

    package var answer: PersonalPage {
        PersonalPage(
            PortalPage(
                "提意见", site: site, canonical: ConsultationLinks.comment(found.id),
                crumbs: [
                    Crumb("首页", site.home), Crumb("意见征集", ConsultationLinks.publicList),
                    Crumb(found.title, ConsultationLinks.publicRecord(found.id)),
                ], status: status, "\(introduction)\(quoted)\(form)"))
    }

    private var introduction: HTML {
        """
        <p>对《\(found.title)》提意见。\(view.line.daysLeft ?? "征集已经截止")。不需要登录，不用写姓名；提交以后得到一个查询码，凭它查看采纳情况。</p>
        """
    }

    private var quoted: HTML {
        guard let number = Int(segment: state.fields["paragraph"]), let draft = found.publicDraft,
            let paragraph = draft.paragraph(number)
        else { return .empty }
        return
            "<blockquote class=\"standing\"><p class=\"hint\">\(draft.place(number))</p><p class=\"typed\">\(paragraph.words)</p></blockquote>"
    }

    private var form: PostForm {
        let paragraphs = (found.publicDraft?.paragraphs ?? []).enumerated().map { index, paragraph in
            SelectField.Choice("\(paragraph.number)", "第\(index + 1)段　\(paragraph.words.prefix(18))")
        }
        return PostForm(
            to: ConsultationLinks.comment(found.id), context, submit: "提交意见", state: state, multipart: true,
            cancel: ConsultationLinks.publicRecord(found.id), stopsInBrowser: false,
            """
            \(SelectField("paragraph", "针对哪一段", choices: paragraphs, in: state, empty: "整个草案"))
            \(RadioGroup(
                "stance", "态度", choices: PublicComment.Stance.allCases.map { .init($0.rawValue, $0.chinese) }, in: state,
                required: true))
            \(TextArea(
                "words", "意见和理由", in: state, hint: "不超过\(PublicComment.mostWords)字。请不要写姓名、电话、身份证号、病情等个人信息。",
                required: true, rows: 6))
            \(Checkbox("is_organisation", "以企业或者其他组织的名义提交（政企直通车）", in: state))
            \(Field("organisation", "单位名称", in: state, hint: "以单位名义提交的填写登记的名称。", limit: PublicComment.longestOrganisation))
            \(Field(
                "contact", "联系方式（可以不填）", in: state, hint: "电话或者邮箱，只用于核实意见，加密保存，不公开。",
                limit: PublicComment.longestContact))
            \(FileField(
                "file", "附件（可以不传）", in: state, hint: "最多\(PublicComment.mostFiles)个，每个不超过10 MB，不公开。", multiple: true))
            """)
    }
}

/// The questionnaire of a consultation.
package struct PublicQuestionsScreen {
    let view: ConsultationView
    let isThanked: Bool
    let state: FormState
    let site: PortalSite
    let status: HTTPResponse.Status
    let context: SiteContext

    package init(
        view: ConsultationView, isThanked: Bool, state: FormState, site: PortalSite,
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
        let found = view.found
        return PersonalPage(
            PortalPage(
                "问卷", site: site, canonical: ConsultationLinks.survey(found.id),
                crumbs: [
                    Crumb("首页", site.home), Crumb("意见征集", ConsultationLinks.publicList),
                    Crumb(found.title, ConsultationLinks.publicRecord(found.id)),
                ], status: status, middle))
    }

    private var middle: HTML {
        if isThanked { return Notice(.done, text: "已经收到您的回答。截止以后，结果和采纳情况一并公布。").html }
        guard view.phase == .collecting else { return "<p>问卷已经结束，结果和采纳情况一并公布。</p>" }
        let questions = view.questions.enumerated().each(question)
        return PostForm(
            to: ConsultationLinks.survey(view.found.id), context, submit: "提交", state: state,
            "<p class=\"hint\">不需要登录，不记录您是谁，请不要填写姓名、电话等个人信息。</p>\(questions)"
        ).html
    }

    private func question(_ index: Int, _ question: SurveyQuestion) -> HTML {
        let name = "q\(index)", label = "\(index + 1). \(question.words)"
        switch question.kind {
        case .single, .scale:
            let choices = question.choices.enumerated().map { place, words in
                SelectField.Choice("\(place)", question.kind == .scale ? "\(words)分" : words)
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
}
