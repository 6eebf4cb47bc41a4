/// The cookies of the site. Over https they carry the `__Host-` prefix, which binds them to this host and to `/`; plain
/// http is served on loopback only, where that prefix cannot be set.
enum SiteCookie: String {
    case session = "gongkai"
    case visitor = "gongkai-visit"
    case reading = "gongkai-reading"
    /// What the next pages need and no address may hold: a query code.
    case handed = "gongkai-handed"

    func name(secure: Bool) -> String { secure ? "__Host-" + rawValue : rawValue }

    func setting(_ value: String, secure: Bool) -> String {
        "\(name(secure: secure))=\(value); Path=/; HttpOnly; SameSite=Lax" + (secure ? "; Secure" : "")
    }

    func clearing(secure: Bool) -> String { setting("", secure: secure) + "; Max-Age=0" }

    /// The value in the Cookie headers, when there is exactly one cookie of this name.
    func value(in headers: [String], secure: Bool) -> String? {
        let prefix = name(secure: secure) + "="
        let found = headers.flatMap { $0.split(separator: ";") }.map { $0.drop { $0 == " " } }
            .filter { $0.hasPrefix(prefix) }
        guard found.count == 1, let only = found.first else { return nil }
        return String(only.dropFirst(prefix.count))
    }
}
