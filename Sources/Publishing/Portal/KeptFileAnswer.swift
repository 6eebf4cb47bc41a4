import HTTPTypes
import Hummingbird
import NIOCore
import Site

/// A file of a public article: a picture for the page, or something to save.
struct KeptFileAnswer: Answer {
    let file: KeptFile

    func response(in context: SiteContext) throws -> Response {
        var headers = FileAnswer.headers(name: file.name, type: file.type)
        if file.isPicture { headers[.contentDisposition] = "inline" }
        headers[.cacheControl] = "public, max-age=300"
        return Response(status: .ok, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(bytes: file.bytes)))
    }
}
