import Crypto
import HTTPTypes
import Hummingbird
import NIOCore
import NIOHTTP1

/// A page as it is sent: both encodings, each with its strong ETag and its whole head, made once.
final class ReadyPage: Sendable {
    /// One encoding of the page.
    struct Form: Sendable {
        let tag: String
        let body: ByteBuffer
        let fields: HTTPFields
        /// `fields` and what the middleware would add, for the way that has no middleware.
        let headers: HTTPHeaders
        /// The same for 304, which has no body to speak of.
        let unchanged: HTTPHeaders
    }

    let status: HTTPResponse.Status
    /// The pattern of the route, for the counters.
    let route: String
    let plain: Form
    let compressed: Form?
    /// What it costs to keep, in bytes.
    let weight: Int

    init(_ answer: SharedAnswer, route: String, secure: Bool) {
        status = answer.status
        self.route = route
        let hash = String(Hexadecimal.text(SHA256.hash(data: answer.bytes)).prefix(32))
        plain = ReadyPage.form(answer, answer.bytes, "\"\(hash)\"", nil, secure)
        // Another encoding is another representation, and a strong tag must tell them apart.
        compressed = Compression.gzip(answer.bytes).map {
            ReadyPage.form(answer, $0, "\"\(hash)-gzip\"", "gzip", secure)
        }
        weight = plain.body.readableBytes + (compressed?.body.readableBytes ?? 0) + 4_096
    }

    private static func form(
        _ answer: SharedAnswer, _ bytes: [UInt8], _ tag: String, _ encoding: String?, _ secure: Bool
    ) -> Form {
        var fields = answer.fields
        fields[.eTag] = tag
        // Kept by whoever likes, shown only after asking: what is withdrawn is gone at the next request (FOI-23).
        fields[.cacheControl] = "no-cache"
        fields[.vary] = "Accept-Encoding, Cookie"
        var unchanged = Response(status: .notModified, headers: fields)
        unchanged.headers[.contentLength] = nil
        fields[.contentEncoding] = encoding
        fields[.contentLength] = String(bytes.count)
        var whole = Response(status: .ok, headers: fields)
        SecurityHeaders.add(to: &whole, secure: secure)
        SecurityHeaders.add(to: &unchanged, secure: secure)
        return Form(
            tag: tag, body: ByteBuffer(bytes: bytes), fields: fields, headers: headers(whole.headers),
            unchanged: headers(unchanged.headers))
    }

    private static func headers(_ fields: HTTPFields) -> HTTPHeaders {
        HTTPHeaders(fields.map { ($0.name.rawName, $0.value) })
    }

    func form(accepting encodings: String?) -> Form {
        guard let compressed, Compression.isAccepted(encodings) else { return plain }
        return compressed
    }

    /// Whether the visitor holds this very page already.
    func isHeld(_ form: Form, tags: String?) -> Bool {
        guard status == .ok, let tags else { return false }
        return tags.split(separator: ",").contains { part in
            var tag = part.drop { $0 == " " }
            while tag.last == " " { tag.removeLast() }
            if tag == "*" { return true }
            return (tag.hasPrefix("W/") ? tag.dropFirst(2) : tag) == form.tag
        }
    }

    /// The answer on the way through the middleware.
    func response(to request: Request) -> Response {
        let form = form(accepting: request.headers[.acceptEncoding])
        if isHeld(form, tags: request.headers[.ifNoneMatch]) {
            var fields = form.fields
            fields[.contentLength] = nil
            fields[.contentEncoding] = nil
            fields[.contentType] = nil
            var response = Response(status: .notModified, headers: fields)
            response.headers[.contentLength] = nil
            return response
        }
        if request.method == .head { return Response(status: status, headers: form.fields) }
        return Response(status: status, headers: form.fields, body: ResponseBody(byteBuffer: form.body))
    }
}
