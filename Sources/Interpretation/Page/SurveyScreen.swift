import HTTPTypes
package import Kernel
import Markup
package import Site

/// A questionnaire on the staff side: made, opened, closed, concluded.
package struct SurveyScreen {
    let view: SurveyView
    let officer: Officer
    let failed: FormState
    let context: SiteContext

    package init(view: SurveyView, officer: Officer, failed: FormState = .empty, context: SiteContext) {
        self.view = view
        self.officer = officer
        self.failed = failed
        self.context = context
    }

    package var answer: ConsolePage {
        let survey = view.survey
        return ConsolePage(
            survey.title, section: "interpretations",
            crumbs: [
                Crumb("政策解读", InterpretationLinks.list),
                Crumb("解读《\(view.policyTitle)》", InterpretationLinks.record(survey.policyCase)),
            ],
            lead:
                "<p>\(Badge(view.state.chinese, view.state == .open ? .good : .neutral)) 截止\(survey.closesOn.chineseWithWeekday)，收到\(view.results.responses)份</p>",
            aside: ActionsPanel(acts).html,
            status: failed.problems.isEmpty ? .ok : .unprocessableContent,
            "\(address)\(SurveyResultTables(view.results).html)\(typed)")
    }

    private var address: HTML {
        guard view.survey.opened else {
            return Notice(.info, text: "还没有开始，公众看不到。核对题目以后开始征集。").html
        }
        let link = InterpretationLinks.publicSurvey(view.survey.id)
        return "<p>公众页面：<a href=\"\(link: link)\">\(link.address)</a></p>"
    }

    private var typed: HTML {
        view.survey.questions.enumerated().each { index, question in
            guard view.words.indices.contains(index), !view.words[index].isEmpty else { return .empty }
            return Panel(
                "\(question.words)（只供工作人员查看）",
                "<ul>\(view.words[index].prefix(200).each { "<li class=\"typed\">\($0)</li>" })</ul>"
            ).html
        }
    }

    private var acts: [ActionsPanel.Act] {
        SurveyAct.allCases.map { act in
            let link = InterpretationLinks.surveyAct(view.survey.id, act.rawValue)
            if let refusal = view.survey.refusal(of: act, within: view.policyCase, by: officer, today: view.today) {
                return .refused(act.chinese, refusal)
            }
            let fields: HTML =
                act == .conclude
                ? TextArea("words", "结论", in: failed, hint: "写明收到多少份、意见集中在哪里、怎样吸收，公众能看到。", required: true).html
                : .empty
            return .allowed(
                act.chinese, to: link, context, primary: act == .open, state: act == .conclude ? failed : .empty,
                hidden: [("version", "\(view.survey.version)")], fields: fields)
        }
    }
}

/// The counts, one table a question; drawn for both sides.
struct SurveyResultTables {
    let results: SurveyResults

    init(_ results: SurveyResults) { self.results = results }

    var html: HTML {
        results.lines.enumerated().each { index, line in
            let title = "\(index + 1). \(line.question.words)（\(line.question.kind.chinese)，\(line.answered)人回答）"
            guard line.question.kind != .words else {
                return "<p><strong>\(title)</strong></p><p class=\"hint\">文字意见由承办科室整理，不逐条公布。</p>"
            }
            let rows = zip(line.question.choices, line.counts).map { choice, count in
                Table.Row([HTML(text: choice), "\(count)", HTML(text: Share(count, of: line.answered).chinese)])
            }
            let mean: HTML = line.mean.map { "<p>平均\($0 / 100).\($0 % 100 < 10 ? "0" : "")\($0 % 100)分</p>" } ?? ""
            return
                "\(Table(title, columns: [.init("选项"), .init("人数", number: true), .init("比例")], rows: rows))\(mean)"
        }
    }
}

/// The form of a new questionnaire.
package struct SurveyFormScreen {
    let line: CaseLine
    let state: FormState
    let context: SiteContext

    package init(line: CaseLine, state: FormState, context: SiteContext) {
        self.line = line
        self.state = state
        self.context = context
    }

    package var answer: ConsolePage {
        ConsolePage(
            "发起问卷", section: "interpretations",
            crumbs: [
                Crumb("政策解读", InterpretationLinks.list),
                Crumb("解读《\(line.title)》", InterpretationLinks.record(line.found.id)),
            ], status: state.problems.isEmpty ? .ok : .unprocessableContent,
            PostForm(
                to: InterpretationLinks.newSurvey(line.found.id), context, submit: "保存问卷", state: state,
                """
                \(Field("title", "标题", in: state, hint: "例如：签约服务政策落实情况问卷", required: true, limit: 100))
                \(TextArea("introduction", "说明", in: state, hint: "为什么调查，结果怎样使用。", rows: 3))
                \(TextArea(
                    "questions", "题目", in: state,
                    hint: "一行一题，以【单选】【多选】【打分】或者【文字】开头；选项各占一行，以-开头。不要询问姓名、电话、住址。", required: true, rows: 12))
                \(Field("closes", "截止日期", in: state, kind: .date, required: true))
                """
            ).html)
    }
}
