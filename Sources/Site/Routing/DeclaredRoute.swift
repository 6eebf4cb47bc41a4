package import HTTPTypes

/// What a route says of itself: listed by tests (every write route checks its token) and by the OpenAPI document.
package struct DeclaredRoute: Sendable, Hashable {
    /// How a request to the route proves that it was meant.
    package enum Proof: Sendable, Hashable {
        /// Reads only.
        case none
        /// A form with the session's token (T11).
        case formToken
        /// An API call with a bearer token, which no browser sends by itself.
        case bearer
    }

    package let method: HTTPRequest.Method
    /// `/console/plans/{plan}`.
    package let path: String
    package let audience: Audience
    package let proof: Proof
    /// The largest body, in bytes; 0 for routes that read none.
    package let bodyLimit: Int
    /// False when the pattern and the parameter types do not agree.
    package let isSound: Bool
}
