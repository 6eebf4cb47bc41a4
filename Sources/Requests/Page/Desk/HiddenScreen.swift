package import Kernel
import Markup
package import Redaction
package import Site

/// What a file holds besides what it shows, before it is handed out as it is (PII-1).
package struct HiddenScreen {
    let request: DisclosureRequest
    let file: CaseFile
    let report: HandoutReport
    let mayAdd: Bool
    let context: SiteContext

    package init(
        request: DisclosureRequest, file: CaseFile, report: HandoutReport, mayAdd: Bool, context: SiteContext
    ) {
        self.request = request
        self.file = file
        self.report = report
        self.mayAdd = mayAdd
        self.context = context
    }

    package var answer: ConsolePage {
        ConsolePage(
            "检查 \(file.file.name)", section: "requests",
            crumbs: [Crumb("依申请公开", DeskLinks.board), Crumb(request.number, DeskLinks.request(request.id))],
            "\(verdict)\(list("看不见的内容", report.findings.map(\.sentence)))\(list("个人信息", report.personal))\(list("没有检查的内容", report.unread))\(next)"
        )
    }

    private var verdict: HTML {
        if report.blocks {
            return Notice(.wrong, text: "不能原样提供：文件里有看不见而对方能取得的内容，或者有没有检查到的内容。").html
        }
        guard report.findings.isEmpty, report.personal.isEmpty else {
            return Notice(.warning, text: "没有必须清除的内容，请核对下面列出的各处。").html
        }
        return Notice(.done, text: "没有发现看不见的内容和个人信息。").html
    }

    private func list(_ title: String, _ sentences: [String]) -> HTML {
        guard !sentences.isEmpty else { return .empty }
        return Panel(title, "<ul>\(sentences.each { "<li>\($0)</li>" })</ul>").html
    }

    private var next: HTML {
        guard mayAdd else { return .empty }
        let clean: HTML =
            report.findings.isEmpty
            ? "" : PostButton("存入清理后的副本", to: DeskLinks.hidden(request.id, file.id), context, primary: true).html
        let redact: HTML =
            CasePapers.isRedactable(file)
            ? "<a class=\"button\" href=\"\(link: DeskLinks.redaction(request.id, file.id))\">遮盖</a>" : ""
        guard !clean.isEmpty || !redact.isEmpty else { return .empty }
        let hint: HTML = clean.isEmpty ? "" : "<p class=\"hint\">清理后的副本只留下文件显示的内容，存为“随答复提供”的材料。</p>"
        return "<p class=\"buttons after-form\">\(clean)\(redact)</p>\(hint)"
    }
}
