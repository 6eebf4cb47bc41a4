import HTTPTypes
import Kernel
import Markup
package import Site

/// One's own inbox: what the rules, checks and orders have to tell, the newest first.
package struct InboxScreen {
    let lines: [InboxLine]
    let unread: Int
    let next: NoticeID?
    let setting: NoticeSetting
    /// Whether this installation sends letters.
    let sendsMail: Bool
    let canAssign: Bool
    /// What did not arrive: one's own, and for the office everybody's.
    let undelivered: [(who: String, notices: UndeliveredNotices)]
    let state: FormState
    let context: SiteContext

    package init(
        lines: [InboxLine], unread: Int, next: NoticeID?, setting: NoticeSetting, sendsMail: Bool,
        canAssign: Bool = false, undelivered: [(who: String, notices: UndeliveredNotices)] = [],
        state: FormState = .empty, context: SiteContext
    ) {
        self.lines = lines
        self.unread = unread
        self.next = next
        self.setting = setting
        self.sendsMail = sendsMail
        self.canAssign = canAssign
        self.undelivered = undelivered
        self.state = state
        self.context = context
    }

    package var answer: ConsolePage {
        ConsolePage(
            "收件箱", section: "inbox", lead: lead, aside: "\(Panel("邮件提醒", settings))\(failures)",
            status: state.problems.isEmpty ? .ok : .unprocessableContent, list)
    }

    private var lead: HTML {
        let assign: HTML = HTML.when(
            canAssign, "<a class=\"button\" href=\"\(link: InboxLinks.newDuty)\">下达应办事项</a>")
        guard unread > 0 else { return "<p class=\"hint\">没有未读的提醒。</p>\(assign)" }
        return """
            <p class="hint">\(unread) 条未读。</p>\(PostButton("全部标为已读", to: InboxLinks.readAll, context))\(assign)
            """
    }

    private var list: HTML {
        guard !lines.isEmpty else {
            return EmptyState("还没有提醒。您或您所在科室负责的事项临近期限时，会列在这里。").html
        }
        let more: HTML =
            next.map { id in
                """
                <p class="pager"><a rel="next" href="\(link: InboxLinks.inbox.query("before", id.text))">更早的提醒</a></p>
                """
            } ?? ""
        return
            "\(Table("提醒", columns: [.init("提醒"), .init("内容", wide: true), .init("时间"), .init("办理")], rows: lines.map(row)))\(more)"
    }

    private func row(_ line: InboxLine) -> Table.Row {
        let head: HTML = line.signal.map { SignalBadge($0).html } ?? Badge(line.kind.chinese).html
        let title: HTML = line.readAt == nil ? "<strong>\(line.title)</strong>" : "\(line.title)"
        return Table.Row(
            [
                head, "\(title)<br><span class=\"hint\">\(line.words)</span>", HTML(text: line.writtenAt.minute),
                PostButton(line.readAt == nil ? "查看" : "再次查看", to: InboxLinks.open(line.id), context).html,
            ], mark: line.readAt == nil ? "new" : nil, id: "n-" + line.id.text)
    }

    private var failures: HTML {
        guard !undelivered.isEmpty else { return .empty }
        let lines = undelivered.each { who, notices in
            """
            <li><strong>\(who)</strong>：\(notices.count) 条，\(notices.reason)\
            <br><span class="hint">\(notices.advice)</span></li>
            """
        }
        return Panel(
            "没有送达的提醒", "<p class=\"hint\">30 天内。收件箱里的提醒不受影响。</p><ul class=\"lines\">\(lines)</ul>"
        ).html
    }

    private var settings: HTML {
        guard sendsMail else {
            return "<p class=\"hint\">本系统没有设置邮件服务器，提醒只在收件箱里显示。</p>"
        }
        let manners = NoticeSetting.Manner.allCases.map { SelectField.Choice($0.rawValue, $0.chinese) }
        return """
            <p class="hint">邮件不写事项名称，只写规则、灯和期限。晚 8 时至早 8 时和休息日不发，以小时计的期限除外。</p>\
            \(PostForm(to: InboxLinks.setting, context, submit: "保存", state: state, """
                \(Field("mailbox", "邮箱", in: state, kind: .email, hint: "加密保存，只用于发提醒。", autocomplete: "email", limit: 120))\
                \(SelectField("manner", "发送方式", choices: manners, in: state, required: true, empty: nil))
                """))
            """
    }
}
