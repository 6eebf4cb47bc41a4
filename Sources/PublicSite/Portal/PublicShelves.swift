import Kernel
import Publishing

/// What every page is drawn with, made once for what is public and for the day: the portals with their columns and counts,
/// and the policy library, from which many choices are made.
actor PublicShelves {
    private struct Kept {
        var version = ""
        var portals: [Portal] = []
        var frames: [PortalID: PublicFrame] = [:]
        var libraries: [PortalID: PolicyLibrary] = [:]
    }

    private var kept = Kept()

    func portals(at version: String, reading: @Sendable () async throws -> [Portal]) async throws -> [Portal] {
        if kept.version == version, !kept.portals.isEmpty { return kept.portals }
        let portals = try await reading()
        keep(version) { $0.portals = portals }
        return portals
    }

    func frame(
        of portal: PortalID, at version: String, making: @Sendable () async throws -> PublicFrame
    ) async throws -> PublicFrame {
        if kept.version == version, let found = kept.frames[portal] { return found }
        let frame = try await making()
        keep(version) { $0.frames[portal] = frame }
        return frame
    }

    func library(
        of portal: PortalID, at version: String, making: @Sendable () async throws -> PolicyLibrary
    ) async throws -> PolicyLibrary {
        if kept.version == version, let found = kept.libraries[portal] { return found }
        let library = try await making()
        keep(version) { $0.libraries[portal] = library }
        return library
    }

    /// The version was read before the thing was, so what is kept may be newer than it says, never older.
    private func keep(_ version: String, _ put: (inout Kept) -> Void) {
        if kept.version != version { kept = Kept(version: version) }
        put(&kept)
    }
}
