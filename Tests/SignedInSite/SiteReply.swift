package import HTTPTypes
package import Site

/// An answer as a test looks at it.
package struct SiteReply: Sendable {
    package let status: HTTPResponse.Status
    package let headers: HTTPFields
    package let bytes: [UInt8]

    package var text: String { String(decoding: bytes, as: UTF8.self) }
    package var location: String { headers[.location] ?? "" }
    package var json: JSONValue {
        get throws { try JSONReader.read(bytes) }
    }
    /// Every cookie that was set, as the browser sends it back.
    package var cookies: String {
        headers[values: .setCookie].map { String($0.prefix { $0 != ";" }) }.joined(separator: "; ")
    }

    /// The value of a field that the page's form hides; empty when there is none.
    package func hidden(_ name: String) -> String {
        guard let mark = text.firstRange(of: "name=\"\(name)\" value=\"")?.upperBound else { return "" }
        return String(text[mark...].prefix { $0 != "\"" })
    }
}

/// A page that a visitor could not use.
package struct UnsoundPage: Error, CustomStringConvertible {
    package let description: String
}
