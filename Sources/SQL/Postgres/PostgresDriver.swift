import Dispatch
import Kernel
import Synchronization

/// PostgreSQL behind the façade: a few connections, each leased to one body at a time.
final class PostgresDriver: Sendable {
    private struct Waiter {
        let number: Int
        let continuation: CheckedContinuation<PostgresLine, any Error>
    }

    private struct State {
        var idle: [PostgresLine]
        var waiters: [Waiter] = []
        var lastNumber = 0
        var isClosed = false
    }

    /// Longer than this nobody waits for a connection; the answer is then 503.
    private static let leasePatience = DispatchTimeInterval.seconds(5)
    private static let lineCount = 6

    private let all: [PostgresLine]
    private let pointReads: PostgresLine
    private let state: Mutex<State>
    private let clock = DispatchQueue(label: "gongkai.postgres.pool")

    init(url: String, timekeeper: Timekeeper) {
        let lines = (0..<PostgresDriver.lineCount).map { _ in PostgresLine(url: url, timekeeper: timekeeper) }
        all = lines
        pointReads = PostgresLine(url: url, timekeeper: timekeeper)
        state = Mutex(State(idle: lines))
    }

    func read<Value: Sendable>(_ body: @escaping @Sendable (Snapshot) throws -> Value) async throws -> Value {
        try await leasing { line in try await line.read(body) }
    }

    func readNow<Value>(_ body: (Snapshot) throws -> Value) throws -> Value {
        try pointReads.readNow(body)
    }

    func write<Value: Sendable>(_ body: @escaping @Sendable (Transaction) throws -> Value) async throws -> Value {
        try await leasing { line in try await line.write(body) }
    }

    /// Chinese needs UTF-8; ids and codes must sort the same as in SQLite.
    func checkServer() async throws {
        let encoding = try await read { snapshot in try snapshot.first("SHOW server_encoding")?.text(0) }
        guard encoding == "UTF8" else {
            throw Refusal(.unavailable, "没有打开数据库：它的编码不是 UTF-8。请用 UTF8 编码重新建立数据库。")
        }
    }

    func durability() throws -> Durability {
        try readNow { snapshot in
            let fsync = try snapshot.first("SHOW fsync")?.text(0) ?? ""
            let commit = try snapshot.first("SHOW synchronous_commit")?.text(0) ?? ""
            let version = try snapshot.first("SHOW server_version")?.text(0) ?? ""
            let collation =
                try snapshot.first("SELECT datcollate FROM pg_database WHERE datname = current_database()")?.text(0)
                ?? ""
            return Durability(
                survivesPowerCut: fsync == "on" && commit != "off",
                description: "PostgreSQL \(version), fsync \(fsync), synchronous_commit \(commit)",
                notice: collation == "C" || collation == "C.UTF-8"
                    ? nil : "数据库的排序规则是 \(collation)，文字次序会与 SQLite 不同。新建数据库时请用 LC_COLLATE 'C'。")
        }
    }

    /// Data checksums do this work on PostgreSQL: a damaged page is refused as soon as it is read.
    func integrityProblems() async throws -> [String] {
        try await read { snapshot in
            try snapshot.query(
                "SELECT conrelid::regclass::text, conname::text FROM pg_constraint WHERE NOT convalidated"
            ).map { row in "constraint never validated: \(try row.text(0)) \(try row.text(1))" }
        }
    }

    func close() async {
        let waiting = state.withLock { state in
            state.isClosed = true
            defer { state.waiters = [] }
            return state.waiters
        }
        for waiter in waiting { waiter.continuation.resume(throwing: Refusal.storeClosed) }
        for line in all { await line.close() }
        await pointReads.close()
    }

    private func leasing<Value: Sendable>(
        _ act: @Sendable (PostgresLine) async throws -> Value
    ) async throws -> Value {
        let line = try await lease()
        defer { giveBack(line) }
        return try await act(line)
    }

    private func lease() async throws -> PostgresLine {
        try await withCheckedThrowingContinuation { continuation in
            let answer = state.withLock { state -> Result<PostgresLine, any Error>? in
                if state.isClosed { return .failure(Refusal.storeClosed) }
                if let line = state.idle.popLast() { return .success(line) }
                state.lastNumber += 1
                let number = state.lastNumber
                state.waiters.append(Waiter(number: number, continuation: continuation))
                clock.asyncAfter(deadline: .now() + PostgresDriver.leasePatience) { self.giveUp(number) }
                return nil
            }
            if let answer { continuation.resume(with: answer) }
        }
    }

    private func giveUp(_ number: Int) {
        let waiter = state.withLock { state -> Waiter? in
            guard let index = state.waiters.firstIndex(where: { $0.number == number }) else { return nil }
            return state.waiters.remove(at: index)
        }
        waiter?.continuation.resume(throwing: Refusal.writerBusy)
    }

    private func giveBack(_ line: PostgresLine) {
        let waiter = state.withLock { state -> Waiter? in
            guard state.waiters.isEmpty else { return state.waiters.removeFirst() }
            state.idle.append(line)
            return nil
        }
        waiter?.continuation.resume(returning: line)
    }
}
