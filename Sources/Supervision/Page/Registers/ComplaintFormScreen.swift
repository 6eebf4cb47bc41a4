package import HTTPTypes
package import Kernel
import Markup
package import Site

/// 政务公开监督投诉: the form that everybody can fill in (SUP-3, FOI-47).
package struct ComplaintFormScreen {
    let state: FormState
    let due: Day?
    let site: PortalSite
    let status: HTTPResponse.Status
    let context: SiteContext

    package init(
        state: FormState, due: Day?, site: PortalSite, status: HTTPResponse.Status = .ok, context: SiteContext
    ) {
        self.state = state
        self.due = due
        self.site = site
        self.status = status
        self.context = context
    }

    package var answer: PersonalPage {
        PersonalPage(
            PortalPage(
                "政务公开监督投诉", site: site, canonical: ComplaintLinks.new, crumbs: [Crumb("首页", site.home)],
                status: status, "\(introduction)\(form)\(followUp)"))
    }

    private var introduction: HTML {
        let day: HTML = due.map { "现在提交的，最迟\($0.chineseWithWeekday)答复。" } ?? ""
        return """
            <p>认为本机关或者所属单位没有依法履行政府信息公开义务的，可以在这里投诉、举报（《中华人民共和国政府信息公开条例》\
            第四十七条、第五十一条）。不需要登记姓名。收到后15个工作日内答复，\(day)</p>
            <p class="hint">申请获取政府信息，请用依申请公开；网页有错，请用网站找错；对答复不服的，可以依法申请行政复议或者提起行政诉讼。</p>
            """
    }

    private var form: PostForm {
        PostForm(
            to: ComplaintLinks.submit, context, submit: "提交", state: state,
            """
            \(TextArea(
                "matter", "反映事项", in: state,
                hint: "写明哪个单位、哪件事。不超过\(ComplaintDraft.mostWords)字，请不要写身份证号、病情等个人信息。", required: true, rows: 8))
            \(Field(
                "contact", "联系方式（可以不填）", in: state, hint: "电话或者邮箱，只用于核实这一件，加密保存，不公开。",
                limit: ComplaintDraft.longestContact))
            """)
    }

    private var followUp: HTML {
        "<p class=\"after-form\"><a href=\"\(link: ComplaintLinks.track)\">已经提交过？凭查询码查看办理情况</a></p>"
    }
}
