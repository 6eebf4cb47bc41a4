import Foundation

/// The text of a PDF's pages, as they are and laid open.
enum PDFLayers {
    /// The text layer page by page; text that is covered or invisible belongs to it.
    static func pages(_ bytes: [UInt8]) async throws(ReadingError) -> [String] {
        let text = try await ForeignTool.output(
            "pdftotext", ForeignTool.Run(arguments: ["-q", "-enc", "UTF-8", "-", "-"]), input: bytes)
        var pages = String(decoding: text, as: UTF8.self).split(separator: "\u{C}", omittingEmptySubsequences: false)
            .map(String.init)
        if pages.last?.isEmpty == true { pages.removeLast() }
        return pages
    }

    /// The text when pages reach far beyond their borders and no layer is switched off.
    static func laidOpen(_ bytes: [UInt8]) async throws -> String {
        let list = ForeignTool.Run(
            arguments: ["--warning-exit-0", "--json=2", "--json-key=qpdf", "--json-stream-data=none", "in.pdf"],
            inputName: "in.pdf")
        let listed = try await ForeignTool.output("qpdf", list, input: bytes)
        guard let update = try PDFUpdate.laidOpen(listed) else { return "" }
        let text = try await PDFUpdate.applied(
            update, to: bytes, then: "pdftotext -q -enc UTF-8 out.pdf -", options: "")
        return String(decoding: text, as: UTF8.self)
    }
}

/// Changes to single objects of a PDF, in the form that `qpdf` takes.
enum PDFUpdate {
    private static let wide: [Int] = [-14_000, -14_000, 28_000, 28_000]

    /// Every page wide, every layer and annotation shown; nil when there is nothing to be changed.
    static func laidOpen(_ listed: [UInt8]) throws -> [UInt8]? {
        try update(listed) { name, object in
            if object["/Type"] as? String == "/Catalog" {
                object["/OCProperties"] = nil
            } else if object["/MediaBox"] != nil || object["/Type"] as? String == "/Page" {
                object["/MediaBox"] = wide
                for key in ["/CropBox", "/TrimBox", "/ArtBox", "/BleedBox", "/UserUnit"] { object[key] = nil }
            } else if object["/Rect"] != nil, object["/Subtype"] != nil {
                object["/F"] = nil
                object["/OC"] = nil
            } else {
                return false
            }
            return true
        }
    }

    /// No annotation but filled fields is drawn.
    static func withoutNotes(_ listed: [UInt8]) throws -> [UInt8]? {
        try update(listed) { name, object in
            guard object["/Rect"] != nil, let kind = object["/Subtype"] as? String, kind != "/Widget" else {
                return false
            }
            object["/AP"] = nil
            object["/F"] = 2
            return true
        }
    }

    /// Without the dictionary of properties.
    static func withoutInformation(_ listed: [UInt8]) throws -> [UInt8]? {
        try update(listed) { name, object in
            guard name == "trailer" else { return false }
            object["/Info"] = nil
            object["/ID"] = nil
            return true
        }
    }

    private static func update(
        _ listed: [UInt8], _ change: (String, inout [String: Any]) -> Bool
    ) throws -> [UInt8]? {
        guard let all = try JSONSerialization.jsonObject(with: Data(listed)) as? [String: Any],
            let pair = all["qpdf"] as? [Any], pair.count == 2, let objects = pair[1] as? [String: Any]
        else { throw ReadingError(.unreadable) }
        var changed: [String: Any] = [:]
        for (name, object) in objects {
            guard let object = object as? [String: Any], var value = object["value"] as? [String: Any] else { continue }
            if change(name, &value) { changed[name] = ["value": value] }
        }
        if changed.isEmpty { return nil }
        let document: [String: Any] = [
            "version": 2, "parameters": ["decodelevel": "none"], "qpdf": [pair[0], changed],
        ]
        return Array(try JSONSerialization.data(withJSONObject: document, options: [.sortedKeys]))
    }

    /// The file so changed as `out.pdf`, and what a command then makes of it. Both files come in one stream.
    static func applied(
        _ update: [UInt8], to bytes: [UInt8], then command: String, options: String
    ) async throws(ReadingError) -> [UInt8] {
        let script = """
            dd bs=\(update.count) count=1 iflag=fullblock of=update.json status=none && cat > in.pdf && \
            qpdf --warning-exit-0 \(options) --update-from-json=update.json in.pdf out.pdf && \(command)
            """
        var limits = ConfinementLimits.converting
        limits.fileBytes = 128 << 20
        return try await ForeignTool.output(
            "sh", ForeignTool.Run(arguments: ["-c", script], limits: limits), input: update + bytes)
    }
}
