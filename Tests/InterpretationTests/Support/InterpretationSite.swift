import Kernel
import SQL
import SignedInSite
import Site
import TestSupport

@testable import Interpretation

/// Interpretation behind its pages and operations: a real database, everybody of `InterpretationWorld` signed in.
typealias InterpretationSite = SignedInSite<InterpretationWorld>

extension SignedInSite<InterpretationWorld> {
    static func with(
        answers: Int = 1_000, _ body: @escaping @Sendable (InterpretationSite) async throws -> Void
    ) async throws {
        try await InterpretationWorld.with(TestDatabases.all[0]) { world in
            try await serving(
                world, to: InterpretationWorld.everybody,
                routes: { routes in
                    InterpretationRoutes(
                        interpretations: world.interpretations, publishing: world.publishing, people: world.people
                    ).register(on: routes)
                    SurveyPortal(
                        interpretations: world.interpretations, site: .tested,
                        answers: VisitorThrottle(most: answers, within: .seconds(600), sentence: "没有提交：次数过多。请稍后再提交。")
                    ).register(on: routes)
                    InterpretationOperations(interpretations: world.interpretations).register(on: routes)
                }, body)
        }
    }

    /// An act from the page of the only case as it stands now.
    @discardableResult
    func act(_ act: CaseAct, _ fields: [(String, String)] = [], as officer: Officer) async throws -> SiteReply {
        let found = try await world.only()
        return try await post(
            InterpretationLinks.act(found.id, act.rawValue),
            [("version", "\(found.version)")] + fields.map { (CaseField.name(act, $0.0), $0.1) }, as: officer)
    }
}
