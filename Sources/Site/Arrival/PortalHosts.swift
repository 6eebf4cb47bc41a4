import Synchronization

/// The names under which other portals than the default one answer. Any other Host leads to the default portal, so that
/// nobody can fill the page cache by inventing names.
package final class PortalHosts: Sendable {
    private struct State {
        var version: String?
        var names: Set<String> = []
    }

    private let state = Mutex(State())

    package init() {}

    /// Takes the names anew when `version` is another one than last time.
    package func follow(_ version: String, reading: () async throws -> [String]) async throws {
        guard state.withLock({ $0.version != version }) else { return }
        let names = Set(try await reading().map(PortalHosts.plain).filter { !$0.isEmpty })
        state.withLock {
            $0.version = version
            $0.names = names
        }
    }

    /// The configured name in a Host header, without its port, in small letters; empty for every other.
    func known(_ authority: String?) -> String {
        state.withLock { state in
            guard !state.names.isEmpty, let authority else { return "" }
            let name = PortalHosts.plain(authority)
            return state.names.contains(name) ? name : ""
        }
    }

    private static func plain(_ host: String) -> String {
        let name = host.hasPrefix("[") ? host[...] : host.prefix { $0 != ":" }
        return name.lowercased()
    }
}
