import HTTPTypes
import Hummingbird
import HummingbirdTesting
import NIOCore

@testable import Site

/// Calls the API of a test site as a program does.
struct APICaller: Sendable {
    let client: any TestClientProtocol
    let token: SessionToken?

    struct Reply: Sendable {
        let status: Int
        let headers: HTTPFields
        let json: JSONValue
        var code: String? { json["code"].flatMap { if case .text(let text) = $0 { text } else { nil } } }
        var field: String? { json["field"].flatMap { if case .text(let text) = $0 { text } else { nil } } }
    }

    func call(
        _ method: HTTPRequest.Method, _ path: String, _ body: String? = nil, key: String? = nil, match: String? = nil,
        type: String? = "application/json", more: HTTPFields = [:]
    ) async throws -> Reply {
        try await send(
            method, path, body.map { ByteBuffer(string: $0) }, key: key, match: match, type: type, more: more)
    }

    func send(
        _ method: HTTPRequest.Method, _ path: String, _ body: ByteBuffer?, key: String? = nil, match: String? = nil,
        type: String? = "application/json", more: HTTPFields = [:]
    ) async throws -> Reply {
        var headers = more
        if let token { headers[.authorization] = "Bearer \(SessionToken.bearerPrefix)\(token.text)" }
        headers[.idempotencyKey] = key
        headers[.ifMatch] = match
        if body != nil { headers[.contentType] = type }
        return try await client.execute(uri: path, method: method, headers: headers, body: body) { response in
            let bytes = Array(response.body.readableBytesView)
            return Reply(
                status: response.status.code, headers: response.headers,
                json: bytes.isEmpty ? .null : try JSONReader.read(bytes))
        }
    }
}

extension TestSite {
    func calling(
        as token: SessionToken?, _ body: @escaping @Sendable (APICaller) async throws -> Void
    ) async throws {
        try await app.test(.router) { client in try await body(APICaller(client: client, token: token)) }
    }
}
