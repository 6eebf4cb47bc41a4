/// What a file is, by its content.
package enum FileKind: String, Sendable, Hashable, CaseIterable {
    case docx, xlsx, pptx, doc, xls, ppt, odt, ods, ofd, rtf, pdf
    case html, svg, xml, text, markdown, csv
    case png, jpeg, gif, webp
    case zip, archive, executable, unknown

    /// What people call it.
    package var chineseName: String {
        switch self {
        case .docx: "Word 文档（docx）"
        case .xlsx: "Excel 表格（xlsx）"
        case .pptx: "演示文稿（pptx）"
        case .doc: "旧版 Word 或 WPS 文档"
        case .xls: "旧版 Excel 或 WPS 表格"
        case .ppt: "旧版演示文稿"
        case .odt: "ODF 文档"
        case .ods: "ODF 表格"
        case .ofd: "OFD 版式文件"
        case .rtf: "RTF 文档"
        case .pdf: "PDF 文件"
        case .html: "网页"
        case .svg: "SVG 图形"
        case .xml: "XML 文件"
        case .text: "文本文件"
        case .markdown: "Markdown 文本"
        case .csv: "CSV 表格"
        case .png: "PNG 图片"
        case .jpeg: "JPEG 图片"
        case .gif: "GIF 图片"
        case .webp: "WebP 图片"
        case .zip: "ZIP 压缩包"
        case .archive: "压缩包"
        case .executable: "可执行程序"
        case .unknown: "无法识别的文件"
        }
    }

    /// Kinds taken as evidence of a finished task. Nothing a browser runs, nothing that holds other files.
    package static let evidence: Set<FileKind> = [
        .docx, .xlsx, .pptx, .doc, .xls, .ppt, .odt, .ods, .ofd, .pdf, .text, .markdown, .csv, .png, .jpeg, .gif,
        .webp,
    ]
    /// Kinds a work plan is read from.
    package static let planDocuments: Set<FileKind> = [.docx, .xlsx, .html, .pdf, .text, .markdown, .csv]

    /// The type a stored file is served with: never one in which a browser runs anything (T4).
    package var servedType: String {
        switch self {
        case .docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
        case .xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
        case .pptx: "application/vnd.openxmlformats-officedocument.presentationml.presentation"
        case .doc: "application/msword"
        case .xls: "application/vnd.ms-excel"
        case .ppt: "application/vnd.ms-powerpoint"
        case .odt: "application/vnd.oasis.opendocument.text"
        case .ods: "application/vnd.oasis.opendocument.spreadsheet"
        case .pdf: "application/pdf"
        case .png: "image/png"
        case .jpeg: "image/jpeg"
        case .gif: "image/gif"
        case .webp: "image/webp"
        case .text, .markdown, .csv: "text/plain; charset=utf-8"
        case .ofd, .rtf, .html, .svg, .xml, .zip, .archive, .executable, .unknown: "application/octet-stream"
        }
    }

    /// The kind a file name claims by its extension; nil when it has none, `unknown` when we do not know it.
    package static func claimed(by name: String) -> FileKind? {
        guard let dot = name.lastIndex(of: "."), dot > name.startIndex else { return nil }
        let ending = name[name.index(after: dot)...].lowercased()
        return ending.isEmpty ? nil : byExtension[ending] ?? .unknown
    }

    private static let byExtension: [String: FileKind] = [
        "docx": .docx, "xlsx": .xlsx, "pptx": .pptx, "doc": .doc, "wps": .doc, "xls": .xls, "et": .xls, "ppt": .ppt,
        "dps": .ppt, "odt": .odt, "ods": .ods, "ofd": .ofd, "rtf": .rtf, "pdf": .pdf, "html": .html, "htm": .html,
        "xhtml": .html, "svg": .svg, "xml": .xml, "txt": .text, "log": .text, "md": .markdown, "markdown": .markdown,
        "csv": .csv, "png": .png, "jpg": .jpeg, "jpeg": .jpeg, "gif": .gif, "webp": .webp, "zip": .zip,
        "rar": .archive, "7z": .archive, "gz": .archive, "tar": .archive, "exe": .executable, "dll": .executable,
        "com": .executable, "scr": .executable, "bat": .executable, "cmd": .executable, "js": .executable,
        "vbs": .executable, "ps1": .executable, "sh": .executable, "jar": .executable, "lnk": .executable,
    ]

    /// Kinds that differ in nothing but their extension.
    private var family: Int {
        switch self {
        case .text, .markdown, .csv: 1
        default: 0
        }
    }

    /// Whether content found as this kind fits a name that claims `claim`.
    func fits(_ claim: FileKind?) -> Bool {
        guard let claim else { return true }
        return claim == self || (family != 0 && family == claim.family)
    }
}
