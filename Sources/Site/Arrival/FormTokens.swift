import Crypto
import HTTPTypes
import Hummingbird
import Kernel

/// The tokens that prove a form was made by this site for this browser (T11).
///
/// Signed in: HMAC of a fixed word under the session token, so that nothing need be stored. Not signed in: HMAC of the
/// visitor's random cookie under the site's secret (a signed double submit).
struct FormTokens: Sendable {
    let session: SessionToken?
    let notes: AnswerNotes
    let settings: SiteSettings

    var token: String {
        if let session { return FormTokens.mac("form", key: Array(session.text.utf8)) }
        return FormTokens.mac(notes.visitor(), key: settings.formSecret)
    }

    /// Whose form keys these are: no key of one browser says anything about another's.
    var ownerDigest: String { session?.digest ?? FormTokens.mac("owner" + notes.visitor(), key: settings.formSecret) }

    func check(_ form: Form) throws {
        let expected: String
        if let session {
            expected = FormTokens.mac("form", key: Array(session.text.utf8))
        } else {
            guard let visitor = notes.arrivedVisitor else { throw Refusal.formExpired }
            expected = FormTokens.mac(visitor, key: settings.formSecret)
        }
        guard FormTokens.equal(form[Form.tokenName], expected) else { throw Refusal.formExpired }
    }

    /// Browsers say where a form came from; another site's is refused even with a token.
    static func checkOrigin(of request: Request, settings: SiteSettings) throws {
        if let site = request.headers[.secFetchSite], site != "same-origin", site != "none" {
            throw Refusal.foreignForm
        }
        if let origin = request.headers[.origin] {
            let own = origin == settings.baseURL.text || origin == "http://\(request.head.authority ?? "")"
            guard settings.baseURL.isSecure ? origin == settings.baseURL.text : own else { throw Refusal.foreignForm }
        }
    }

    private static func mac(_ message: String, key: [UInt8]) -> String {
        Hexadecimal.text(HMAC<SHA256>.authenticationCode(for: Array(message.utf8), using: SymmetricKey(data: key)))
    }

    /// Takes the same time wherever the texts differ (T15).
    private static func equal(_ one: String, _ other: String) -> Bool {
        let left = Array(one.utf8), right = Array(other.utf8)
        guard left.count == right.count else { return false }
        return zip(left, right).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0
    }
}

extension HTTPField.Name {
    static let requestID = HTTPField.Name(parsed: "x-request-id") ?? .server
    static let secFetchSite = HTTPField.Name(parsed: "sec-fetch-site") ?? .origin
}

extension Refusal {
    static let formExpired = Refusal(.roleRefused, "没有提交：页面停留过久或登录已经变化，表单已失效。请返回上一页刷新后重新提交。")
    static let foreignForm = Refusal(.roleRefused, "没有提交：这张表单不是从本系统页面发出的。请从本系统页面重新填写。")
}
