package import HTTPTypes
package import Kernel
import Markup
package import People
package import Site

/// 我要写信: the form that everybody can fill in.
package struct LetterFormScreen {
    let state: FormState
    let units: [Unit]
    /// The last day for an answer to what is sent now, by category.
    let due: [LetterCategory: Day]
    let site: PortalSite
    let status: HTTPResponse.Status
    let context: SiteContext

    package init(
        state: FormState, units: [Unit], due: [LetterCategory: Day], site: PortalSite,
        status: HTTPResponse.Status = .ok, context: SiteContext
    ) {
        self.state = state
        self.units = units
        self.due = due
        self.site = site
        self.status = status
        self.context = context
    }

    package var answer: PersonalPage {
        PersonalPage(
            PortalPage(
                "我要写信", site: site, canonical: LetterLinks.new,
                crumbs: [Crumb("首页", site.home), Crumb("来信选登", LetterLinks.published)], status: status,
                "\(introduction)\(form)\(followUp)"))
    }

    private var introduction: HTML {
        """
        <p>咨询、求助、投诉、举报、建议和表扬，都可以在这里写。不需要登录，提交后得到一个查询码，凭它看办理情况、撤回、评价。</p>
        <p class="hint">本机关只办理职责范围内的事项。情况紧急、危及人身安全的，请立即拨打110、119或者120。\
        信访事项按《信访工作条例》的程序另行办理。</p>
        """
    }

    private var form: PostForm {
        PostForm(
            to: LetterLinks.submit, context, submit: "提交", state: state, stopsInBrowser: false,
            "\(matter)\(person)\(wishes)")
    }

    private var matter: HTML {
        """
        \(RadioGroup("category", "类别", choices: categories, in: state, required: true))
        \(RadioGroup("channel", "写给", choices: LetterChannel.ofSite.map { .init($0.rawValue, $0.chinese) }, in: state,
            required: true))
        \(Field("title", "标题", in: state, hint: "写明是什么事，不超过\(NewLetter.longestTitle)字。", required: true,
            limit: NewLetter.longestTitle))
        \(TextArea("words", "内容", in: state, hint: "写明时间、地点、经过和您的要求，不超过\(NewLetter.mostWords)字。",
            required: true, rows: 8))
        \(SelectField("accused", "反映的是本机关的哪个单位（投诉、举报时填写）", choices: units.map { .init($0.id.text, $0.name) },
            in: state, hint: "选了的，这一件不交给这个单位办理，也不向它提供您的姓名和联系方式。", empty: "不是反映本机关的单位"))
        """
    }

    private var categories: [SelectField.Choice] {
        LetterCategory.allCases.map { category in
            let day = due[category].map { "（现在提交的，最迟\($0.chinese)答复）" } ?? ""
            return SelectField.Choice(category.rawValue, category.chinese + day)
        }
    }

    private var person: HTML {
        """
        \(Field("name", "姓名（可以不填）", in: state, hint: "不填的按匿名来信办理，同样答复。", autocomplete: "name",
            limit: LetterWriterIdentity.longestName))
        \(Field("contact", "联系方式（可以不填）", in: state, hint: "电话或者邮箱，只用于核实和回访这一件，加密保存，不公开。",
            limit: LetterWriterIdentity.longestContact))
        \(Field("address", "地址（可以不填）", in: state, hint: "需要到现场核实的，写明地点。",
            limit: LetterWriterIdentity.longestAddress))
        """
    }

    private var wishes: HTML {
        Checkbox(
            "may_publish", "同意隐去个人信息后公开来信和答复", in: state, hint: "不同意也照常办理。举报件一律不公开。"
        ).html
    }

    private var followUp: HTML {
        """
        <p class="after-form"><a href="\(link: LetterLinks.track)">已经写过信？凭查询码查看办理情况</a></p>
        <p><a href="\(link: LetterLinks.published)">看看别人问过什么</a></p>
        """
    }
}
