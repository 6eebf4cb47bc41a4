import HTTPTypes
package import Hummingbird
import HummingbirdCore
import Kernel
package import Logging
import NIOCore
package import ServiceLifecycle
import UnixSignals

/// The web server: the site on one port, health and metrics on another, and an orderly end.
package struct SiteServer {
    /// Where and how it serves.
    package struct Configuration: Sendable {
        package var host = "127.0.0.1"
        package var port = 8080
        /// Port for `/metrics`, `/healthz`, `/readyz`, on loopback; nil for none.
        package var opsPort: Int?
        package var limits = ConnectionLimits()
        /// Between saying "not ready" and taking no more connections, so that a balancer can notice.
        package var drainDelay = Duration.seconds(5)
        /// How long requests that have begun may still take.
        package var drainLimit = Duration.seconds(20)

        package init() {}
    }

    let builder: SiteBuilder
    let router: Router<SiteContext>
    let configuration: Configuration
    let logger: Logger

    /// - Parameter router: From `SiteBuilder.build`.
    /// - Throws: A `Refusal` when plain HTTP would be served to other machines.
    package init(
        _ builder: SiteBuilder, router: Router<SiteContext>, configuration: Configuration, logger: Logger
    ) throws {
        let isLoopback = ["127.0.0.1", "::1", "localhost"].contains(configuration.host)
        guard builder.settings.baseURL.isSecure || isLoopback else {
            throw Refusal(.invalid, "没有启动：对外提供服务必须设置以 https:// 开头的访问地址。请设置 --base-url，或只在本机提供服务。")
        }
        self.builder = builder
        self.router = router
        self.configuration = configuration
        self.logger = logger
    }

    /// The site as a Hummingbird application, for tests over real sockets.
    package func application(
        onRunning: @escaping @Sendable (Int) async -> Void = { _ in }
    ) -> Application<RouterResponder<SiteContext>> {
        let ledger = ConnectionLedger(unlimited: builder.settings.trustedProxies)
        let limits = configuration.limits, metrics = builder.metrics, settings = builder.settings
        return Application(
            router: router,
            server: HTTPServerBuilder { responder in
                GuardedChannel(
                    responder: responder, limits: limits, ledger: ledger, metrics: metrics, settings: settings)
            },
            configuration: ApplicationConfiguration(address: .hostname(configuration.host, port: configuration.port)),
            onServerRunning: { await onRunning($0.localAddress?.port ?? 0) }, logger: logger)
    }

    /// Serves until SIGTERM or SIGINT: then not ready, a pause, no new connections, the begun requests, the end.
    ///
    /// - Parameter services: What runs beside it (background work); stopped after the last request.
    package func run(
        services: [any Service] = [], onRunning: @escaping @Sendable (Int) async -> Void = { _ in }
    ) async throws {
        var all = services
        if let port = configuration.opsPort { all.insert(opsApplication(port), at: 0) }
        all.append(application(onRunning: onRunning))
        // Services are stopped in reverse order, so this one first.
        all.append(DrainNotice(health: builder.health, delay: configuration.drainDelay))
        var group = ServiceGroupConfiguration(
            services: all, gracefulShutdownSignals: [.sigterm, .sigint], logger: logger)
        group.maximumGracefulShutdownDuration = configuration.drainDelay + configuration.drainLimit
        try await ServiceGroup(configuration: group).run()
    }

    /// What the machine's keeper asks: counters and health, on loopback.
    func opsApplication(_ port: Int) -> Application<RouterResponder<BasicRequestContext>> {
        let router = Router()
        let metrics = builder.metrics, health = builder.health
        router.get("/metrics") { _, _ in
            Response(
                status: .ok, headers: [.contentType: "text/plain; version=0.0.4"],
                body: ResponseBody(byteBuffer: ByteBuffer(string: metrics.text)))
        }
        router.get("/healthz") { _, _ in "ok\n" }
        router.get("/readyz") { _, _ in
            let report = await health.report()
            return Response(
                status: report.isReady ? .ok : .serviceUnavailable,
                body: ResponseBody(byteBuffer: ByteBuffer(string: report.text)))
        }
        return Application(
            router: router, configuration: ApplicationConfiguration(address: .hostname("127.0.0.1", port: port)),
            logger: logger)
    }
}

/// Says "not ready" when the end begins, and waits a little before the next service is stopped.
struct DrainNotice: Service {
    let health: Health
    let delay: Duration

    func run() async throws {
        try await gracefulShutdown()
        health.startDraining()
        try await Task.sleep(for: delay)
    }
}
