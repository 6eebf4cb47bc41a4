package import Kernel
import Markup
package import Site

/// The reply as it would go out: its words as they stand in the letter, and as a Word file.
package struct ReplyPreviewScreen {
    let request: DisclosureRequest
    let text: LetterText

    package init(request: DisclosureRequest, text: LetterText) {
        self.request = request
        self.text = text
    }

    package var answer: ConsolePage {
        ConsolePage(
            "预览 \(text.title)", section: "requests",
            crumbs: [Crumb("依申请公开", DeskLinks.board), Crumb(request.number, DeskLinks.request(request.id))],
            lead: lead,
            """
            <article class="letter-sheet official"><p class="agency">\(text.agency)</p>\(number)<h2>\(text.title)</h2>\
            \(if: !text.recipient.isEmpty, "<p>\(text.recipient)：</p>")<div class="text">\(text.paragraphs.each(paragraph))</div>\
            \(attachments)<p class="closing">\(text.agency)<br>\(text.on.chinese)</p>\
            \(if: !text.contact.isEmpty, "<p>（\(text.contact)）</p>")</article>
            """)
    }

    private var lead: HTML {
        let state = request.signedOn == nil ? "预览，尚未签发" : "已签发"
        return """
            <div class="lead"><p>\(Badge(state, request.signedOn == nil ? .warning : .good)) \
            <span class="hint">文号在签发时编定；版式以 docx 和 PDF 为准。</span></p><p class="buttons">\
            <a class="button" href="\(link: DeskLinks.previewFile(request.id, "docx"))" download>下载 docx</a>\
            <a class="button" href="\(link: DeskLinks.previewFile(request.id, "pdf"))" download>下载 PDF</a></p></div>
            """
    }

    private var number: HTML { "<p class=\"closing\">\(text.number.isEmpty ? "（签发时编号）" : text.number)</p>" }

    /// What the drafter typed in several lines stands in several paragraphs.
    private func paragraph(_ words: String) -> HTML {
        words.split(whereSeparator: \.isNewline).each { "<p>\(String($0))</p>" }
    }

    private var attachments: HTML {
        guard !text.attachments.isEmpty else { return .empty }
        return "<p>附件：</p><ol>\(text.attachments.each { "<li>\($0)</li>" })</ol>"
    }
}
