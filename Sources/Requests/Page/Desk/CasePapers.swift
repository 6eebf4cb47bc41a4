import Kernel
import Markup
import Site

/// Letters and files of the case, and the way to redact a file before it is handed out.
struct CasePapers: Component {
    let view: CaseView
    let mayRedact: Bool
    let context: SiteContext

    private var request: DisclosureRequest { view.request }

    var html: HTML { "\(letters)\(files)" }

    private var letters: HTML {
        guard !view.letters.isEmpty else { return .empty }
        let rows = view.letters.map { letter in
            let links: HTML = """
                <a href="\(link: DeskLinks.letter(request.id, letter.id, "docx"))" download>docx</a> \
                <a href="\(link: DeskLinks.letter(request.id, letter.id, "pdf"))" download>PDF</a>
                """
            let about: HTML = about(letter).map { " <span class=\"hint\">（\($0)）</span>" } ?? ""
            return Table.Row([
                "\(letter.chinese)\(about)", "<span class=\"whole\">\(letter.number)</span>",
                "<time>\(text: letter.issuedOn)</time>", "<span class=\"whole\">\(links)</span>",
            ])
        }
        let table = Table("文书", columns: [.init("文书"), .init("文号"), .init("日期"), .init("下载")], rows: rows)
        return "<section class=\"part\"><h2>文书</h2>\(table)</section>"
    }

    /// To whom it went: the kind of party, or the section; the name of a third party stands with the consultation.
    private func about(_ letter: CaseLetter) -> String? {
        guard let about = letter.about else { return nil }
        if let asked = request.consultations.first(where: { $0.id.text == about }) {
            return "\(asked.whom.chinese)，\(asked.sentOn.chinese)发函"
        }
        return request.assistances.first { $0.id.text == about }.flatMap { view.units[$0.unit] }
    }

    private var files: HTML {
        guard !view.files.isEmpty else {
            return Panel("材料", "<p class=\"hint\">还没有材料。拟公开的文件、扫描件用“添加材料”放入本件。</p>").html
        }
        let rows = view.files.map { file in
            let redact: HTML =
                mayRedact && CasePapers.isRedactable(file)
                ? "<a href=\"\(link: DeskLinks.redaction(request.id, file.id))\">遮盖<span class=\"unseen\"> \(file.file.name)</span></a> "
                : ""
            let check: HTML =
                mayRedact
                ? "<a href=\"\(link: DeskLinks.hidden(request.id, file.id))\">检查隐藏内容<span class=\"unseen\"> \(file.file.name)</span></a>"
                : ""
            let name: HTML = """
                <a href="\(link: DeskLinks.file(request.id, file.id))" download>\(file.file.name)</a> \
                <span class="hint">\(FileList.size(file.file.size))</span>
                """
            return Table.Row([
                name, HTML(text: file.role.chinese),
                "\(file.addedBy) <span class=\"hint\">\(file.addedAt.minute)</span>",
                "\(redact)\(check)",
            ])
        }
        let table = Table(
            "材料", columns: [.init("文件"), .init("用途"), .init("添加"), .init("处理")], rows: rows)
        return "<section class=\"part\"><h2>材料</h2>\(table)</section>"
    }

    /// What the redaction reads.
    static func isRedactable(_ file: CaseFile) -> Bool { ["docx", "pdf", "txt", "text"].contains(file.file.kind) }
}
