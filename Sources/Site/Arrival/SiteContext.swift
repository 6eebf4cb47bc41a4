package import Hummingbird
package import Kernel
import Logging
package import Markup
import NIOCore

/// What is known about a request besides the request itself: who asks, from where, under which number.
package struct SiteContext: RequestContext {
    package var coreContext: CoreRequestContextStorage
    /// Who is signed in; nil for everybody else.
    package internal(set) var signedIn: SignedIn?
    /// The token of the session, to sign out with.
    package internal(set) var session: SessionToken?
    /// The number that the log and error pages name this request by.
    package internal(set) var reference = ""
    /// The address the request came from (behind trusted proxies, the one they name).
    package internal(set) var remoteAddress = ""
    /// The query of the address, decoded.
    package internal(set) var query = FormFields()
    /// The name of a portal of its own under which this was asked for; empty for the default portal.
    package internal(set) var host = ""
    /// What the person chose for reading.
    package internal(set) var reading = ReadingChoice()
    package var isElderMode: Bool { reading.isElder }
    /// The left rail for the person who is signed in.
    package internal(set) var rail: [RailEntry] = []
    package internal(set) var settings: SiteSettings
    /// Where this request was addressed, to mark the present page and to come back to.
    package internal(set) var here = Link("/")
    let notes = AnswerNotes()
    let peer: String

    package init(source: ApplicationRequestContextSource) {
        coreContext = .init(source: source)
        peer = source.channel.remoteAddress?.plainAddress ?? ""
        settings = .unconfigured
    }

    /// A context without a request: for the static export, the storybook and tests that draw pages.
    package init(drawing here: Link, settings: SiteSettings, signedIn: SignedIn? = nil, rail: [RailEntry] = []) {
        coreContext = .init(source: DrawnSource(logger: settings.errorLog))
        peer = ""
        self.settings = settings
        self.signedIn = signedIn
        self.rail = rail
        self.here = here
        session = signedIn == nil ? nil : SessionToken()
        for item in here.query { query.add(item.value, to: item.name) }
    }

    /// Whom a throttle counts: who is signed in, for a whole agency works behind one address; everybody else by address.
    package var asker: String { signedIn.map { "member \($0.officer.id.text)" } ?? remoteAddress }

    /// The person who acts.
    package var officer: Officer? { signedIn?.officer }

    /// The person who acts, on routes whose audience is not everyone.
    ///
    /// - Throws: `Refusal` when nobody is signed in.
    package func requireOfficer() throws -> Officer {
        guard let officer else { throw Refusal.signInRequired }
        return officer
    }

    /// The hidden fields that every form carries: the token (T11) and, unless `once` is false, a key that makes a second
    /// click harmless (T24).
    package func hiddenFields(once: Bool = true) -> HTML {
        notes.markPersonal()
        let token = formTokens.token
        let key: HTML =
            once ? "<input type=\"hidden\" name=\"\(Form.keyName)\" value=\"\(Hexadecimal.random(bytes: 16))\">" : ""
        return "<input type=\"hidden\" name=\"\(Form.tokenName)\" value=\"\(token)\">\(key)"
    }

    /// Sets the session cookie on the answer. The caller made the token new (T12: rotate at sign-in and role change).
    package func signIn(_ token: SessionToken) {
        notes.addCookie(SiteCookie.session.setting(token.text, secure: settings.baseURL.isSecure))
    }

    /// Takes the session cookie away.
    package func signOut() { notes.addCookie(SiteCookie.session.clearing(secure: settings.baseURL.isSecure)) }

    /// A word for this browser that no other can guess; the same as long as it keeps its cookie, or its session.
    package var visitorMark: String { formTokens.ownerDigest }

    /// Gives `word` (letters, digits, hyphens) to this visitor's next pages for ten minutes in a cookie, not in an address,
    /// where histories and logs would keep it.
    package func hand(_ word: String, for purpose: String) {
        let value = "\(purpose).\(word)"
        guard value.utf8.count <= 200, value.utf8.allSatisfy(HandedWord.isByte) else { return }
        notes.markPersonal()
        notes.addCookie(SiteCookie.handed.setting(value, secure: settings.baseURL.isSecure) + "; Max-Age=600")
    }

    /// What was handed over for this purpose and has not expired.
    package func handed(for purpose: String) -> String? {
        notes.markPersonal()
        guard let value = notes.handed, value.hasPrefix(purpose + "."), value.utf8.count <= 200,
            value.utf8.allSatisfy(HandedWord.isByte)
        else { return nil }
        return String(value.dropFirst(purpose.count + 1))
    }

    /// The present answer is for this visitor alone: no page made for this request is kept for others.
    package func keepPrivate() { notes.markPersonal() }

    var formTokens: FormTokens { FormTokens(session: session, notes: notes, settings: settings) }
}

enum HandedWord {
    static func isByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "-"):
            true
        default: false
        }
    }
}

private struct DrawnSource: RequestContextSource {
    let logger: Logger
}

extension SiteSettings {
    // Replaced by the first middleware before anything reads it.
    static let unconfigured = SiteSettings(baseURL: .loopback)
}

extension BaseURL {
    /// A server that only this machine reaches.
    package static let loopback = BaseURL(host: "127.0.0.1", port: 8080)

    /// Plain HTTP on this machine.
    package init(host: String, port: Int) {
        authority = host.contains(":") ? "[\(host)]:\(port)" : "\(host):\(port)"
        text = "http://" + authority
        isSecure = false
    }
}
