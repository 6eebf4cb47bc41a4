import HTTPTypes
import Hummingbird
import Markup

/// Gives out public pages from memory, and keeps what handlers mark as the same for everybody.
struct PageCacheMiddleware: RouterMiddleware {
    typealias Context = SiteContext

    /// Longer addresses are not worth their place.
    static let longestTarget = 512

    func handle(
        _ input: Request, context: SiteContext, next: (Request, SiteContext) async throws -> Response
    ) async throws -> Response {
        guard let cache = context.settings.pages, let key = key(input, context) else {
            return try await next(input, context)
        }
        let generation = try await cache.freshen()
        if let page = cache.ready(key) { return page.response(to: input) }
        guard cache.leads(key) else {
            await cache.wait(for: key)
            _ = try await cache.freshen()
            if let page = cache.ready(key) { return page.response(to: input) }
            // What could not be kept is rendered for each visitor.
            return try await next(input, context)
        }
        var page: ReadyPage?
        defer { cache.land(key, page, generation: generation) }
        let watch = NameWatch()
        var watched = context
        watched.query.watch = watch
        let response = try await next(input, watched)
        page = kept(context, watch)
        return page?.response(to: input) ?? response
    }

    /// Nil for what is not the same for everybody: acts, programs, people who are signed in.
    private func key(_ request: Request, _ context: SiteContext) -> PageShelf.Key? {
        guard request.method == .get || request.method == .head, context.signedIn == nil,
            !Surface.isAPI(request.uri.path), request.headers[.authorization] == nil,
            let target = request.head.path, target.utf8.count <= PageCacheMiddleware.longestTarget
        else { return nil }
        return PageShelf.Key(target: target, reading: context.reading, host: context.host)
    }

    /// Pages and notices of withdrawal, made without anything of the visitor's, on addresses whose every query name was
    /// read: other names are invented, and there is no end of them.
    private func kept(_ context: SiteContext, _ watch: NameWatch) -> ReadyPage? {
        guard let answer = context.notes.shared, answer.status == .ok || answer.status == .gone,
            watch.hasSeen(context.query.names)
        else { return nil }
        return ReadyPage(
            answer, route: context.endpointPath ?? "", secure: context.settings.baseURL.isSecure)
    }
}
