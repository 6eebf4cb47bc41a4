/// Where a link leads or a form goes: a value that knows its own address, so that no URL is put together from text.
package protocol Destination: Sendable {
    /// The address as it stands in an attribute before escaping: percent-encoded, ASCII only.
    var address: String { get }
}

/// A page of this site: a path from the root and a query, kept apart until printed.
package struct Link: Destination, Hashable {
    /// Percent-encoded, begins with one slash.
    package let path: String
    /// Names and values as typed, in the order in which they are printed.
    package let query: [QueryItem]
    /// The id within the page, without `#`.
    package let fragment: String?

    /// One name and value of a query.
    package struct QueryItem: Hashable, Sendable {
        package let name: String
        package let value: String
        package init(_ name: String, _ value: String) {
            self.name = name
            self.value = value
        }
    }

    /// A path we wrote ourselves: `"/console/plans"`.
    package init(_ path: StaticString) {
        self.init(encodedPath: path.description, query: [], fragment: nil)
    }

    /// The path of `link` without its query.
    package init(path link: Link) { self.init(encodedPath: link.path, query: [], fragment: nil) }

    /// The path made of `segments`, each encoded: `["console", "plans", id]`.
    package init(segments: [String]) {
        self.init(
            encodedPath: "/" + segments.map { PercentEncoding.encode($0) }.joined(separator: "/"), query: [],
            fragment: nil)
    }

    private init(encodedPath: String, query: [QueryItem], fragment: String?) {
        self.path = encodedPath
        self.query = query
        self.fragment = fragment
    }

    /// The address a person gave back to us (`next=` of the login form), if it is a path of this site and nothing else:
    /// no scheme, no `//host`, no backslash, no control characters (T25).
    package init?(returning text: String) {
        let bytes = Array(text.utf8)
        guard bytes.first == UInt8(ascii: "/"), bytes.count <= 2_000,
            bytes.count == 1 || bytes[1] != UInt8(ascii: "/"),
            bytes.allSatisfy({ $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "\\") })
        else { return nil }
        self.init(encodedPath: text, query: [], fragment: nil)
    }

    /// This destination with one more name and value in its query; left out when `value` is nil or empty.
    package func query(_ name: String, _ value: String?) -> Link {
        guard let value, !value.isEmpty else { return self }
        return Link(encodedPath: path, query: query + [QueryItem(name, value)], fragment: fragment)
    }

    /// This destination with one more number in its query.
    package func query(_ name: String, _ value: Int?) -> Link { query(name, value.map(String.init)) }

    /// This destination with the value of `name` in its query replaced (taken out when `value` is nil).
    package func replacing(_ name: String, _ value: String?) -> Link {
        Link(encodedPath: path, query: query.filter { $0.name != name }, fragment: fragment).query(name, value)
    }

    /// A place within the page.
    package func fragment(_ id: String) -> Link { Link(encodedPath: path, query: query, fragment: id) }

    package var address: String {
        var text = path
        for (index, item) in query.enumerated() {
            text += index == 0 && !path.contains("?") ? "?" : "&"
            text += PercentEncoding.encode(item.name) + "=" + PercentEncoding.encode(item.value)
        }
        if let fragment { text += "#" + PercentEncoding.encode(fragment) }
        return text
    }
}

/// An address on another site: `https` or `http` only, so never `javascript:` or `data:` (T3).
package struct ExternalURL: Destination, Hashable {
    package let address: String

    /// Nil unless `text` is an absolute `http` or `https` address of at most 2 000 characters without spaces or control
    /// characters; what is not ASCII is percent-encoded.
    package init?(_ text: String) {
        let lower = text.lowercased()
        guard lower.hasPrefix("https://") || lower.hasPrefix("http://"), text.utf8.count <= 2_000 else { return nil }
        let bytes = Array(text.utf8)
        guard bytes.allSatisfy({ $0 > 0x20 && $0 != 0x7F && $0 != UInt8(ascii: "\\") }) else { return nil }
        let rest = text.drop { $0 != "/" }.dropFirst(2)
        guard let first = rest.first, first != "/", first != "?", first != "#" else { return nil }
        address = PercentEncoding.encodeNonASCII(text)
    }
}
