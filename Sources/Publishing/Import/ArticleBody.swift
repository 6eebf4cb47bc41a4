import Documents
import Kernel
import OfficeFormats
import TextForms

/// The text of an article between what a person writes, the canonical HTML that is kept, and what a page shows.
package enum ArticleBody {
    /// From the small editor.
    package static func typed(_ text: String) -> String { RichReader.plain(text).html }

    /// From anywhere else: only what the model of rich text knows is left.
    package static func cleaned(_ html: String) -> String { RichReader.html(html).html }

    /// For the small editor; nil when the editor would lose something of it.
    package static func editable(_ html: String) -> String? {
        let document = RichReader.html(html)
        return document.fitsEditor ? document.editorText : nil
    }

    package static func plainText(_ html: String) -> String { RichReader.html(html).plainText }

    package static var editorHint: String { RichDocument.editorHint }

    /// Clean HTML with its pictures taken from `folder`: before it is public, a picture is shown to staff only.
    package static func shown(_ html: String, filesIn folder: String) -> String {
        replacing("src=\"/files/", with: "src=\"\(folder)/", in: cleaned(html))
    }

    /// The pictures in canonical HTML, by hash, each once, in their order.
    package static func pictures(in html: String) -> [String] { DocumentBody.pictures(in: html) }

    /// The same text with one picture in place of another.
    package static func exchanging(_ hash: String, for other: String, in html: String) -> String {
        replacing("/files/\(hash)", with: "/files/\(other)", in: html)
    }

    /// What became of the words between two texts.
    static func changes(from old: String, to new: String) -> [TextChange] {
        TextDiff.pieces(from: old, to: new).map { piece in
            switch piece.kind {
            case .same: TextChange(.same, piece.text)
            case .removed: TextChange(.removed, piece.text)
            case .added: TextChange(.added, piece.text)
            }
        }
    }

    /// Title, facts and text, as a comparison reads them.
    static func words(_ content: ArticleContent) -> String {
        let facts: [(String, String)] = [
            ("标题", content.title), ("摘要", content.summary), ("关键词", content.keywords.joined(separator: "；")),
            ("发布机构", content.issuer), ("作者", content.author), ("来源", content.origin.source ?? ""),
            ("文号", content.documentNumber), ("索引号", content.indexNumber), ("主题分类", content.topic),
            ("成文日期", content.writtenOn?.description ?? ""),
            ("附件", content.attachments.map { "\($0.name)（\($0.published.prefix(8))）" }.joined(separator: "；")),
        ]
        let fields = content.fields.filled.map { ($0.field.name, $0.value) }
        return (facts + fields).filter { !$0.1.isEmpty }.map { "\($0.0)：\($0.1)\n" }.joined() + plainText(content.body)
    }

    private static func replacing(_ words: String, with others: String, in text: String) -> String {
        ScalarWords.replacing(words, with: others, in: text)
    }
}

/// Words found and exchanged scalar by scalar, each read once.
enum ScalarWords {
    /// Where `words` begin, no two overlapping.
    static func places(of words: [Unicode.Scalar], in text: [Unicode.Scalar]) -> [Int] {
        guard let first = words.first else { return [] }
        var found: [Int] = [], place = 0
        while place + words.count <= text.count {
            if text[place] == first, text[place..<place + words.count].elementsEqual(words) {
                found.append(place)
                place += words.count
            } else {
                place += 1
            }
        }
        return found
    }

    static func replacing(_ words: String, with others: String, in text: String) -> String {
        replacing(words, in: text) { _ in others }
    }

    /// - Parameter other: what stands in the place of `words`, after the text that is there already.
    static func replacing(_ words: String, in text: String, with other: (_ before: String) -> String) -> String {
        let scalars = Array(text.unicodeScalars), length = words.unicodeScalars.count
        var view = String.UnicodeScalarView(), place = 0
        for start in places(of: Array(words.unicodeScalars), in: scalars) {
            view.append(contentsOf: scalars[place..<start])
            view.append(contentsOf: other(String(view)).unicodeScalars)
            place = start + length
        }
        view.append(contentsOf: scalars[place...])
        return String(view)
    }
}
