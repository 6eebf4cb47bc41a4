import HTTPTypes
package import Kernel
import Markup
import Redaction
package import Site

/// 遮盖: what is to be taken out of a file before it is handed out, with a ground for each place (FOI-37). One form holds
/// all marks; the script only saves typing.
package struct RedactionScreen {
    let view: RedactionView
    let state: FormState
    let refusal: Refusal?
    let context: SiteContext

    package init(_ view: RedactionView, state: FormState, refusal: Refusal? = nil, context: SiteContext) {
        self.view = view
        self.state = state
        self.refusal = refusal
        self.context = context
    }

    package var answer: ConsolePage {
        let link = DeskLinks.redaction(view.request.id, view.file.id)
        return ConsolePage(
            "遮盖 \(view.file.file.name)", section: "requests",
            crumbs: [
                Crumb("依申请公开", DeskLinks.board), Crumb(view.request.number, DeskLinks.request(view.request.id)),
            ], lead: routes, wide: true, status: refusal?.code.status ?? .ok,
            """
            \(notice)<form class="redaction" method="post" action="\(link: link)" data-redact>\(context.hiddenFields(once: false))\
            <input type="hidden" name="route"\(attribute: "value", view.route.rawValue)>\
            <section class="redaction-sheet"><h2>原文</h2>\(RedactionSheet(view: view))</section>\
            <div class="redaction-tools">\(RedactionTools(view: view, state: state))</div></form>
            """)
    }

    /// A Word file can be handled by its text or by its pages.
    private var routes: HTML {
        guard view.file.file.kind == "docx" else { return .empty }
        let here = DeskLinks.redaction(view.request.id, view.file.id)
        let links = RedactionRoute.allCases.each { route in
            """
            <li><a href="\(link: here.query("route", route.rawValue))"\
            \(attribute: "aria-current", route == view.route ? "page" : nil)>\(route.chinese)</a></li>
            """
        }
        return "<nav class=\"switch\" aria-label=\"处理方式\"><ul>\(links)</ul></nav>"
    }

    private var notice: HTML {
        let wrong: HTML = refusal.map { Notice(.wrong, text: $0.sentence).html } ?? ""
        guard !view.notes.isEmpty else { return wrong }
        let items = view.notes.each { "<li>\($0)</li>" }
        return "\(wrong)\(Notice(.warning, "<h2>文件里还有下面没有显示的内容，遮盖件中一律没有</h2><ul>\(items)</ul>"))"
    }
}

/// The document as read, with what is marked in it.
struct RedactionSheet: Component {
    let view: RedactionView

    var html: HTML {
        switch view.material {
        case .text(let text): text.units.each(passage)
        case .pages(let pages): pages.pages.enumerated().each { page($0.offset + 1, $0.element) }
        }
    }

    private func passage(_ unit: RedactableUnit) -> HTML {
        let scalars = Array(unit.text.unicodeScalars)
        func words(_ range: Range<Int>) -> String {
            String(String.UnicodeScalarView(scalars[range.clamped(to: 0..<scalars.count)]))
        }
        var at = 0, body = HTML.empty
        for range in ranges(in: unit.number) where range.upperBound > at {
            let start = max(range.lowerBound, at)
            body += "\(words(at..<max(start, at)))<mark class=\"cut\">\(words(start..<range.upperBound))</mark>"
            at = range.upperBound
        }
        if at < scalars.count { body += HTML(text: words(at..<scalars.count)) }
        return """
            <p class="passage"><span class="number">\(unit.number)</span>\
            <span\(attribute: "data-paragraph", unit.number)\(attribute: "data-place", unit.place)>\(body)</span></p>
            """
    }

    private func ranges(in unit: Int) -> [Range<Int>] {
        view.marks.compactMap { mark in
            guard case .text(unit, let range) = mark.place else { return nil }
            return range
        }.sorted { $0.lowerBound < $1.lowerBound }
    }

    private func page(_ number: Int, _ page: RedactablePages.Page) -> HTML {
        let boxes = view.marks.each { mark in
            guard case .page(number, let box) = mark.place else { return .empty }
            return
                "<rect class=\"cut\" x=\"\(box.left)\" y=\"\(box.top)\" width=\"\(box.width)\" height=\"\(box.height)\"/>"
        }
        let picture = DeskLinks.redactionPicture(view.request.id, view.file.id, number)
            .query("route", view.route.rawValue)
        return """
            <figure class="page"><figcaption class="hint">第 \(number) 页（宽 \(page.width / 100) 磅，高 \(page.height / 100) 磅）</figcaption>\
            <svg viewBox="0 0 \(page.width) \(page.height)" role="img" aria-label="第 \(number) 页"\
            \(attribute: "data-page", number)><image href="\(link: picture)" width="\(page.width)" height="\(page.height)"/>\
            \(boxes)</svg></figure>
            """
    }
}
