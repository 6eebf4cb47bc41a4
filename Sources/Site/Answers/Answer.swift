package import HTTPTypes
package import Hummingbird
package import Markup
import Kernel
import NIOCore

/// What a handler returns: a page, a way to somewhere else, a file, JSON.
package protocol Answer: Sendable {
    func response(in context: SiteContext) throws -> Response
}

extension Response: Answer {
    package func response(in context: SiteContext) -> Response { self }
}

/// Sends the browser to another page after an act (303), so that reloading does nothing twice.
package struct SeeOther: Answer {
    package let link: Link
    package init(_ link: Link) { self.link = link }

    package func response(in context: SiteContext) throws -> Response {
        Response(status: .seeOther, headers: [.location: link.address])
    }
}

/// A file to be saved by the browser. It is never shown inside the site, whatever it is (T4).
package struct FileAnswer: Answer {
    package let bytes: [UInt8]
    package let name: String
    package let type: String

    /// `type` as sniffed or as we made it, never as claimed by whoever uploaded it.
    package init(_ bytes: [UInt8], name: String, type: String) {
        self.bytes = bytes
        self.name = name
        self.type = type
    }

    package func response(in context: SiteContext) throws -> Response {
        var headers = FileAnswer.headers(name: name, type: type)
        headers[.cacheControl] = "no-store"
        return Response(status: .ok, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
    }

    /// The headers that keep a file from acting as a page of the site.
    package static func headers(name: String, type: String) -> HTTPFields {
        let active = ["text/html", "image/svg", "xml", "javascript"].contains { type.lowercased().contains($0) }
        let plain = String(
            name.unicodeScalars.map {
                $0.isASCII && $0.value > 0x1F && $0 != "\"" && $0 != "\\" && $0.value != 0x7F ? Character($0) : "_"
            })
        return [
            .contentType: active ? "application/octet-stream" : type,
            .contentDisposition: "attachment; filename=\"\(plain)\"; filename*=UTF-8''\(PercentEncoding.encode(name))",
            .contentSecurityPolicy: "sandbox; default-src 'none'",
            .xContentTypeOptions: "nosniff",
        ]
    }
}

/// A page of HTML with its status: what the layouts come down to.
struct HTMLAnswer: Answer {
    let html: HTML
    var status = HTTPResponse.Status.ok

    func response(in context: SiteContext) throws -> Response {
        Response(
            status: status, headers: [.contentType: "text/html; charset=utf-8"],
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: html.bytes)))
    }
}

/// JSON that the handler has already written.
package struct JSONAnswer: Answer {
    package let bytes: [UInt8]
    package let status: HTTPResponse.Status

    package init(_ bytes: [UInt8], status: HTTPResponse.Status = .ok) {
        self.bytes = bytes
        self.status = status
    }

    package func response(in context: SiteContext) throws -> Response {
        Response(
            status: status, headers: [.contentType: "application/json", .cacheControl: "no-store"],
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
    }
}
