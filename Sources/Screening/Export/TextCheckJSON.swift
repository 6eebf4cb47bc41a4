import Kernel
import OfficeFormats

/// The answer of `gongkai text check --format json`: docs/schemas/text-check.schema.json.
package enum TextCheckJSON {
    package static func text(_ screening: FileScreening) -> String {
        let hits = screening.hits.map { "    " + object(of: $0) }.joined(separator: ",\n")
        let notes = screening.notes.map { "    " + JSONText.quoted($0.message) }.joined(separator: ",\n")
        return """
            {
              "hits": [\(hits.isEmpty ? "" : "\n\(hits)\n  ")],
              "complete": \(screening.isComplete),
              "notes": [\(notes.isEmpty ? "" : "\n\(notes)\n  ")]
            }
            """
    }

    private static func object(of hit: Hit) -> String {
        let fields = [
            "\"kind\": " + JSONText.quoted(hit.kind.rawValue), "\"start\": \(hit.start)", "\"length\": \(hit.length)",
            "\"text\": " + JSONText.quoted(hit.text), "\"rule\": " + JSONText.quoted(hit.rule),
            "\"confidence\": " + JSONText.quoted(hit.confidence.rawValue), "\"where\": " + JSONText.quoted(hit.place),
            "\"detail\": " + JSONText.quoted(hit.detail),
            "\"suggestion\": " + (hit.suggestion.map(JSONText.quoted) ?? "null"),
        ]
        return "{" + fields.joined(separator: ", ") + "}"
    }
}

/// The same for people: one hit a line.
package enum TextCheckText {
    package static func text(_ screening: FileScreening) -> String {
        var lines = screening.hits.map(line)
        lines += screening.notes.map { "说明：\($0.message)" }
        if !screening.isComplete { lines.append("文件没有全部检测，不能据此判断可以公开。") }
        lines.append(screening.hits.isEmpty ? "没有检出。" : "共检出 \(screening.hits.count) 处。")
        return lines.joined(separator: "\n")
    }

    private static func line(_ hit: Hit) -> String {
        let place = hit.detail.isEmpty ? "第\(hit.start + 1)字" : "\(hit.detail)第\(hit.start + 1)字"
        let level =
            switch hit.confidence {
            case .high: "确定"
            case .medium: "较可能"
            case .low: "待核"
            }
        let shown = String(String.UnicodeScalarView(hit.text.unicodeScalars.map { $0.value < 0x20 ? " " : $0 }))
        return "\(place)  \(hit.kind.chinese)  \(shown)  \(level)（\(hit.rule)）"
            + (hit.suggestion.map { "  → \($0)" } ?? "")
    }
}
