import HTTPTypes
package import Kernel
import Markup
package import Site

/// 政企直通车 on the staff side: what waits first.
package struct EnterpriseDeskScreen {
    let matters: [EnterpriseMatter]
    let context: SiteContext

    package init(matters: [EnterpriseMatter], context: SiteContext) {
        self.matters = matters
        self.context = context
    }

    package var answer: ConsolePage {
        ConsolePage(
            "政企直通车", section: "consultations", crumbs: [Crumb("意见征集", ConsultationLinks.list)], wide: true, list)
    }

    private var list: HTML {
        guard !matters.isEmpty else {
            return EmptyState("还没有企业通过政企直通车提出意见。企业在门户“意见征集—政企直通车”提交后列在这里。").html
        }
        let rows = matters.map { matter in
            Table.Row(
                [
                    HTML(text: matter.number), HTML(text: matter.company), HTML(text: matter.topic),
                    HTML(text: matter.state.chinese), HTML(text: "\(matter.receivedAt.day)"),
                    HTML(text: matter.talkOn.map { "\($0)" } ?? ""),
                ], link: ConsultationLinks.matter(matter.id))
        }
        return Table(
            "政企直通车，共 \(matters.count) 件",
            columns: ["编号", "企业", "事由", "状态", "收到", "约谈"].map { .init($0) }, rows: rows
        ).html
    }
}

/// One matter of a company.
package struct EnterpriseScreen {
    let matter: EnterpriseMatter
    let unitName: String
    /// Shown after 查看联系方式; nil otherwise.
    let contact: String?
    let officer: Officer
    let failed: FailedConsultationAct?
    let context: SiteContext

    package init(
        matter: EnterpriseMatter, unitName: String, contact: String? = nil, officer: Officer,
        failed: FailedConsultationAct?, context: SiteContext
    ) {
        self.matter = matter
        self.unitName = unitName
        self.contact = contact
        self.officer = officer
        self.failed = failed
        self.context = context
    }

    package var answer: ConsolePage {
        ConsolePage(
            "\(matter.number) \(matter.topic)", section: "consultations",
            crumbs: [Crumb("意见征集", ConsultationLinks.list), Crumb("政企直通车", ConsultationLinks.enterpriseDesk)],
            lead: "<p>\(Badge(matter.state.chinese, matter.state == .answered ? .good : .active))</p>",
            aside: ActionsPanel([act(.schedule), act(.answer)]).html, status: failed?.refusal.code.status ?? .ok,
            "\(failed.map { Notice(.wrong, text: $0.refusal.sentence).html } ?? .empty)\(facts)")
    }

    private var facts: HTML {
        var items: [(String, HTML)] = [
            ("企业", HTML(text: matter.company)), ("收到时间", HTML(text: matter.receivedAt.chinese)),
            ("承办", HTML(text: unitName)), ("联系方式", reach), ("情况和建议", "<span class=\"typed\">\(matter.words)</span>"),
        ]
        if let on = matter.talkOn { items.append(("约谈", "\(on.chineseWithWeekday)，\(matter.talkPlace)")) }
        if !matter.answer.isEmpty { items.append(("答复", "<span class=\"typed\">\(matter.answer)</span>")) }
        return Panel("基本情况", DefinitionList(items).html).html
    }

    private var reach: HTML {
        if let contact { return HTML(text: contact) }
        guard matter.refusal(of: .reveal, by: officer) == nil else { return "已加密保存" }
        return PostButton(
            "查看（将留痕）", to: ConsultationLinks.matterAct(matter.id, EnterpriseAct.reveal.rawValue), context
        ).html
    }

    private func act(_ act: EnterpriseAct) -> ActionsPanel.Act {
        if let refusal = matter.refusal(of: act, by: officer) { return .refused(act.chinese, refusal) }
        let state = failed?.act == act.rawValue ? failed?.state ?? .empty : .empty
        func name(_ field: String) -> String { ConsultationField.name(act.rawValue, field) }
        let fields: HTML =
            act == .schedule
            ? """
            \(Field(name("on"), "约谈日期", in: state, kind: .date, required: true))\
            \(Field(name("words"), "地点", in: state, required: true, limit: 200))
            """
            : TextArea(name("words"), "答复", in: state, hint: "企业凭查询码看到。", required: true, rows: 4).html
        return .allowed(
            act.chinese, to: ConsultationLinks.matterAct(matter.id, act.rawValue), context,
            primary: act == .schedule && matter.state == .received, state: state,
            hidden: [(ConsultationField.version, "\(matter.version)")], fields: fields)
    }
}
