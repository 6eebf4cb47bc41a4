import HTTPTypes
import Inspection
import Kernel
import SignedInSite
import Site
import TestSupport

@testable import Assessment

/// Assessment behind its pages and operations; records of articles are closed to the clerk.
typealias AssessmentSite = SignedInSite<AssessmentWorld>

extension SignedInSite<AssessmentWorld> {
    static func with(
        _ body: @escaping @Sendable (AssessmentSite, AssessmentRound) async throws -> Void
    ) async throws {
        let door: RecordDoor = { items, officer in
            Set(items.filter { officer != AssessmentWorld.clerk || !$0.address.hasPrefix("/console/articles") })
        }
        try await AssessmentWorld.with(TestDatabases.all[0]) { world in
            let round = try await world.assessments.open(2025, by: AssessmentWorld.assessor)
            try await serving(
                world, to: AssessmentWorld.everybody,
                routes: { routes in
                    AssessmentRoutes(assessments: world.assessments, door: door).register(on: routes)
                    AssessmentOperations(assessments: world.assessments, door: door).register(on: routes)
                }
            ) { try await body($0, round) }
        }
    }

    /// The steps up to the notice, as programs take them: the act, who does it, and the fields it carries.
    static let steps: [(act: String, officer: Officer, fields: String)] = [
        ("report", AssessmentWorld.head, #"{"words": "按要求公开。"}"#),
        (
            "check", AssessmentWorld.assessor,
            #"{"scores": [{"indicator": "B1", "points": "9", "reason": "没有报送", "address": "/console/plans"}]}"#
        ),
        ("comment", AssessmentWorld.openness, #"{"words": "属实。"}"#), ("approve", AssessmentWorld.deputy, "{}"),
        ("notify", AssessmentWorld.assessor, "{}"),
    ]

    func act(
        _ act: String, _ fields: String, on id: AssessmentSheetID, as officer: Officer, version: Int?
    ) async throws -> SiteReply {
        try await call(
            .post, "/api/v1/assessment-sheets/\(id)/acts", #"{"act": "\#(act)", "fields": \#(fields)}"#, as: officer,
            version: version)
    }
}
