import Dispatch
import Glibc
import Kernel

/// One connection and the thread it lives on. It is opened at its first use and again after it broke.
final class PostgresLine: @unchecked Sendable {
    private let url: String
    private let timekeeper: Timekeeper
    private let queue = DispatchQueue(label: "gongkai.postgres")
    // Touched on `queue` alone, which is what makes the class safe to send.
    private var session: PostgresSession?

    private static let mostAttempts = 3

    init(url: String, timekeeper: Timekeeper) {
        self.url = url
        self.timekeeper = timekeeper
    }

    deinit { session?.close() }

    func read<Value: Sendable>(_ body: @escaping @Sendable (Snapshot) throws -> Value) async throws -> Value {
        try await onQueue { try self.reading(body) }
    }

    func readNow<Value>(_ body: (Snapshot) throws -> Value) throws -> Value {
        try queue.sync { try reading(body) }
    }

    func write<Value: Sendable>(_ body: @escaping @Sendable (Transaction) throws -> Value) async throws -> Value {
        try await onQueue {
            try self.transact("BEGIN ISOLATION LEVEL READ COMMITTED") { session in
                let transaction = Transaction(session, self.timekeeper)
                let value = try self.finishing(transaction) { try body(transaction) }
                return value
            }
        }
    }

    func close() async {
        await withCheckedContinuation { continuation in
            queue.async {
                self.session?.close()
                self.session = nil
                continuation.resume()
            }
        }
    }

    private func reading<Value>(_ body: (Snapshot) throws -> Value) throws -> Value {
        try transact("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY") { session in
            let snapshot = Snapshot(session)
            return try finishing(snapshot) { try body(snapshot) }
        }
    }

    private func finishing<Value>(_ snapshot: Snapshot, _ body: () throws -> Value) throws -> Value {
        do {
            let value = try body()
            try snapshot.finish()
            return value
        } catch {
            // The statement's own error, where the body turned it into something else, is of no more use.
            do { try snapshot.finish() } catch {}
            throw error
        }
    }

    private func onQueue<Value: Sendable>(_ act: @escaping @Sendable () throws -> Value) async throws -> Value {
        try await withCheckedThrowingContinuation { continuation in
            queue.async { continuation.resume(with: Result { try act() }) }
        }
    }

    private func transact<Value>(_ begin: String, _ body: (PostgresSession) throws -> Value) throws -> Value {
        let start = ContinuousClock.now
        var attempt = 1
        while true {
            let session = try begun(begin)
            do {
                return try carriedOut(session, body)
            } catch let error as SQLError where attempt <= PostgresLine.mostAttempts && error.deservesAnotherAttempt {
                if error.isStalePlan { try session.forgetPrepared() }
                // Two that collided must not meet again at once.
                usleep(UInt32.random(in: 1_000...10_000) * UInt32(attempt))
                attempt += 1
            } catch is PostgresLost {
                // Nothing was committed. After a fail-over the new server is asked once more; a slow one is not.
                guard attempt == 1, ContinuousClock.now - start < .seconds(3) else { throw Refusal.serverUnreachable }
                attempt += PostgresLine.mostAttempts
            }
        }
    }

    private func carriedOut<Value>(
        _ session: PostgresSession, _ body: (PostgresSession) throws -> Value
    ) throws -> Value {
        let value: Value
        do {
            value = try body(session)
        } catch let lost as PostgresLost {
            drop(session)
            throw lost
        } catch {
            do { try session.run("ROLLBACK") } catch { drop(session) }
            throw error
        }
        do {
            try session.run("COMMIT")
            return value
        } catch is PostgresLost {
            drop(session)
            throw Refusal.outcomeUnknown
        }
    }

    /// A connection that broke while it lay idle costs one more try, not an error for somebody.
    private func begun(_ begin: String) throws -> PostgresSession {
        if let kept = session {
            do {
                try kept.run(begin)
                return kept
            } catch {
                drop(kept)
            }
        }
        do {
            let opened = try PostgresSession(url: url)
            session = opened
            try opened.run(begin)
            return opened
        } catch {
            if let session { drop(session) }
            throw error is Refusal ? error : Refusal.serverUnreachable
        }
    }

    private func drop(_ session: PostgresSession) {
        session.close()
        self.session = nil
    }
}

extension SQLError {
    fileprivate var deservesAnotherAttempt: Bool {
        switch self {
        case .contention: true
        default: isStalePlan
        }
    }

    fileprivate var isStalePlan: Bool {
        switch self {
        case .failed(let code, let message): code == "0A000" && message.contains("cached plan") || code == "26000"
        default: false
        }
    }
}
