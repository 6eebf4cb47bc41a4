import HTTPTypes
import Kernel
import SignedInSite
import Site
import TestSupport

@testable import Plans

/// The ledger's operations on a site in this process, called with the tokens of `LedgerWorld`'s people.
struct LedgerAPI: Sendable {
    let site: LedgerSite

    struct Reply: Sendable {
        let status: Int
        let headers: HTTPFields
        let text: String
        let json: JSONValue

        init(_ reply: SiteReply) throws {
            status = reply.status.code
            headers = reply.headers
            text = reply.text
            json = reply.headers[.contentType]?.contains("json") == true ? try reply.json : .null
        }
    }

    static func with(
        _ database: TestDatabase = TestDatabases.all[0], _ body: @escaping @Sendable (LedgerAPI) async throws -> Void
    ) async throws {
        try await LedgerSite.with(database) { site in try await body(LedgerAPI(site: site)) }
    }

    func get(_ path: String, as officer: Officer) async throws -> Reply { try await send(.get, path, nil, as: officer) }

    func post(
        _ task: PlanTask, _ act: String, _ body: String, as officer: Officer, version: Int?, key: String? = nil
    ) async throws -> Reply {
        try await send(.post, "/api/v1/tasks/\(task.id)/\(act)", body, as: officer, version: version, key: key)
    }

    /// 报送办结 with one picture.
    func report(_ task: PlanTask, _ words: String, as officer: Officer, version: Int) async throws -> Reply {
        try Reply(
            try await site.upload(
                "/api/v1/tasks/\(task.id)/report", [("data", "{\"words\":\"\(words)\"}")],
                [("evidence", "截图.png", LedgerAPI.picture)], as: officer, version: version))
    }

    func send(
        _ method: HTTPRequest.Method, _ path: String, _ body: String?, as officer: Officer, version: Int? = nil,
        key: String? = nil
    ) async throws -> Reply {
        try Reply(try await site.call(method, path, body, as: officer, version: version, key: key))
    }

    static func name(of act: TaskAct) -> String {
        TaskOperations.act(act).route.pattern.split(separator: "/").dropFirst(4).joined(separator: "/")
    }

    /// The least that passes the schema of an act.
    static func body(of act: TaskAct) -> String {
        switch act {
        case .acknowledge, .approveChange, .accept: "{}"
        case .assign: #"{"units":[]}"#
        case .delegate: #"{"unit":"\#(LedgerWorld.publicity)","member":"\#(LedgerWorld.leadClerk.id)"}"#
        case .progress, .contribute, .report: #"{"words":"一"}"#
        case .sendBack, .declineChange, .proposeChange: #"{"reason":"一"}"#
        }
    }

    static func fields(of act: TaskAct) -> [String] {
        switch act {
        case .acknowledge, .approveChange: ["x"]
        case .accept: ["note"]
        case .assign: ["units"]
        case .delegate: ["unit", "member"]
        case .progress, .contribute, .report: ["words"]
        case .sendBack, .declineChange: ["reason"]
        case .proposeChange: ["due", "units", "reason"]
        }
    }

    /// The smallest picture there is: 1 × 1.
    static let picture: [UInt8] = [
        0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 0x0D, 0x49, 0x48, 0x44, 0x52, 0, 0, 0, 1, 0, 0, 0, 1,
        8, 6, 0, 0, 0, 0x1F, 0x15, 0xC4, 0x89, 0, 0, 0, 0x0D, 0x49, 0x44, 0x41, 0x54, 0x78, 0x9C, 0x63, 0x60, 0x60,
        0x60,
        0xF8, 0x0F, 0, 1, 4, 1, 0, 0x5F, 0xE5, 0xC3, 0x4B, 0, 0, 0, 0, 0x49, 0x45, 0x4E, 0x44, 0xAE, 0x42, 0x60, 0x82,
    ]
}

/// JSON and near-JSON from a seed.
struct GarbageJSON {
    private var state: UInt64
    init(seed: UInt64) { state = seed }

    private mutating func next(_ bound: Int) -> Int {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int((state >> 33) % UInt64(bound))
    }

    mutating func bytes() -> String {
        String(String.UnicodeScalarView((0..<next(60)).compactMap { _ in UnicodeScalar(UInt32(next(0x3000))) }))
    }

    /// An object with some of these names and any values.
    mutating func object(_ names: [String]) -> String {
        let chosen = names.filter { _ in next(5) > 0 } + (next(8) == 0 ? ["更多"] : [])
        return "{" + chosen.map { "\"\($0)\":\(value(depth: 0))" }.joined(separator: ",") + "}"
    }

    mutating func value(depth: Int) -> String {
        switch next(depth > 3 ? 9 : 12) {
        case 0: return "null"
        case 1: return next(2) == 0 ? "true" : "false"
        case 2: return "\(next(2_000_000_000) - 1_000_000_000)"
        case 3: return "1e\(next(400))"
        case 4: return "\"\""
        case 5: return "\"\(String(repeating: "长", count: next(6_000)))\""
        case 6: return "\"2026-0\(next(10))-1\(next(10))\""
        case 7: return "\"\(LedgerWorld.publicity)\""
        case 8: return "\"\\u202e\\u0007 '\\\" OR 1=1 -- \\ud83d\\ude00\""
        case 9: return "[" + (0..<next(4)).map { _ in value(depth: depth + 1) }.joined(separator: ",") + "]"
        case 10: return object(["unit", "duty", "note"])
        default: return #"{"unit":"\#(LedgerWorld.finance)","duty":"lead"}"#
        }
    }
}
