package import HTTPTypes
package import Kernel
import NIOCore

@testable import Site

/// Operations, as a program calls them with its token.
extension SignedInSite {
    @discardableResult
    package func call(
        _ method: HTTPRequest.Method, _ path: String, _ body: String? = nil, as officer: Officer,
        version: Int? = nil, key: String? = nil
    ) async throws -> SiteReply {
        var headers = calling(officer, version, key)
        if body != nil { headers[.contentType] = "application/json" }
        return try await send(method, path, headers, body.map { ByteBuffer(string: $0) })
    }

    /// A call that carries files beside what it says.
    @discardableResult
    package func upload(
        _ path: String, _ fields: [(String, String)] = [], _ files: [SentFile], as officer: Officer,
        version: Int? = nil, key: String? = nil
    ) async throws -> SiteReply {
        let form = SentForm(fields: fields, files: files, inParts: true)
        var headers = calling(officer, version, key)
        headers[.contentType] = form.type
        return try await send(.post, path, headers, form.body)
    }

    private func calling(_ officer: Officer, _ version: Int?, _ key: String?) -> HTTPFields {
        var headers = bearer(of: officer)
        headers[.ifMatch] = version.map { "\"\($0)\"" }
        headers[.idempotencyKey] = key
        return headers
    }
}
