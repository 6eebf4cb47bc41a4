package import Kernel
import OfficeFormats

/// The report as a text with tables: the body of its article, a Word file, PDF, a workbook. All from one layout.
package enum ReportFiles {
    /// Canonical HTML of the whole report, for the article.
    package static func html(_ contents: ReportContents) -> String {
        let layout = ReportLayout(contents.tables), texts = contents.texts
        let out =
            section(.overview, texts) + table(layout.disclosure) + table(layout.requests) + table(layout.remedies)
            + section(.problems, texts) + section(.others, texts)
        return RichReader.html(out).html
    }

    private static func section(_ section: ReportTexts.Section, _ texts: ReportTexts) -> String {
        "<h2>\(section.chinese)</h2>" + texts.paragraphs(section).map { "<p>\(words($0))</p>" }.joined()
    }

    private static func table(_ table: LayoutTable) -> String {
        let rows = table.rows.enumerated().map { index, row in
            let cells = row.map { cell in
                let tag = cell.names != nil || index < table.headRows ? "th" : "td"
                let columns = cell.columns > 1 ? " colspan=\"\(cell.columns)\"" : ""
                let rows = cell.rows > 1 ? " rowspan=\"\(cell.rows)\"" : ""
                return "<\(tag)\(columns)\(rows)>\(words(cell.text))</\(tag)>"
            }
            return "<tr>\(cells.joined())</tr>"
        }
        let head = rows.prefix(table.headRows).joined(), body = rows.dropFirst(table.headRows).joined()
        let parts = head.isEmpty ? "<tbody>\(body)</tbody>" : "<thead>\(head)</thead><tbody>\(body)</tbody>"
        return "<h2>\(table.title)</h2><table>\(parts)</table>"
    }

    // MARK: Word and PDF

    package static func word(_ contents: ReportContents) throws(Refusal) -> [UInt8] {
        let layout = ReportLayout(contents.tables)
        var writer = WordWriter(DocumentProperties(title: contents.title))
        writer.paragraph(contents.title, .title)
        write(.overview, contents.texts, to: &writer)
        write(layout.disclosure, widths: [30, 23, 23, 24], to: &writer)
        write(layout.requests, widths: [9, 14, 30] + [Int](repeating: 8, count: 7), to: &writer)
        write(layout.remedies, widths: [Int](repeating: 1, count: RemedyTable.width), to: &writer)
        write(.problems, contents.texts, to: &writer)
        write(.others, contents.texts, to: &writer)
        do { return try writer.bytes() } catch {
            throw Refusal(.tooLarge, "未能导出年度报告：内容过多，不能写成 Word 文件。请精简文字部分。", rule: "FOI-49")
        }
    }

    private static func write(_ section: ReportTexts.Section, _ texts: ReportTexts, to writer: inout WordWriter) {
        writer.paragraph(section.chinese, .heading1)
        for paragraph in texts.paragraphs(section) { writer.paragraph(paragraph) }
    }

    private static func write(_ table: LayoutTable, widths: [Int], to writer: inout WordWriter) {
        writer.paragraph(table.title, .heading1)
        let rows = table.rows.map { row in
            row.map { cell in
                let isLabel = cell.names == .row && cell.cell == nil
                return WordCell(
                    cell.text, columnSpan: cell.columns, rowSpan: cell.rows, alignment: isLabel ? .left : .center)
            }
        }
        writer.table(WordTable(widths: widths, headerRows: table.headRows, rows: rows))
    }

    /// Drawn on this machine.
    package static func pdf(_ contents: ReportContents) async throws(Refusal) -> [UInt8] {
        do { return try await PrintedDocument.pdf(of: word(contents)) } catch let refusal as Refusal {
            throw refusal
        } catch {
            throw Refusal(.unavailable, "未能生成 PDF：服务器没有安装 LibreOffice，或者转换没有完成。请下载 Word 文件，或者联系系统管理员。")
        }
    }

    static func words(_ text: String) -> String {
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
