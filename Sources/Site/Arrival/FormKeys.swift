import Synchronization

/// Remembers form keys, so that a form submitted twice is done once (T24). Keys belong to their owner (a session).
package struct FormKeys: Sendable {
    /// What is known of a key.
    package enum Standing: Sendable, Hashable {
        case fresh
        case inFlight
        /// Done; the address the first answer led to.
        case finished(String)
    }

    /// Claims the key (key, owner).
    package let begin: @Sendable (String, String) async throws -> Standing
    /// Ends it (key, owner, address); without an address the key may be used again, since nothing was done.
    package let finish: @Sendable (String, String, String?) async throws -> Void

    package init(
        begin: @escaping @Sendable (String, String) async throws -> Standing,
        finish: @escaping @Sendable (String, String, String?) async throws -> Void
    ) {
        self.begin = begin
        self.finish = finish
    }

    /// In this process's memory, the newest `capacity` keys: enough for one node.
    package static func inMemory(capacity: Int = 20_000) -> FormKeys {
        let memory = FormKeyMemory(capacity: capacity)
        return FormKeys(
            begin: { memory.begin("\($0) \($1)") }, finish: { memory.finish("\($0) \($1)", address: $2) })
    }
}

private final class FormKeyMemory: Sendable {
    private struct State {
        var known: [String: FormKeys.Standing] = [:]
        var order: [String] = []
        var next = 0
    }
    private let state = Mutex(State())
    private let capacity: Int

    init(capacity: Int) { self.capacity = max(capacity, 1) }

    func begin(_ key: String) -> FormKeys.Standing {
        state.withLock { state in
            if let standing = state.known[key] { return standing }
            state.known[key] = .inFlight
            if state.order.count < capacity {
                state.order.append(key)
            } else {
                state.known[state.order[state.next]] = nil
                state.order[state.next] = key
                state.next = (state.next + 1) % capacity
            }
            return .fresh
        }
    }

    func finish(_ key: String, address: String?) {
        state.withLock { state in
            guard state.known[key] != nil else { return }
            // Stays in `order`; a key that may be used again is simply forgotten a little earlier.
            state.known[key] = address.map { .finished($0) }
        }
    }
}
