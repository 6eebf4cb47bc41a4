import Kernel
import Markup
import Site

/// Letters and files of the case, and the way to redact a file before it is handed out.
struct CasePapers: Component {
    let view: CaseView
    let mayRedact: Bool
    let officer: Officer
    let context: SiteContext

    private var request: DisclosureRequest { view.request }

    var html: HTML { "\(letters)\(files)" }

    private var letters: HTML {
        guard !view.letters.isEmpty else { return .empty }
        let rows = view.letters.map { letter in
            let mayOpen = request.refusal(ofOpening: .letter(letter.kind), by: officer) == nil
            let links: HTML =
                !mayOpen
                ? "<span class=\"hint\">由办理人员查看</span>"
                : """
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
        let rows = view.files.map(row)
        let table = Table(
            "材料", columns: [.init("文件"), .init("用途"), .init("添加"), .init("处理")], rows: rows)
        return "<section class=\"part\"><h2>材料</h2>\(table)</section>"
    }

    private func row(_ file: CaseFile) -> Table.Row {
        let added: HTML = "\(file.addedBy) <span class=\"hint\">\(file.addedAt.minute)</span>"
        let size: HTML = "<span class=\"hint\">\(FileList.size(file.file.size))</span>"
        guard request.refusal(ofOpening: .file(file.role), by: officer) == nil else {
            // A name like “某某身份证.jpg” says whose it is.
            let name: HTML = file.role == .applicant ? "（由公开办查看）" : HTML(text: file.file.name)
            return Table.Row(["\(name) \(size)", HTML(text: file.role.chinese), added, ""])
        }
        let redact: HTML =
            mayRedact && CasePapers.isRedactable(file)
            ? "<a href=\"\(link: DeskLinks.redaction(request.id, file.id))\">遮盖<span class=\"unseen\"> \(file.file.name)</span></a> "
            : ""
        let check: HTML =
            mayRedact
            ? "<a href=\"\(link: DeskLinks.hidden(request.id, file.id))\">检查隐藏内容<span class=\"unseen\"> \(file.file.name)</span></a>"
            : ""
        let name: HTML =
            "<a href=\"\(link: DeskLinks.file(request.id, file.id))\" download>\(file.file.name)</a> \(size)"
        return Table.Row([name, HTML(text: file.role.chinese), added, "\(redact)\(check)"])
    }

    /// What the redaction reads.
    static func isRedactable(_ file: CaseFile) -> Bool { ["docx", "pdf", "txt", "text"].contains(file.file.kind) }
}
