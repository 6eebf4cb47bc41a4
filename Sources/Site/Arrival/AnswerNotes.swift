import Kernel
import Synchronization

/// What handlers and components want on the answer besides its body: cookies to set. One per request.
final class AnswerNotes: Sendable {
    private struct State {
        var cookies: [String] = []
        var visitor: String?
        var visitorIsNew = false
        var member: String?
        var person: SignedIn?
        var session: SessionToken?
        var rail: [RailEntry] = []
        var shared: SharedAnswer?
        var isPersonal = false
        var reading = ReadingChoice()
        var handed: String?
    }
    private let state = Mutex(State())

    func addCookie(_ line: String) { state.withLock { $0.cookies.append(line) } }

    /// The value of the visitor's cookie as it arrived.
    func recall(visitor: String) { state.withLock { $0.visitor = visitor } }

    /// Who turned out to be signed in: for the log, the cache header, and pages that explain an error, which are drawn
    /// where only the outer context is known.
    func recall(_ person: SignedIn, session: SessionToken?) {
        state.withLock {
            $0.person = person
            $0.session = session
            $0.member = person.officer.id.text
        }
    }

    /// The answer is the same for everybody, unless something of this visitor's went into it.
    func share(_ answer: SharedAnswer) { state.withLock { $0.shared = answer } }
    func markPersonal() { state.withLock { $0.isPersonal = true } }
    var shared: SharedAnswer? {
        state.withLock { state in
            guard !state.isPersonal, !state.visitorIsNew, state.cookies.isEmpty, state.member == nil else { return nil }
            return state.shared
        }
    }

    func recall(handed: String) { state.withLock { $0.handed = handed } }
    var handed: String? { state.withLock { $0.handed } }
    func recall(_ reading: ReadingChoice) { state.withLock { $0.reading = reading } }
    func recall(rail: [RailEntry]) { state.withLock { $0.rail = rail } }
    var member: String? { state.withLock { $0.member } }

    /// `context` with all that was found out further in.
    func completing(_ context: SiteContext) -> SiteContext {
        state.withLock { state in
            var context = context
            context.signedIn = state.person
            context.session = state.session
            context.rail = state.rail
            context.reading = state.reading
            return context
        }
    }

    /// The visitor's value; made (and set on the answer) only when a page needs it, so that cached pages set no cookie.
    func visitor() -> String {
        state.withLock { state in
            state.isPersonal = true
            if let visitor = state.visitor { return visitor }
            let fresh = Hexadecimal.random(bytes: 32)
            state.visitor = fresh
            state.visitorIsNew = true
            return fresh
        }
    }

    /// The visitor's value as it arrived, or nil.
    var arrivedVisitor: String? { state.withLock { $0.visitorIsNew ? nil : $0.visitor } }

    func cookies(secure: Bool) -> [String] {
        state.withLock { state in
            guard state.visitorIsNew, let visitor = state.visitor else { return state.cookies }
            return state.cookies + [SiteCookie.visitor.setting(visitor, secure: secure)]
        }
    }
}
