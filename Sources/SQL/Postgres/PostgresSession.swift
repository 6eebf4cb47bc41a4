import CPostgres
import Glibc
import Kernel

/// One connection to PostgreSQL. Not thread-safe: it lives on the queue of the `PostgresLine` that owns it. Every wait
/// has an end, so that a frozen server or a cut network gives an error and never a hung request.
final class PostgresSession: SQLConnection {
    let dialect = Dialect.postgres
    private let handle: OpaquePointer
    private var prepared: [String: String] = [:]
    private var preparedCount = 0
    /// Milliseconds an answer may take; the server's own statement_timeout ends sooner.
    var patience: Int32 = 20_000
    /// Whether the connection can be used again.
    private(set) var isBroken = false

    private static let connectPatience: Int32 = 3_000
    private static let mostPrepared = 300
    private static let settings = """
        SET statement_timeout = 15000; SET lock_timeout = 8000; SET idle_in_transaction_session_timeout = 60000;
        SET client_connection_check_interval = 5000; SET client_min_messages = warning; SET bytea_output = hex;
        SET standard_conforming_strings = on; SET client_encoding = 'UTF8'; SET TimeZone = 'UTC'
        """

    init(url: String) throws {
        guard let opened = PQconnectStart(url) else { throw Refusal.serverUnreachable }
        handle = opened
        do {
            try connect()
            // Notices would go to standard error otherwise.
            PQsetNoticeProcessor(handle, { _, _ in }, nil)
            try run(PostgresSession.settings)
        } catch {
            PQfinish(handle)
            throw error
        }
    }

    /// Must be called once, after which the session is not used any more.
    func close() { PQfinish(handle) }

    private func connect() throws {
        guard PQstatus(handle) != CONNECTION_BAD else { throw Refusal.serverUnreachable }
        let end = PostgresSession.milliseconds() + Int64(PostgresSession.connectPatience)
        var phase = PGRES_POLLING_WRITING
        while phase != PGRES_POLLING_OK {
            guard phase != PGRES_POLLING_FAILED else { throw Refusal.serverUnreachable }
            try wait(for: Int16(phase == PGRES_POLLING_READING ? POLLIN : POLLOUT), until: end)
            phase = PQconnectPoll(handle)
        }
    }

    func rows(_ sql: String, _ values: [SQLValue]) throws -> [SQLRow] {
        let result = try execute(sql, values)
        defer { PQclear(result) }
        return try PostgresValues.rows(result)
    }

    func change(_ sql: String, _ values: [SQLValue]) throws -> Int {
        let result = try execute(sql, values)
        defer { PQclear(result) }
        guard let count = PQcmdTuples(result) else { return 0 }
        return Int(String(cString: count)) ?? 0
    }

    /// Statements without parameters and answers: BEGIN, COMMIT, SET.
    func run(_ sql: String) throws {
        guard PQsendQuery(handle, sql) == 1 else { throw lost() }
        PQclear(try answer())
    }

    private func execute(_ sql: String, _ values: [SQLValue]) throws -> OpaquePointer {
        if values.isEmpty, !PostgresSession.isWorthPreparing(sql) {
            guard PQsendQueryParams(handle, Placeholders.numbered(sql), 0, nil, nil, nil, nil, 0) == 1 else {
                throw lost()
            }
            return try answer()
        }
        let name = try prepare(sql)
        let texts = values.map(PostgresValues.text)
        let sent = withCStrings(texts) { pointers in
            PQsendQueryPrepared(handle, name, Int32(texts.count), pointers, nil, nil, 0)
        }
        guard sent == 1 else { throw lost() }
        return try answer()
    }

    private static func isWorthPreparing(_ sql: String) -> Bool {
        let word = sql.prefix { $0.isLetter }.uppercased()
        return ["SELECT", "INSERT", "UPDATE", "DELETE", "WITH"].contains(word)
    }

