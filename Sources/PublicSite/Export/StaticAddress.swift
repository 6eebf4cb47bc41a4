/// Where an address of the site stands in a folder that any web server serves.
package struct StaticAddress: Hashable, Sendable {
    /// The file, from the folder on.
    package let file: String
    /// How pages refer to it.
    package let link: String

    private static let endings = [
        ".atom", ".json", ".csv", ".xml", ".txt", ".jsonld", ".css", ".js", ".xlsx", ".docx", ".pdf",
    ]
    private static let left = ["/console", "/login", "/logout", "/api", "/reading", "/search", "/healthz", "/readyz"]

    /// Nil for what is no page of its own in a static copy: acts, staff, search, chosen filters.
    ///
    /// - Parameter address: Path and query without fragment.
    package init?(_ address: String) {
        let cut = address.firstIndex(of: "?")
        let path = String(cut.map { address[..<$0] } ?? address[...])
        guard path.hasPrefix("/"), !path.hasPrefix("//"), !path.contains("/../"), !path.hasSuffix("/..") else {
            return nil
        }
        guard !StaticAddress.left.contains(where: { path == $0 || path.hasPrefix($0 + "/") }) else { return nil }
        let query = cut.map { String(address[$0...].dropFirst()) } ?? ""
        // Pages and years are files; the other choices of a list multiply without end and need a program behind them.
        guard StaticAddress.isListed(query) else { return nil }
        let isFile = StaticAddress.endings.contains(where: path.hasSuffix)
        let suffix = query.isEmpty ? "" : StaticAddress.name(query)
        if isFile {
            guard let dot = path.lastIndex(of: ".") else { return nil }
            link = suffix.isEmpty ? path : path[..<dot] + "--" + suffix + path[dot...]
            file = String(link.dropFirst())
            return
        }
        let folder = path.hasSuffix("/") ? path : path + "/"
        link = suffix.isEmpty ? folder : folder + suffix + "/"
        file = String(link.dropFirst()) + "index.html"
    }

    /// A file of an article keeps its ending, by which servers know its type.
    package init(file hash: String, ending: String) {
        link = "/files/" + hash + (ending.isEmpty ? "" : "." + ending)
        file = String(link.dropFirst())
    }

    private static func isListed(_ query: String) -> Bool {
        query.split(separator: "&").allSatisfy { part in
            let name = part.prefix { $0 != "=" }, value = part.dropFirst(name.count + 1)
            return (name == "page" || name == "year") && (1...6).contains(value.utf8.count)
                && value.utf8.allSatisfy { (0x30...0x39).contains($0) }
        }
    }

    /// A query as one segment of a path: `page=2&year=2026` becomes `page-2-year-2026`.
    private static func name(_ query: String) -> String {
        String(query.map { $0 == "=" || $0 == "&" ? "-" : $0 })
    }
}
