import Foundation
import Kernel
import Markup
import ObjectStorage
import SignedInSite
import Site
import TestSupport

@testable import Documents

/// The library behind its pages: real database, real files, everybody of `NormativeWorld` signed in.
typealias NormativeSite = SignedInSite<NormativeStoreWorld>

extension SignedInSite<NormativeStoreWorld> {
    static func with(
        on day: String = "2026-06-10", _ body: @escaping @Sendable (NormativeSite) async throws -> Void
    ) async throws {
        try await NormativeStoreWorld.with(on: day) { world, _ in
            try await TestFolder.with { folder in
                let files = try FileStore(root: folder.path("files"))
                try await serving(
                    world, to: NormativeWorld.everybody,
                    changing: {
                        $0.rail = { _ in [RailEntry(id: "normative", title: "规范性文件", link: NormativeLinks.list)] }
                    },
                    routes: { routes in
                        NormativeRoutes(texts: world.texts, files: FileShelf(files: files)).register(on: routes)
                        NormativePortalRoutes(texts: world.texts, site: .tested).register(on: routes)
                    }, body)
            }
        }
    }

    /// One act on a text; the version is read first.
    func act(
        _ act: NormativeAct, _ id: NormativeID, _ fields: [(String, String)], as officer: Officer
    ) async throws -> SiteReply {
        let version = try await world.texts.text(id, for: NormativeWorld.legal).version
        return try await post(
            NormativeLinks.act(id, act.rawValue),
            fields.map { (NormativeField.name(act, $0.0), $0.1) } + [("version", "\(version)")], as: officer)
    }
}
