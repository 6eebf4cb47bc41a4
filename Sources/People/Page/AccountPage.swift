import Kernel
import Markup
import Site

/// One's own account: who one is here, and where one is signed in.
enum AccountPage {
    static func page(
        _ context: SiteContext, _ person: SignedIn, sessions: [Session], current: SessionID?, units: String
    ) -> ConsolePage {
        let officer = person.officer
        let roles = Role.allCases.filter(officer.holds).map(\.chinese).joined(separator: "、")
        let earlier = sessions.first { $0.id == current }?.earlier
        let facts = DefinitionList([
            ("姓名", "\(officer.name)"), ("机构", "\(person.agencyName)"), ("单位", "\(units.isEmpty ? "未分配" : units)"),
            ("角色", "\(roles.isEmpty ? "未授予，请联系安全管理员" : roles)"),
            ("上次登录", "\(earlier.map { "\($0.at.minute)，来自 \($0.from)" } ?? "这是第一次登录")"),
        ])
        let others = sessions.filter { $0.id != current }
        let all: HTML = HTML.when(
            !others.isEmpty, PostButton("结束其他全部登录", to: PeopleLinks.endOthers, context).html)
        let warning: HTML = "<p class=\"hint\">发现不是自己的登录，请先结束它，再修改密码，并告诉系统管理员。</p>"
        let open: HTML = "\(table(sessions, current, context))\(all)\(warning)"
        return ConsolePage(
            "我的账号", section: "account",
            lead: "<a class=\"button\" href=\"\(link: PeopleLinks.password)\">修改密码</a>",
            "\(Panel("基本情况", facts.html))\(Panel("登录状态", open))")
    }

    private static func table(_ sessions: [Session], _ current: SessionID?, _ context: SiteContext) -> HTML {
        let rows = sessions.map { session in
            let isThis = session.id == current
            let act: HTML =
                isThis
                ? Badge("当前", .active).html
                : PostButton("结束", to: PeopleLinks.endSession(session.id), context).html
            return Table.Row([
                "\(session.begunAt.minute)", "\(session.usedAt.minute)", "\(session.address)", act,
            ])
        }
        let columns = [Table.Column("登录时间"), Table.Column("最近使用"), Table.Column("地址"), Table.Column("操作")]
        return Table("正在使用的登录", columns: columns, rows: rows).html
    }
}
