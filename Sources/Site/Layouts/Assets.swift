import Crypto
import Hummingbird
package import Markup
import NIOCore

/// The one style sheet (served as one, kept in four files) and the one script (kept in two), under names made of their content: they may be kept for ever, and a new
/// version has a new name.
package struct Assets: Sendable {
    package static let shared = Assets()

    package let style: Link
    package let script: Link
    let files: [String: File]

    struct File: Sendable {
        let type: String
        let plain: ByteBuffer
        let compressed: ByteBuffer?
        let tag: String
    }

    private init() {
        let style = Assets.file(
            PackageResources.site_css + PackageResources.records_css + PackageResources.desk_css
                + PackageResources.portal_css,
            "text/css; charset=utf-8")
        let script = Assets.file(PackageResources.site_js + PackageResources.desk_js, "text/javascript; charset=utf-8")
        let styleName = "site-\(style.tag).css", scriptName = "site-\(script.tag).js"
        self.style = Link(segments: ["assets", styleName])
        self.script = Link(segments: ["assets", scriptName])
        files = [styleName: style, scriptName: script]
    }

    private static func file(_ bytes: [UInt8], _ type: String) -> File {
        File(
            type: type, plain: ByteBuffer(bytes: bytes),
            compressed: Compression.gzip(bytes).map { ByteBuffer(bytes: $0) },
            tag: String(Hexadecimal.text(SHA256.hash(data: bytes)).prefix(16)))
    }

    /// Names and bytes of all files, for the static export and the storybook.
    package var contents: [(name: String, bytes: [UInt8])] {
        files.keys.sorted().compactMap { name in files[name].map { (name, Array($0.plain.readableBytesView)) } }
    }

    func response(_ name: String, to request: Request) throws -> Response {
        guard let file = files[name] else { throw HTTPError(.notFound) }
        var response = Response(status: .ok)
        response.headers[.eTag] = "\"\(file.tag)\""
        response.headers[.cacheControl] = "public, max-age=31536000, immutable"
        response.headers[.vary] = "Accept-Encoding"
        if request.headers[.ifNoneMatch]?.contains(file.tag) == true {
            response.status = .notModified
            return response
        }
        response.headers[.contentType] = file.type
        if let compressed = file.compressed, Compression.isAccepted(request.headers[.acceptEncoding]) {
            response.headers[.contentEncoding] = "gzip"
            response.body = ResponseBody(byteBuffer: compressed)
        } else {
            response.body = ResponseBody(byteBuffer: file.plain)
        }
        return response
    }
}
