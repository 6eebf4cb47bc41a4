package import Kernel
import OfficeFormats

/// The bulletin of a quarter (INT-9): one text, as the body of an article and as a Word file, so that both say the same.
package enum BulletinText {
    /// Canonical HTML.
    package static func html(_ review: InterpretationReview, units: [UnitID: String]) -> String {
        var out = "<p>按照政策解读工作要求，现将\(words(review.period.title))政策解读工作情况通报如下。</p>"
        out += "<h2>一、总体情况</h2>" + review.sentences.map { "<p>\(words($0))</p>" }.joined()
        out += "<h2>二、解读形式和发布渠道</h2>" + forms(review.figures)
        out += "<h2>三、各科室情况</h2>" + sections(review, units)
        out += "<h2>四、存在的问题</h2>" + gaps(review, units)
        out += "<p>数据截至\(words(review.asOf.chinese))。各项比率后括号内为分子和分母；按期解读率的分母是已经解读和已经超过期限的文件。</p>"
        return RichReader.html(out).html
    }

    package static func word(
        _ review: InterpretationReview, units: [UnitID: String]
    ) throws(Refusal) -> [UInt8] {
        var document = RichReader.html(html(review, units: units))
        document.title = title(review.period)
        do {
            return try document.wordFile()
        } catch {
            throw Refusal(.tooLarge, "未能导出通报：内容过多，不能写成 Word 文件。请改用网页。", rule: "INT-9")
        }
    }

    package static func title(_ quarter: Period) -> String { "\(quarter.title)政策解读工作情况通报" }

    private static func forms(_ figures: InterpretationFigures) -> String {
        func list(_ pairs: [(String, Int)]) -> String {
            pairs.filter { $0.1 > 0 }.map { "\($0.0)\($0.1)件" }.joined(separator: "，")
        }
        let forms = list(MaterialKind.allCases.map { ($0.chinese, figures.forms[$0] ?? 0) })
        let channels = list(ReleaseChannel.allCases.map { ($0.chinese, figures.channels[$0] ?? 0) })
        return "<p>\(forms.isEmpty ? "本季度没有解读" : "按解读形式：" + forms)。</p>"
            + (channels.isEmpty ? "" : "<p>按发布渠道：\(channels)。</p>")
    }

    private static func sections(_ review: InterpretationReview, _ units: [UnitID: String]) -> String {
        guard !review.sections.isEmpty else { return "<p>本季度没有公开政策文件。</p>" }
        let head = row(["科室", "应当解读", "已经解读", "按期解读率", "多样化解读率", "多渠道发布率"], "th")
        let rows = review.sections.map { section in
            let figures = section.figures
            return row(
                [
                    units[section.unit] ?? "（已撤销的科室）", "\(figures.interpreted.whole)", "\(figures.interpreted.part)",
                    figures.onTime.chinese, figures.nonText.chinese, figures.multiChannel.chinese,
                ], "td")
        }
        return "<table>\(head)\(rows.joined())</table>"
    }

    private static func gaps(_ review: InterpretationReview, _ units: [UnitID: String]) -> String {
        guard !review.gaps.isEmpty else { return "<p>没有需要整改的问题。</p>" }
        let head = row(["文件", "公开日期", "科室", "问题"], "th")
        let rows = review.gaps.map { gap in
            row(
                [
                    "《\(gap.fact.title)》" + (gap.fact.number.map { "（\($0)）" } ?? ""), gap.fact.publishedOn.description,
                    units[gap.fact.unit] ?? "", gap.words.joined(separator: "；"),
                ], "td")
        }
        return "<table>\(head)\(rows.joined())</table>"
    }

    private static func row(_ cells: [String], _ tag: String) -> String {
        "<tr>" + cells.map { "<\(tag)>\(words($0))</\(tag)>" }.joined() + "</tr>"
    }

    private static func words(_ text: String) -> String {
        var out = ""
        for character in text {
            switch character {
            case "&": out += "&amp;"
            case "<": out += "&lt;"
            case ">": out += "&gt;"
            default: out.append(character)
            }
        }
        return out
    }
}
