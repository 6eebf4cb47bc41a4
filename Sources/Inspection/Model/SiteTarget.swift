import Kernel

/// Where a link of a page leads, seen from the site that is inspected.
package enum SiteTarget: Hashable, Sendable {
    /// A page or file of the site: its path with the query, without the fragment.
    case inner(String)
    /// Another site: named, never asked.
    case outer(String)
    /// A machine that the public cannot reach: a fault of its own.
    case innerNetwork(String)
    /// No page: mail, telephone, a place in the same page.
    case none
    /// An address that cannot be read as one.
    case broken(String)
}

/// The site that is inspected: one machine and port, and the names it goes by.
package struct InspectedSite: Hashable, Sendable {
    /// `127.0.0.1:8080`.
    package let authority: String
    /// Further names that its own pages use for it: `wjw.qinghe.gov.cn`.
    package let names: Set<String>

    package init(authority: String, names: Set<String> = []) {
        self.authority = authority.lowercased()
        self.names = Set(names.map { $0.lowercased() })
    }

    /// - Parameter path: of the page on which the link stands.
    package func target(of link: String, on path: String) -> SiteTarget {
        let link = link.trimmed
        guard link.utf8.count <= 2_000 else { return .broken(String(link.prefix(200))) }
        let plain = link.prefix { $0 != "#" }
        if plain.isEmpty { return .none }
        if let scheme = InspectedSite.scheme(of: plain) {
            switch scheme {
            case "http", "https": return outside(plain.dropFirst(scheme.utf8.count + 1), whole: String(plain))
            case "mailto", "tel", "sms", "data", "blob": return .none
            default: return .broken(String(link.prefix(200)))
            }
        }
        if plain.hasPrefix("//") { return outside(plain, whole: String(plain)) }
        return .inner(InspectedSite.joined(plain, on: path))
    }

    private func outside(_ rest: Substring, whole: String) -> SiteTarget {
        guard rest.hasPrefix("//") else { return .broken(String(whole.prefix(200))) }
        let after = rest.dropFirst(2)
        let place = after.prefix { $0 != "/" && $0 != "?" }.lowercased()
        guard !place.isEmpty, !place.contains("@"), !place.contains(" ") else {
            return .broken(String(whole.prefix(200)))
        }
        if place == authority || names.contains(place) {
            let path = after.dropFirst(place.count)
            return .inner(InspectedSite.joined(path.hasPrefix("/") ? path : "/" + path, on: "/"))
        }
        let shown = String(whole.prefix(200))
        return InspectedSite.isInnerNetwork(place) ? .innerNetwork(shown) : .outer(shown)
    }

    private static func scheme(of link: Substring) -> String? {
        guard let colon = link.firstIndex(of: ":") else { return nil }
        let name = link[..<colon]
        guard let first = name.utf8.first, (0x61...0x7A).contains(first | 0x20),
            name.utf8.allSatisfy({ (0x61...0x7A).contains($0 | 0x20) || $0 == UInt8(ascii: "+") })
        else { return nil }
        return name.lowercased()
    }

    /// Machines behind the office's own door: no visitor reaches them.
    static func isInnerNetwork(_ place: String) -> Bool {
        let host =
            place.hasPrefix("[") ? String(place.dropFirst().prefix { $0 != "]" }) : String(place.prefix { $0 != ":" })
        if host == "localhost" || host.hasSuffix(".local") || host == "::1" || host.hasPrefix("fe80:")
            || host.hasPrefix("fd") && host.contains(":")
        {
            return true
        }
        let numbers = host.split(separator: ".", omittingEmptySubsequences: false).map { UInt8($0) }
        guard numbers.count == 4, let first = numbers[0], let second = numbers[1], numbers[2] != nil, numbers[3] != nil
        else { return false }
        switch (first, second) {
        case (0, _), (10, _), (127, _), (169, 254), (192, 168), (172, 16...31), (100, 64...127): return true
        default: return false
        }
    }

    /// A path without `.` and `..`, the query kept.
    static func joined(_ link: Substring, on base: String) -> String {
        let mark = link.firstIndex(of: "?") ?? link.endIndex
        let path = link[..<mark], query = link[mark...]
        let basePath = base.prefix { $0 != "?" }
        if path.isEmpty { return String(basePath) + String(query) }
        let folder = basePath.lastIndex(of: "/").map { String(basePath[...$0]) } ?? "/"
        let whole = path.hasPrefix("/") ? String(path) : folder + String(path)
        var parts: [Substring] = []
        for part in whole.split(separator: "/") where part != "." {
            if part == ".." { _ = parts.popLast() } else { parts.append(part) }
        }
        let end = whole.hasSuffix("/") && !parts.isEmpty ? "/" : ""
        return "/" + parts.joined(separator: "/") + end + String(query)
    }
}
