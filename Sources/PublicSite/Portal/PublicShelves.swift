import Kernel
import Publishing
import Synchronization

/// What every page is drawn with, made once for what is public and for the day: the portals with their columns and counts,
/// and the policy library, from which many choices are made.
final class PublicShelves: Sendable {
    private struct Kept {
        var version = ""
        var portals: [Portal] = []
        var frames: [PortalID: PublicFrame] = [:]
        var libraries: [PortalID: PolicyLibrary] = [:]
    }

    private let kept = Mutex(Kept())

    func portals(at version: String, reading: () async throws -> [Portal]) async throws -> [Portal] {
        if let found = look(version, { $0.portals.isEmpty ? nil : $0.portals }) { return found }
        let portals = try await reading()
        keep(version) { $0.portals = portals }
        return portals
    }

    func frame(
        of portal: PortalID, at version: String, making: () async throws -> PublicFrame
    ) async throws -> PublicFrame {
        if let found = look(version, { $0.frames[portal] }) { return found }
        let frame = try await making()
        keep(version) { $0.frames[portal] = frame }
        return frame
    }

    func library(
        of portal: PortalID, at version: String, making: () async throws -> PolicyLibrary
    ) async throws -> PolicyLibrary {
        if let found = look(version, { $0.libraries[portal] }) { return found }
        let library = try await making()
        keep(version) { $0.libraries[portal] = library }
        return library
    }

    private func look<Found>(_ version: String, _ find: (Kept) -> Found?) -> Found? {
        kept.withLock { $0.version == version ? find($0) : nil }
    }

    /// The version was read before the thing was, so what is kept may be newer than it says, never older.
    private func keep(_ version: String, _ put: (inout Kept) -> Void) {
        kept.withLock { kept in
            if kept.version != version { kept = Kept(version: version) }
            put(&kept)
        }
    }
}
