import HTTPTypes
import Kernel
import Markup
package import Site

/// The pages before anybody is known.
package enum SignInPages {
    /// Where a person signs in. `next` is where they wanted to go.
    static func signIn(
        _ context: SiteContext, state: FormState = .empty, next: String, status: HTTPResponse.Status = .ok
    ) -> BarePage {
        let form = PostForm(
            to: PeopleLinks.signIn, context, submit: "登录", state: state,
            """
            \(Field("login", "登录名", in: state, required: true, autocomplete: "username", limit: 40))
            \(Field("password", "密码", in: state, kind: .password, required: true, autocomplete: "current-password", limit: 128))
            <input type="hidden" name="next"\(attribute: "value", next)>
            """)
        return BarePage(
            "工作人员登录", status: status,
            "\(form)<p class=\"hint\">忘记密码时，请本机构系统管理员重置。公众查询信息无需登录。</p>")
    }

    /// What to do on an installation where nothing is set up. No act here: accounts are made by whoever may use the
    /// server's command line, so there is no moment at which a stranger could make the first one.
    package static let firstStart = BarePage(
        "初次使用",
        """
        <p>系统已经就绪，还没有任何机构和账号。请服务器维护人员在服务器上另开一个终端，依次执行下面三条命令：</p>
        <ol>
        <li><p>建立机构：</p><pre><code>gongkai agency add --name 青禾县卫生健康局 --short-name 青禾县卫健局</code></pre></li>
        <li><p>建立科室，有几个建几次：</p><pre><code>gongkai unit add --agency 青禾县卫健局 --name 办公室</code></pre></li>
        <li><p>建立账号，屏幕显示一次性密码：</p>\
        <pre><code>gongkai user add --agency 青禾县卫健局 --unit 办公室 --name 张宁 --role 政务公开办</code></pre></li>
        </ol>
        <p>随后刷新本页，用屏幕显示的登录名和一次性密码登录，设置自己的密码，即可导入工作要点。\
        想先看样例，请在空的数据目录执行 <code>gongkai demo</code>。</p>
        <p class="hint">命令中的机构、科室和姓名请换成实际名称；\
        <code>gongkai user add --admin</code> 建立系统管理员，之后可在“机构人员”页面增加其他单位和人员。</p>
        """)

    /// Where a person sets a password of their own.
    static func password(
        _ context: SiteContext, why: String?, state: FormState = .empty, status: HTTPResponse.Status = .ok
    ) -> BarePage {
        let hint = "至少 10 个字符，大写字母、小写字母、数字、符号至少三类，不含登录名和姓名，不与最近 5 次相同。"
        let form = PostForm(
            to: PeopleLinks.password, context, submit: "修改密码", state: state,
            cancel: why == nil ? PeopleLinks.account : nil,
            """
            \(Field("old_password", "原密码", in: state, kind: .password, required: true, autocomplete: "current-password", limit: 128))
            \(Field("password", "新密码", in: state, kind: .password, hint: hint, required: true, autocomplete: "new-password", limit: 128))
            \(Field("again", "再输入一次新密码", in: state, kind: .password, required: true, autocomplete: "new-password", limit: 128))
            """)
        let notice: HTML = why.map { "<p class=\"notice\">\($0)</p>" } ?? ""
        let leave: HTML =
            why == nil ? "" : PostButton("退出登录", to: PeopleLinks.signOut, context).html
        return BarePage("设置密码", status: status, "\(notice)\(form)\(leave)")
    }
}
