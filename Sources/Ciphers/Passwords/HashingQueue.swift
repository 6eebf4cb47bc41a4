import Foundation
import Synchronization

/// Where slow hashes are computed: off the concurrency pool, at most two at once, at most `capacity` admitted. A flood
/// of sign-ins then costs two threads and 38 MiB, and the rest of the server goes on (T13).
package final class HashingQueue: Sendable {
    /// There are already as many hashes under way and waiting as the queue takes; try again later.
    package struct Full: Error, Hashable {
        package init() {}
    }

    private let operations: OperationQueue
    private let admitted = Mutex(0)
    private let capacity: Int

    package init(width: Int = 2, capacity: Int = 24) {
        operations = OperationQueue()
        operations.maxConcurrentOperationCount = max(width, 1)
        self.capacity = max(capacity, 1)
    }

    /// Runs `work` when its turn comes. Throws `Full` at once when the queue takes no more, else what `work` throws.
    package func run<T: Sendable>(_ work: @escaping @Sendable () throws -> T) async throws -> T {
        try admit()
        defer { admitted.withLock { $0 -= 1 } }
        return try await withCheckedThrowingContinuation { continuation in
            operations.addOperation { continuation.resume(with: Result(catching: work)) }
        }
    }

    private func admit() throws {
        try admitted.withLock { count in
            guard count < capacity else { throw Full() }
            count += 1
        }
    }
}
