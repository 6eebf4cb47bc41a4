import Hummingbird
import Logging
import NIOCore
import ServiceLifecycle

@testable import Site

/// A test site on a real socket, with limits of its own.
struct RunningSite {
    let site: TestSite

    func serve<Result: Sendable>(
        _ change: (inout ConnectionLimits) -> Void = { _ in },
        _ body: @escaping @Sendable (Int) async throws -> Result
    ) async throws -> Result {
        var configuration = SiteServer.Configuration()
        configuration.port = 0
        change(&configuration.limits)
        let logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        let server = try SiteServer(
            SiteBuilder(site.settings, metrics: site.metrics), router: site.routes.router, configuration: configuration,
            logger: logger)
        let (ports, continuation) = AsyncStream.makeStream(of: Int.self)
        let application = server.application { continuation.yield($0) }
        let group = ServiceGroup(configuration: .init(services: [application], logger: logger))
        return try await withThrowingTaskGroup(of: Void.self) { tasks in
            tasks.addTask { try await group.run() }
            var port = 0
            for await bound in ports {
                port = bound
                break
            }
            let result = try await body(port)
            await group.triggerGracefulShutdown()
            try await tasks.waitForAll()
            return result
        }
    }
}
