package import Kernel
import OfficeFormats

/// The text of a document between what a person writes and the canonical HTML that is kept.
package enum DocumentBody {
    /// From the small editor.
    package static func typed(_ text: String) -> String { RichReader.plain(text).html }

    /// From anywhere else: only what the model knows is left.
    package static func cleaned(_ html: String) -> String { RichReader.html(html).html }

    /// For a page, whatever stands in the row.
    ///
    /// - Parameter folder: where staff see its pictures before they are public; nil leaves the public addresses.
    package static func shown(_ html: String, picturesIn folder: String? = nil) -> CleanBody {
        let clean = cleaned(html)
        return CleanBody(canonical: folder.map { clean.replacing("src=\"/files/", with: "src=\"\($0)/") } ?? clean)
    }

    /// The pictures in canonical HTML, by hash, each once, in their order.
    package static func pictures(in html: String) -> [String] {
        let mark = Array("src=\"/files/".utf8), bytes = Array(html.utf8)
        var found: [String] = [], place = 0
        while place + mark.count + 64 <= bytes.count {
            guard bytes[place] == mark[0], bytes[place..<place + mark.count].elementsEqual(mark) else {
                place += 1
                continue
            }
            place += mark.count
            let hash = String(decoding: bytes[place..<place + 64], as: UTF8.self)
            if !found.contains(hash) { found.append(hash) }
        }
        return found
    }

    /// Nil when every picture of `body` is one of `known`: naming the hash of another file must not show it.
    package static func pictureRefusal(in body: String, known: [String]) -> Refusal? {
        guard let index = pictures(in: body).firstIndex(where: { !known.contains($0) }) else { return nil }
        return Refusal(
            .invalid, "未能保存文稿：正文引用的第\(index + 1)张图片不是这份公文的图片。请把图片放在 Word 正文中上传，或者作为附件添加。", rule: "PII-6",
            field: "body")
    }

    /// For the small editor; nil when the editor would lose something of it.
    package static func editable(_ html: String) -> String? {
        let document = RichReader.html(html)
        return document.fitsEditor ? document.editorText : nil
    }

    package static func plainText(_ html: String) -> String { RichReader.html(html).plainText }

    package static var editorHint: String { RichDocument.editorHint }
}
