import HTTPTypes
import Hummingbird
import Markup
import NIOCore

/// The form of a Host header: name or address, and a port.
enum HostName {
    static func isSound(_ text: String) -> Bool { (1...255).contains(text.utf8.count) && text.utf8.allSatisfy(isByte) }

    static func isByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "_"),
            UInt8(ascii: ":"), UInt8(ascii: "["), UInt8(ascii: "]"):
            true
        default: false
        }
    }
}

/// Where a request came from: the peer, or what the nearest proxy we trust says of it.
enum RemoteAddress {
    static func find(_ request: Request, peer: String, settings: SiteSettings) -> String {
        guard settings.trustedProxies.contains(peer), let name = HTTPField.Name(parsed: "x-forwarded-for") else {
            return peer
        }
        return find(named: request.headers[values: name], peer: peer, settings: settings)
    }

    static func find(named values: [String], peer: String, settings: SiteSettings) -> String {
        guard settings.trustedProxies.contains(peer) else { return peer }
        let chain = values.flatMap { $0.split(separator: ",") }.map { String($0.filter { $0 != " " }.prefix(64)) }
        // The rightmost address that is not one of our proxies: whatever stands left of it anybody can write.
        return chain.reversed().first { !settings.trustedProxies.contains($0) } ?? peer
    }
}

/// The address of the present page as a link, to be changed by sorting and paging.
enum Here {
    static func link(path: String, fields: FormFields) -> Link {
        var link = Link(returning: path) ?? Link("/")
        for name in fields.names { for value in fields.list(name) { link = link.query(name, value) } }
        return link
    }
}

extension SocketAddress {
    /// The address without its port; an IPv4 peer of a socket that takes both families has its plain form, as settings
    /// name it (SITE-11).
    var plainAddress: String? {
        guard let text = ipAddress else { return nil }
        return text.hasPrefix("::ffff:") && text.contains(".") ? String(text.dropFirst(7)) : text
    }
}
