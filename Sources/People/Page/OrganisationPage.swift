import HTTPTypes
import Kernel
import Markup
import Site

/// An agency's units and members, with what this person may do to them.
struct OrganisationPage {
    let organisation: Organisation
    let officer: Officer
    let context: SiteContext
    var state = FormState.empty
    /// Which form `state` belongs to.
    var form: Form?

    enum Form: String {
        case unit, member, agency

        /// The name of a field on the page, where the three forms stand side by side.
        func field(_ name: String) -> String { rawValue + "_" + name }
    }

    func page(status: HTTPResponse.Status = .ok) -> ConsolePage {
        let agency = organisation.agency
        let crumbs = agency.id == officer.agency ? [] : [Crumb("机构人员", PeopleLinks.people)]
        let code = agency.creditCode.map { "统一社会信用代码 \($0)" } ?? "未填统一社会信用代码"
        return ConsolePage(
            agency.name, section: "people", crumbs: crumbs, lead: "<span class=\"hint\">\(code)，\(kind)</span>",
            aside: ActionsPanel(acts).html, status: status,
            """
            \(Panel("科室与单位（\(organisation.units.count)）", units))
            \(Panel("人员（\(organisation.members.count)）", members))
            \(lower)
            """)
    }

    private var kind: String { organisation.agency.isGovernment ? "本级政府" : "部门、单位" }

    private func may(_ act: AdministrationAct) -> Refusal? {
        Administration.refusal(of: act, by: .officer(officer), in: organisation.agency.id)
    }

    private var units: HTML {
        guard !organisation.units.isEmpty else { return EmptyState("还没有科室或单位。先建立科室，任务才能分派。").html }
        let mayChange = may(.changeUnit) == nil
        let rows = organisation.units.map { unit in
            let state: HTML = unit.isActive ? Badge("在用", .good).html : Badge("停用", .faint).html
            let change: HTML = HTML.when(
                mayChange,
                PostButton(
                    unit.isActive ? "停用" : "启用", to: PeopleLinks.unitState(unit.id), context,
                    fields: [("active", unit.isActive ? "no" : "yes")]
                ).html)
            return Table.Row(
                [
                    "\(unit.name)", "\(unit.kind.chinese)", "\(unit.names.dropFirst().joined(separator: "、"))", state,
                ] + (mayChange ? [change] : []), mark: unit.isActive ? nil : "gone")
        }
        let columns = (["名称", "类别", "简称和别名", "状态"] + (mayChange ? ["操作"] : [])).map { Table.Column($0) }
        return Table("科室与单位", columns: columns, rows: rows).html
    }

    private var members: HTML {
        guard !organisation.members.isEmpty else { return EmptyState("还没有人员。由系统管理员新增。").html }
        let rows = organisation.members.map { member in
            let roles = Role.allCases.filter(member.roles.contains).map(\.chinese).joined(separator: "、")
            let state: HTML =
                !member.isActive
                ? Badge("停用", .faint).html
                : member.roles.isEmpty ? Badge("待授权", .warning).html : Badge("在用", .good).html
            return Table.Row(
                [
                    "\(member.name)", "<span class=\"whole\">\(member.login.text)</span>",
                    "\(organisation.posts(of: member))", "\(roles)", state,
                ], link: PeopleLinks.member(member.id), mark: member.isActive ? nil : "gone")
        }
        let columns = ["姓名", "登录名", "单位", "角色", "状态"].map { Table.Column($0) }
        return Table("人员", columns: columns, rows: rows).html
    }

    private var lower: HTML {
        guard !organisation.lower.isEmpty else { return .empty }
        let items = organisation.lower.each { agency -> HTML in
            let mayRead = Administration.refusal(of: .readOrganisation, by: .officer(officer), in: agency.id) == nil
            guard mayRead else { return "<li>\(agency.name)</li>" }
            return "<li><a href=\"\(link: PeopleLinks.organisation(agency.id))\">\(agency.name)</a></li>"
        }
        return Panel("下级机构（\(organisation.lower.count)）", "<ul class=\"lines\">\(items)</ul>").html
    }

