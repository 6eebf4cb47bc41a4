package import HTTPTypes
import Kernel
package import Markup
package import Site

/// The address of 办件进度.
package enum CaseLinks {
    package static let progress = Link("/services/progress")
}

/// 办件进度查询: the two questions, or where the case stands.
package struct CaseProgressScreen {
    let found: ServiceCase?
    let state: FormState
    let site: PortalSite
    let status: HTTPResponse.Status
    let context: SiteContext

    /// - Parameter found: Nil while nothing was asked, or nothing found.
    package init(
        found: ServiceCase?, state: FormState = .empty, site: PortalSite, status: HTTPResponse.Status = .ok,
        context: SiteContext
    ) {
        self.found = found
        self.state = state
        self.site = site
        self.status = status
        self.context = context
    }

    package var answer: PersonalPage {
        PersonalPage(
            PortalPage(
                "办件进度查询", site: site, canonical: CaseLinks.progress, crumbs: [Crumb("首页", site.home)],
                status: status, found.map(progress) ?? question))
    }

    private var question: HTML {
        let form = PostForm(
            to: CaseLinks.progress, context, submit: "查询", state: state,
            """
            \(Field("code", "办件编号", in: state, hint: "受理回执上的编号。", required: true, limit: 60))
            \(Field(
                "secret", "查询密钥", in: state, hint: "一般为申请时所留手机号的后四位，以受理回执为准。", required: true,
                autocomplete: "off", limit: 40))
            """)
        return "<p>凭受理回执查询办件走到哪一步。这里不显示申请人的任何信息。</p>\(form)"
    }

    private func progress(_ found: ServiceCase) -> HTML {
        let last = found.steps.last
        let facts = DefinitionList([
            ("办件编号", HTML(text: found.code)), ("事项", HTML(text: found.service)),
            ("办理状态", badge(last?.state ?? .accepted).html), ("办理单位", HTML(text: last?.unit ?? "")),
            ("下一步", HTML(text: last?.next.isEmpty == false ? last?.next ?? "" : "无")),
        ])
        let table = Table(
            "办理过程", columns: [.init("日期"), .init("状态"), .init("办理单位"), .init("说明")],
            rows: found.steps.reversed().map { step in
                Table.Row([
                    HTML(text: step.day.description), HTML(text: step.state.chinese), HTML(text: step.unit),
                    HTML(text: step.next),
                ])
            })
        return """
            \(facts)<h2>办理过程</h2>\(table)<p class="hint">进度由办事平台推送。有疑问请向办理单位查询。</p>
            <p><a href="\(link: CaseLinks.progress)">查询另一个办件</a></p>
            """
    }

    private func badge(_ state: CaseState) -> Badge {
        switch state {
        case .accepted, .handling: Badge(state.chinese, .active)
        case .correcting: Badge(state.chinese, .warning)
        case .finished: Badge(state.chinese, .good)
        case .refused: Badge(state.chinese, .bad)
        }
    }
}
