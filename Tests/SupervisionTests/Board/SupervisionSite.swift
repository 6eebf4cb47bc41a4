import Kernel
import Markup
import Obligations
import SignedInSite
import Site
import TestSupport

@testable import Supervision

/// Supervision behind its pages, with everybody of `SupervisionPeople`.
typealias SupervisionSite = SignedInSite<SupervisionWorld>

extension SignedInSite<SupervisionWorld> {
    typealias People = SupervisionPeople

    /// The title of what has an id ending so is not for the assessor.
    static var hidden: String { "秘密" }

    static func with(
        on day: String = "2026-09-10", _ body: @escaping @Sendable (SupervisionSite) async throws -> Void
    ) async throws {
        try await SupervisionWorld.with(TestDatabases.all[0], on: day) { world in
            try await serving(
                world, to: People.everybody,
                routes: { routes in
                    SupervisionRoutes(
                        board: world.board, items: world.items, registers: world.registers, door: door,
                        ruleTitle: { $0 == "FOI-26" ? "主动公开信息" : $0 }, pdf: { _ in Array("%PDF".utf8) }
                    ).register(on: routes)
                    SupervisionOperationRoutes(board: world.board, items: world.items, door: door).register(on: routes)
                }, body)
        }
    }

    private static var door: DutyDoor {
        { owed, officer in
            var places: DutyPlaces = [:]
            for one in owed {
                let isHidden = one.subject.id.hasSuffix(hidden) && officer == People.assessor
                places[one.id] = DutyPlace(link: Link("/console/documents"), isReadable: !isHidden)
            }
            return places
        }
    }
}
