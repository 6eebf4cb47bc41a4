import HTTPTypes
package import Hummingbird
import HummingbirdCore
import Markup
import NIOCore

/// Asks the site for its pages without a network, as somebody who is not signed in: for the static export.
package struct PageReader: Sendable {
    private let responder: RouterResponder<SiteContext>
    private let settings: SiteSettings

    /// What came back for one address.
    package struct Page: Sendable {
        package let status: Int
        package let type: String
        package let location: String?
        package let bytes: [UInt8]
    }

    package init(_ router: Router<SiteContext>, settings: SiteSettings) {
        responder = router.buildResponder()
        self.settings = settings
    }

    /// - Parameter address: Path and query, as they stand in a link.
    package func page(_ address: String) async throws -> Page {
        let head = HTTPRequest(method: .get, scheme: "http", authority: settings.baseURL.authority, path: address)
        let context = SiteContext(drawing: .init("/"), settings: settings)
        let response = try await responder.respond(
            to: Request(head: head, body: RequestBody(buffer: ByteBuffer())), context: context)
        let body = CollectedBody()
        try await response.body.write(body)
        return Page(
            status: response.status.code, type: response.headers[.contentType] ?? "",
            location: response.headers[.location], bytes: body.bytes)
    }
}

/// Keeps what is written.
private final class CollectedBody: ResponseBodyWriter {
    private(set) var bytes: [UInt8] = []

    func write(_ buffer: ByteBuffer) { bytes.append(contentsOf: buffer.readableBytesView) }
    func finish(_ trailingHeaders: HTTPFields?) {}
}
