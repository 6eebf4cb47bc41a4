import Ciphers
package import Kernel

/// Proves to another program that a message is ours: signed over time, id and body, so that it can tell an old message that
/// somebody sends again.
package struct HookSignature: Sendable {
    private let secret: [UInt8]

    package init(secret: [UInt8]) { self.secret = secret }

    /// The head lines of `message`, sent at `now`.
    package func headers(of message: Outgoing, at now: Moment) -> [String] {
        let stamp = "\(now.milliseconds / 1_000)"
        let code = MessageCode.sha256(of: "\(stamp).\(message.id).\(message.body)", secret: secret)
        return [
            "X-Gongkai-Timestamp: \(stamp)", "X-Gongkai-Id: \(message.id)", "X-Gongkai-Signature: v1=\(code)",
        ]
    }
}
