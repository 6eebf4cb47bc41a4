import Foundation

/// Finds out once what this machine permits, by trying it.
package actor IsolationProbe {
    /// The probe everybody asks.
    package static let shared = IsolationProbe()

    private var search: Task<Isolation, Never>?

    /// The best level that really starts a program here.
    package func level() async -> Isolation {
        if let search { return await search.value }
        let started = Task { await Self.best() }
        search = started
        return await started.value
    }

    private static func best() async -> Isolation {
        for level in [Isolation.sandbox, .networkless] where await works(level) { return level }
        return .limitsOnly
    }

    private static func works(_ level: Isolation) async -> Bool {
        do throws(ConfinementFailure) {
            let folder = try ConfinementFolder()
            defer { folder.remove() }
            let sandbox = Sandbox(
                isolation: level, limits: .reading, folder: folder.path, sharesFolder: false, readable: [],
                marker: InheritedLimit.marker + folder.name, inputBytes: 0)
            let channels = [try folder.anonymous(), try folder.anonymous(), try folder.anonymous()]
            defer { for descriptor in channels { close(descriptor) } }
            return try await ConfinedChild(sandbox: sandbox, standardFiles: channels)
                .finish("/usr/bin/true", []) == .exited(0)
        } catch {
            return false
        }
    }
}
