package import HTTPTypes
package import Kernel
import Markup
package import Site

/// What the page is shown after.
package enum CommentArrival: String, CaseIterable, Sendable {
    case comment = "consultation-comment"
    case queued = "consultation-queued"
    case matter = "consultation-matter"
}

/// What the holder of a query code sees: the opinion, and its answer once the result is public.
package struct CommentTrackScreen {
    let tracking: CommentTracking?
    let code: String
    let state: FormState
    let site: PortalSite
    let status: HTTPResponse.Status
    let arrival: CommentArrival?
    let context: SiteContext

    package init(
        tracking: CommentTracking?, code: String, state: FormState = .empty, site: PortalSite,
        status: HTTPResponse.Status = .ok, arrival: CommentArrival? = nil, context: SiteContext
    ) {
        self.tracking = tracking
        self.code = code
        self.state = state
        self.site = site
        self.status = status
        self.arrival = arrival
        self.context = context
    }

    package var answer: PersonalPage {
        PersonalPage(
            PortalPage(
                "查看意见采纳情况", site: site, canonical: ConsultationLinks.track,
                crumbs: [Crumb("首页", site.home), Crumb("意见征集", ConsultationLinks.publicList)], status: status,
                tracking.map { "\(told)\(found($0))" } ?? question))
    }

    private var question: HTML {
        let field = Field(
            "code", "查询码", in: state, hint: "回执上的12位字母和数字，大小写和连字符都可以不管。", required: true, autocomplete: "off",
            limit: 40)
        return PostForm(to: ConsultationLinks.track, context, submit: "查询", state: state, once: false, field.html).html
    }

    private var told: HTML {
        guard let arrival else { return .empty }
        let words =
            switch arrival {
            case .comment: "已经收到您的意见。请记下查询码，凭它查看采纳情况。"
            case .queued: "已经收到您的意见。同一网络地址提交较多，这一条由工作人员核对后计入，不会丢失。请记下查询码。"
            case .matter: "已经收到。请记下查询码，凭它查看约谈安排和答复。"
            }
        return Notice(
            .done,
            """
            <p>\(words)</p><p class="query-code"><span class="hint">查询码</span> <strong>\(code)</strong></p>
            <p class="hint">请打印或者抄下查询码，不要告诉别人。这一页十分钟后不再显示。</p>
            """
        ).html
    }

    private func found(_ tracking: CommentTracking) -> HTML {
        switch tracking {
        case .comment(let comment, let line, let group): opinion(comment, line, group)
        case .matter(let matter, let unit): talk(matter, unit)
        }
    }

    private func opinion(_ comment: PublicComment, _ line: ConsultationLine, _ group: CommentGroup?) -> HTML {
        let found = line.consultation
        let place = found.drafts.last { $0.number <= (found.round?.draft ?? 0) }?.place(comment.paragraph) ?? ""
        var items: [(String, HTML)] = [
            (
                "征求意见",
                "<a href=\"\(link: ConsultationLinks.publicRecord(found.id))\">\(found.title)</a>"
            ),
            ("状态", line.phase.publicBadge.html), ("针对", HTML(text: place)), ("态度", HTML(text: comment.stance.chinese)),
            ("意见", "<span class=\"typed\">\(comment.words)</span>"), ("提交时间", HTML(text: comment.receivedAt.chinese)),
        ]
        switch comment.state {
        case .queued: items.append(("办理情况", "等待工作人员核对"))
        case .setAside: items.append(("办理情况", "没有作为意见计入：\(comment.stateReason)"))
        case .accepted: if group == nil { items.append(("办理情况", "已经收下；截止后20个工作日内公布采纳情况")) }
        }
        let answer: HTML =
            group.map { group in
                Panel(
                    "采纳情况：\(group.adoption?.chinese ?? "")",
                    "<p class=\"hint\">归入第\(group.number)组：\(group.summary)</p><p class=\"typed\">\(group.reason)</p>"
                ).html
            } ?? .empty
        return "\(DefinitionList(items))\(answer)"
    }

    private func talk(_ matter: EnterpriseMatter, _ unit: String) -> HTML {
        var items: [(String, HTML)] = [
            ("编号", HTML(text: matter.number)), ("状态", HTML(text: matter.state.chinese)),
            ("企业", HTML(text: matter.company)), ("事由", HTML(text: matter.topic)),
            ("情况和建议", "<span class=\"typed\">\(matter.words)</span>"), ("承办", HTML(text: unit)),
        ]
        if let on = matter.talkOn { items.append(("约谈", "\(on.chineseWithWeekday)，\(matter.talkPlace)")) }
        if let at = matter.answeredAt {
            items.append(
                ("答复", "<span class=\"typed\">\(matter.answer)</span> <span class=\"hint\">\(at.day.chinese)</span>"))
        }
        return DefinitionList(items).html
    }
}

