import HTTPTypes
package import Hummingbird
import Kernel
package import Markup

/// Where capabilities register their pages and acts. There is no way to register a route without saying who may ask for
/// it, nor one that changes something without a form token or a bearer token. Operations of the API are registered with
/// `reading` and `writing`.
package final class SiteRoutes {
    /// All routes, in the order of registration.
    package private(set) var declared: [DeclaredRoute] = []
    /// All operations of the API, in the order of registration: what the OpenAPI document is printed from.
    package internal(set) var operations: [APIFacts] = []
    let keysInFlight = APIKeysInFlight()
    let router: Router<SiteContext>
    let settings: SiteSettings

    init(router: Router<SiteContext>, settings: SiteSettings) {
        self.router = router
        self.settings = settings
    }

    /// A page that is read: GET, and HEAD with it.
    package func page<each Parameter: RouteParameter, Result: Answer>(
        _ route: Route<repeat each Parameter>, audience: Audience,
        _ handler: @escaping @Sendable (Request, SiteContext, repeat each Parameter) async throws -> Result
    ) {
        declare(route, .get, audience, .none, 0)
        let desk = FrontDesk(audience: audience, settings: settings)
        router.get(RouterPath(route.pattern)) { request, context in
            let context = try await desk.admit(context)
            let values = try route.read { context.parameters.get($0) }
            return try await handler(request, context, repeat each values).response(in: context)
        }
    }

    /// A page without parameters.
    package func page(
        _ link: Link, audience: Audience,
        _ handler: @escaping @Sendable (Request, SiteContext) async throws -> some Answer
    ) { page(PlainRoute(path: link.path), audience: audience, handler) }

    /// An act: POST of a form. The form is read within `limits` and its token is checked before `handler` sees it; a form
    /// key that was used before is answered as the first time (T24).
    package func act<each Parameter: RouteParameter, Result: Answer>(
        _ route: Route<repeat each Parameter>, audience: Audience, reading limits: FormLimits = .form,
        _ handler: @escaping @Sendable (Form, SiteContext, repeat each Parameter) async throws -> Result
    ) {
        declare(route, .post, audience, .formToken, limits.total)
        let desk = FrontDesk(audience: audience, settings: settings)
        router.post(RouterPath(route.pattern)) { request, context in
            try FormTokens.checkOrigin(of: request, settings: context.settings)
            let context = try await desk.admit(context)
            let values = try route.read { context.parameters.get($0) }
            let form = try await FormReader(limits: limits).read(request)
            defer { form.discardFiles() }
            try context.formTokens.check(form)
            return try await desk.once(form, context) {
                try await handler(form, context, repeat each values).response(in: context)
            }
        }
    }

    /// An act without parameters.
    package func act(
        _ link: Link, audience: Audience, reading limits: FormLimits = .form,
        _ handler: @escaping @Sendable (Form, SiteContext) async throws -> some Answer
    ) { act(PlainRoute(path: link.path), audience: audience, reading: limits, handler) }

    func declare<each Parameter: RouteParameter>(
        _ route: Route<repeat each Parameter>, _ method: HTTPRequest.Method, _ audience: Audience,
        _ proof: DeclaredRoute.Proof, _ bodyLimit: Int
    ) {
        declared.append(
            DeclaredRoute(
                method: method, path: route.pattern, audience: audience, proof: proof, bodyLimit: bodyLimit,
                isSound: route.names.count == route.parameterCount))
    }
}
