import Ciphers
package import Kernel
import OfficeFormats

/// 全过程记录 of one consultation as a zip file: drafts, opinions without contacts, adoption table, hearings, timeline, and a
/// manifest with the hash of each (CONS-7). The same record always gives the same bytes.
package struct ConsultationArchive {
    package static let type = "application/zip"

    let whole: ConsultationWhole

    package init(_ whole: ConsultationWhole) { self.whole = whole }

    private var view: ConsultationView { whole.view }

    private struct Entry {
        let path: String
        let title: String
        let bytes: [UInt8]
    }

    package func bytes() throws(Refusal) -> [UInt8] {
        var entries: [Entry] = []
        for draft in view.found.drafts {
            let text = "\(view.found.title)\n\n\(draft.text)\n\n草案说明\n\(draft.explanation)\n"
            entries.append(
                Entry(path: "drafts/\(draft.number).txt", title: "第\(draft.number)稿和说明", bytes: Array(text.utf8)))
        }
        entries.append(Entry(path: "comments.csv", title: "意见（不含联系方式）", bytes: table))
        entries.append(Entry(path: "adoption.docx", title: "意见采纳情况表", bytes: try AdoptionTable.bytes(of: view)))
        for (index, hearing) in view.hearings.enumerated() {
            entries.append(
                Entry(
                    path: "hearings/\(index + 1).txt", title: "\(hearing.on)\(hearing.kind.chinese)",
                    bytes: Array(record(hearing).utf8)))
        }
        entries.append(Entry(path: "timeline.json", title: "办理过程", bytes: timeline))
        entries.insert(Entry(path: "index.docx", title: "目录", bytes: try index(entries)), at: 0)
        var package = PackageArchive()
        package.add("manifest.json", bytes: Array(manifest(entries).utf8))
        for entry in entries { package.add(entry.path, bytes: entry.bytes) }
        do {
            return try package.bytes()
        } catch {
            throw Refusal(.unavailable, "归档材料未能打包：\(error.sentence)", rule: "CONS-7")
        }
    }

    private var table: [UInt8] {
        let heads: [CellValue] = ["序号", "轮次", "时间", "来源", "段落", "态度", "单位", "意见", "状态", "说明"]
        let rows = whole.comments.sorted { $0.number < $1.number }.map { one -> [CellValue] in
            [
                .integer(one.number), .integer(one.round), .text(one.receivedAt.minute), .text(one.channel.chinese),
                .text(one.paragraph.map { "第\($0)段" } ?? "整个草案"), .text(one.stance.chinese),
                .text(one.organisation), .text(one.words), .text(one.state.chinese), .text(one.stateReason),
            ]
        }
        return CSVWriter.bytes([heads] + rows)
    }

    private func record(_ hearing: ConsultationHearing) -> String {
        """
        \(hearing.kind.chinese)
        时间：\(hearing.on.chinese)
        地点：\(hearing.place)
        参加人产生方式：\(hearing.selection)
        参加人：\(hearing.participants)
        材料送达：\(hearing.materialsOn?.chinese ?? "")
        记录：\(hearing.record)
        参加人签字：\(hearing.isSigned ? "是" : "否")
        取消理由：\(hearing.cancelReason)

        """
    }

    private var timeline: [UInt8] {
        let lines = whole.steps.map { step in
            object([("at", step.at.description), ("who", step.who), ("what", step.what)])
        }
        return Array("[\n\(lines.joined(separator: ",\n"))\n]\n".utf8)
    }

    private func index(_ entries: [Entry]) throws(Refusal) -> [UInt8] {
        var file = WordWriter(DocumentProperties(title: "重大行政决策过程记录目录"))
        file.paragraph("公众参与过程记录目录", .title)
        file.paragraph("\(whole.agencyName)　\(view.found.number)　\(view.found.title)", .flush)
        let heads = ["序号", "材料", "文件"].map { WordCell($0, alignment: .center) }
        let rows = entries.enumerated().map { place, entry in
            [WordCell("\(place + 1)", alignment: .center), WordCell(entry.title), WordCell(entry.path)]
        }
        file.table(WordTable(widths: [10, 50, 40], rows: [heads] + rows))
        do {
            return try file.bytes()
        } catch {
            throw Refusal(.unavailable, "归档目录未能生成：\(error.sentence)", rule: "CONS-7")
        }
    }

    private func manifest(_ entries: [Entry]) -> String {
        let lines = entries.map { entry -> String in
            var fields = [
                ("path", entry.path), ("title", entry.title), ("sha256", Digest(sha256: entry.bytes).hex),
            ]
            if let national = ConsultationArchive.sm3(entry.bytes) { fields.append(("sm3", national)) }
            return "    " + object(fields)
        }
        return """
            {
              "format": "gongkai-consultation-archive/1",
              "number": \(JSONText.quoted(view.found.number)),
              "title": \(JSONText.quoted(view.found.title)),
              "entries": [
            \(lines.joined(separator: ",\n"))
              ]
            }

            """
    }

    /// GB/T 32905-2016, where the machine's library has it.
    private static func sm3(_ bytes: [UInt8]) -> String? {
        do { return try Digest(.sm3, bytes).hex } catch { return nil }
    }

    private func object(_ fields: [(String, String)]) -> String {
        "{" + fields.map { "\"\($0.0)\": \(JSONText.quoted($0.1))" }.joined(separator: ", ") + "}"
    }
}
