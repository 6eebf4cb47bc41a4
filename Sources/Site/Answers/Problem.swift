import HTTPTypes
import Hummingbird
import Kernel
import Markup
import NIOCore

/// A refusal for programs: `application/problem+json` (RFC 9457) with `code`, `detail`, `rule`, `field`, `reference`.
struct Problem {
    let refusal: Refusal
    let status: HTTPResponse.Status
    let reference: String

    init(_ refusal: Refusal, status: HTTPResponse.Status, reference: String) {
        self.refusal = refusal
        self.status = status
        self.reference = reference
    }

    var response: Response {
        var object = JSONLine()
        object.add("type", "about:blank")
        object.add("title", refusal.code.title)
        object.add("status", status.code)
        object.add("code", refusal.code.rawValue)
        object.add("detail", refusal.sentence)
        object.add("rule", refusal.rule)
        object.add("field", refusal.field)
        object.add("reference", reference)
        return Response(
            status: status, headers: [.contentType: "application/problem+json", .cacheControl: "no-store"],
            body: ResponseBody(byteBuffer: ByteBuffer(string: object.text)))
    }
}
