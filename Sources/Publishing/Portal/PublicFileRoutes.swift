import HTTPTypes
package import Hummingbird
import Kernel
package import Site

/// Gives out the bytes of a kept file, checked against their hash.
package typealias FileBytes = @Sendable (_ hash: String) async throws -> [UInt8]

/// The files of articles that can be read now. Pictures are shown in the page, everything else is saved; neither can act
/// as a page of the site (T4).
package struct PublicFileRoutes: Sendable {
    let publishing: PublishingStore
    let bytes: FileBytes

    package init(publishing: PublishingStore, bytes: @escaping FileBytes) {
        self.publishing = publishing
        self.bytes = bytes
    }

    package func register(on routes: SiteRoutes) {
        routes.page(PublicLinks.file, audience: .everyone) { request, context, hash in
            guard let file = try await publishing.publicFile(hash) else { throw Refusal.notFound }
            let tag = KeptFileAnswer.tag(hash)
            if request.headers[values: .ifNoneMatch].contains(where: { $0.contains(tag) }) {
                return Response(status: .notModified, headers: [.eTag: tag, .cacheControl: "no-cache"])
            }
            return try KeptFileAnswer(file: KeptFile(try await bytes(hash), name: file.name), hash: hash)
                .response(in: context)
        }
    }
}
