import Foundation

/// Limits this process is itself under: a child inside a child cannot have more (its `prlimit` would be refused).
enum InheritedLimit {
    static func capped(_ wanted: Int, _ resource: __rlimit_resource) -> Int {
        var limit = rlimit()
        guard getrlimit(__rlimit_resource_t(bitPattern: resource.rawValue), &limit) == 0,
            let ceiling = Int(exactly: limit.rlim_max)
        else { return wanted }
        return min(wanted, ceiling)
    }

    /// The marker of the child this process is, empty outside of any.
    static let marker = ProcessInfo.processInfo.environment["GONGKAI_CONFINED"] ?? ""
}
