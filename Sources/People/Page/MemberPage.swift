import HTTPTypes
import Kernel
import Markup
import Site

/// One member, with what this person may do to the account.
struct MemberPage {
    let file: MemberFile
    let officer: Officer
    let context: SiteContext
    var state = FormState.empty

    func page(status: HTTPResponse.Status = .ok) -> ConsolePage {
        let member = file.member
        let roles = Role.allCases.filter(member.roles.contains).map(\.chinese).joined(separator: "、")
        let facts = DefinitionList([
            ("机构", "\(file.agency.name)"), ("登录名", "\(member.login.text)"),
            ("单位", "\(file.posts.isEmpty ? "未分配" : file.posts)"),
            ("角色", "\(roles.isEmpty ? "待授权" : roles)"),
            ("最近登录", "\(file.lastSignIn.map { "\($0.at.minute)，来自 \($0.from)" } ?? "尚未登录")"),
        ])
        return ConsolePage(
            member.name, section: "people",
            crumbs: [Crumb(file.agency.shortName, PeopleLinks.organisation(file.agency.id))],
            lead: member.isActive ? .empty : Badge("停用", .faint).html, aside: ActionsPanel(acts).html, status: status,
            Panel("基本情况", facts.html).html)
    }

    /// The password that was just made, shown this once.
    static func handOver(_ password: String, to member: Member, _ title: String) -> ConsolePage {
        ConsolePage(
            title, section: "people", crumbs: [Crumb("机构人员", PeopleLinks.people)],
            """
            <div class="notice"><p>\(member.name)（登录名 \(member.login.text)）的一次性密码：</p>
            <p class="secret"><code>\(password)</code></p>
            <p>只显示这一次，请当面或电话告知本人。首次登录须设置自己的密码。</p></div>
            <p><a class="button primary" href="\(link: PeopleLinks.member(member.id))">完成</a></p>
            """)
    }

    private var acts: [ActionsPanel.Act] {
        [roleAct, postAct, resetAct, stateAct]
    }

    private func may(_ act: AdministrationAct) -> Refusal? {
        Administration.refusal(of: act, by: .officer(officer), in: file.agency.id)
    }

    private var roleAct: ActionsPanel.Act {
        let member = file.member
        if let refusal = Administration.refusal(ofRoles: member.roles, for: member, by: .officer(officer)) {
            return .refused("变更角色", refusal)
        }
        var shown = state
        if !state.fields.flag("shown") { for role in member.roles { shown.fields.add(role.rawValue, to: "role") } }
        let boxes = Role.allCases.each { Checkbox("role", $0.chinese, value: $0.rawValue, in: shown).html }
        return .allowed(
            "变更角色", to: PeopleLinks.roles(member.id), context, state: state,
            fields: """
                <fieldset class="field"><legend>角色</legend>\(boxes)</fieldset>\
                <input type="hidden" name="shown" value="yes">\
                <p class="hint">三员互相排斥，也不能兼任业务角色。变更后，本人须重新登录。</p>
                """)
    }

    private var postAct: ActionsPanel.Act {
        if let refusal = may(.changeMember) { return .refused("变更所属单位", refusal) }
        var shown = FormState.empty
        for post in file.member.posts {
            shown.fields.add(post.unit.text, to: "unit")
            if post.isHead { shown.fields.add(post.unit.text, to: "head") }
        }
        let rows = file.units.each { unit in
            """
            \(Checkbox("unit", unit.name, value: unit.id.text, in: shown))\
            \(Checkbox("head", "\(unit.name)负责人", value: unit.id.text, in: shown))
            """
        }
        return .allowed(
            "变更所属单位", to: PeopleLinks.posts(file.member.id), context,
            fields: "<fieldset class=\"field\"><legend>所属单位</legend>\(rows)</fieldset>")
    }

    private var resetAct: ActionsPanel.Act {
        if let refusal = may(.resetPassword) { return .refused("重置密码", refusal) }
        return .allowed("重置密码", to: PeopleLinks.reset(file.member.id), context)
    }

    private var stateAct: ActionsPanel.Act {
        let isActive = file.member.isActive
        let title = isActive ? "停用账号" : "启用账号"
        if let refusal = may(.changeMember) { return .refused(title, refusal) }
        return .allowed(
            title, to: PeopleLinks.memberState(file.member.id), context,
            fields: """
                <input type="hidden" name="active" value="\(isActive ? "no" : "yes")">\
                <p class="hint">\(isActive ? "停用后立即退出全部登录，经办记录保留。" : "启用后可用原密码登录。")</p>
                """)
    }
}
