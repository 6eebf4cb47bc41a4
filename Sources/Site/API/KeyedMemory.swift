import Synchronization

/// A dictionary that several tasks share.
final class KeyedMemory<Key: Hashable & Sendable, Value: Sendable>: Sendable {
    private let state = Mutex<[Key: Value]>([:])

    subscript(_ key: Key) -> Value? {
        get { state.withLock { $0[key] } }
        set { state.withLock { $0[key] = newValue } }
    }

    /// Sets the value unless there is one; whether it did.
    func claim(_ key: Key, _ value: Value) -> Bool {
        state.withLock { state in
            guard state[key] == nil else { return false }
            state[key] = value
            return true
        }
    }

    /// Works on the whole of it at once.
    func withAll<Result: Sendable>(_ body: (inout sending [Key: Value]) -> sending Result) -> Result {
        state.withLock(body)
    }
}
