import Kernel
import SQL
import SignedInSite
import Site
import TestSupport

@testable import Corrections

/// Corrections behind their pages and operations: a real database, everybody of `CorrectionWorld` signed in.
typealias CorrectionSite = SignedInSite<CorrectionStoreWorld>

extension SignedInSite<CorrectionStoreWorld> {
    static func with(
        reports: Int = 1_000, _ body: @escaping @Sendable (CorrectionSite) async throws -> Void
    ) async throws {
        try await CorrectionStoreWorld.with(TestDatabases.all[0]) { world in
            try await serving(
                world, to: CorrectionWorld.everybody,
                routes: { routes in
                    CorrectionPortal(
                        corrections: world.corrections, site: .tested,
                        reports: VisitorThrottle(most: reports, within: .seconds(600), sentence: "没有提交：次数过多。请稍后再提交。")
                    ).register(on: routes)
                    CorrectionRoutes(corrections: world.corrections).register(on: routes)
                    CorrectionOperationRoutes(corrections: world.corrections).register(on: routes)
                }, body)
        }
    }
}