/// 政企直通车: a company asks to be heard.
package struct EnterpriseFormScreen {
    let state: FormState
    let site: PortalSite
    let status: HTTPResponse.Status
    let context: SiteContext

    package init(state: FormState, site: PortalSite, status: HTTPResponse.Status = .ok, context: SiteContext) {
        self.state = state
        self.site = site
        self.status = status
        self.context = context
    }

    package var answer: PersonalPage {
        PersonalPage(
            PortalPage(
                "政企直通车", site: site, canonical: ConsultationLinks.enterprise,
                crumbs: [Crumb("首页", site.home), Crumb("意见征集", ConsultationLinks.publicList)], status: status,
                """
                <p>企业、行业协会和商会对政策的制定和执行有意见、建议，或者希望当面说明情况的，在这里提出。我们约定时间当面听取，并书面答复。</p>\
                <p>对正在征求意见的草案提意见，请到<a href="\(link: ConsultationLinks.publicList)">意见征集</a>，选择以单位名义提交。</p>\(form)\
                <p class="after-form"><a href="\(link: ConsultationLinks.track)">已经提交过？凭查询码查看约谈安排和答复</a></p>
                """))
    }

    private var form: PostForm {
        PostForm(
            to: ConsultationLinks.enterprise, context, submit: "提交", state: state, stopsInBrowser: false,
            """
            \(Field("company", "企业或者组织名称", in: state, required: true, limit: 100))
            \(Field("topic", "事由", in: state, hint: "例如：诊所备案材料的衔接", required: true, limit: 100))
            \(TextArea("words", "情况和建议", in: state, hint: "不超过2000字。", required: true, rows: 6))
            \(Field("contact", "联系方式", in: state, hint: "联系电话或者邮箱，用于约定时间，加密保存，不公开。", required: true, limit: 100))
            """)
    }
}

/// 重大行政决策事项目录 of a year, with where each item stands (CONS-1).
package struct PublicDecisionsScreen {
    let year: Int
    let items: [DecisionItem]
    let consultations: [DecisionItemID: ConsultationID]
    let years: [Int]
    let units: [UnitID: String]
    let site: PortalSite
    let context: SiteContext

    package init(
        year: Int, items: [DecisionItem], consultations: [DecisionItemID: ConsultationID], years: [Int],
        units: [UnitID: String], site: PortalSite, context: SiteContext
    ) {
        self.year = year
        self.items = items
        self.consultations = consultations
        self.years = years
        self.units = units
        self.site = site
        self.context = context
    }

    package var answer: PortalPage {
        PortalPage(
            "\(year)年重大行政决策事项目录", site: site, canonical: ConsultationLinks.decisions.query("year", "\(year)"),
            crumbs: [Crumb("首页", site.home), Crumb("意见征集", ConsultationLinks.publicList)], "\(choice)\(table)")
    }

    private var choice: HTML {
        guard years.count > 1 else { return .empty }
        let list = years.each { one in
            let here: String? = one == year ? "page" : nil
            return """
                <li><a href="\(link: ConsultationLinks.decisions.query("year", "\(one)"))"\(attribute: "aria-current", here)>\(one)年</a></li>
                """
        }
        return "<ul class=\"years\">\(list)</ul>"
    }

    private var table: HTML {
        guard !items.isEmpty else { return "<p>\(year)年的决策事项目录还没有公布。</p>" }
        let heads = ["事项", "承办", "计划时间"] + DecisionItem.Step.allCases.map(\.chinese)
        let rows = items.map { item in
            let title: HTML =
                consultations[item.id].map {
                    "<a href=\"\(link: ConsultationLinks.publicRecord($0))\">\(item.title)</a>"
                } ?? HTML(text: item.title)
            let steps = DecisionItem.Step.allCases.map { HTML(text: DecisionWords.mark(item.marks[$0])) }
            return Table.Row([title, HTML(text: units[item.unit] ?? ""), HTML(text: item.planned)] + steps)
        }
        return Table("\(items.count)项", columns: heads.map { .init($0) }, rows: rows).html
    }
}

enum DecisionWords {
    static func mark(_ mark: DecisionItem.Mark?) -> String {
        guard let mark else { return "未开展" }
        return mark.isNeedless ? "不需要：\(mark.note)" : "\(mark.on)"
    }
}
