import Ciphers
package import Kernel
import OfficeFormats

/// A case as one zip file: 目录, every letter and file, the timeline, and a manifest with the hash of each
/// (docs/schemas/case-archive.schema.json). The same case always gives the same bytes.
package enum CaseArchive {
    static let format = "gongkai-case-archive/1"
    static let manifestName = "manifest.json"

    /// One entry of the archive besides the manifest.
    struct Entry {
        let path: String
        let title: String
        let kind: Kind
        let on: Day?
        let bytes: [UInt8]
    }

    enum Kind: String, CaseIterable {
        case index
        case letter
        case file
        case timeline
        case record
    }

    package static func bytes(of archived: ArchivedCase) throws(Refusal) -> [UInt8] {
        let papers = entries("letters", .letter, archived.letters) + entries("files", .file, archived.files)
        var all = [
            Entry(
                path: "index.docx", title: "案卷目录", kind: .index, on: nil,
                bytes: try CaseArchiveIndex(archived, papers: papers).bytes())
        ]
        all += papers
        all.append(Entry(path: "timeline.json", title: "办理过程", kind: .timeline, on: nil, bytes: timeline(archived)))
        if !archived.record.isEmpty {
            all.append(
                Entry(path: "case.json", title: "案件数据", kind: .record, on: nil, bytes: Array(archived.record.utf8)))
        }
        var package = PackageArchive()
        package.add(manifestName, bytes: Array(manifest(archived, all).utf8))
        for entry in all { package.add(entry.path, bytes: entry.bytes) }
        do {
            return try package.bytes()
        } catch {
            throw Refusal(.unavailable, "案卷未能打包：\(error.sentence)", rule: "FOI-45")
        }
    }

    /// `letters/03-政府信息公开申请答复书.docx`: numbered, so that no two have one name.
    private static func entries(_ folder: String, _ kind: Kind, _ papers: [ArchivedCase.Paper]) -> [Entry] {
        papers.enumerated().map { index, paper in
            let number = index < 9 ? "0\(index + 1)" : "\(index + 1)"
            return Entry(
                path: "\(folder)/\(number)-\(safe(paper.fileName))", title: paper.title, kind: kind, on: paper.on,
                bytes: paper.bytes)
        }
    }

    /// A name without separators of folders, at most 80 characters, its ending kept.
    static func safe(_ name: String) -> String {
        let kept = LetterValue.text(name).inline.filter { !#"\/:*?"<>|"#.contains($0) }
        if kept.count <= 80 { return kept.isEmpty ? "file" : kept }
        guard let dot = kept.lastIndex(of: "."), kept[dot...].count <= 8 else { return String(kept.prefix(80)) }
        return String(kept.prefix(72)) + String(kept[dot...])
    }

    // MARK: JSON

    private static func timeline(_ archived: ArchivedCase) -> [UInt8] {
        let lines = archived.timeline.map { step in
            object([("at", step.at.description), ("who", step.who), ("what", step.what)])
        }
        return Array("[\n\(lines.joined(separator: ",\n"))\n]\n".utf8)
    }

    private static func manifest(_ archived: ArchivedCase, _ entries: [Entry]) -> String {
        var head = [
            ("format", format), ("agency", archived.agencyName), ("number", archived.number),
            ("outcome", archived.outcome), ("reply_number", archived.replyNumber),
        ]
        if let day = archived.receivedOn { head.append(("received_on", "\(day)")) }
        let fields = head.map { "  \"\($0.0)\": \(JSONText.quoted($0.1))" }
        let lines = entries.map { "    " + line($0) }
        return """
            {
            \(fields.joined(separator: ",\n")),
              "entries": [
            \(lines.joined(separator: ",\n"))
              ]
            }

            """
    }

    private static func line(_ entry: Entry) -> String {
        var fields = [("path", entry.path), ("kind", entry.kind.rawValue), ("title", entry.title)]
        if let day = entry.on { fields.append(("on", "\(day)")) }
        fields.append(("sha256", Digest(sha256: entry.bytes).hex))
        if let national = sm3(entry.bytes) { fields.append(("sm3", national)) }
        return object(fields, size: entry.bytes.count)
    }

    /// GB/T 32905-2016, where the machine's library has it.
    static func sm3(_ bytes: [UInt8]) -> String? {
        do { return try Digest(.sm3, bytes).hex } catch { return nil }
    }

    private static func object(_ fields: [(String, String)], size: Int? = nil) -> String {
        let texts = fields.map { "\"\($0.0)\": \(JSONText.quoted($0.1))" }
        return "{" + (texts + (size.map { ["\"size\": \($0)"] } ?? [])).joined(separator: ", ") + "}"
    }
}
