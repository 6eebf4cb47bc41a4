package import HTTPTypes
import Hummingbird
package import Kernel
import Logging
import Markup
import NIOHTTP1

/// Turns everything that is thrown into an answer, in one place: refusals with their own sentence, all else with a fixed
/// one and a reference number. What went wrong inside goes to the log, never to the person.
struct ErrorAnswers: RouterMiddleware {
    typealias Context = SiteContext

    func handle(
        _ input: Request, context: SiteContext, next: (Request, SiteContext) async throws -> Response
    ) async throws -> Response {
        do {
            return try await next(input, context)
        } catch let detour as Detour {
            return try SeeOther(detour.link).response(in: context)
        } catch let refusal as Refusal {
            return try answer(refusal, input, context)
        } catch let error as DecodingError {
            context.settings.errorLog.debug(
                "unreadable body", metadata: ["reference": "\(context.reference)", "error": "\(error)"])
            return try answer(.unreadableForm, input, context)
        } catch let error as HTTPError {
            return try answer(ErrorAnswers.refusal(for: error.status), input, context, status: error.status)
        } catch is HTTPParserError {
            // The body broke in the middle: what follows on this connection cannot be told apart.
            return Response(status: .badRequest, headers: [.connection: "close"])
        } catch {
            if error is CancellationError { throw error }
            context.settings.errorLog.error(
                "unexpected error", metadata: ["reference": "\(context.reference)", "error": "\(error)"])
            return try answer(.unexpected(context.reference), input, context, status: .internalServerError)
        }
    }

    private func answer(
        _ refusal: Refusal, _ request: Request, _ context: SiteContext, status: HTTPResponse.Status? = nil
    ) throws -> Response {
        let status = status ?? refusal.code.status
        let context = context.notes.completing(context)
        var response: Response
        if Surface.isAPI(request.uri.path) {
            response = Problem(refusal, status: status, reference: context.reference).response
            if status == .unauthorized { response.headers[.wwwAuthenticate] = "Bearer realm=\"gongkai\"" }
        } else if refusal.code == .signInRequired, request.method == .get || request.method == .head {
            let next = context.settings.signInPage.query("next", context.here.address)
            response = try SeeOther(next).response(in: context)
        } else {
            response = try RefusalPage(refusal, status: status).response(in: context)
        }
        if refusal.code == .tooManyAttempts || refusal.code == .unavailable { response.headers[.retryAfter] = "60" }
        // The rest of a body that was refused is not read.
        if refusal.code == .tooLarge { response.headers[.connection] = "close" }
        return response
    }

    private static func refusal(for status: HTTPResponse.Status) -> Refusal {
        switch status {
        case .notFound: .noSuchPage
        case .contentTooLarge: .bodyTooLarge(1_000_000)
        default: .unreadableForm
        }
    }
}

extension Refusal.Code {
    /// The HTTP status of each kind of refusal; nowhere else is one chosen.
    package var status: HTTPResponse.Status {
        switch self {
        case .notFound: .notFound
        case .signInRequired: .unauthorized
        case .roleRefused: .forbidden
        case .stateRefused: .conflict
        case .changedMeanwhile: .preconditionFailed
        case .versionMissing: .preconditionRequired
        case .invalid: .unprocessableContent
        case .tooLarge: .contentTooLarge
        case .tooManyAttempts: .tooManyRequests
        case .unavailable: .serviceUnavailable
        }
    }

    /// The title of the page that explains it.
    var title: String {
        switch self {
        case .notFound: "没有找到"
        case .signInRequired: "需要登录"
        case .roleRefused: "没有权限"
        case .stateRefused: "现在不能办理"
        case .changedMeanwhile: "内容已被他人修改"
        case .versionMissing: "没有说明版本"
        case .invalid: "填写有误"
        case .tooLarge: "内容过大"
        case .tooManyAttempts: "操作过于频繁"
        case .unavailable: "暂时不能办理"
        }
    }
}

extension Refusal {
    static let noSuchPage = Refusal(.notFound, "没有找到这一页：地址有误，或者内容已经移走。请从首页或搜索重新进入。")

    static let unreadableAddress = Refusal(.invalid, "没有打开这一页：地址的写法不对，不能识别。请检查地址，或者从首页、搜索重新进入。")

    static func unexpected(_ reference: String) -> Refusal {
        Refusal(.unavailable, "没有办成：系统内部出错，内容没有改变。请稍后再试；仍然出错时，请把编号 \(reference) 告诉系统管理员。")
    }
}
