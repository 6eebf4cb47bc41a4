import Foundation

/// Finds out once what this machine permits, by trying it.
package actor IsolationProbe {
    /// The probe everybody asks.
    package static let shared = IsolationProbe()

    private var search: Task<Isolation, Never>?
    /// What has been found out so far.
    private(set) var known: Isolation?

    /// A child has ended well in its sandbox.
    func sandboxWorked() { known = .sandbox }

    /// The best level that really starts a program here.
    package func level() async -> Isolation {
        if let known { return known }
        let search = self.search ?? Task { await Self.best() }
        self.search = search
        let found = await search.value
        known = known ?? found
        return found
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
