package import NIOCore

/// How long and how often one client may keep the server waiting (T18).
package struct ConnectionLimits: Sendable {
    /// From the first byte of a request's head to its last: a client that drips resets no timer.
    package var headDeadline = TimeAmount.seconds(10)
    /// Between requests on a kept connection.
    package var idleTimeout = TimeAmount.seconds(60)
    /// How long a client may leave an answer unread.
    package var writeDeadline = TimeAmount.seconds(60)
    /// The slowest body, in bytes a second, measured over `bodyWindow`.
    package var slowestBody = 1_024
    package var bodyWindow = TimeAmount.seconds(10)
    /// Connections from one address at a time. Addresses of trusted proxies are not limited.
    package var connectionsPerAddress = 100
    /// All header fields together, in bytes.
    package var headerListSize = 32_768
    package var headerCount = 100

    package init() {}
}
