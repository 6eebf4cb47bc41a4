import Kernel
import OfficeFormats
import SQL
import SignedInSite
import Site
import TestSupport

@testable import Consultation

/// Consultations behind their pages and operations: a real database, everybody of `ConsultationWorld` signed in.
typealias ConsultationSite = SignedInSite<ConsultationStoreWorld>

extension SignedInSite<ConsultationStoreWorld> {
    static func with(
        usual: Int = 1_000, most: Int = 1_000, _ body: @escaping @Sendable (ConsultationSite) async throws -> Void
    ) async throws {
        try await ConsultationStoreWorld.with(TestDatabases.all[0]) { world in
            try await serving(
                world, to: ConsultationWorld.everybody,
                routes: { routes in
                    ConsultationPortal(
                        consultations: world.consultations, site: .tested,
                        usual: VisitorThrottle(most: usual, within: .seconds(600), sentence: ""),
                        most: VisitorThrottle(most: most, within: .seconds(600), sentence: "没有提交：次数过多。请稍后再提交。")
                    ).register(on: routes)
                    // Read here and not in a child: the child is tested with the reader.
                    let reading = DraftWordReading { bytes, name in
                        do {
                            return try await RichReader.document(bytes, name: name)
                        } catch let error as ReadingError { throw Refusal(.invalid, error.sentence) }
                    }
                    ConsultationRoutes(
                        consultations: world.consultations, normatives: world.normatives, reading: reading
                    ).register(on: routes)
                    ConsultationOperationRoutes(consultations: world.consultations).register(on: routes)
                }, body)
        }
    }
}
