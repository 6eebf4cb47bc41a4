import Foundation

/// The objects of a PDF as `qpdf` lists them: every string, and the streams that hold more than pages.
struct PDFObjects {
    struct Text: Hashable {
        var place: ExtractedPlace
        var detail: String
        var text: String
    }

    struct Stream {
        var number: String
        var dictionary: [String: Any]
        var role: Role
    }

    enum Role { case picture, metadata, attachment, script, form }

    private(set) var texts: [Text] = []
    private(set) var streams: [Stream] = []
    private var roles: [String: Role] = [:]
    private var information = ""

    static func read(_ bytes: [UInt8]) async throws -> PDFObjects {
        let run = ForeignTool.Run(
            arguments: ["--warning-exit-0", "--json=2", "--json-key=qpdf", "--json-stream-data=none", "in.pdf"],
            inputName: "in.pdf")
        let listed = try await ForeignTool.output("qpdf", run, input: bytes)
        guard let all = try JSONSerialization.jsonObject(with: Data(listed)) as? [String: Any],
            let pair = all["qpdf"] as? [Any], pair.count == 2, let objects = pair[1] as? [String: Any]
        else { throw ReadingError(.unreadable) }
        return PDFObjects(objects)
    }

    private init(_ objects: [String: Any]) {
        let names = objects.keys.sorted()
        if let trailer = (objects["trailer"] as? [String: Any])?["value"] as? [String: Any] {
            information = trailer["/Info"] as? String ?? ""
        }
        for name in names { findRoles(objects[name] ?? "", depth: 0) }
        for name in names {
            guard let object = objects[name] as? [String: Any] else { continue }
            let number = String(name.dropFirst(name.hasPrefix("obj:") ? 4 : 0))
            if let stream = object["stream"] as? [String: Any], let dictionary = stream["dict"] as? [String: Any] {
                add(number, dictionary)
                walk(dictionary, key: "", in: dictionary, number: number, depth: 0)
            } else if let value = object["value"], name != "trailer" {
                walk(value, key: "", in: value as? [String: Any] ?? [:], number: number, depth: 0)
            }
        }
    }

    /// Streams that only the key they hang on tells apart.
    private mutating func findRoles(_ value: Any, depth: Int) {
        guard depth < 60 else { return }
        if let list = value as? [Any] {
            for inner in list { findRoles(inner, depth: depth + 1) }
        } else if let dictionary = value as? [String: Any] {
            for (key, inner) in dictionary {
                let role: Role? = key == "/JS" ? .script : key == "/XFA" ? .form : key == "/Thumb" ? .picture : nil
                if let role { for reference in Self.references(inner) { roles[reference] = role } }
                findRoles(inner, depth: depth + 1)
            }
        }
    }

    private static func references(_ value: Any) -> [String] {
        if let one = value as? String { return one.hasSuffix(" R") ? [one] : [] }
        return (value as? [Any])?.flatMap(references) ?? []
    }

    private mutating func add(_ number: String, _ dictionary: [String: Any]) {
        let type = dictionary["/Type"] as? String ?? "", subtype = dictionary["/Subtype"] as? String ?? ""
        let role: Role? =
            subtype == "/Image"
            ? .picture
            : type == "/Metadata"
                ? .metadata
                : type == "/EmbeddedFile"
                    ? .attachment
                    : roles[number]
        if let role { streams.append(Stream(number: number, dictionary: dictionary, role: role)) }
    }

    private mutating func walk(_ value: Any, key: String, in owner: [String: Any], number: String, depth: Int) {
        guard depth < 60 else { return }
        if let text = value as? String {
            string(text, key: key, owner: owner, number: number)
        } else if let list = value as? [Any] {
            for inner in list { walk(inner, key: key, in: owner, number: number, depth: depth + 1) }
        } else if let dictionary = value as? [String: Any] {
            for key in dictionary.keys.sorted() {
                walk(dictionary[key] ?? "", key: key, in: dictionary, number: number, depth: depth + 1)
            }
        }
    }

    private mutating func string(_ raw: String, key: String, owner: [String: Any], number: String) {
        if key == "/ID" || key == "/CheckSum" || (key == "/Contents" && owner["/ByteRange"] != nil) { return }
        let text: String
        if raw.hasPrefix("u:") {
            text = String(raw.dropFirst(2))
        } else if raw.hasPrefix("b:") {
            text = CharacterDecoding.text(Self.bytes(hex: raw.dropFirst(2)))
        } else {
            guard raw.hasPrefix("/"), raw.unicodeScalars.contains(where: { $0.value >= 0x2E80 }) else { return }
            text = raw
        }
        if text.hasPrefix("D:") || !LooseText.isTelling(key, text) { return }
        let (place, label) = placed(key, owner, number)
        texts.append(Text(place: place, detail: label, text: text))
    }

    private func placed(_ key: String, _ owner: [String: Any], _ number: String) -> (ExtractedPlace, String) {
        if number == information { return (.metadata, "文件属性 \(key.dropFirst())") }
        switch key {
        case "/URI": return (.link, "链接地址")
        case "/JS": return (.script, "脚本")
        case "/Alt", "/ActualText", "/TU", "/E": return (.altText, "替代文字")
        case "/F", "/UF", "/Desc": return (.attachment, "附件名称")
        default: break
        }
        if owner["/FT"] != nil || key == "/V" || key == "/DV" || key == "/Opt" { return (.form, "表单项") }
        if owner["/Rect"] != nil || key == "/Contents" || key == "/RC" { return (.annotation, "注释") }
        return (.metadata, "文件属性 \(key.dropFirst())")
    }

    private static func bytes(hex: Substring) -> [UInt8] {
        let digits = Array(hex.utf8)
        return stride(from: 0, to: digits.count - 1, by: 2).compactMap {
            UInt8(String(decoding: digits[$0...($0 + 1)], as: UTF8.self), radix: 16)
        }
    }
}
