/// A server that takes mail for delivery, and how it is spoken to.
package struct MailServer: Hashable, Sendable {
    /// How the line is protected.
    package enum Security: Hashable, Sendable {
        /// Not at all; only ever for a server on this machine.
        case none
        /// `STARTTLS`, required.
        case startTLS
        /// TLS from the first byte.
        case tls
    }

    /// A host name or address, in small letters.
    package let host: String
    /// 465, 587 or what was given.
    package let port: Int
    /// As the address says it.
    package let security: Security
    /// Who signs in; nil when nobody does.
    package let user: String?
    /// Their password; never logged.
    package let password: String?

    /// Reads `smtps://user:password@host:465` or `smtp://host:587`, user and password percent-encoded. A line to another
    /// machine is always TLS; `smtp://127.0.0.1:25` alone goes without. Nil when it is no such address.
    package init?(_ address: String) {
        let isImplicit = address.lowercased().hasPrefix("smtps://")
        guard isImplicit || address.lowercased().hasPrefix("smtp://") else { return nil }
        var rest = address.dropFirst(isImplicit ? 8 : 7)
        if rest.hasSuffix("/") { rest = rest.dropLast() }
        var user: String?, password: String?
        if let at = rest.lastIndex(of: "@") {
            let parts = rest[..<at].split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
            user = parts.first.flatMap(MailServer.decoded)
            password = parts.count > 1 ? MailServer.decoded(parts[1]) : ""
            guard user?.isEmpty == false, password != nil else { return nil }
            rest = rest[rest.index(after: at)...]
        }
        guard let (host, port) = MailServer.place(rest) else { return nil }
        self.host = host
        self.port = port ?? (isImplicit ? 465 : 587)
        security = isImplicit ? .tls : MailServer.isLoopback(host) ? .none : .startTLS
        self.user = user
        self.password = password
    }

    /// Whether it is on this machine.
    package static func isLoopback(_ host: String) -> Bool { ["127.0.0.1", "localhost"].contains(host) }

    private static func place(_ text: Substring) -> (String, Int?)? {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard let host = parts.first?.lowercased(), parts.count <= 2, (1...253).contains(host.utf8.count),
            host.utf8.allSatisfy({ isHostByte($0) })
        else { return nil }
        guard parts.count == 2 else { return (host, nil) }
        guard parts[1].utf8.allSatisfy({ (0x30...0x39).contains($0) }), let port = Int(parts[1]),
            (1...65_535).contains(port)
        else { return nil }
        return (host, port)
    }

    private static func isHostByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."),
            UInt8(ascii: "-"):
            true
        default: false
        }
    }

    private static func decoded(_ text: Substring) -> String? {
        var bytes: [UInt8] = [], rest = Array(text.utf8)[...]
        while let byte = rest.popFirst() {
            guard byte == UInt8(ascii: "%") else {
                bytes.append(byte)
                continue
            }
            guard let high = rest.popFirst().flatMap(hexadecimal), let low = rest.popFirst().flatMap(hexadecimal) else {
                return nil
            }
            bytes.append(high << 4 | low)
        }
        guard bytes.allSatisfy({ $0 >= 0x20 && $0 != 0x7F }) else { return nil }
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func hexadecimal(_ byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
        default: nil
        }
    }
}

/// Where mail may go out to: nothing but what is named, so that no setting of a record can make the server call elsewhere
/// (T8).
package struct ReachableServers: Hashable, Sendable {
    private let places: Set<String>

    private init(_ places: Set<String>) { self.places = places }

    /// The one server that an installation is set to.
    package static func only(_ server: MailServer) -> ReachableServers { .init(["\(server.host):\(server.port)"]) }

    /// One port of this machine, for tests.
    package static func loopback(port: Int) -> ReachableServers { .init(["127.0.0.1:\(port)"]) }

    /// None at all.
    package static let none = ReachableServers([])

    func permits(_ server: MailServer) -> Bool { places.contains("\(server.host):\(server.port)") }
}
