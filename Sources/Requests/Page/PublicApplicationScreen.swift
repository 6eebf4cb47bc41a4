package import HTTPTypes
import Kernel
import Markup
package import Site

/// The application in four steps: which form, filling it in, looking it over, the receipt. Each is a page, so that it works
/// without JavaScript and one can go back.
package struct PublicApplicationScreen {
    typealias Field = ApplicationDraft.Field

    static let steps = ["选择申请表", "填写", "核对并提交", "抄下查询码"]

    let draft: ApplicationDraft
    let problems: [FieldProblem]
    let office: ApplicationOffice
    let site: PortalSite
    let status: HTTPResponse.Status
    let context: SiteContext

    package init(
        draft: ApplicationDraft, problems: [FieldProblem] = [], office: ApplicationOffice, site: PortalSite,
        status: HTTPResponse.Status = .ok, context: SiteContext
    ) {
        self.draft = draft
        self.problems = problems
        self.office = office
        self.site = site
        self.status = status
        self.context = context
    }

    func page(_ title: String, _ step: Int, _ body: HTML) -> PersonalPage {
        PersonalPage(
            PortalPage(
                title, site: site, canonical: PublicRequestLinks.new, crumbs: PublicRequestLinks.crumbs(site),
                heading: WizardSteps(PublicApplicationScreen.steps, current: step).html, status: status, body))
    }

    // MARK: Which form

    /// - Parameter words: What was looked for before; it goes on into the form.
    package func choice(words: String) -> PersonalPage {
        func link(_ kind: RequestKind, _ organization: Bool) -> Link {
            PublicRequestLinks.new(kind, organization: organization, asked: draft[.asked], words: words)
        }
        func ways(_ kind: RequestKind) -> HTML {
            """
            <p class="buttons"><a class="button primary" href="\(link: link(kind, false))" rel="nofollow">以个人名义</a>\
            <a class="button" href="\(link: link(kind, true))" rel="nofollow">以单位名义</a></p>
            """
        }
        let looked: HTML =
            draft[.asked].isEmpty
            ? "<p>还没有找过？<a href=\"\(link: PublicRequestLinks.entry)\">先找一找</a>，可能已经公开，打开就能看到。</p>" : ""
        return page(
            "在线申请", 1,
            """
            \(looked)<ul class="cards request-ways">
            <li><h2>申请公开政府信息</h2><p>请本机关提供制作、保存的政府信息。</p>\(ways(.disclosure))</li>
            <li><h2>更正申请</h2><p>本机关记录的、与您自身相关的政府信息不准确，请求更正（条例第四十一条）。</p>\(ways(.recordCorrection))</li>
            </ul>\(note)
            """)
    }

    private var note: HTML {
        let phone: HTML = office.phone.isEmpty ? "" : "，电话 \(office.phone)"
        return """
            <p class="hint">咨询、投诉、举报、信访不在这里受理，请用<a href="\(link: Link("/interaction"))">互动交流</a>的渠道。\
            书写确有困难的，可以口头提出，由工作人员代为填写：\(office.name)\(phone)。</p>
            """
    }

    // MARK: Filling it in

    package var form: PersonalPage {
        let title = draft.kind == .disclosure ? "政府信息公开申请表" : "政府信息更正申请表"
        return page(
            title, 2,
            """
            <p>带“必填”的是条例第二十九条要求的内容，其余可以不填。身份信息加密保存，只有经办人员能看到，查看留痕。</p>
            \(PostForm(
                to: PublicRequestLinks.review, context, submit: "下一步：核对", state: state, once: false,
                stopsInBrowser: false, more: other, "\(hidden)\(applicant)\(contact)\(wanted)\(delivery)"))
            """)
    }

    var state: FormState {
        var fields = FormFields()
        for field in Field.allCases { fields.add(draft[field], to: field.rawValue) }
        return FormState(fields, problems: problems)
    }

    private var hidden: HTML {
        [Field.kind, .party, .asked].each {
            "<input type=\"hidden\"\(attribute: "name", $0.rawValue)\(attribute: "value", draft[$0])>"
        }
    }

    /// The other of the two forms, with all that was typed.
    private var other: HTML {
        let organization = draft.isOrganization
        return """
            <button class="button quiet" type="submit" name="switch"\
            \(attribute: "value", organization ? "person" : ApplicationDraft.organization) \
            formaction="\(link: PublicRequestLinks.revise)">\(organization ? "改以个人名义申请" : "改以单位名义申请")</button>
            """
    }

    private var applicant: HTML {
        let organization = draft.isOrganization, state = state
        let proofs = Applicant.Proof.choices(for: draft.applicantKind).map {
            SelectField.Choice($0.rawValue, $0.chinese)
        }
        let kinds = ApplicantKind.allCases.filter(\.isOrganization).map { SelectField.Choice($0.rawValue, $0.chinese) }
        let kind: HTML =
            organization
            ? SelectField(
                Field.applicantKind.rawValue, "单位类别", choices: kinds, in: state, hint: "只用于年度报告统计，可以不选。"
            ).html : ""
        let people: HTML =
            organization
            ? """
            \(Field.representative.field("法定代表人或者负责人", state))\(Field.contactName.field("联系人", state, autocomplete: "name"))
            """ : ""
        return group(
            "申请人",
            """
            \(kind)\(Field.name.field(organization ? "单位名称" : "姓名", state, required: true, autocomplete: organization ? "organization" : "name"))
            \(SelectField(Field.proof.rawValue, "身份证明", choices: proofs, in: state, required: true))
            \(Field.proofNumber.field("证件号码", state, required: true))\(people)
            """)
    }

    private var contact: HTML {
        let state = state
        return group(
            "联系方式",
            """
            <p class="hint">至少填写一项。我们要与您确认收到申请，留电话最快。</p>
            \(Field.phone.field("联系电话", state, .tel, autocomplete: "tel"))\(Field.email.field("电子邮箱", state, .email, autocomplete: "email"))
            \(Field.address.field("通信地址", state, hint: "要邮寄的请写到门牌号。", autocomplete: "street-address"))
            \(Field.postcode.field("邮政编码", state, autocomplete: "postal-code"))
            """)
    }

    private var wanted: HTML {
        let state = state
        if draft.kind == .recordCorrection {
            return group(
                "要更正的记录",
                """
                \(Field.documentNumber.field("记录的名称或者编号", state, hint: "例如：2026年度健康体检名册第18行。"))
                \(TextArea(
                    Field.description.rawValue, "错在哪里，应当是什么", in: state,
                    hint: "写明现在怎样记载、应当怎样记载，有什么证据。证据在下一步添加。", required: true, rows: 7))
                """)
        }
        return group(
            "要公开的政府信息",
            """
            \(TextArea(
                Field.description.rawValue, "内容描述", in: state,
                hint: "写明信息的名称，或者便于查找的特征：什么事、什么时间、哪个单位做的。例如：2025年全县村卫生室改造补助资金分配表。不需要说明用途。",
                required: true, rows: 7))
            \(Field.documentNumber.field("文号", state, hint: "知道的话请写，例如：青卫发〔2026〕17号。"))
            """)
    }

    // FOI-29 ③.
    private var delivery: HTML {
        let state = state
        func choices(_ all: [(String, String)]) -> [SelectField.Choice] { all.map { .init($0.0, $0.1) } }
        let media = choices(WantedInformation.Medium.allCases.map { ($0.rawValue, $0.chinese) })
        let routes = choices(WantedInformation.Route.allCases.map { ($0.rawValue, $0.chinese) })
        let medium: HTML =
            draft.kind == .disclosure
            ? RadioGroup(
                Field.medium.rawValue, "信息的形式", choices: media, in: state, hint: "本机关没有您要的形式时，可以用现有的形式提供（条例第四十条）。",
                required: true
            ).html : ""
        let hint = draft.kind == .disclosure ? "纸质、光盘：邮寄或者领取；电子：邮箱或者本网站下载；现场查阅选自行领取。" : "更正处理结果怎样告知您。"
        return group(
            draft.kind == .disclosure ? "怎样提供" : "怎样告知",
            """
            \(medium)\(RadioGroup(Field.route.rawValue, "获取途径", choices: routes, in: state, hint: hint, required: true))
            """)
    }

    func group(_ legend: String, _ body: HTML) -> HTML {
        "<fieldset class=\"group\"><legend>\(legend)</legend>\(body)</fieldset>"
    }
}

extension ApplicationDraft.Field {
    fileprivate func field(
        _ label: String, _ state: FormState, _ kind: Site.Field.Kind = .text, hint: String? = nil,
        required: Bool = false,
        autocomplete: String? = nil
    ) -> HTML {
        Site.Field(
            rawValue, label, in: state, kind: kind, hint: hint, required: required, autocomplete: autocomplete,
            limit: limit
        ).html
    }
}