    private func prepare(_ sql: String) throws -> String {
        if let name = prepared[sql] { return name }
        if prepared.count >= PostgresSession.mostPrepared { try forgetPrepared() }
        preparedCount += 1
        let name = "s\(preparedCount)"
        guard PQsendPrepare(handle, name, Placeholders.numbered(sql), 0, nil) == 1 else { throw lost() }
        PQclear(try answer())
        prepared[sql] = name
        return name
    }

    /// After a migration the server refuses plans made before it.
    func forgetPrepared() throws {
        prepared = [:]
        try run("DEALLOCATE ALL")
    }

    /// The last result of what was sent; the caller clears it.
    private func answer() throws -> OpaquePointer {
        let end = PostgresSession.milliseconds() + Int64(patience)
        var kept: OpaquePointer?
        while true {
            while PQflush(handle) == 1 { try wait(for: Int16(POLLIN | POLLOUT), until: end) }
            while PQisBusy(handle) == 1 {
                try wait(for: Int16(POLLIN), until: end)
                guard PQconsumeInput(handle) == 1 else {
                    if let kept { PQclear(kept) }
                    throw lost()
                }
            }
            guard let next = PQgetResult(handle) else { break }
            if let kept, PostgresSession.isFine(kept) == false {
                PQclear(next)
                continue
            }
            if let kept { PQclear(kept) }
            kept = next
        }
        guard let kept else { throw lost() }
        if PostgresSession.isFine(kept) { return kept }
        defer { PQclear(kept) }
        let error = PostgresFailure(kept)
        if PQstatus(handle) == CONNECTION_BAD { isBroken = true }
        throw error.isConnectionLoss ? lost() : error.translated
    }

    private static func isFine(_ result: OpaquePointer) -> Bool {
        let status = PQresultStatus(result)
        return status == PGRES_TUPLES_OK || status == PGRES_COMMAND_OK || status == PGRES_EMPTY_QUERY
    }

    private func wait(for events: Int16, until end: Int64) throws {
        var descriptor = pollfd(fd: PQsocket(handle), events: events, revents: 0)
        let left = end - PostgresSession.milliseconds()
        guard left > 0 else { throw lost() }
        let ready = poll(&descriptor, 1, Int32(min(left, 60_000)))
        guard ready > 0 || (ready < 0 && errno == EINTR) else { throw lost() }
    }

    private func lost() -> PostgresLost {
        isBroken = true
        return PostgresLost()
    }

    private static func milliseconds() -> Int64 {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return Int64(time.tv_sec) * 1_000 + Int64(time.tv_nsec) / 1_000_000
    }
}

/// The connection ended, or the server did not answer in time.
struct PostgresLost: Error {}

extension Refusal {
    static let serverUnreachable = Refusal(.unavailable, "现在无法连接数据库，本次操作没有进行。请稍后再试；如一直如此，请联系系统管理员。")
    static let outcomeUnknown = Refusal(
        .unavailable, "提交时与数据库的连接中断，暂不能确定是否已经保存。请先刷新页面查看结果，确认没有保存后再重新提交。")
}

/// Lends C strings (nil for NULL) for one call.
private func withCStrings<Result>(
    _ texts: [String?], _ body: (UnsafePointer<UnsafePointer<CChar>?>?) -> Result
) -> Result {
    var bytes: [CChar] = []
    var offsets: [Int?] = []
    for text in texts {
        guard let text else {
            offsets.append(nil)
            continue
        }
        offsets.append(bytes.count)
        bytes.append(contentsOf: text.utf8.lazy.map { CChar(bitPattern: $0) })
        bytes.append(0)
    }
    return bytes.withUnsafeBufferPointer { buffer in
        let pointers = offsets.map { offset in offset.flatMap { buffer.baseAddress?.advanced(by: $0) } }
        return pointers.withUnsafeBufferPointer { body($0.baseAddress) }
    }
}
