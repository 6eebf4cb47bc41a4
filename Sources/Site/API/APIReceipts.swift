package import Kernel

/// Which call of whom: what an `Idempotency-Key` belongs to.
package struct APIReceiptKey: Sendable, Hashable {
    /// The member whose token was shown; nobody's key says anything about another's.
    package let owner: MemberID
    package let key: String

    package init(owner: MemberID, key: String) {
        self.owner = owner
        self.key = key
    }
}

/// What was answered to a call with a key, as it is given again to the same call.
package struct APIReceipt: Sendable, Hashable {
    /// SHA-256 over method, address and body.
    package let fingerprint: String
    package let status: Int
    /// The JSON that was answered.
    package let body: String
    /// The version in `ETag`.
    package let version: Int?
    /// The address in `Location`.
    package let location: String?

    package init(fingerprint: String, status: Int, body: String, version: Int?, location: String?) {
        self.fingerprint = fingerprint
        self.status = status
        self.body = body
        self.version = version
        self.location = location
    }
}

/// Where receipts are kept; the capability that owns their table fills it in.
package struct APIReceipts: Sendable {
    /// Makes the receipt of what a store's verb returned; nil when it returned something else.
    package typealias Making = @Sendable (any Sendable) throws -> APIReceipt?
    /// Thrown when another call has used the key in the same instant; nothing was done.
    package struct Taken: Error {
        package init() {}
    }

    /// The receipt that still holds for a key.
    package let find: @Sendable (APIReceiptKey) async throws -> APIReceipt?
    /// Runs an act so that its receipt commits with it, in the act's own transaction. False when the act wrote nothing
    /// a receipt could be made of.
    package let carry:
        @Sendable (APIReceiptKey, @escaping Making, @Sendable () async throws -> any Sendable) async throws -> Bool

    package init(
        find: @escaping @Sendable (APIReceiptKey) async throws -> APIReceipt?,
        carry:
            @escaping @Sendable (
                APIReceiptKey, @escaping Making, @Sendable () async throws -> any Sendable
            ) async throws -> Bool
    ) {
        self.find = find
        self.carry = carry
    }

    /// In this process's memory, for sites without a store.
    package static func inMemory() -> APIReceipts {
        let kept = KeyedMemory<APIReceiptKey, APIReceipt>()
        return APIReceipts(
            find: { kept[$0] },
            carry: { key, making, act in
                guard let receipt = try making(try await act()) else { return false }
                kept[key] = receipt
                return true
            })
    }
}

/// The keys whose calls are under way in this process.
final class APIKeysInFlight: Sendable {
    private let keys = KeyedMemory<APIReceiptKey, Bool>()

    /// Runs `call` unless the same key is being worked on.
    func alone<Value>(_ key: APIReceiptKey, _ call: () async throws -> Value) async throws -> Value {
        guard keys.claim(key, true) else { throw Refusal.sameKeyInFlight }
        defer { keys[key] = nil }
        return try await call()
    }
}

extension Refusal {
    static let sameKeyInFlight = Refusal(
        .stateRefused, "没有执行：带同一 Idempotency-Key 的请求正在处理。请稍候用同样的内容重试，结果不会重复。", field: "Idempotency-Key")
    static let keyWithAnotherBody = Refusal(
        .invalid, "没有执行：这个 Idempotency-Key 已用于内容不同的请求。新的请求请换用新的键；重试请保持内容不变。", field: "Idempotency-Key")
    static let keyMissing = Refusal(
        .invalid, "没有执行：新建记录的请求必须带 Idempotency-Key，以免重试时重复建立。请为每次新建生成一个新的键（例如 UUID）。",
        field: "Idempotency-Key")
    static let keyMalformed = Refusal(
        .invalid, "没有执行：Idempotency-Key 应为 1 至 200 个可见的英文字符。请换用例如 UUID 的键。", field: "Idempotency-Key")
    static let versionMissing = Refusal(
        .versionMissing, "没有执行：没有说明修改的是哪个版本。请先读取记录，把应答头 ETag 的值放在 If-Match 中再提交。", field: "If-Match")
    static let tokenRequired = Refusal(
        .signInRequired, "没有执行：请求没有带有效的访问令牌。请用 gongkai token create 取得令牌，放在 Authorization: Bearer 之后。")
}
