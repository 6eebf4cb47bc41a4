import HTTPTypes
import Hummingbird
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
        guard let authority = input.head.authority, HostName.isSound(authority) else { return refusal(.badRequest) }
        guard let path = input.head.path, isSound(target: path) else { return refusal(.badRequest) }
        guard path.utf8.count <= StrictRequests.targetLimit else { return refusal(.uriTooLong) }
        let query = path.utf8.split(separator: UInt8(ascii: "?"), maxSplits: 1).dropFirst().first ?? ""[...].utf8
        let fields: FormFields
        do { fields = try URLEncodedForm.read(query) } catch { return refusal(.badRequest) }
        context.query = fields
        context.here = Here.link(path: input.uri.path, fields: fields)
        return try await next(input, context)
    }

    private func isSound(target: String) -> Bool {
        target.utf8.first == UInt8(ascii: "/")
            && target.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "\\") }
            && !target.hasPrefix("//") && PercentEncoding.decode(target).map { !$0.utf8.contains(0) } ?? false
    }

    private func refusal(_ status: HTTPResponse.Status) -> Response {
        Response(status: status, headers: [.connection: "close", .cacheControl: "no-store"])
    }
}
