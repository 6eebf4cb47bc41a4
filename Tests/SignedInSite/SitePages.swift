import HTTPTypes
import HummingbirdTesting
package import Kernel
package import Markup
import NIOCore
import PageChecking
import Site

/// Pages and forms, as a browser asks for them.
extension SignedInSite {
    package func get(_ address: String, as officer: Officer? = nil) async throws -> SiteReply {
        try await send(.get, address, session(of: officer), nil)
    }

    package func get(_ link: Link, as officer: Officer? = nil) async throws -> SiteReply {
        try await get(link.address, as: officer)
    }

    /// A page that must be sound, read strictly.
    @discardableResult
    package func page(
        _ address: String, as officer: Officer? = nil, cookies: String? = nil
    ) async throws -> String {
        var headers = session(of: officer)
        if let cookies { headers[.cookie] = cookies }
        let reply = try await send(.get, address, headers, nil)
        guard reply.status == .ok else {
            throw UnsoundPage(description: "\(address) \(reply.status) \(reply.text.prefix(300))")
        }
        let problems = PageChecker.problems(in: reply.text)
        guard problems.isEmpty else { throw UnsoundPage(description: "\(address) \(problems)") }
        return reply.text
    }

    @discardableResult
    package func page(_ link: Link, as officer: Officer? = nil, cookies: String? = nil) async throws -> String {
        try await page(link.address, as: officer, cookies: cookies)
    }

    /// A form with the token of its session; `proof: false` leaves the token out.
    @discardableResult
    package func post(
        _ link: Link, _ fields: [(String, String)] = [], files: [SentFile] = [], as officer: Officer,
        proof: Bool = true
    ) async throws -> SiteReply {
        let form = SentForm(fields: fields + (proof ? [("_token", formToken(of: officer))] : []), files: files)
        var headers = session(of: officer)
        headers[.contentType] = form.type
        return try await send(.post, link.address, headers, form.body)
    }

    /// As a browser without JavaScript does it: opens the page, sends its hidden fields and cookie back.
    @discardableResult
    package func submit(
        _ page: String, to link: Link, _ fields: [(String, String)], files: [SentFile] = [],
        as officer: Officer? = nil
    ) async throws -> SiteReply {
        let opened = try await get(page, as: officer)
        let form = SentForm(fields: fields + ["_token", "_key"].map { ($0, opened.hidden($0)) }, files: files)
        let visitor = String((opened.headers[values: .setCookie].first ?? "").prefix { $0 != ";" })
        let cookie = session(of: officer)[.cookie] ?? visitor
        return try await send(.post, link.address, [.contentType: form.type, .cookie: cookie], form.body)
    }

    func send(
        _ method: HTTPRequest.Method, _ path: String, _ headers: HTTPFields, _ body: ByteBuffer?
    ) async throws -> SiteReply {
        try await client.execute(uri: path, method: method, headers: headers, body: body) { response in
            SiteReply(
                status: response.status, headers: response.headers, bytes: Array(response.body.readableBytesView))
        }
    }
}
