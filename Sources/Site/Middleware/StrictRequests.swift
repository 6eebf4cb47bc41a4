import HTTPTypes
import Hummingbird
import Kernel
import Markup

/// The first middleware: fills the context and refuses what the framework lets pass though two readers could understand
/// it differently (T20). What can only be seen in the raw head is refused a layer below, in `FramingGuard`.
struct StrictRequests: RouterMiddleware {
    typealias Context = SiteContext
    let settings: SiteSettings

    static let targetLimit = 4_096

    func handle(
        _ input: Request, context: SiteContext, next: (Request, SiteContext) async throws -> Response
    ) async throws -> Response {
        var context = context
        context.settings = settings
        context.remoteAddress = RemoteAddress.find(input, peer: context.peer, settings: settings)
        guard let authority = input.head.authority, HostName.isSound(authority) else {
            return try refusal(.badRequest, input, context)
        }
        context.host = settings.hosts.known(authority)
        guard let path = input.head.path, isSound(target: path) else { return try refusal(.badRequest, input, context) }
        guard path.utf8.count <= StrictRequests.targetLimit else { return try refusal(.uriTooLong, input, context) }
        let query = path.utf8.split(separator: UInt8(ascii: "?"), maxSplits: 1).dropFirst().first ?? ""[...].utf8
        let fields: FormFields
        do { fields = try URLEncodedForm.read(query) } catch { return try refusal(.badRequest, input, context) }
        context.query = fields
        context.here = Here.link(path: input.uri.path, fields: fields)
        return try await next(input, context)
    }

    private func isSound(target: String) -> Bool {
        target.utf8.first == UInt8(ascii: "/")
            && target.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "\\") }
            && !target.hasPrefix("//") && PercentEncoding.decode(target).map { !$0.utf8.contains(0) } ?? false
    }

    /// The page as everybody gets it: of what cannot be read, nothing is believed.
    private func refusal(
        _ status: HTTPResponse.Status, _ request: Request, _ context: SiteContext
    ) throws -> Response {
        let isAPI = Surface.isAPI(request.uri.path)
        var response =
            isAPI
            ? Problem(.unreadableAddress, status: status, reference: context.reference).response
            : try RefusalPage(.unreadableAddress, status: status, title: "地址有误").response(in: context)
        response.headers[.connection] = "close"
        response.headers[.cacheControl] = "no-store"
        SecurityHeaders.add(to: &response, secure: settings.baseURL.isSecure)
        return response
    }
}
