import TextForms

/// Reads `.docx` into rich text: what a person sees on paper, without page furniture, revisions and comments.
final class RichWordReader {
    /// A part with the addresses it points to.
    struct Part {
        var relations: RichWordRelations
        /// Whether it holds footnotes; they have no footnotes of their own.
        var isNotes = false
    }

    let archive: ZipArchive
    let limits: ReadingLimits
    let styles: RichWordStyles
    var numbering: DocxNumbering
    var part: Part
    var fields: [RichWordField] = []
    var notesParts: [String: [String: XMLNode]] = [:]
    var footnotes: [[RichInline]] = []
    var images: [RichImage] = []
    /// The pictures by the name of their part; nil for one that cannot be shown.
    var pictures: [String: Int?] = [:]
    private var findings: [ReadingNote] = []
    /// The words of a paragraph whose end was deleted.
    private var carried: [RichInline] = []

    static func read(_ archive: ZipArchive, limits: ReadingLimits) throws -> RichDocument {
        let reader = try RichWordReader(archive, limits)
        let items = try reader.body()
        var assembly = RichWordAssembly()
        let blocks = assembly.body(items)
        return RichDocument(
            title: assembly.title, blocks: blocks, footnotes: reader.footnotes, images: reader.images,
            notes: reader.findings
        ).canonical
    }

    private init(_ archive: ZipArchive, _ limits: ReadingLimits) throws {
        self.archive = archive
        self.limits = limits
        styles = try RichWordStyles(try archive.bytes("word/styles.xml"), limits: limits)
        numbering = try DocxNumbering(try archive.bytes("word/numbering.xml"), limits: limits)
        let relations = try RichWordRelations(try archive.bytes("word/_rels/document.xml.rels"), limits: limits)
        part = Part(relations: relations)
    }

    func note(_ code: String, _ message: String) {
        if !findings.contains(where: { $0.code == code }) { findings.append(ReadingNote(code, message)) }
    }

    private func body() throws -> [RichWordItem] {
        guard let bytes = try archive.bytes("word/document.xml") else { throw ReadingError(.unreadable, "缺少正文") }
        let pull = try XMLPull(bytes, limits: limits)
        var items: [RichWordItem] = []
        while try pull.next() != .finished {
            guard pull.event == .start else { continue }
            switch pull.name {
            case "document", "body": continue
            default: try block(try pull.element(), &items)
            }
        }
        return items
    }

    func items(in node: XMLNode) throws -> [RichWordItem] {
        var items: [RichWordItem] = []
        for child in node.elements { try block(child, &items) }
        return items
    }

    private func block(_ node: XMLNode, _ items: inout [RichWordItem]) throws {
        switch node.name {
        case "p": try paragraph(node, &items)
        case "tbl": try table(node, &items)
        case "sdt":
            if node.first("sdtPr")?.first("docPartObj")?.first("docPartGallery")?.attributes["val"]
                == "Table of Contents"
            {
                return noteContents()
            }
            if let content = node.first("sdtContent") { items += try self.items(in: content) }
        case "customXml", "smartTag", "ins", "moveTo", "sdtContent":
            for child in node.elements { try block(child, &items) }
        case "AlternateContent":
            if let choice = node.first("Choice") ?? node.first("Fallback") { items += try self.items(in: choice) }
        case "del", "moveFrom": noteDeleted()
        case "altChunk": note("embedded_part", "文中嵌入了另一个文件的内容，没有读取。请在 Word 中转换为正文后另存。")
        default: return
        }
    }

    func noteDeleted() { note("deleted_text", "文中有修订标记删除的文字，按接受修订处理，没有读取。") }

    func noteContents() { note("contents", "删去了自动生成的目录。") }

    private func paragraph(_ node: XMLNode, _ items: inout [RichWordItem]) throws {
        var paragraph = try read(paragraph: node)
        paragraph.line = carried + paragraph.line
        carried = []
        let boxes = paragraph.boxes
        paragraph.boxes = []
        if paragraph.continues {
            carried = paragraph.line
        } else if paragraph.isBlank, boxes.isEmpty, Self.isRule(node) {
            items.append(.rule)
        } else {
            items.append(.paragraph(paragraph))
        }
        for box in boxes { items += try self.items(in: box) }
    }

    /// An empty paragraph with a line below it, as typing three dashes makes.
    private static func isRule(_ node: XMLNode) -> Bool {
        node.first("pPr")?.first("pBdr")?.first("bottom")?.attributes["val"].map { $0 != "none" && $0 != "nil" }
            ?? false
    }
}
