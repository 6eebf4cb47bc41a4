import Kernel
import OfficeFormats
import SQL
import SignedInSite
import Site
import TestSupport

@testable import Letters

/// Letters behind their pages and operations: a real database, everybody of `LetterWorld` signed in.
typealias LetterSite = SignedInSite<LetterStoreWorld>

extension SignedInSite<LetterStoreWorld> {
    static func with(sends: Int = 1_000, _ body: @escaping @Sendable (LetterSite) async throws -> Void) async throws {
        try await LetterStoreWorld.with(TestDatabases.all[0]) { world in
            var limits = LetterPortalLimits()
            limits.sends = VisitorThrottle(most: sends, within: .seconds(600), sentence: "没有提交：次数过多。请稍后再提交。")
            try await serving(
                world, to: LetterWorld.everybody,
                routes: { routes in
                    LetterPortal(letters: world.letters, site: .tested, limits: limits).register(on: routes)
                    LetterRoutes(
                        letters: world.letters,
                        reading: LetterTableReading { _, _ in ReadDocument(format: .xlsx, blocks: []) }
                    ).register(on: routes)
                    LetterOperationRoutes(letters: world.letters).register(on: routes)
                }, body)
        }
    }
}
