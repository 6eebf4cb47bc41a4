import Hummingbird
import Kernel
import Markup

extension SiteRoutes {
    /// An operation that changes nothing. Its query is checked before `handler` sees it.
    package func reading<each Parameter: RouteParameter, Result: Answer>(
        _ operation: APIOperation<repeat each Parameter>,
        _ handler: @escaping @Sendable (APICall, repeat each Parameter) async throws -> Result
    ) {
        let facts = operation.facts, route = operation.route
        enter(operation)
        let desk = FrontDesk(audience: facts.audience, settings: settings, showsRail: false)
        router.on(RouterPath(route.pattern), method: facts.method) { request, context in
            let context = try await desk.admitCaller(context)
            let values = try route.read { context.parameters.get($0) }
            let input = try await APIInput.read(facts, request, context)
            let call = APICall(context: context, fields: input.fields, files: [], version: nil, facts: facts)
            return try await handler(call, repeat each values).response(in: context)
        }
    }

    /// An operation that does something. `handler` reads its input and returns the work; the work is carried out once
    /// for an `Idempotency-Key`, together with its receipt.
    package func writing<each Parameter: RouteParameter, Value: Sendable>(
        _ operation: APIOperation<repeat each Parameter>,
        _ handler: @escaping @Sendable (APICall, repeat each Parameter) async throws -> APIWork<Value>
    ) {
        let facts = operation.facts, route = operation.route
        enter(operation)
        let desk = FrontDesk(audience: facts.audience, settings: settings, showsRail: false)
        let work = APIDesk(facts: facts, receipts: settings.receipts, inFlight: keysInFlight)
        router.on(RouterPath(route.pattern), method: facts.method) { request, context in
            let context = try await desk.admitCaller(context)
            let values = try route.read { context.parameters.get($0) }
            return try await work.serve(request, context) { call in try await handler(call, repeat each values) }
        }
    }

    private func enter<each Parameter: RouteParameter>(_ operation: APIOperation<repeat each Parameter>) {
        let facts = operation.facts
        operations.append(facts)
        declare(
            operation.route, facts.method, facts.audience, facts.kind == .reads ? .none : .bearer,
            facts.kind == .reads ? 0 : facts.body.limit)
    }

    /// Serves the description of every operation registered so far, itself too.
    func publishDescription() {
        let operation = APIOperation(
            .get, PlainRoute(path: "/api/openapi.json"), "接口说明（OpenAPI 3.1）", tag: "说明", kind: .reads,
            audience: .everyone,
            answers: .json(.object([])))
        let document = Array(
            OpenAPIDocument(operations: operations + [operation.facts], server: settings.baseURL.text).value.text.utf8)
        reading(operation) { _ in JSONAnswer(document) }
    }
}

extension FrontDesk {
    /// Lets a caller with a token in; a refusal speaks of the token, since there is no page to sign in at.
    func admitCaller(_ context: SiteContext) async throws -> SiteContext {
        guard audience == .everyone || context.signedIn != nil else { throw Refusal.tokenRequired }
        return try await admit(context)
    }
}
