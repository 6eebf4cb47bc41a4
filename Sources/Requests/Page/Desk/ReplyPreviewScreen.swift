package import Kernel
import Markup
package import Site

/// The reply as it would go out: on the page as it stands in the letter, and as a Word file.
package struct ReplyPreviewScreen {
    let view: CaseView
    /// The letter's paragraphs, heading first.
    let paragraphs: [String]
    let today: Day

    package init(view: CaseView, paragraphs: [String], today: Day) {
        self.view = view
        self.paragraphs = paragraphs
        self.today = today
    }

    private var request: DisclosureRequest { view.request }

    package var answer: ConsolePage {
        let state = request.signedOn == nil ? "预览，尚未签发" : "已签发"
        return ConsolePage(
            "答复书预览", section: "requests",
            crumbs: [Crumb("依申请公开", DeskLinks.board), Crumb(request.number, DeskLinks.request(request.id))],
            lead: """
                <div class="lead"><p>\(Badge(state, request.signedOn == nil ? .warning : .good)) \
                <span class="hint">文号在签发时编定。版式以 docx 为准。</span></p><p class="buttons">\
                <a class="button" href="\(link: DeskLinks.previewFile(request.id, "docx"))" download>下载 docx</a>\
                <a class="button" href="\(link: DeskLinks.previewFile(request.id, "pdf"))" download>下载 PDF</a></p></div>
                """,
            "<article class=\"letter-sheet official\"><div class=\"text\">\(paragraphs.each { "<p>\($0)</p>" })</div></article>"
        )
    }
}
