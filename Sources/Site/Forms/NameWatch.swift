import Synchronization

/// Remembers which names of a query a page looked at. It says nothing about the fields themselves, so it never makes two
/// of them differ.
final class NameWatch: Sendable, Hashable {
    private let seen = Mutex<Set<String>>([])

    func see(_ name: String) { seen.withLock { _ = $0.insert(name) } }
    func hasSeen(_ names: [String]) -> Bool { seen.withLock { seen in names.allSatisfy(seen.contains) } }

    static func == (one: NameWatch, other: NameWatch) -> Bool { true }
    func hash(into hasher: inout Hasher) {}
}
