import Kernel
import SignedInSite
import Site
import TestSupport

@testable import Inspection

/// Inspection behind its pages and operations: a real database, everybody of `InspectionWorld` signed in.
typealias InspectionSite = SignedInSite<InspectionWorld>

extension SignedInSite<InspectionWorld> {
    static func with(_ body: @escaping @Sendable (InspectionSite) async throws -> Void) async throws {
        try await InspectionWorld.with(TestDatabases.all[0]) { world in
            try await serving(
                world, to: InspectionWorld.everybody,
                routes: { routes in
                    InspectionRoutes(inspections: world.inspections, ports: [8_080]).register(on: routes)
                    InspectionOperations(inspections: world.inspections, ports: [8_080]).register(on: routes)
                }, body)
        }
    }

    /// Two faults of a section and one that belongs to nobody; all of it was looked at.
    func tellFaults() {
        world.told.set(
            [
                InspectionFact(
                    .stalePolicy, "栏目“政策”", amount: 200, address: "/columns/zc", note: "最近一次 2025-08-22",
                    unit: InspectionWorld.section),
                InspectionFact(.deadLink, "/a", address: "/articles/1", unit: InspectionWorld.section),
                InspectionFact(.wording, "“其它”", address: "/articles/2"),
                InspectionFact(.promptAnswers, "来信", amount: 100, address: "/console/letters", note: "100%"),
            ], seen: [.stalePolicy, .deadLink, .wording, .promptAnswers])
    }
}
