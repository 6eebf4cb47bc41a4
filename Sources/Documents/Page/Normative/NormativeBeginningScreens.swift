import HTTPTypes
package import Kernel
import Markup
package import People
package import Site

/// 立项: the test of NORM-1 as a form.
package struct NormativeNewScreen {
    let units: [Unit]
    let issuer: String
    let draft: NormativeDraft?
    let failed: FailedNormativeAct?
    let context: SiteContext

    /// - Parameter draft: what an official document already says.
    package init(
        units: [Unit], issuer: String, draft: NormativeDraft? = nil, failed: FailedNormativeAct?, context: SiteContext
    ) {
        self.units = units
        self.issuer = issuer
        self.draft = draft
        self.failed = failed
        self.context = context
    }

    package var answer: ConsolePage {
        let state = failed?.state ?? first
        let document: HTML =
            draft?.document.map { "<input type=\"hidden\" name=\"document\"\(attribute: "value", $0.text)>" } ?? ""
        return ConsolePage(
            "规范性文件立项", section: "normative", crumbs: [Crumb("规范性文件", NormativeLinks.list)],
            status: failed?.refusal.code.status ?? .ok,
            """
            \(hints(state))\(PostForm(
                to: NormativeLinks.new, context, submit: "立项", state: state, cancel: NormativeLinks.list,
                "\(document)\(NormativeDraftFields(units: units, state: state))\(criteria(state))"))
            """)
    }

    private var first: FormState {
        guard let draft else { return FormState(["issuer": issuer]) }
        return FormState(["issuer": issuer, "title": draft.title, "unit": draft.unit.text])
    }

    private func criteria(_ state: FormState) -> HTML {
        let boxes = NormativeCriterion.allCases.each {
            Checkbox("criteria", $0.chinese, value: $0.rawValue, in: state).html
        }
        let problem: HTML = state.problem("criteria").map { "<p class=\"problem\" id=\"f-criteria\">\($0)</p>" } ?? ""
        return """
            <fieldset class="field"><legend>认定条件（五项同时具备才是行政规范性文件）</legend>\(problem)\(boxes)</fieldset>
            """
    }

    private func hints(_ state: FormState) -> HTML {
        let hints = NormativeScope.hints(title: state.fields["title"])
        return hints.isEmpty ? .empty : Notice(.info, "<ul>\(hints.each { "<li>\($0)</li>" })</ul>").html
    }
}

/// 存量文件入库: a text from before the system, with its registration.
package struct NormativeEnrolmentScreen {
    let units: [Unit]
    let failed: FailedNormativeAct?
    let context: SiteContext

    package init(units: [Unit], failed: FailedNormativeAct?, context: SiteContext) {
        self.units = units
        self.failed = failed
        self.context = context
    }

    package var answer: ConsolePage {
        let state = failed?.state ?? .empty
        let terms: [SelectField.Choice] = [.init("years", "按年数"), .init("until", "到某一天"), .init("open", "长期有效")]
        let registration: HTML = """
            \(Field("number", "发文字号", in: state, required: true))\(Field("code", "统一登记号", in: state))\
            \(Field("on", "印发日期", in: state, kind: .date, required: true))\
            \(Field("effective", "施行日期", in: state, kind: .date, required: true))\
            \(SelectField("term", "有效期", choices: terms, in: state, required: true))\
            \(Field("years", "年数", in: state, kind: .number))\(Field("until", "有效期至", in: state, kind: .date))\
            \(Field("reason", "长期有效的理由", in: state))\
            \(Field("address", "公布地址", in: state, hint: "已经在网站公布的，填写完整网址；可以不填。"))\
            \(Field("published", "公布日期", in: state, kind: .date))
            """
        return ConsolePage(
            "存量文件入库", section: "normative", crumbs: [Crumb("规范性文件", NormativeLinks.list)],
            status: failed?.refusal.code.status ?? .ok,
            "\(PostForm(to: NormativeLinks.enrolment, context, submit: "入库", state: state, cancel: NormativeLinks.list, "\(NormativeDraftFields(units: units, state: state))\(registration)"))"
        )
    }
}

/// Title, issuer, unit: what both forms ask.
struct NormativeDraftFields: Component {
    let units: [Unit]
    let state: FormState

    var html: HTML {
        let kinds = NormativeIssuerKind.allCases.map { SelectField.Choice($0.rawValue, $0.chinese) }
        return """
            \(Field("title", "文件名称", in: state, hint: "填写全称，不带书名号。", required: true, limit: 200))\
            \(Field("issuer", "制定机关", in: state, required: true, limit: 100))\
            \(SelectField("issuer_kind", "制定机关性质", choices: kinds, in: state, required: true))\
            \(SelectField("unit", "起草科室", choices: units.map { .init($0.id.text, $0.name) }, in: state, required: true))\
            \(Checkbox("market", "与市场主体生产经营密切相关", in: state))
            """
    }
}
