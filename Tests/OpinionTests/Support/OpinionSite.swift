import Kernel
import SQL
import SignedInSite
import Site
import TestSupport

@testable import Opinion

/// Opinion behind its pages and operations: a real database, everybody of `OpinionWorld` signed in.
typealias OpinionSite = SignedInSite<OpinionWorld>

extension SignedInSite<OpinionWorld> {
    static func with(_ body: @escaping @Sendable (OpinionSite) async throws -> Void) async throws {
        try await OpinionWorld.with(TestDatabases.all[0]) { world in
            try await serving(
                world, to: OpinionWorld.everybody,
                routes: { routes in
                    OpinionRoutes(opinions: world.opinions, publishing: world.publishing).register(on: routes)
                    OpinionOperations(opinions: world.opinions).register(on: routes)
                }, body)
        }
    }

    /// An act from the page of a case as it stands now.
    @discardableResult
    func act(
        _ act: OpinionAct, _ fields: [(String, String)] = [], on id: OpinionID, as officer: Officer
    ) async throws -> SiteReply {
        let found = try await world.found(id)
        return try await post(
            OpinionLinks.act(id, act.rawValue),
            [("version", "\(found.version)")] + fields.map { (OpinionField.name(act, $0.0), $0.1) }, as: officer)
    }
}
