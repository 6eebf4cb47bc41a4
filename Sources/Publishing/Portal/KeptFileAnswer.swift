import HTTPTypes
import Hummingbird
import NIOCore
import Site

/// A file of a public article: a picture for the page, or something to save.
///
/// A browser keeps it but asks each time, so a file whose article is withdrawn is gone at once (FOI-23).
struct KeptFileAnswer: Answer {
    let file: KeptFile
    let hash: String

    static func tag(_ hash: String) -> String { "\"\(hash)\"" }

    func response(in context: SiteContext) throws -> Response {
        var headers = FileAnswer.headers(name: file.name, type: file.type)
        if file.isPicture { headers[.contentDisposition] = "inline" }
        headers[.cacheControl] = "no-cache"
        headers[.eTag] = KeptFileAnswer.tag(hash)
        return Response(status: .ok, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(bytes: file.bytes)))
    }
}
