package import HTTPTypes
package import Hummingbird
import NIOCore

/// An answer that is the same for everybody who reads alike: a public page, a feed, data. It may be kept until the
/// content changes (see `PageCache`).
package struct SharedAnswer: Answer {
    let bytes: [UInt8]
    let status: HTTPResponse.Status
    let fields: HTTPFields

    /// - Parameter name: The name to save it under; nil for what is shown.
    package init(_ bytes: [UInt8], type: String, status: HTTPResponse.Status = .ok, savedAs name: String? = nil) {
        self.bytes = bytes
        self.status = status
        var fields: HTTPFields = [.contentType: type]
        if let name { fields[.contentDisposition] = FileAnswer.headers(name: name, type: type)[.contentDisposition] }
        self.fields = fields
    }

    package func response(in context: SiteContext) throws -> Response {
        context.notes.share(self)
        return Response(status: status, headers: fields, body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
    }
}
