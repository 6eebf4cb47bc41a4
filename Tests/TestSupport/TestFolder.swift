import Foundation

/// A folder of a test's own, deleted after it.
package struct TestFolder: Sendable {
    package let location: String

    package func path(_ name: String) -> String { location + "/" + name }

    package static func with<Result>(_ body: (TestFolder) async throws -> Result) async throws -> Result {
        let location = FileManager.default.temporaryDirectory
            .appendingPathComponent("gongkai-test-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: location, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: location) }
        return try await body(TestFolder(location: location))
    }
}
