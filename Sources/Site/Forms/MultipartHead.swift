import Markup

/// The head of one part: which field it is, and the file's name when it is a file.
struct MultipartHead: Equatable {
    let name: String
    let fileName: String?
    let contentType: String?

    init(name: String, fileName: String? = nil, contentType: String? = nil) {
        self.name = name
        self.fileName = fileName
        self.contentType = contentType
    }

    /// Nil when there is no `Content-Disposition: form-data` with a name, when text is not UTF-8, when a header comes
    /// twice, or when the part is encoded in a way nobody has sent since RFC 7578.
    init?(lines: some Collection<UInt8>) {
        guard let text = String(validating: lines, as: UTF8.self) else { return nil }
        var headers: [String: String] = [:]
        for line in text.split(separator: "\r\n", omittingEmptySubsequences: true) {
            guard let colon = line.firstIndex(of: ":") else { return nil }
            let name = line[..<colon].lowercased()
            let value = line[colon...].dropFirst().drop { $0 == " " || $0 == "\t" }
            guard !name.isEmpty, headers.updateValue(String(value), forKey: name) == nil else { return nil }
        }
        guard let disposition = headers["content-disposition"], disposition.lowercased().hasPrefix("form-data"),
            let field = MultipartHead.parameter("name", in: disposition), field.utf8.count <= 200
        else { return nil }
        if let encoding = headers["content-transfer-encoding"]?.lowercased(),
            !["7bit", "8bit", "binary"].contains(encoding)
        {
            return nil
        }
        name = MultipartHead.unescaped(field)
        fileName = MultipartHead.fileName(in: disposition)
        contentType = headers["content-type"].map { String($0.prefix { $0 != ";" }.prefix(100)).lowercased() }
    }

    private static func fileName(in disposition: String) -> String? {
        if let extended = parameter("filename*", in: disposition), extended.lowercased().hasPrefix("utf-8'") {
            let encoded = extended.split(separator: "'", omittingEmptySubsequences: false).dropFirst(2)
                .joined(separator: "'")
            if let decoded = PercentEncoding.decode(encoded) { return UploadedFile.baseName(decoded) }
        }
        return parameter("filename", in: disposition).map { UploadedFile.baseName(unescaped($0)) }
    }

    /// Browsers write quotes and line ends in names as `%22`, `%0D` and `%0A`, and leave all else alone.
    private static func unescaped(_ text: String) -> String {
        text.replacing("%22", with: "\"").replacing("%0D", with: "").replacing("%0A", with: " ")
    }

    /// The value of `;name=value` or `;name="value"` in a header.
    static func parameter(_ wanted: String, in header: String) -> String? {
        var rest = header[...].drop { $0 != ";" }
        while rest.first == ";" {
            rest = rest.dropFirst().drop { $0 == " " || $0 == "\t" }
            let name = rest.prefix { $0 != "=" && $0 != ";" }
            rest = rest.dropFirst(name.count)
            guard rest.first == "=" else { continue }
            rest = rest.dropFirst()
            let value = readValue(&rest)
            if name.lowercased() == wanted { return value }
            rest = rest.drop { $0 != ";" }
        }
        return nil
    }

    private static func readValue(_ rest: inout Substring) -> String {
        guard rest.first == "\"" else {
            let value = rest.prefix { $0 != ";" && $0 != " " }
            rest = rest.dropFirst(value.count)
            return String(value)
        }
        rest = rest.dropFirst()
        var value = ""
        while let character = rest.popFirst() {
            if character == "\"" { break }
            // Only a quote is ever escaped with a backslash (curl); elsewhere it is part of an old Windows path.
            if character == "\\", rest.first == "\"" {
                value.append("\"")
                rest = rest.dropFirst()
            } else {
                value.append(character)
            }
        }
        return value
    }
}
