/// Where another program takes messages: `https://im.example.gov.cn/hooks/7`.
package struct WebhookAddress: Hashable, Sendable {
    /// The whole of it.
    package let text: String
    /// Name of the machine, in small letters.
    package let host: String
    /// 443 unless the address says another one.
    package let port: Int
    /// Whether the line is protected.
    package let isSecure: Bool

    /// Nil unless it is `http(s)://host[:port]/path` in plain characters, without a user and without a fragment.
    package init?(_ text: String) {
        let isSecure = text.hasPrefix("https://")
        guard isSecure || text.hasPrefix("http://"), text.utf8.count <= 500,
            text.utf8.allSatisfy({ (0x21...0x7E).contains($0) }), !text.contains("#"), !text.contains("\\")
        else { return nil }
        let rest = text.dropFirst(isSecure ? 8 : 7)
        let place = rest.prefix { $0 != "/" && $0 != "?" }
        guard !place.contains("@"), place.endIndex < rest.endIndex, rest[place.endIndex] == "/" else { return nil }
        let parts = place.split(separator: ":", omittingEmptySubsequences: false)
        guard let host = parts.first?.lowercased(), parts.count <= 2, (1...253).contains(host.utf8.count),
            host.utf8.allSatisfy(WebhookAddress.isHostByte)
        else { return nil }
        let port = parts.count == 2 ? Int(parts[1]) : isSecure ? 443 : 80
        guard let port, (1...65_535).contains(port) else { return nil }
        self.text = text
        self.host = host
        self.port = port
        self.isSecure = isSecure
    }

    private static func isHostByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."),
            UInt8(ascii: "-"):
            true
        default: false
        }
    }
}

/// Which machines messages may go to: the value that stands between a setting and the networks behind the server (T10).
package enum ReachableNetworks: Hashable, Sendable {
    /// Machines of the open network, by protected lines.
    case open
    /// Machines of the agency's own networks too: an operator says so.
    case openAndPrivate
    /// One port of this machine, for tests.
    case loopback(port: Int)

    func permits(_ address: WebhookAddress) -> Bool {
        switch self {
        case .open: address.isSecure
        case .openAndPrivate: true
        case .loopback(let port): address.port == port
        }
    }

    func permits(_ address: NetworkAddress) -> Bool {
        switch self {
        case .open: address.isPublic
        case .openAndPrivate: address.bytes.count == 16 ? address.isPublic : address.isUsable
        case .loopback: address.bytes == [127, 0, 0, 1]
        }
    }
}

extension NetworkAddress {
    /// Not this machine itself, not link-local (where clouds keep their keys), not many at once.
    fileprivate var isUsable: Bool {
        guard bytes.count == 4 else { return false }
        switch (bytes[0], bytes[1]) {
        case (0, _), (127, _), (224..., _), (169, 254): return false
        default: return true
        }
    }
}
