import HTTPTypes
package import Hummingbird
package import Markup
import NIOCore

/// What an operation answers: JSON with the record's version in `ETag` and, for a new record, its address in `Location`.
package struct APIAnswer: Answer {
    let status: Int
    let body: String
    /// What the receipt keeps for a repeated call; the body itself unless it holds a secret.
    private let keptBody: String
    let version: Int?
    let location: String?
    var isReplayed = false

    /// 200 with a value.
    package init(_ value: JSONValue, version: Int? = nil) {
        status = 200
        body = value.text
        keptBody = body
        self.version = version
        location = nil
    }

    /// 201 with the new record and where it can be read.
    ///
    /// - Parameter keeping: what a repeated call is answered, where `value` holds a secret that must not be stored.
    package init(created value: JSONValue, at location: Link, version: Int? = nil, keeping: JSONValue? = nil) {
        status = 201
        body = value.text
        keptBody = keeping?.text ?? body
        self.version = version
        self.location = location.address
    }

    init(_ receipt: APIReceipt) {
        status = receipt.status
        body = receipt.body
        keptBody = body
        version = receipt.version
        location = receipt.location
        isReplayed = true
    }

    func receipt(_ fingerprint: String) -> APIReceipt {
        APIReceipt(fingerprint: fingerprint, status: status, body: keptBody, version: version, location: location)
    }

    package func response(in context: SiteContext) throws -> Response {
        var headers: HTTPFields = [.contentType: "application/json", .cacheControl: "no-store"]
        if let version { headers[.eTag] = "\"\(version)\"" }
        headers[.location] = location
        if isReplayed { headers[.idempotencyReplayed] = "true" }
        return Response(
            status: HTTPResponse.Status(code: status), headers: headers,
            body: ResponseBody(byteBuffer: ByteBuffer(string: body)))
    }
}

/// What a writing operation will do, once its input is read: the store's verb, and the answer made of what it returns.
/// The answer is made inside the verb's transaction, so it must be a pure function.
package struct APIWork<Value: Sendable>: Sendable {
    let act: @Sendable () async throws -> Value
    let answer: @Sendable (Value) throws -> APIAnswer

    /// - Parameter act: Calls one verb of a store and returns what its transaction returned.
    package init(
        _ act: @escaping @Sendable () async throws -> Value, answer: @escaping @Sendable (Value) throws -> APIAnswer
    ) {
        self.act = act
        self.answer = answer
    }
}

extension HTTPField.Name {
    static let idempotencyKey = HTTPField.Name(parsed: "idempotency-key") ?? .server
    static let idempotencyReplayed = HTTPField.Name(parsed: "idempotency-replayed") ?? .server
}
