package import Kernel
import Markup
package import Site

/// 接收回执, to be printed and handed over. The query code is known this once only.
package struct DeskReceiptScreen {
    let view: CaseView
    let code: String?
    let today: Day

    package init(view: CaseView, code: String?, today: Day) {
        self.view = view
        self.code = code
        self.today = today
    }

    private var request: DisclosureRequest { view.request }

    package var answer: ConsolePage {
        ConsolePage(
            "接收回执 \(request.number)", section: "requests",
            crumbs: [Crumb("依申请公开", DeskLinks.board), Crumb(request.number, DeskLinks.request(request.id))],
            """
            \(notice)<article class="letter-sheet"><h2>政府信息公开申请接收回执</h2>\(DefinitionList(facts))\
            <div class="text"><p>\(clock)</p><p>需要补正的，本机关自收到之日起 7 个工作日内一次性告知。</p>\(codeWords)</div>\
            <p class="closing">经办人：＿＿＿＿＿＿　　\(today.chinese)</p></article>
            <p class="buttons after-form"><button class="button" type="button" data-print hidden>打印</button>\
            <a class="button" href="\(link: DeskLinks.request(request.id))">打开本件</a>\(following)</p>
            """)
    }

    private var notice: HTML {
        guard code != nil else { return .empty }
        return Notice(.done, text: "已登记，编号 \(request.number)。请现在打印回执：查询码只显示这一次。").html
    }

    /// For who has just entered one; others open the receipt too, and may enter none.
    private var following: HTML {
        code == nil ? "" : " <a class=\"button quiet\" href=\"\(link: DeskLinks.new)\">登记下一件</a>"
    }

    private var facts: [(String, HTML)] {
        [
            ("编号", HTML(text: request.number)), ("申请人", HTML(text: view.applicant.name)),
            ("申请内容", HTML(text: request.wanted.description)), ("申请渠道", HTML(text: request.channel.chinese)),
            ("到达日期", HTML(text: request.arrivedAt.day.chineseWithWeekday)),
            ("收到申请之日", HTML(text: request.receivedOn?.chineseWithWeekday ?? "待与您确认，双方确认之日为收到申请之日")),
        ]
    }

    private var clock: HTML {
        let due = view.duties.first { $0.rule == "FOI-33" || $0.rule == "FOI-41" }?.explanation.due.deadline?.day
        guard let due else { return "本机关与您确认后，自确认之日起 20 个工作日内答复。" }
        return "本机关将在\(due.chineseWithWeekday)前答复；依法需要延长或者征求意见的，另行告知。"
    }

    private var codeWords: HTML {
        guard let code else { return "<p>查询码已在登记时告知申请人。</p>" }
        return """
            <p>凭编号和查询码可以在本机关网站查询办理情况、补正、撤回和接收答复。查询码：</p>\
            <p class="query-code"><strong>\(code)</strong></p>
            """
    }
}
