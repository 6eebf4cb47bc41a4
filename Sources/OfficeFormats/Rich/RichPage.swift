extension RichDocument {
    /// A page that stands alone: title, language, encoding; pictures are in it.
    package var page: String {
        let words = canonical
        var writer = RichEscaping()
        writer.raw("<!DOCTYPE html>\n<html lang=\"zh-CN\">\n<head>\n<meta charset=\"utf-8\">\n<title>")
        writer.text(words.title ?? "文档")
        writer.raw("</title>\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<style>")
        writer.raw(Self.pageStyle)
        writer.raw("</style>\n</head>\n<body>\n<main>\n")
        if let title = words.title {
            writer.raw("<h1>")
            writer.text(title)
            writer.raw("</h1>\n")
        }
        return writer.out + RichHTMLWriter.write(words, embedding: true) + "</main>\n</body>\n</html>\n"
    }

    /// The rules that the few classes of the canonical HTML need.
    package static let classRules = """
        .align-center{text-align:center}.align-end{text-align:end}\
        @counter-style gk-parenthesised{system:numeric;symbols:"0" "1" "2" "3" "4" "5" "6" "7" "8" "9";prefix:"（";suffix:"）"}\
        ol.list-chinese{list-style:simp-chinese-informal}ol.list-parenthesised{list-style:gk-parenthesised}\
        @counter-style gk-circled{system:fixed;symbols:"①" "②" "③" "④" "⑤" "⑥" "⑦" "⑧" "⑨" "⑩" "⑪" "⑫" "⑬" "⑭" "⑮" "⑯" "⑰" "⑱" "⑲" "⑳";suffix:" "}\
        ol.list-circled{list-style:gk-circled}
        """

    private static let pageStyle = """
        main{max-width:44em;margin:2em auto;padding:0 1em;line-height:1.8}h1{text-align:center}img{max-width:100%;height:auto}\
        figure{text-align:center}table{border-collapse:collapse}td,th{border:1px solid;padding:.2em .5em;vertical-align:top}
        """ + classRules
}

/// Text in a page.
private struct RichEscaping {
    private(set) var out = ""

    mutating func raw(_ markup: String) { out += markup }

    mutating func text(_ value: String) {
        for character in value.unicodeScalars {
            switch character {
            case "&": out += "&amp;"
            case "<": out += "&lt;"
            case ">": out += "&gt;"
            default: out.unicodeScalars.append(character)
            }
        }
    }
}
