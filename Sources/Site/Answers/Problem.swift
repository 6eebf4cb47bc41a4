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

/// A refusal for people: its sentence, the way back, and the number to ask with.
struct RefusalPage: Answer {
    let refusal: Refusal
    let status: HTTPResponse.Status

    init(_ refusal: Refusal, status: HTTPResponse.Status) {
        self.refusal = refusal
        self.status = status
    }

    func response(in context: SiteContext) throws -> Response {
        let rule: HTML = refusal.rule.map { "<p class=\"hint\">依据：\($0)</p>" } ?? ""
        let home = context.signedIn == nil ? Link("/") : context.settings.consoleHome
        let body: HTML = """
            <div class="notice wrong" role="alert"><p>\(refusal.sentence)</p>\(rule)</div>
            <p><a class="button" href="\(link: home)">返回首页</a></p>
            <p class="hint">编号 \(context.reference)</p>
            """
        guard context.signedIn != nil, !context.rail.isEmpty else {
            return try BarePage(refusal.code.title, status: status, body).response(in: context)
        }
        return try ConsolePage(refusal.code.title, section: "", status: status, body).response(in: context)
    }
}
