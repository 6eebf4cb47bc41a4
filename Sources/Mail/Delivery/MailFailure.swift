/// Why a message was not taken. It never holds an address or a word of the message.
package enum MailFailure: Error, Hashable, Sendable {
    /// The server is none that may be reached.
    case notReachable
    /// Nobody answers at that place, or the name is not known.
    case unreachable
    /// It took longer than allowed.
    case tooSlow
    /// The line could not be protected as required, or its certificate is not good.
    case insecure
    /// The server does not take user and password.
    case signInRefused
    /// The server said no for good (5xx): sending again makes no sense.
    case refused(code: Int)
    /// The server said not now (4xx).
    case deferred(code: Int)
    /// Something else, by libcurl's number.
    case broken(Int)

    /// Whether trying again later can help.
    package var mayPass: Bool {
        switch self {
        case .unreachable, .tooSlow, .deferred, .broken: true
        case .notReachable, .insecure, .signInRefused, .refused: false
        }
    }
}
