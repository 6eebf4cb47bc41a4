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
        routes.page(PublicLinks.file, audience: .everyone) { _, _, hash in
            guard let file = try await publishing.publicFile(hash) else { throw Refusal.notFound }
            return KeptFileAnswer(file: KeptFile(try await bytes(hash), name: file.name))
        }
    }
}