    private var acts: [ActionsPanel.Act] {
        [
            act("新增单位", .addUnit, PeopleLinks.addUnit(organisation.agency.id), .unit, unitFields),
            act("新增人员", .addMember, PeopleLinks.addMember(organisation.agency.id), .member, memberFields),
            act("新增下级机构", .addAgency, PeopleLinks.addAgency(organisation.agency.id), .agency, agencyFields),
        ] + (may(.changeAgency) == nil ? [changeOfKind] : [])
    }

    /// FOI-49: which day its annual report is due follows from it.
    private var changeOfKind: ActionsPanel.Act {
        let agency = organisation.agency
        return .allowed(
            agency.isGovernment ? "改为部门、单位" : "改为本级政府", to: PeopleLinks.agencyKind(agency.id), context,
            hidden: [("government", agency.isGovernment ? "no" : "yes")],
            fields: """
                <p class="hint">本级政府的信息公开年度报告3月31日前公布，部门、单位的1月31日前公布（条例第四十九条）。\
                已经列为应办事项的期限不变。</p>
                """)
    }

    private func act(
        _ title: String, _ act: AdministrationAct, _ link: Link, _ form: Form, _ fields: (FormState) -> HTML
    ) -> ActionsPanel.Act {
        if let refusal = may(act) { return .refused(title, refusal) }
        let state = self.form == form ? state : .empty
        return .allowed(title, to: link, context, state: state, fields: fields(state))
    }

    private func unitFields(_ state: FormState) -> HTML {
        let kinds = UnitKind.allCases.map { SelectField.Choice($0.rawValue, $0.chinese) }
        let own = organisation.lower.map { SelectField.Choice($0.id.text, $0.shortName) }
        return """
            \(Field("unit_name", "单位名称", in: state, required: true, limit: PlainName.limit))
            \(Field("unit_short_name", "简称", in: state, hint: "没有可以不填。", limit: PlainName.limit))
            \(SelectField("unit_kind", "类别", choices: kinds, in: state, required: true, empty: nil))
            \(TextArea("unit_aliases", "别名", in: state, hint: "文件中的其他写法，一行一个。", rows: 3))
            \(if: !own.isEmpty, SelectField("unit_own_agency", "同时是机构", choices: own, in: state, hint: "医院等自有门户的单位选择对应机构。", empty: "不是").html)
            """
    }

    private func memberFields(_ state: FormState) -> HTML {
        let units = organisation.units.filter(\.isActive).map { SelectField.Choice($0.id.text, $0.name) }
        return """
            \(Field("member_name", "姓名", in: state, required: true, limit: PlainName.limit))
            \(Field("member_login", "登录名", in: state, hint: "字母、数字或汉字，2 至 40 个。", required: true, limit: 40))
            \(SelectField("member_unit", "所属单位", choices: units, in: state, empty: "暂不分配"))
            \(Checkbox("member_head", "是单位负责人", in: state))
            \(Field("member_phone", "联系电话", in: state, kind: .tel, hint: "没有可以不填。", limit: 20))
            <p class="hint">账号建立后显示一次性密码；角色由安全管理员授予。</p>
            """
    }

    private func agencyFields(_ state: FormState) -> HTML {
        """
        \(Field("agency_name", "机构名称", in: state, required: true, limit: PlainName.limit))
        \(Field("agency_short_name", "简称", in: state, hint: "全系统唯一；不填则用全称。", limit: PlainName.limit))
        \(Field("agency_credit_code", "统一社会信用代码", in: state, hint: "18 位；没有可以不填。", limit: 18))
        \(Checkbox("agency_government", "本级政府", in: state, hint: "编制本级政府的信息公开年度报告，3月31日前公布；部门1月31日前（条例第四十九条）。"))
        """
    }
}
