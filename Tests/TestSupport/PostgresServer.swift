import Foundation
import Kernel
import SQL

/// The cluster that `./test` started for this run.
package enum PostgresServer {
    /// Nil when this run tests SQLite.
    package static let url: String? = ProcessInfo.processInfo.environment["GONGKAI_TEST_POSTGRES"].flatMap {
        $0.isEmpty ? nil : $0
    }

    /// What stands in the way of using a server.
    package enum Trouble: Error, Equatable {
        case notStarted
        /// Tests create and drop schemas: they must never meet somebody's real server.
        case notOnThisMachine(String)
    }

    /// Runs `body` with the URL of an empty schema, and drops it afterwards.
    package static func withSchema<Result>(_ body: (String) async throws -> Result) async throws -> Result {
        guard let url else { throw Trouble.notStarted }
        guard isLocal(url) else { throw Trouble.notOnThisMachine(url) }
        let schema = "t_" + UUID().uuidString.lowercased().replacingOccurrences(of: "-", with: "")
        try await administer("CREATE SCHEMA \(schema)", url)
        do {
            let result = try await body(url + "&options=-csearch_path%3D\(schema)")
            try await administer("DROP SCHEMA \(schema) CASCADE", url)
            return result
        } catch {
            try? await administer("DROP SCHEMA \(schema) CASCADE", url)
            throw error
        }
    }

    /// A unix socket or a loopback address.
    package static func isLocal(_ url: String) -> Bool {
        guard let parts = URLComponents(string: url) else { return false }
        var hosts = (parts.queryItems ?? []).filter { $0.name == "host" || $0.name == "hostaddr" }.compactMap(\.value)
        if let host = parts.host, !host.isEmpty { hosts.append(host) }
        return !hosts.isEmpty
            && hosts.allSatisfy { $0.hasPrefix("/") || ["127.0.0.1", "::1", "[::1]", "localhost"].contains($0) }
    }

    private static func administer(_ statement: String, _ url: String) async throws {
        let store = try await Store.postgres(url: url, timekeeper: .system)
        do {
            try await store.write { _ = try $0.execute(statement) }
        } catch {
            await store.close()
            throw error
        }
        await store.close()
    }
}
