import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Logging
import Markup
import NIOCore
import PageChecking
import Synchronization
import Testing

@testable import Requests
@testable import Site

/// A browser without account and without JavaScript before the public pages of 依申请公开.
struct PublicVisitor: Sendable {
    struct Reply: Sendable {
        let status: Int
        let headers: HTTPFields
        let text: String
        var location: String { headers[.location] ?? "" }
        var problems: [String] { PageChecker.problems(in: text) }
    }

    struct Upload: Sendable {
        let field: String
        let name: String
        let bytes: [UInt8]
    }

    let cases: PublicCases
    let client: any TestClientProtocol
    /// The cookie of this browser.
    let jar: CookieJar

    final class CookieJar: Sendable {
        let value = Mutex("")
    }

    static let site = PortalSite(
        name: "青禾县卫生健康局", domain: "", code: "", agency: "青禾县卫生健康局", host: "", operatorName: "", contact: "", icp: "",
        police: "", entries: [])

    static let office: ApplicationOffice = {
        var office = ApplicationOffice(agency: "青禾县卫生健康局", name: "局办公室")
        office.address = "人民路8号"
        office.phone = "0999-8000100"
        return office
    }()

    static func with(
        limits: PublicRequestLimits = PublicRequestLimits(),
        _ body: @escaping @Sendable (PublicVisitor) async throws -> Void
    ) async throws {
        let cases = PublicCases()
        var settings = SiteSettings(baseURL: .loopback)
        settings.accessLog = .none
        settings.errorLog = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        settings.pages = PageCache { "1" }
        let built = SiteBuilder(settings).build { routes in
            PublicRequestPortal(
                desk: cases.desk, agency: { DeskWorld.commission }, asks: cases.asks, office: office, site: site,
                paper: { Array("form".utf8) }, feed: { replies, _ in Array("<feed>\(replies.count)</feed>".utf8) },
                pdf: { Array("PDF of ".utf8) + $0 }, limits: limits
            ).register(on: routes)
        }
        let app = Application(router: built.router, logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
        try await app.test(.router) { client in
            try await body(PublicVisitor(cases: cases, client: client, jar: CookieJar()))
        }
    }

    /// The same site from another browser.
    var another: PublicVisitor { PublicVisitor(cases: cases, client: client, jar: CookieJar()) }

    func get(_ link: Link) async throws -> Reply { try await send(.get, link, [:], nil) }

    /// A page that must be sound.
    func page(_ link: Link) async throws -> String {
        let answer = try await get(link)
        #expect(answer.status == 200, "\(link.address) \(answer.text.prefix(300))")
        #expect(answer.problems == [], "\(link.address)")
        return answer.text
    }

    /// Sends a form with the hidden fields of `page`, as its button does.
    func post(_ link: Link, _ fields: [(String, String)], from page: String? = nil, files: [Upload] = []) async throws
        -> Reply
    {
        let opened: String
        if let page { opened = page } else { opened = try await get(PublicRequestLinks.track).text }
        let hidden = ["_token", "_key"].map { ($0, PublicVisitor.hidden($0, in: opened)) }.filter { !$0.1.isEmpty }
        let all = fields + hidden
        guard files.isEmpty else {
            return try await send(
                .post, link, [.contentType: "multipart/form-data; boundary=wall"], PublicVisitor.multipart(all, files))
        }
        let body = all.map { PercentEncoding.encode($0.0) + "=" + PercentEncoding.encode($0.1) }
            .joined(separator: "&")
        return try await send(
            .post, link, [.contentType: "application/x-www-form-urlencoded"], ByteBuffer(string: body))
    }

    static func hidden(_ name: String, in page: String) -> String {
        guard let at = page.range(of: "name=\"\(name)\" value=\"") else { return "" }
        return String(page[at.upperBound...].prefix { $0 != "\"" })
    }

    private static func multipart(_ fields: [(String, String)], _ files: [Upload]) -> ByteBuffer {
        var buffer = ByteBuffer()
        for (name, value) in fields {
            buffer.writeString("--wall\r\nContent-Disposition: form-data; name=\"\(name)\"\r\n\r\n\(value)\r\n")
        }
        for file in files {
            buffer.writeString(
                "--wall\r\nContent-Disposition: form-data; name=\"\(file.field)\"; filename=\"\(file.name)\"\r\n"
                    + "Content-Type: application/octet-stream\r\n\r\n")
            buffer.writeBytes(file.bytes)
            buffer.writeString("\r\n")
        }
        buffer.writeString("--wall--\r\n")
        return buffer
    }

    private func send(
        _ method: HTTPRequest.Method, _ link: Link, _ headers: HTTPFields, _ body: ByteBuffer?
    ) async throws -> Reply {
        var headers = headers
        let cookie = jar.value.withLock { $0 }
        if !cookie.isEmpty { headers[.cookie] = cookie }
        let reply = try await client.execute(uri: link.address, method: method, headers: headers, body: body) {
            response in
            Reply(
                status: response.status.code, headers: response.headers,
                text: String(decoding: Array(response.body.readableBytesView), as: UTF8.self))
        }
        if let set = reply.headers[values: .setCookie].first {
            jar.value.withLock { $0 = String(set.prefix { $0 != ";" }) }
        }
        return reply
    }
}
